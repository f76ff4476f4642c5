/// What counts how much when sentences are linked: the one table of the alignment.
///
/// Set on fifty pairs of revisions of five publishers whose sentences were linked by reading, and checked
/// on halves of them: each value may move by a third without costing two points of F1.
struct AlignmentWeights: Sendable {
  /// Letters of a word that count, so that "continue" and "continued" are one word.
  var stemLength = 8
  /// How steeply rare words outweigh common ones: the power of the inverse document frequency.
  var rarity = 1.5
  /// What two neighbouring words weigh as a pair, beside each for itself.
  var pair = 0.3
  /// The likeness below which two sentences are not looked at.
  var floor = 0.15
  /// Standing in order with the sentences that are linked already.
  var order = 0.2
  /// The sentence before, or the one after, being linked to the other's neighbour; for each of both.
  var neighbour = 0.1
  /// Both neighbours being linked: the two stand alone in the same gap.
  var lone = 0.15
  /// Taken off where one of both has `fewWords` or less: little is easily alike.
  var short = 0.05
  var fewWords = 2
  /// A sentence of no more words is not linked across others unless a neighbour is linked likewise.
  var wordsToCross = 4
  /// What likeness and help must add up to for a link.
  var link = 0.38
  /// The share of a sentence's words that a neighbour's partner must have to spare for the two to be a
  /// split or a merge.
  var piece = 0.3
  /// Of a sentence of no more words that stands several times only those count as the same that have a
  /// neighbour to show for it.
  var weakWords = 3

  static let standard = AlignmentWeights()
}
