/// Tells what changed within one sentence, or one field.
///
/// Figures, dates, names, quotations and the like are told first; what is left of the changed words is told
/// as spelling, typography or wording, so that nothing is told twice and nothing is left out.
struct PassageTeller {
  var changes: [Change] = []
  let old: Reading
  let new: Reading
  let wording: Wording
  /// For each side which tokens have been told.
  var isTold: (old: [Bool], new: [Bool])

  init(_ wording: Wording, _ lexicon: Lexicon, _ language: Language?) {
    self.wording = wording
    old = Reading(TextSide(wording, without: .insert, lexicon: lexicon), lexicon, language)
    new = Reading(TextSide(wording, without: .delete, lexicon: lexicon), lexicon, language)
    isTold = (
      [Bool](repeating: false, count: old.side.count),
      [Bool](repeating: false, count: new.side.count)
    )
    if PassageTeller.isTypographic(wording.old, wording.new) {
      let brief = PassageTeller.typographicBrief(wording.old, wording.new)
      changes = [Change(.typography, brief, old: wording.old, new: wording.new)]
      return
    }
    tellFigures()
    // A sentence that was said anew has other names and days; that it is another one says it all.
    if !isReplaced {
      for kind in [
        Change.Kind.date, .place, .name, .identifier, .link, .attribution, .hedging, .negation,
      ] {
        tellSpans(kind)
      }
    }
    tellQuotations()
    tellRest()
  }

  /// Whether nothing of the sentence stayed, so that only pairs of the same kind can be told.
  var isReplaced: Bool { !wording.runs.contains { $0.operation == .equal } }

  mutating func cover(old range: Range<Int>) {
    for index in range { isTold.old[index] = true }
  }

  mutating func cover(new range: Range<Int>) {
    for index in range { isTold.new[index] = true }
  }

  /// Whether a phrase is all that its stretch took away: "on Tuesday", "40 homes".
  ///
  /// Within a longer one it
  /// is part of a rewording, and told with it.
  func isAlone(old tokens: Range<Int>) -> Bool {
    !isReplaced && PassageTeller.isAlone(tokens, old.side, beside: new.side)
  }

  func isAlone(new tokens: Range<Int>) -> Bool {
    !isReplaced && PassageTeller.isAlone(tokens, new.side, beside: old.side)
  }

  /// Whether two phrases are all that changed in their stretch.
  func isPair(old before: Range<Int>, new after: Range<Int>) -> Bool {
    PassageTeller.isAll(before, old.side) && PassageTeller.isAll(after, new.side)
  }

  /// Whether a phrase holds all words of its stretches that mean something.
  static func isAll(_ tokens: Range<Int>, _ side: TextSide) -> Bool {
    let stretches = side.stretches(tokens)
    return side.tokens.enumerated().allSatisfy { index, token in
      tokens.contains(index) || !token.isWord || !stretches.contains(token.stretch)
        || token.entry.roles.contains(.function)
    }
  }

  static func isAlone(
    _ tokens: Range<Int>, _ side: TextSide, beside other: TextSide
  ) -> Bool {
    let stretches = side.stretches(tokens)
    func isContent(_ token: Token) -> Bool {
      token.isWord && stretches.contains(token.stretch) && !token.entry.roles.contains(.function)
    }
    return !other.tokens.contains(where: isContent)
      && side.tokens.enumerated().allSatisfy {
        tokens.contains($0.offset) || !isContent($0.element)
      }
  }
}
