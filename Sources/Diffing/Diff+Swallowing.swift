extension Diff {
  /// A script that is easier to read and longer than the shortest, and by how much it is longer.
  public struct Swallowed: Sendable, Equatable {
    /// The script with fewer hunks.
    public var diff: Diff

    /// The edits that it has more than the script before: two for each element that was kept there.
    public var extraEdits: Int
  }

  /// The script without lone matches: short equal runs between two larger hunks become part of them.
  ///
  /// Where a sentence is rewritten, the shortest script still keeps every "the" and "of" that happens
  /// to stand in the right order, and nobody can read it. A run of at most `longest` elements
  /// is swallowed if both hunks around it have more edits than the run has elements.
  ///
  /// - Parameter longest: The most elements of a run that may be swallowed.
  /// - Returns: The new script, which is not shortest any more, and its extra edits.
  /// - Complexity: O(hunks).
  public func swallowingLoneMatches(longest: Int = 3) -> Swallowed {
    var kept: [Hunk] = []
    var extra = 0
    for hunk in hunks {
      guard let last = kept.last else {
        kept.append(hunk)
        continue
      }
      let gap = hunk.old.lowerBound - last.old.upperBound
      if gap <= longest, gap < last.size, gap < hunk.size {
        kept[kept.count - 1] = Hunk(
          old: last.old.lowerBound..<hunk.old.upperBound,
          new: last.new.lowerBound..<hunk.new.upperBound)
        extra += 2 * gap
      } else {
        kept.append(hunk)
      }
    }
    let diff = Diff(
      oldCount: oldCount, newCount: newCount, hunks: kept,
      isProvenShortest: isProvenShortest && extra == 0)
    return Swallowed(diff: diff, extraEdits: extra)
  }
}

extension Hunk {
  /// The number of edits.
  fileprivate var size: Int { old.count + new.count }
}
