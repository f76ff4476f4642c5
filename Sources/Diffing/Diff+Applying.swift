extension Diff {
  /// Rebuilds the new sequence from the old one and the elements that were inserted.
  ///
  /// - Parameters:
  ///   - old: The sequence that the diff was made from, or another one of the same length.
  ///   - insertions: The inserted elements of all hunks in order.
  /// - Returns: The new sequence, or `nil` where the counts do not fit this diff.
  /// - Complexity: O(*n* + *m*).
  public func applied<Old: Collection, Inserted: Collection>(
    to old: Old, inserting insertions: Inserted
  ) -> [Old.Element]? where Inserted.Element == Old.Element {
    guard old.count == oldCount, insertions.count == self.insertions else { return nil }
    var result: [Old.Element] = []
    result.reserveCapacity(newCount)
    var oldIndex = old.startIndex
    var insertedIndex = insertions.startIndex
    var offset = 0
    for hunk in hunks {
      let keep = old.index(oldIndex, offsetBy: hunk.old.lowerBound - offset)
      result.append(contentsOf: old[oldIndex..<keep])
      oldIndex = old.index(keep, offsetBy: hunk.old.count)
      offset = hunk.old.upperBound
      let next = insertions.index(insertedIndex, offsetBy: hunk.new.count)
      result.append(contentsOf: insertions[insertedIndex..<next])
      insertedIndex = next
    }
    result.append(contentsOf: old[oldIndex...])
    return result
  }

  /// The elements that all hunks insert, in order: what `applied(to:inserting:)` needs.
  ///
  /// - Parameter new: The sequence that the diff was made to; elements beyond its end are left out.
  /// - Returns: The inserted elements of the first hunk, then of the second, and so on.
  public func inserted<New: Collection>(from new: New) -> [New.Element] {
    var result: [New.Element] = []
    var index = new.startIndex
    var offset = 0
    for hunk in hunks {
      let from =
        new.index(index, offsetBy: hunk.new.lowerBound - offset, limitedBy: new.endIndex)
        ?? new.endIndex
      index =
        new.index(from, offsetBy: hunk.new.count, limitedBy: new.endIndex) ?? new.endIndex
      offset = hunk.new.upperBound
      result.append(contentsOf: new[from..<index])
    }
    return result
  }
}
