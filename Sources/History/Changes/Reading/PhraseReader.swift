/// Reads what begins at one token of a side: links, names, and the phrases of the tables.
struct PhraseReader {
  let side: TextSide
  let lexicon: Lexicon
  let language: Language?
  /// Whether most words have a capital, as in English headlines: then capitals tell no names.
  let hasTitleCase: Bool

  init(side: TextSide, lexicon: Lexicon, language: Language?) {
    self.side = side
    self.lexicon = lexicon
    self.language = language
    var words = 0
    var capitals = 0
    for token in side.tokens where token.isWord && !token.isFigure {
      guard !token.entry.roles.contains(.function) else { continue }
      words += 1
      if token.isCapital { capitals += 1 }
    }
    hasTitleCase = words > 3 && capitals * 4 > words * 3
  }

  /// An address that is written out in the text.
  func link(at index: Int) -> Span? {
    let token = side.tokens[index]
    guard token.form == .lower || token.form == .mixed else { return nil }
    let isScheme =
      (token.hash == PhraseReader.http || token.hash == PhraseReader.https)
      && side[index + 1]?.isMark(":") == true && side[index + 2]?.isMark("/") == true
    let isHost = token.hash == PhraseReader.www && side[index + 1]?.isMark(".") == true
    guard isScheme || isHost else { return nil }
    var end = index + 1
    while let next = side[end], !next.isSpaced { end += 1 }
    // The stop of the sentence is none of the address.
    while end > index + 1, let last = side[end - 1], last.isMark, !last.isMark("/") { end -= 1 }
    let tokens = index..<end
    return Span(kind: .link, tokens: tokens, key: WordHash.of(side.text(tokens)))
  }

  private static let http = WordHash.of("http")
  private static let https = WordHash.of("https")
  private static let www = WordHash.of("www")

  /// A hedge, a negation or an attribution.
  func phrase(at index: Int) -> Span? {
    let wanted: Lexicon.Roles = [.hedge, .negation, .speech, .source]
    guard
      let (end, entry) = lexicon.match(side, at: index, { !$0.roles.isDisjoint(with: wanted) })
    else { return nil }
    let tokens = index..<end
    if entry.roles.contains(.hedge) {
      // "May" is a month.
      let isName = side.tokens[index].isCapital && !side.opensSentence(index)
      return isName ? nil : Span(kind: .hedging, tokens: tokens, key: side.key(tokens))
    }
    if entry.roles.contains(.negation) {
      // "No. 5" negates nothing.
      if side[end]?.isMark(".") == true, side[end + 1]?.isFigure == true { return nil }
      return Span(kind: .negation, tokens: tokens, key: side.key(tokens))
    }
    let clause = entry.roles.contains(.source) ? source(tokens) : statement(tokens)
    return Span(kind: .attribution, tokens: clause, key: side.key(clause))
  }

  /// "according to the county sheriff".
  private func source(_ phrase: Range<Int>) -> Range<Int> {
    phrase.lowerBound..<forward(from: phrase.upperBound, atMost: 7)
  }

  /// The words up to the next mark, or none where there are more of them than that.
  func forward(from start: Int, atMost limit: Int) -> Int {
    var end = start
    while let token = side[end], token.isWord || isInsideName(end) {
      end += 1
      if end - start > limit { return start }
    }
    return end
  }

  /// The first word behind the mark before a token; the token where there are more of them than that.
  func backward(from end: Int, atMost limit: Int) -> Int {
    var start = end
    while start > 0, side.tokens[start - 1].isWord || isInsideName(start - 1) {
      start -= 1
      if end - start > limit { return end }
    }
    return start
  }

  private func isInsideName(_ index: Int) -> Bool {
    let token = side.tokens[index]
    if token.isDash { return side[index + 1]?.isSpaced == false && !token.isSpaced }
    return token.isMark(".") && index > 0 && side.tokens[index - 1].entry.roles.contains(.title)
  }

  /// "the county sheriff said", "said the county sheriff", or the verb alone where neither is short.
  private func statement(_ verb: Range<Int>) -> Range<Int> {
    let start = backward(from: verb.lowerBound, atMost: 6)
    if start < verb.lowerBound { return start..<verb.upperBound }
    guard verb.lowerBound > 0, side.tokens[verb.lowerBound - 1].isMark else { return verb }
    return verb.lowerBound..<forward(from: verb.upperBound, atMost: 6)
  }
}
