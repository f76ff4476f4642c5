// The module knows sequences, edit scripts, hunks and tokens of text. It refuses to know news,
// pages and files, and it imports nothing but the standard library.
//
// Read in this order: `Diff` (what comes out), `Interning` (elements become integers),
// `Myers…` (the search), `Diff+Readable` (what people see), `String+Tokens` (what text is cut into).

/// The shortest way to turn one sequence into another.
///
/// The script is always minimal: no other choice of deletions and insertions is shorter. Where
/// several are equally short, one of them is chosen, always the same for the same input.
///
///     let diff = Diff(from: ["a", "b", "c"], to: ["a", "x", "c"])
///     diff.hunks  // one hunk: old 1..<2, new 1..<2
///
/// Making a diff never fails and never traps, whatever the elements are.
public struct Diff: Sendable, Equatable {
  /// The number of elements on the old side.
  public let oldCount: Int

  /// The number of elements on the new side.
  public let newCount: Int

  /// The stretches that differ, in order; two of them never touch and none is empty on both sides.
  public let hunks: [Hunk]

  /// Whether no script can be shorter.
  ///
  /// It is false only for inputs beyond the bounds that `Differ` documents, above 10¹⁰ token pairs.
  public let isProvenShortest: Bool

  /// Wraps hunks that are already in order, apart and inside the counts.
  init(oldCount: Int, newCount: Int, hunks: [Hunk], isProvenShortest: Bool = true) {
    self.oldCount = oldCount
    self.newCount = newCount
    self.hunks = hunks
    self.isProvenShortest = isProvenShortest
  }

  /// Replaces everything by everything.
  init(replacing oldCount: Int, with newCount: Int, isProvenShortest: Bool = true) {
    let isEmpty = oldCount == 0 && newCount == 0
    self.init(
      oldCount: oldCount, newCount: newCount,
      hunks: isEmpty ? [] : [Hunk(old: 0..<oldCount, new: 0..<newCount)],
      isProvenShortest: isProvenShortest)
  }

  /// Finds a shortest edit script from one collection to another.
  ///
  /// - Parameters:
  ///   - old: The collection before the change.
  ///   - new: The collection after it; any other type of collection with the same elements.
  /// - Complexity: O(min((*n* + *m*) + *d*², *nm*/64)) time for *d* edits. Each element is hashed
  ///   once and compared about once. `Differ` says how much memory it takes.
  @inlinable
  public init<Old: Collection, New: Collection>(from old: Old, to new: New)
  where Old.Element: Hashable, New.Element == Old.Element {
    if let old = old as? [Substring], let new = new as? [Substring] {
      self.init(oldTokens: old, newTokens: new)
      return
    }
    var interning = Interning<Old.Element>()
    let oldIDs = interning.ids(of: old)
    let newIDs = interning.ids(of: new)
    self.init(oldIDs: oldIDs, newIDs: newIDs)
  }

  /// Diffs tokens of text.
  @usableFromInline
  init(oldTokens: [Substring], newTokens: [Substring]) {
    var differ = Differ()
    self = differ.diff(oldTokens: oldTokens, newTokens: newTokens)
  }

  /// Diffs elements that are numbers already; kept out of line, so that the search is compiled once.
  @usableFromInline
  init(oldIDs: [UInt32], newIDs: [UInt32]) {
    var differ = Differ()
    self = differ.diff(from: oldIDs.span, to: newIDs.span)
  }

  /// The number of old elements that are gone.
  public var deletions: Int { hunks.reduce(0) { $0 + $1.old.count } }

  /// The number of new elements that were not there before.
  public var insertions: Int { hunks.reduce(0) { $0 + $1.new.count } }

  /// Whether both sides are equal.
  public var isEmpty: Bool { hunks.isEmpty }

  /// The way back: what turns the new sequence into the old one.
  public var inverse: Diff {
    Diff(
      oldCount: newCount, newCount: oldCount, hunks: hunks.map(\.inverse),
      isProvenShortest: isProvenShortest)
  }
}
