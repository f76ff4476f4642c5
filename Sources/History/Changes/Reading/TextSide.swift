/// One side of a wording: its text, its tokens, and which of them have changed.
struct TextSide {
  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  /// For each changed stretch how many of its words mean something.
  private var wordCounts: [Int32: Int] = [:]

  var count: Int { tokens.count }

  /// Reads the side that has no runs of the other operation.
  init(_ wording: Wording, without other: Wording.Run.Operation, lexicon: Lexicon) {
    var bytes: [UInt8] = []
    var edges: [(end: Int, stretch: Int32)] = []
    var stretch: Int32 = -1
    var isInside = false
    for run in wording.runs {
      let isEqual = run.operation == .equal
      if !isEqual, !isInside { stretch += 1 }
      isInside = !isEqual
      guard run.operation != other else { continue }
      bytes.append(contentsOf: run.text.utf8)
      edges.append((bytes.count, isEqual ? -1 : stretch))
    }
    self.bytes = bytes
    tokens = TokenScanner.tokens(of: bytes)
    for index in tokens.indices where tokens[index].isWord {
      tokens[index].entry = lexicon.entry(tokens[index].hash)
    }
    mark(edges)
    for token in tokens where token.isChanged && token.meansSomething {
      wordCounts[token.stretch, default: 0] += 1
    }
  }

  /// A text that is new, or gone, as a whole.
  init(_ text: String, lexicon: Lexicon) {
    self.init(
      Wording(runs: [Wording.Run(operation: .insert, text: text)]), without: .delete,
      lexicon: lexicon)
  }

  private mutating func mark(_ edges: [(end: Int, stretch: Int32)]) {
    var edge = 0
    for index in tokens.indices {
      while edge < edges.count, edges[edge].end <= tokens[index].start { edge += 1 }
      var reached = edge
      while reached < edges.count {
        if edges[reached].stretch >= 0 {
          tokens[index].stretch = edges[reached].stretch
          break
        }
        if edges[reached].end >= tokens[index].end { break }
        reached += 1
      }
    }
  }

  /// The text of a range of tokens, as it stands.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(decoding: bytes[tokens[first].start..<tokens[last].end], as: UTF8.self)
  }

  /// The token there; nil outside.
  subscript(index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  func isChanged(_ range: Range<Int>) -> Bool {
    range.contains { tokens[$0].isChanged }
  }

  /// Whether every word of a range has changed.
  func isAllChanged(_ range: Range<Int>) -> Bool {
    range.allSatisfy { tokens[$0].isMark || tokens[$0].isChanged }
  }

  /// Whether a number in a range has changed, or the range has none.
  func isNumberChanged(_ range: Range<Int>) -> Bool {
    let numbers = range.filter {
      tokens[$0].isFigure
        || !tokens[$0].entry.roles.isDisjoint(with: [.number, .scale, .scores, .ordinal])
    }
    return numbers.isEmpty || numbers.contains { tokens[$0].isChanged }
  }

  /// The changed stretches that a range of tokens touches.
  func stretches(_ range: Range<Int>) -> Set<Int32> {
    Set(range.lazy.map { tokens[$0].stretch }.filter { $0 >= 0 })
  }

  /// How many words that mean something changed in stretches beside those of a phrase.
  ///
  /// - Complexity: O(*k*) in the tokens of the phrase.
  func otherWords(than range: Range<Int>, in stretches: Set<Int32>) -> Int {
    stretches.reduce(0) { $0 + (wordCounts[$1] ?? 0) }
      - range.count { tokens[$0].isChanged && tokens[$0].meansSomething }
  }

  /// Whether a sentence, a clause after a colon or a quotation begins with the token, so that its
  /// capital may be for that reason.
  func opensSentence(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    guard before.isMark, let scalar = Unicode.Scalar(UInt32(before.hash)) else { return false }
    switch scalar {
    case ".":
      // After an abbreviated title or an initial goes the name.
      guard let word = self[index - 2], word.isWord else { return true }
      return !word.entry.roles.contains(.title) && word.end - word.start > 1
    case "!", "?", ":", "\u{2026}", "\"", "'", "«", "»", "‹", "›", "(", "[", "\u{2022}": return true
    default: return (0x2018...0x201F).contains(scalar.value)
    }
  }
}
