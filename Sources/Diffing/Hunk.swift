/// A stretch where two sequences differ: what stands in `old` gave way to what stands in `new`.
///
/// Both ranges are offsets from the beginning of their sequence, never indices. One of them may be
/// empty: a pure insertion has an empty `old` range, which still tells where it happened.
public struct Hunk: Sendable, Equatable, Hashable {
  /// The offsets of the deleted elements in the old sequence.
  public var old: Range<Int>

  /// The offsets of the inserted elements in the new sequence.
  public var new: Range<Int>

  /// Makes a hunk from the offsets on both sides.
  public init(old: Range<Int>, new: Range<Int>) {
    self.old = old
    self.new = new
  }

  /// The same stretch seen from the other direction: insertions become deletions.
  public var inverse: Hunk { Hunk(old: new, new: old) }
}
