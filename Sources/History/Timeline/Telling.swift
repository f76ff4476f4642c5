/// What a revision brought, in a reader's words and in numbers: what is left of a comparison when the texts
/// are put away.
///
///     Telling(of: Comparison(from: old, to: new)).phrases  // ["headline reworded", "12 people → 15 people"]
public struct Telling: Sendable, Equatable {
  /// What changed in a few words each, weightiest first, as `Comparison.summary`.
  public var phrases: [String]
  /// The kinds of all changes, each once, weightiest first.
  public var kinds: [Change.Kind]
  public var counts: Comparison.Counts
  /// Whether a correction, a clarification, an editor's note or an update line came with it.
  public var isNoted: Bool
  /// Whether anything of substance changed, notes aside.
  public var isSubstantial: Bool
  /// What became of each sentence, as `SentenceFates` are encoded.
  public var fates: [UInt8]

  /// The version of the words and of the linking: raised when the same change is told otherwise than before.
  public static let version = 2

  /// Takes up what was stored.
  public init(
    phrases: [String], kinds: [Change.Kind], counts: Comparison.Counts, isNoted: Bool,
    isSubstantial: Bool, fates: [UInt8]
  ) {
    self.phrases = phrases
    self.kinds = kinds
    self.counts = counts
    self.isNoted = isNoted
    self.isSubstantial = isSubstantial
    self.fates = fates
  }

  /// Tells a comparison.
  ///
  /// - Complexity: O(*n*) in the words of what changed.
  public init(of comparison: Comparison) {
    let changes = comparison.changes
    var kinds: [Change.Kind] = []
    for change in changes where !kinds.contains(change.kind) { kinds.append(change.kind) }
    self.init(
      phrases: Comparison.summary(of: changes), kinds: kinds, counts: comparison.counts,
      isNoted: Disclosure.isNoted(changes), isSubstantial: Disclosure.isSubstantial(changes),
      fates: SentenceFates(comparison.passages).encoded)
  }

  /// The weight of the weightiest change, from 0 to 100; 0 where a reader sees the same thing twice.
  public var weight: Int { kinds.map(\.weight).max() ?? 0 }
}
