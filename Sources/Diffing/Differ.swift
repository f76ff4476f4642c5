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
/// a shortest one. Above, it is shortest as long as the search takes no more than 2³⁰ steps (about
/// 65,000 edits); where that is not enough, the sequences are cut at the furthest point that was
/// reached, and from there on after 2²⁰ steps each. Every part is shortest, the whole need not be, and
/// says so: `Diff.isProvenShortest` is false. All in all that is O(2³⁰ + 2¹⁰(*n* + *m*)) steps.
///
/// **How much memory it takes.** At most 96 MiB for Myers' rows, *nm*/128 bytes for the bit-parallel
/// table (78 MB at 10¹⁰ pairs) and 128 (*n* + *m*) + 8,192 bytes for all the rest; mostly far less.
/// Buffers that have to grow grow by half, so that a differ may hold half as much again.
public struct Differ: ~Copyable {
  private let limits: Limits
  private var myers = MyersSearch()
  private var bits = BitParallelLCS()
  var interning = ByteInterning()
  var oldNumbers = ScratchBuffer<UInt32>()
  var newNumbers = ScratchBuffer<UInt32>()
  /// Where the old lines begin.
  var oldStarts = ScratchBuffer<Int>()

  /// What the last diff cost, in counts that do not depend on a clock.
  var effort = Effort()

  /// Makes a differ that holds no memory yet.
  public init() {
    self.init(limits: Limits())
  }

  init(limits: Limits) {
    self.limits = limits
    myers.traceLimit = limits.traceLimit
  }

  /// The bytes of scratch memory that are held at the moment.
  public var scratchBytes: Int {
    myers.bytes + bits.bytes + interning.bytes + oldNumbers.bytes + newNumbers.bytes
      + oldStarts.bytes
  }

  /// Gives the scratch memory back; the next diff takes new memory.
  public mutating func releaseScratch() {
    self = Differ(limits: limits)
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
    if let old = old as? [Substring], let new = new as? [Substring] {
      return diff(oldTokens: old, newTokens: new)
    }
    var interning = Interning<Old.Element>()
    let oldIDs = interning.ids(of: old)
    let newIDs = interning.ids(of: new)
    return diff(from: oldIDs.span, to: newIDs.span)
  }

  @usableFromInline
  mutating func diff(oldTokens: [Substring], newTokens: [Substring]) -> Diff {
    var interning = TokenInterning()
    let oldIDs = interning.ids(of: oldTokens)
    let newIDs = interning.ids(of: newTokens)
    return diff(from: oldIDs.span, to: newIDs.span)
  }

  /// Searches two sequences of ids, box by box.
  mutating func search(
    _ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>
  ) -> Diff {
    effort = Effort()
    var script: [Hunk] = []
    var isProven = true
    var limits = self.limits
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
      var costs = CostGuard(box, limits)
      let outcome = myers.solve(box, guard: &costs, into: &script, &effort)
      switch outcome {
      case .solved: break
      case .tooExpensive:
        bits.wordOperations = 0
        bits.solve(box, guess: costs.guess, into: &script)
        effort.words += bits.wordOperations
      case .met(let x, let y):
        boxes += box.parts(x: x, y: y)
      case .exhausted(let x, let y):
        isProven = false
        limits.patience = limits.laterPatience
        boxes += box.parts(x: x, y: y)
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
}
