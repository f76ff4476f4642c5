/// Finds what stands in quotation marks of any style, and who says it.
///
/// A text may be one sentence of a longer quotation: marks that only open or only close reach to the
/// text's end.
struct QuotationReader {
  /// All marks that can open or close a quotation.
  static let marks = Set("\"'«»‘’‚‛“”„‟‹›「」『』".unicodeScalars)

  private(set) var spans: [Span] = []
  private let side: TextSide

  /// Fewer words in quotation marks are a title, a term or a nickname, unless somebody says them.
  static let leastWords = 4

  init(side: TextSide, lexicon: Lexicon) {
    self.side = side
    let marks = side.tokens.indices.filter { QuotationReader.isQuote(side.tokens[$0]) }
    guard !marks.isEmpty else { return }
    var open: Int?
    var isFirst = true
    for index in marks {
      if let start = open {
        if closes(index, start) {
          add(start..<index + 1, lexicon)
          open = nil
        }
      } else if opens(index) {
        open = index
      } else if isFirst, isDouble(index), index > 0 {
        add(0..<index + 1, lexicon)
      }
      isFirst = false
    }
    if let start = open, isDouble(start) { add(start..<side.count, lexicon) }
  }

  private static func isQuote(_ token: Token) -> Bool {
    guard token.isMark else { return false }
    switch token.hash {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F: return true
    default: return false
    }
  }

  private func scalar(_ index: Int) -> UInt64 { side.tokens[index].hash }

  private func isDouble(_ index: Int) -> Bool {
    ![0x27, 0x2018, 0x2019, 0x201A, 0x201B].contains(scalar(index))
  }

  /// Whether a word follows at once, and what stands before is no word.
  private func opens(_ index: Int) -> Bool {
    guard let next = side[index + 1] else { return false }
    switch scalar(index) {
    case 0xAB, 0xBB, 0x2039, 0x203A: return side.tokens[index].isSpaced
    case 0x201C, 0x201E, 0x201A, 0x201F, 0x300C, 0x300E: return true
    case 0x300D, 0x300F: return false
    default:
      let isFree = side.tokens[index].isSpaced || side[index - 1]?.isMark == true
      return isFree && !next.isSpaced
    }
  }

  private func closes(_ index: Int, _ start: Int) -> Bool {
    let partners: [UInt64]
    switch scalar(start) {
    case 0x22: partners = [0x22, 0x201D]
    case 0x27: partners = [0x27, 0x2019]
    case 0xAB: partners = [0xBB]
    case 0xBB: partners = [0xAB, 0xBB]
    case 0x2018: partners = [0x2019, 0x27]
    case 0x201A: partners = [0x2018, 0x2019]
    case 0x201C: partners = [0x201D, 0x22]
    case 0x201D: partners = [0x201D]
    case 0x201E: partners = [0x201C, 0x201D, 0x22]
    case 0x2039: partners = [0x203A]
    case 0x203A: partners = [0x2039]
    case 0x300C: partners = [0x300D]
    case 0x300E: partners = [0x300F]
    default: partners = []
    }
    guard partners.contains(scalar(index)) else { return false }
    // A mark with a word at once behind it is an apostrophe, or opens.
    guard let next = side[index + 1], next.isWord, !next.isSpaced else { return true }
    return scalar(index) > 0x2FFF
  }

  private mutating func add(_ tokens: Range<Int>, _ lexicon: Lexicon) {
    let words = tokens.count { side.tokens[$0].isWord }
    let voice = voice(of: tokens)
    guard words >= QuotationReader.leastWords || voice != nil && words > 0 else { return }
    spans.append(
      Span(kind: .quotationAdded, tokens: tokens, key: side.key(tokens), voice: voice))
  }

  /// The clause beside a quotation that says whose words they are.
  private func voice(of tokens: Range<Int>) -> Range<Int>? {
    var start = tokens.upperBound
    if side[start]?.isMark(",") == true { start += 1 }
    var end = start
    while let token = side[end], token.isWord || token.isDash, end - start < 8 { end += 1 }
    if start < end, hasSpeech(start..<end) { return start..<end }
    end = tokens.lowerBound
    if let mark = side[end - 1], mark.isMark(",") || mark.isMark(":") { end -= 1 }
    start = end
    while let token = side[start - 1], token.isWord || token.isDash, end - start < 8 { start -= 1 }
    // The verb stands beside the quotation, or its subject does.
    guard start < end, hasSpeech(max(start, end - 3)..<end) else { return nil }
    return start..<end
  }

  private func hasSpeech(_ tokens: Range<Int>) -> Bool {
    tokens.contains {
      !side.tokens[$0].entry.roles.isDisjoint(with: [.speech, .source])
    }
  }
}
