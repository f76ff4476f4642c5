/// A word's hash without regard to case and to the form of its apostrophe (FNV-1a over scalars).
///
/// Table and text are hashed by the same hand, so that a word is looked up without a string of its own.
enum WordHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func add(_ scalar: UInt32, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01b3
  }

  static func of(_ word: some StringProtocol) -> UInt64 {
    word.unicodeScalars.reduce(start) { add(Letter.folded($1.value), to: $0) }
  }
}

/// What the reading rules need to know of a scalar, without a look into the Unicode tables.
enum Letter {
  /// The lower-case scalar for Latin, Greek and Cyrillic letters; every other one as it is.
  @inline(__always)
  static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 0x20
    case 0..<0xC0: scalar
    case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
    case 0x100...0x17F: scalar | 1
    case 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x2019: 0x27
    default: scalar
    }
  }

  @inline(__always)
  static func isUpper(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A: true
    case 0..<0xC0: false
    case 0xC0...0xDE: scalar != 0xD7
    case 0x100...0x17F: scalar & 1 == 0
    case 0x391...0x3A9, 0x400...0x42F: true
    default: false
    }
  }

  @inline(__always)
  static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// Letters, marks on letters, superscripts; digits are not.
  @inline(__always)
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: true
    case 0..<0xAA: false
    case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA: true
    case 0xAB..<0xC0, 0xD7, 0xF7: false
    case 0x2000...0x2BFF, 0x3000...0x3004, 0x3008...0x3020, 0x30FB: false
    case 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: false
    default: true
    }
  }

  /// Scripts without spaces, where each sign is read as a word.
  @inline(__always)
  static func standsAlone(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0xABFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  @inline(__always)
  static func isCurrency(_ scalar: UInt32) -> Bool {
    scalar == 0x24 || (0xA2...0xA5).contains(scalar) || (0x20A0...0x20CF).contains(scalar)
  }

  static func isDash(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || (0x2010...0x2015).contains(scalar) || scalar == 0x2212
  }
}
