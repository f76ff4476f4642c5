/// Links each sentence of one text to what it became in another.
///
/// Equal sentences are linked first: through the diff engine, then wherever they went. What is left is
/// linked by likeness of words and pairs of words, each sentence with the one that it is most like and
/// that is most like it, helped by order and by neighbours that are linked; at last a sentence whose words
/// a linked neighbour's partner has to spare joins it as a split or a merge. The asymmetric maximum
/// alignment is that of NewsEdits (Spangher et al., NAACL 2022), with weighted n-grams (after BLEU-2) in the
/// place of its sentence embeddings.
///
/// It is lexical: a sentence that was said anew in other words is an addition and a deletion.
///     let alignment = SentenceAlignment(old: before.sentences, new: after.sentences)
///     alignment.groups.filter(\.isMoved)
public struct SentenceAlignment: Sendable {
  /// Sentences that belong together: one to one, one to many (a split) or many to one (a merge).
  public struct Group: Sendable, Equatable {
    /// Offsets of the old sentences in rising order; never empty.
    public var old: [Int]
    /// Offsets of the new sentences in rising order; never empty.
    public var new: [Int]
    /// Whether the group crosses others and is one of those that moved.
    public var isMoved = false
    /// How much of their words both sides share, from 0 to 1.
    public var likeness = 1.0
  }

  /// The groups in the order of their first old sentences.
  public private(set) var groups: [Group]

  /// Aligns two lists of sentences.
  ///
  /// - Complexity: O((*n* + *m*)*d*) for the equal sentences; for the *r* and *s* others O(*r*·*s*) up to
  ///   `Candidates.exhaustiveLimit` pairs, and beyond that O(*w*·`Candidates.holderLimit`) in their words
  ///   *w*, as words that many sentences have then no longer suggest a pair.
  public init(old: [Sentence], new: [Sentence]) {
    self.init(old: old, new: new, weights: .standard)
  }

  init(old: [Sentence], new: [Sentence], weights: AlignmentWeights) {
    var equal = EqualSentences(old: old, new: new, weights)
    equal.linkInPlace()
    equal.linkElsewhere()
    if equal.isComplete {
      groups = equal.links.groups
    } else {
      var likely = LikelySentences(old: old, new: new, equal: equal, weights)
      likely.linkByLikeness()
      likely.linkPieces()
      groups = likely.groups
    }
    for offset in OrderedGroups.moved(groups, newCount: new.count) { groups[offset].isMoved = true }
  }
}
