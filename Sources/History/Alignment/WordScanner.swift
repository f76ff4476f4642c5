/// Reads the words of a text as numbers: equal for words that begin alike, whatever their case.
///
/// Words are runs of letters and digits, with the marks inside a figure or a name ("1,200", "don't").
/// Characters of scripts without spaces are words of their own. A hash collision (FNV-1a, 64 bits) makes
/// two different words look alike; nothing is shown on the strength of one word.
struct WordScanner {
  private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  let stemLength: Int

  /// Adds the words of a text.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  func scan(_ text: String, into words: inout [UInt64]) {
    var text = text
    text.withUTF8 { scan($0, into: &words) }
  }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>, into words: inout [UInt64]) {
    var hash = WordScanner.offset
    var length = 0
    var isFigure = false
    var place = 0
    func end() {
      guard length > 0 else { return }
      words.append(hash)
      hash = WordScanner.offset
      length = 0
      isFigure = false
    }
    func take(_ value: UInt64) {
      // A figure counts to its last digit.
      if length < stemLength || isFigure { hash = (hash ^ value) &* WordScanner.prime }
      length += 1
    }
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        switch byte {
        case 0x30...0x39:
          if length == 0 { isFigure = true }
          take(UInt64(byte))
        case 0x41...0x5A: take(UInt64(byte | 0x20))
        case 0x61...0x7A: take(UInt64(byte))
        case 0x27, 0x2C, 0x2E:
          // ' , . hold a word together where it goes on behind them: "don't", "1,200", "v0.6".
          let next = place + 1 < bytes.count ? bytes[place + 1] : 0x20
          let goesOn = byte == 0x27 ? WordScanner.isLetter(next) : 0x30...0x39 ~= next
          if length == 0 || !goesOn { end() }
        default: end()
        }
        place += 1
        continue
      }
      let (scalar, size) = WordScanner.decode(bytes, place)
      place += size
      switch WordScanner.kind(scalar) {
      case .letter: take(UInt64(WordScanner.folded(scalar)))
      case .alone:
        end()
        take(UInt64(scalar.value))
        end()
      case .apostrophe:
        let next = place < bytes.count ? bytes[place] : 0x20
        if length == 0 || !WordScanner.isLetter(next) { end() }
      case .none: end()
      }
    }
    end()
  }

  private enum Kind { case letter, alone, apostrophe, none }

  private static func isLetter(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte >= 0x80
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x2019: .apostrophe
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020: .none
    // Kana, Han and Hangul's neighbours: no spaces stand between their words. Thai to Khmer likewise.
    case 0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x30FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      .alone
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .letter : .none
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    guard scalar.properties.changesWhenLowercased else { return scalar.value }
    return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
  }

  /// The scalar at a place of well-formed UTF-8, as Swift's strings are.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> (Unicode.Scalar, Int) {
    let lead = bytes[place]
    let size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var value = UInt32(lead) & (0x7F >> UInt32(size))
    for next in 1..<size { value = value << 6 | UInt32(bytes[place + next] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", size)
  }
}
