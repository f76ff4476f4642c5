/// One sentence's fate, or that of a few that were split or merged.
public struct Passage: Sendable, Equatable {
  /// What happened to the sentences.
  ///
  /// NewsEdits' edit actions (Spangher et al., NAACL 2022); their *refactor* is `move`, as a sentence
  /// can be moved and edited at once.
  public enum Action: String, Sendable, Encodable, CaseIterable {
    /// Reads as it read; a line that only breaks elsewhere has not changed either.
    case unchanged
    case edit
    /// One sentence became several.
    case split
    /// Several sentences became one.
    case merge
    case addition
    case deletion
  }

  /// Which way sentences went past others that stayed in order.
  public enum Move: String, Sendable, Encodable {
    case up
    case down
  }

  public var action: Action
  /// The sentences as they stood in the old article; none for an addition.
  public var old: [Sentence]
  /// The sentences as they stand in the new article; none for a deletion.
  public var new: [Sentence]
  /// Set where the sentences stand in another order than those around them.
  public var move: Move?
  /// How much of the words both sides share, rare words weighing more, from 0 to 1; 0 for additions
  /// and deletions.
  public var likeness: Double
  public var wording: Wording

  /// Whether the sentences read otherwise, or stand in another order.
  var isChanged: Bool { action != .unchanged || move != nil }
}
