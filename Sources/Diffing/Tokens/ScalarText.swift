/// A text as an array of Unicode scalars with their kinds, so that rules can look back and ahead.
struct ScalarText {
  /// What a scalar is to the rules.
  enum Kind: UInt8 {
    case upper, lower, letter, digit, mark, space, lineBreak
    case terminator, fullStop, opener, closer, quote, currency, other
    /// Han and Hiragana: each one is a word.
    case ideograph
    case katakana
    /// Thai, Lao, Khmer and Burmese: no spaces, cut into syllables.
    case syllabic
  }

  let scalars: [Unicode.Scalar]
  let kinds: [Kind]
  let indices: [String.Index]
  var count: Int { scalars.count }

  init(_ text: some StringProtocol) {
    var scalars: [Unicode.Scalar] = []
    var kinds: [Kind] = []
    var indices: [String.Index] = []
    let size = text.utf8.count
    scalars.reserveCapacity(size)
    kinds.reserveCapacity(size)
    indices.reserveCapacity(size + 1)
    let view = text.unicodeScalars
    var index = view.startIndex
    while index != view.endIndex {
      let scalar = view[index]
      scalars.append(scalar)
      kinds.append(Kind(scalar))
      indices.append(index)
      view.formIndex(after: &index)
    }
    indices.append(index)
    self.scalars = scalars
    self.kinds = kinds
    self.indices = indices
  }

  /// The kind at a place, or white space outside of the text.
  func kind(_ place: Int) -> Kind {
    kinds.indices.contains(place) ? kinds[place] : .space
  }

  /// The scalar at a place, or a space outside of the text.
  func scalar(_ place: Int) -> Unicode.Scalar {
    scalars.indices.contains(place) ? scalars[place] : " "
  }

  /// The end of the paragraph that begins at `start`, behind the line breaks and blank lines after it.
  func paragraphEnd(from start: Int) -> Int {
    var place = start
    // Blank lines at the beginning belong to the first paragraph.
    while place < count, kinds[place].isBlank { place += 1 }
    while place < count, kinds[place] != .lineBreak { place += 1 }
    var end = place
    while place < count, kinds[place].isBlank {
      if kinds[place] == .lineBreak { end = place + 1 }
      place += 1
    }
    return place == count ? count : end
  }
}

extension ScalarText.Kind {
  var isLetter: Bool { self == .upper || self == .lower || self == .letter }
  var isBlank: Bool { self == .space || self == .lineBreak }
  var isWordPart: Bool { isLetter || self == .digit || self == .mark }

  init(_ scalar: Unicode.Scalar) {
    self = scalar.value < 128 ? Self.ascii[Int(scalar.value)] : Self.beyondASCII(scalar)
  }

  private static let ascii: [Self] = (0..<128).map { (code: UInt8) in
    switch Unicode.Scalar(code) {
    case "A"..."Z": .upper
    case "a"..."z": .lower
    case "_": .letter
    case "0"..."9": .digit
    case "\n", "\r", "\u{b}", "\u{c}": .lineBreak
    case " ", "\t": .space
    case ".": .fullStop
    case "!", "?": .terminator
    case "(", "[", "{": .opener
    case ")", "]", "}": .closer
    case "\"", "'": .quote
    case "$": .currency
    default: .other
    }
  }

  private static func beyondASCII(_ scalar: Unicode.Scalar) -> Self {
    switch scalar.value {
    case 0x85, 0x2028, 0x2029: return .lineBreak
    // … ‼ ⁇ ⁈ ⁉ and the full stops and question marks of other scripts.
    case 0x2026, 0x203C, 0x2047...0x2049, 0x061F, 0x06D4, 0x0964, 0x0965, 0x0589, 0x1362, 0x1367,
      0x104A, 0x104B, 0x17D4, 0x17D5, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61:
      return .terminator
    // ” ’ close in most languages, “ ‘ open; German closes with “, which the rules look at again.
    case 0x2018, 0x2019, 0x201C, 0x201D: return .quote
    case 0x200B: return .space
    case 0x200C, 0x200D, 0x1F3FB...0x1F3FF: return .mark
    case 0x3005, 0x3007, 0x3041...0x309F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      return .ideograph
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return .katakana
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECD, 0x1000...0x103F, 0x1780...0x17D3:
      return .syllabic
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .modifierLetter, .otherLetter, .connectorPunctuation, .letterNumber: return .letter
    case .decimalNumber, .otherNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .spaceSeparator: return .space
    case .lineSeparator, .paragraphSeparator: return .lineBreak
    case .openPunctuation: return .opener
    case .closePunctuation: return .closer
    case .initialPunctuation, .finalPunctuation: return .quote
    case .currencySymbol: return .currency
    default: return .other
    }
  }
}
