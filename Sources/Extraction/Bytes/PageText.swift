import CUchardet

/// The text of a page's bytes, as valid UTF-8.
///
/// The order of belief: a byte order mark; NUL bytes in the pattern of UTF-16; UTF-8 that is valid
/// (over any claim, since text in another encoding is hardly ever valid UTF-8 by chance); the
/// declared type; `meta` anywhere in the head (one page in seven declares it after the first 1,024
/// bytes); UTF-8 with a few broken bytes; and last a guess by uchardet.
struct PageText {
  /// Valid UTF-8 without byte order mark.
  let bytes: [UInt8]
  /// The encoding it was in, by its WHATWG name.
  let encoding: String

  /// Decodes the bytes of a page.
  ///
  /// - Throws: `empty` and `binary`.
  init(_ page: Page) throws(ExtractionError) {
    let bytes = page.bytes
    guard !bytes.isEmpty else { throw .empty }
    if let wide = Self.wideText(bytes) {
      (self.bytes, encoding) = wide
    } else {
      if let kind = BinaryKind.of(bytes) { throw .binary(kind: kind) }
      (self.bytes, encoding) = Self.narrowText(bytes, declaredType: page.declaredType)
    }
    guard self.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
  }

  // MARK: UTF-16 and UTF-32

  private static func wideText(_ bytes: [UInt8]) -> ([UInt8], String)? {
    // The mark of UTF-32 begins with that of UTF-16 and comes first.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 {
      return (utf32(bytes.dropFirst(4), bigEndian: false), "utf-32le")
    }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return (utf32(bytes.dropFirst(4), bigEndian: true), "utf-32be")
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return (utf16(bytes.dropFirst(2), bigEndian: false), "utf-16le")
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (utf16(bytes.dropFirst(2), bigEndian: true), "utf-16be")
    }
    let head = bytes.prefix(1024)
    guard head.count >= 4 else { return nil }
    var nuls = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { nuls[index & 1] += 1 }
    let half = head.count / 2
    // Markup and Latin text have a NUL in nearly every other byte; other scripts at their spaces.
    if nuls[1] * 10 >= half * 3, nuls[0] * 20 <= half {
      return (utf16(bytes[...], bigEndian: false), "utf-16le")
    }
    if nuls[0] * 10 >= half * 3, nuls[1] * 20 <= half {
      return (utf16(bytes[...], bigEndian: true), "utf-16be")
    }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf32(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
    var text = String.UnicodeScalarView()
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
      let word = bytes[index..<index + 4].map(UInt32.init)
      let value = (bigEndian ? word : word.reversed()).reduce(0) { $0 << 8 | $1 }
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      index += 4
    }
    return Array(String(text).utf8)
  }

  // MARK: Everything else

  private static func narrowText(_ bytes: [UInt8], declaredType: String?) -> ([UInt8], String) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return (repaired(Array(bytes.dropFirst(3))), "utf-8")
    }
    let claimed =
      CharacterSetClaim.name(inMediaType: declaredType) ?? CharacterSetClaim.name(inHead: bytes)
    let shape = UTF8Shape(bytes)
    // ISO-2022-JP is ASCII with escapes, so it alone is valid UTF-8 without being it.
    let isEscaped = claimed == "iso-2022-jp" && shape.multibyte == 0
    if shape.broken == 0, !isEscaped, shape.multibyte > 0 || !shape.isCutOff {
      return (repaired(bytes), "utf-8")
    }
    if let claimed, claimed != "utf-8", let text = converted(bytes, from: claimed) {
      return (text, claimed)
    }
    // More sound sequences than broken bytes: UTF-8 with foreign bytes in it, or cut off at its
    // end.
    if shape.multibyte > shape.broken { return (repaired(bytes), "utf-8") }
    if shape.broken >= 8, let guess = guessed(bytes), let text = converted(bytes, from: guess) {
      return (text, guess)
    }
    return (windows1252(bytes), "windows-1252")
  }

  private static func guessed(_ bytes: [UInt8]) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        // A longer look doesn't change the answer, only the time it takes.
        uchardet_handle_data(detector, $0.baseAddress, min($0.count, 1 << 18))
      }
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    let label = CharacterSetClaim.canonical(String(cString: name))
    return label.isEmpty || label == "utf-8" ? nil : label
  }
}
