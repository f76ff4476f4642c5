/// Makes diffs one after the other and keeps the scratch memory between them.
///
/// A single `Diff(from:to:)` is fine for a single diff. Where many are made, a differ saves the
/// allocations:
///
///     var differ = Differ()
///     for (old, new) in pairs { print(differ.diff(from: old.span, to: new.span).hunks) }
///
/// **How it searches.** Both ends are trimmed; then the bidirectional search of Myers runs, and a guard
/// predicts its cost. Where sequences differ so much that the bit-parallel algorithm is cheaper, that
/// one takes over, so that the worst case is O(*nm*/64) and not O((*n* + *m*)*d*). Both are exact.
///
/// **How far it is exact.** Up to 10¹⁰ pairs (*n* × *m* after trimming) the script is always
/// a shortest one. Above, it is shortest as long as the search takes no more than 2³² steps (about
/// 90,000 edits); where that is not enough, the result is cut at the furthest point that was
/// reached, solved in parts, and says so: `Diff.isProvenShortest` is false.
///
/// **How much memory it takes.** At most 64 MiB + 16 (*n* + *m*) bytes for Myers' rows, and
/// *nm*/256 + 40 (*n* + *m*) bytes for the bit-parallel table (40 MB at 10¹⁰ pairs); mostly far less.
public struct Differ: ~Copyable {
  private var myers = MyersSearch()
  private var bits = BitParallelLCS()
  var interning = ByteInterning()

  /// What the last diff cost, in counts that do not depend on a clock.
  var effort = Effort()

  /// Makes a differ that holds no memory yet.
  public init() {}

  /// The bytes of scratch memory that are held at the moment.
  public var scratchBytes: Int { myers.bytes + bits.bytes + interning.bytes }

  /// Gives the scratch memory back; the next diff takes new memory.
  public mutating func releaseScratch() {
    self = Differ()
  }

  /// Finds a shortest edit script between two sequences of numbers, without copying them.
  ///
  /// - Parameters:
  ///   - old: The ids of the old elements; equal elements must have equal ids.
  ///   - new: The ids of the new elements.
  /// - Returns: The diff.
  /// - Complexity: O(min((*n* + *m*) + *d*², *nm*/64)) time for *d* edits.
  public mutating func diff(from old: Span<UInt32>, to new: Span<UInt32>) -> Diff {
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in search(old, new) }
    }
  }

  /// Finds a shortest edit script between two collections.
  ///
  /// - Parameters:
  ///   - old: The collection before the change.
  ///   - new: The collection after it.
  /// - Returns: The diff.
  /// - Complexity: As for ids, and one hash and about one comparison for each element.
  @inlinable
  public mutating func diff<Old: Collection, New: Collection>(from old: Old, to new: New) -> Diff
  where Old.Element: Hashable, New.Element == Old.Element {
    var interning = Interning<Old.Element>()
    let oldIDs = interning.ids(of: old)
    let newIDs = interning.ids(of: new)
    return diff(from: oldIDs.span, to: newIDs.span)
  }

  mutating func search(
    _ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>
  ) -> Diff {
    effort = Effort()
    var script: [Hunk] = []
    var isProven = true
    guard let oldBase = old.baseAddress, let newBase = new.baseAddress else {
      return Diff(replacing: old.count, with: new.count)
    }
    // Rows hold 32-bit values; nobody has that many elements in memory.
    guard max(old.count, new.count) < Int(Int32.max) / 2 else {
      return Diff(replacing: old.count, with: new.count, isProvenShortest: false)
    }
    let whole = Box(
      old: oldBase, new: newBase, oldStart: 0, newStart: 0, oldCount: old.count, newCount: new.count
    )
    // Boxes still to be solved; the first one in reading order lies on top.
    var boxes = [whole]
    while let box = boxes.popLast()?.trimmed() {
      if box.oldCount == 0 || box.newCount == 0 {
        if box.oldCount + box.newCount > 0 { script.appendMerging(box.hunk) }
        continue
      }
      var costs = CostGuard(box)
      let outcome = myers.solve(box, guard: &costs, into: &script, &effort)
      switch outcome {
      case .solved: break
      case .tooExpensive:
        bits.wordOperations = 0
        bits.solve(box, into: &script)
        effort.words += bits.wordOperations
      case .met(let x, let y):
        effort.splits += 1
        let parts = box.split(x: x, y: y)
        boxes.append(parts.after)
        boxes.append(parts.before)
      case .exhausted(let x, let y):
        isProven = false
        effort.splits += 1
        let parts = box.split(x: x, y: y)
        boxes.append(parts.after)
        boxes.append(parts.before)
      }
    }
    joinNeighbours(&script, old, new)
    return Diff(
      oldCount: old.count, newCount: new.count, hunks: script, isProvenShortest: isProven)
  }
}

/// What a search cost.
struct Effort {
  /// Rounds of both directions of Myers' search.
  var rounds = 0
  /// Diagonals that were advanced.
  var steps = 0
  /// Machine words of the bit-parallel search.
  var words = 0
  /// Boxes that the search could not solve at once.
  var splits = 0
}
