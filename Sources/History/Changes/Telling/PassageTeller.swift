/// Tells what changed within one sentence, or one field.
///
/// Figures, dates, names, quotations and the like are told first; what is left of the changed words is told
/// as spelling, typography or wording, so that nothing is told twice and nothing is left out.
struct PassageTeller {
  /// A sentence in which more phrases changed than that is no sentence that anybody wrote: it is told as
  /// reworded, so that pairing phrases stays cheap whatever a page holds.
  static let phraseLimit = 256

  var changes: [Change] = []
  let old: Reading
  let new: Reading
  let wording: Wording
  /// For each side which tokens have been told.
  var isTold: (old: [Bool], new: [Bool])
  /// How often one phrase was held against another; what tests bound.
  var looks = 0

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
    if max(old.changedCount, new.changedCount) <= PassageTeller.phraseLimit { tellPhrases() }
    tellRest()
  }

  private mutating func tellPhrases() {
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
  }

  /// Whether nothing of the sentence stayed, so that only pairs of the same kind can be told.
  var isReplaced: Bool { !wording.runs.contains { $0.operation == .equal } }

  mutating func cover(old range: Range<Int>) {
    for index in range { isTold.old[index] = true }
  }

  mutating func cover(new range: Range<Int>) {
    for index in range { isTold.new[index] = true }
  }
}

/// How much else changed beside a phrase.
extension PassageTeller {
  /// Whether a phrase is all that its stretch took away: "on Tuesday", "40 homes".
  ///
  /// Within a longer one it is part of a rewording, and told with it.
  func isAlone(old tokens: Range<Int>) -> Bool {
    !isReplaced && isShort(tokens, old.side, beside: new.side, spare: 0)
  }

  func isAlone(new tokens: Range<Int>) -> Bool {
    !isReplaced && isShort(tokens, new.side, beside: old.side, spare: 0)
  }

  /// Whether no more than so many words that mean something changed with two phrases, on either side.
  func isPair(old before: Range<Int>, new after: Range<Int>, spare: Int = 0) -> Bool {
    old.side.otherWords(than: before, in: old.side.stretches(before)) <= spare
      && new.side.otherWords(than: after, in: new.side.stretches(after)) <= spare
  }

  /// Whether no more than so many words that mean something changed beside a phrase, or stand in its place.
  func isShort(
    _ tokens: Range<Int>, _ side: TextSide, beside other: TextSide, spare: Int
  ) -> Bool {
    let stretches = side.stretches(tokens)
    return side.otherWords(than: tokens, in: stretches) <= spare
      && other.otherWords(than: 0..<0, in: stretches) <= spare
  }
}
