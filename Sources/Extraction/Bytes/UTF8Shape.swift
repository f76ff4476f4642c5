/// How much of a text is UTF-8 beyond ASCII, and how much can't be.
struct UTF8Shape {
  private(set) var multibyte = 0
  private(set) var broken = 0
  private(set) var isCutOff = false

  init(_ bytes: [UInt8]) {
    var index = 0
    while true {
      index = Self.endOfASCII(bytes, from: index)
      guard index < bytes.count else { return }
      let length = Self.sequenceLength(bytes, at: index)
      if length > 0 {
        multibyte += 1
        index += length
      } else if Self.isCutOff(bytes, at: index) {
        // A page that ends within a letter is no less UTF-8 for that, and no sound one either.
        isCutOff = true
        return
      } else {
        broken += 1
        index += 1
      }
    }
  }

  /// Where the next byte beyond ASCII stands: most pages are little else, and are passed eight bytes at
  /// a time.
  static func endOfASCII(_ bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      var index = start
      while index + 8 <= buffer.count,
        buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      while index < buffer.count, buffer[index] < 0x80 { index += 1 }
      return index
    }
  }

  /// Length of the well-formed sequence that begins there (Unicode, table 3-7), 0 where there is
  /// none.
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
