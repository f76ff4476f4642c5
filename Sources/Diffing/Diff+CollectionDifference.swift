extension Diff {
  /// The same script as the standard library tells it: single removals and insertions.
  ///
  ///     let difference = Diff(from: old, to: new).difference(from: old, to: new)
  ///     old.applying(difference)  // new
  ///
  /// - Parameters:
  ///   - old: The collection that the diff was made from.
  ///   - new: The collection that it was made to.
  /// - Returns: The difference, or `nil` where the counts do not fit this diff.
  public func difference<Old: Collection, New: Collection>(
    from old: Old, to new: New
  ) -> CollectionDifference<Old.Element>? where New.Element == Old.Element {
    guard old.count == oldCount, new.count == newCount else { return nil }
    var changes: [CollectionDifference<Old.Element>.Change] = []
    changes.reserveCapacity(deletions + insertions)
    for (offset, element) in Self.elements(of: old, in: hunks.map(\.old)) {
      changes.append(.remove(offset: offset, element: element, associatedWith: nil))
    }
    for (offset, element) in Self.elements(of: new, in: hunks.map(\.new)) {
      changes.append(.insert(offset: offset, element: element, associatedWith: nil))
    }
    return CollectionDifference(changes)
  }

  /// Reads a difference of the standard library as a diff.
  ///
  /// Moves are read as removals and insertions. The result is as long as the difference, which
  /// need not be shortest. It fails where the offsets do not fit `oldCount`.
  ///
  /// - Parameters:
  ///   - difference: A difference that can be applied to a collection of `oldCount` elements.
  ///   - oldCount: The number of elements on the old side.
  public init?<Element>(_ difference: CollectionDifference<Element>, oldCount: Int) {
    let newCount = oldCount - difference.removals.count + difference.insertions.count
    let (removed, inserted) = Self.offsets(of: difference)
    guard oldCount >= removed.count, (removed.last ?? -1) < oldCount,
      (inserted.last ?? -1) < newCount
    else { return nil }
    var hunks: [Hunk] = []
    var (nextRemoval, nextInsertion) = (0, 0)
    var (old, new) = (0, 0)
    while nextRemoval < removed.count || nextInsertion < inserted.count {
      let oldGap = nextRemoval < removed.count ? removed[nextRemoval] - old : Int.max
      let newGap = nextInsertion < inserted.count ? inserted[nextInsertion] - new : Int.max
      let gap = min(oldGap, newGap)
      (old, new) = (old + gap, new + gap)
      let (oldStart, newStart) = (old, new)
      while nextRemoval < removed.count, removed[nextRemoval] == old {
        (old, nextRemoval) = (old + 1, nextRemoval + 1)
      }
      while nextInsertion < inserted.count, inserted[nextInsertion] == new {
        (new, nextInsertion) = (new + 1, nextInsertion + 1)
      }
      hunks.appendMerging(Hunk(old: oldStart..<old, new: newStart..<new))
    }
    // The library finds no shortest script for large inputs, so nothing is promised here.
    self.init(oldCount: oldCount, newCount: newCount, hunks: hunks, isProvenShortest: false)
  }

  /// The offsets of all removals and of all insertions, in order.
  private static func offsets<Element>(
    of difference: CollectionDifference<Element>
  ) -> (removed: [Int], inserted: [Int]) {
    var (removed, inserted) = ([Int](), [Int]())
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.append(offset)
      case .insert(let offset, _, _): inserted.append(offset)
      }
    }
    return (removed.sorted(), inserted.sorted())
  }

  /// The elements at some ranges of offsets, which are in order, with their offsets.
  private static func elements<Source: Collection>(
    of source: Source, in ranges: [Range<Int>]
  ) -> [(offset: Int, element: Source.Element)] {
    var result: [(offset: Int, element: Source.Element)] = []
    var (index, offset) = (source.startIndex, 0)
    for range in ranges {
      index = source.index(index, offsetBy: range.lowerBound - offset)
      for place in range {
        result.append((place, source[index]))
        source.formIndex(after: &index)
      }
      offset = range.upperBound
    }
    return result
  }
}
