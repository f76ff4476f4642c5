import CUchardet
import Glibc

/// The text of a page's bytes, as valid UTF-8.
///
/// The order of belief: a byte order mark; NUL bytes in the pattern of UTF-16; UTF-8 that is valid (over
/// any claim, since text in another encoding is hardly ever valid UTF-8 by chance); the declared type;
/// `meta` anywhere in the head (one page in seven declares it after the first 1,024 bytes); UTF-8 with a
/// few broken bytes; and last a guess by uchardet.
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
    if shape.broken == 0, !isEscaped { return (bytes, "utf-8") }
    if let claimed, claimed != "utf-8", let text = converted(bytes, from: claimed) {
      return (text, claimed)
    }
    // More sound sequences than broken bytes: UTF-8 with foreign bytes in it, or cut off at its end.
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

  /// Converts through the C library, which knows every legacy encoding; nil where it knows not this one.
  private static func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    if name == "windows-1252" { return windows1252(bytes) }
    guard let converter = iconv_open("UTF-8", CharacterSetClaim.libraryName(name)),
      converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    var input = bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var output = [CChar](repeating: 0, count: 1 << 16)
    input.withUnsafeMutableBytes { raw in
      var source = raw.bindMemory(to: CChar.self).baseAddress
      var left = raw.count
      while left > 0 {
        var written = 0
        let status = output.withUnsafeMutableBufferPointer { buffer in
          var target = buffer.baseAddress
          var room = buffer.count
          let status = iconv(converter, &source, &left, &target, &room)
          written = buffer.count - room
          return status
        }
        result.append(contentsOf: output[..<written].lazy.map { UInt8(bitPattern: $0) })
        guard status == -1, errno != E2BIG, left > 0 else { continue }
        // An ill-formed or truncated sequence: one replacement character, and on.
        result.append(contentsOf: "\u{FFFD}".utf8)
        source = source?.advanced(by: 1)
        left -= 1
      }
    }
    return result
  }

  private static let upperHalf: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152,
    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
    0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes { append1252(byte, to: &result) }
    return result
  }

  private static func append1252(_ byte: UInt8, to result: inout [UInt8]) {
    guard byte >= 0x80 else { return result.append(byte) }
    let value = byte < 0xA0 ? upperHalf[Int(byte - 0x80)] : UInt16(byte)
    result.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }

  /// Valid UTF-8 where each broken byte was read as windows-1252, what such bytes mostly are.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    guard UTF8Shape(bytes).broken > 0 else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let length = UTF8Shape.sequenceLength(bytes, at: index)
      if length > 0 {
        result.append(contentsOf: bytes[index..<index + length])
        index += length
      } else if UTF8Shape.isCutOff(bytes, at: index) {
        break
      } else {
        append1252(bytes[index], to: &result)
        index += 1
      }
    }
    return result
  }
}

/// How much of a text is UTF-8 beyond ASCII, and how much can't be.
struct UTF8Shape {
  private(set) var multibyte = 0
  private(set) var broken = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = Self.sequenceLength(bytes, at: index)
      if length > 0 {
        multibyte += 1
        index += length
      } else {
        broken += 1
        index += 1
      }
    }
  }

  /// Length of the well-formed sequence that begins there (Unicode, table 3-7), 0 where there is none.
  static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    let (length, low, high): (Int, UInt8, UInt8) =
      switch lead {
      case 0..<0x80: (1, 0, 0)
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    guard length > 1 else { return length }
    guard index + length <= bytes.count, (low...high).contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Whether the text ends in the middle of a sequence that begins there.
  static func isCutOff(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] >= 0xC2 && bytes.count - index < 4
      && bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }
}
