/// What somebody looks for, as FTS5 takes it.
///
///     harbour fire          both words in one passage
///     "harbour fire"        the phrase
///     harb*                 words that begin so
///     fire OR blaze         either; also NOT, AND, and parentheses
///
/// Everything else in a word is looked for as it stands: no sign has a meaning of its own.
struct SearchQuery {
  /// An expression of FTS5.
  let expression: String
  /// The words and phrases that are looked for, to be marked in what is found; what stands behind `NOT`
  /// is none.
  let terms: [SearchTerm]

  /// The term, where the query is nothing else.
  var onlyTerm: SearchTerm? {
    terms.first.flatMap { $0.expression == expression ? $0 : nil }
  }

  /// Reads a query; nil where nothing in it can be looked for.
  init?(_ text: String) {
    var parts: [String] = []
    var terms: [SearchTerm] = []
    var isExcluded = false
    for piece in Self.pieces(of: text) {
      switch piece {
      case .sign(let sign): parts.append(sign)
      case .term(let term):
        guard !term.words.isEmpty else { continue }
        parts.append(term.expression)
        if !isExcluded { terms.append(term) }
      }
      if case .sign("NOT") = piece { isExcluded = true } else { isExcluded = false }
    }
    guard !terms.isEmpty else { return nil }
    expression = parts.joined(separator: " ")
    self.terms = terms
  }

  private enum Piece {
    case sign(String)
    case term(SearchTerm)
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "(" || first == ")" {
        pieces.append(.sign(String(first)))
        rest.removeFirst()
      } else if first == "\"" {
        rest.removeFirst()
        let phrase = rest.prefix { $0 != "\"" }
        rest = rest[phrase.endIndex...].dropFirst()
        let isPrefix = rest.first == "*"
        if isPrefix { rest.removeFirst() }
        pieces.append(.term(SearchTerm(phrase, isPrefix: isPrefix)))
      } else {
        let word = rest.prefix { !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "\"" }
        rest = rest[word.endIndex...]
        if ["AND", "OR", "NOT"].contains(word) {
          pieces.append(.sign(String(word)))
        } else {
          let isPrefix = word.last == "*"
          pieces.append(.term(SearchTerm(isPrefix ? word.dropLast() : word, isPrefix: isPrefix)))
        }
      }
    }
    return pieces
  }
}

/// One word or phrase that is looked for.
struct SearchTerm: Equatable {
  /// The words, folded as the index folds them.
  let words: [String]
  /// Whether the last word is only the beginning of one.
  let isPrefix: Bool

  init(_ text: some StringProtocol, isPrefix: Bool) {
    words = SearchWord.all(in: String(text)).map(\.folded)
    self.isPrefix = isPrefix
  }

  /// Words hold letters and digits only, so that nothing in the quotation marks ends them.
  fileprivate var expression: String {
    "\"\(words.joined(separator: " "))\"" + (isPrefix ? " *" : "")
  }
}
