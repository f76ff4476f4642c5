extension Diff {
  /// One step of a walk over both sides from beginning to end.
  public enum Run: Sendable, Equatable {
    /// Elements that are the same on both sides; the two ranges have equal counts.
    case equal(old: Range<Int>, new: Range<Int>)

    /// Elements that differ.
    case changed(Hunk)
  }

  /// Everything on both sides in order: equal stretches and hunks, alternating.
  ///
  ///     for run in diff.runs {
  ///       switch run {
  ///       case .equal(let old, _): print(old)
  ///       case .changed(let hunk): print(hunk.old, hunk.new)
  ///       }
  ///     }
  public var runs: [Run] {
    var runs: [Run] = []
    runs.reserveCapacity(2 * hunks.count + 1)
    var old = 0
    var new = 0
    for hunk in hunks {
      if old < hunk.old.lowerBound {
        runs.append(.equal(old: old..<hunk.old.lowerBound, new: new..<hunk.new.lowerBound))
      }
      runs.append(.changed(hunk))
      old = hunk.old.upperBound
      new = hunk.new.upperBound
    }
    if old < oldCount {
      runs.append(.equal(old: old..<oldCount, new: new..<newCount))
    }
    return runs
  }
}
