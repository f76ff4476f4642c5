extension MyersSearch {
  /// Whether both traces join on a diagonal of the forward frontier.
  ///
  /// The frontiers may have passed each other: each path then lies on some shortest script, but not
  /// both on the same one, unless their last snakes share a point. They do if the forward path
  /// comes to the diagonal no later than the backward path leaves it.
  func tracesJoin(_ forward: MyersFrontier, _ backward: MyersFrontier, _ k: Int, _ box: Box) -> Bool
  {
    let delta = box.oldCount - box.newCount
    return entry(forward.edits, 0, k) + entry(backward.edits, 1, delta - k) <= box.oldCount
  }

  /// The `x` where the path of round `edits` on diagonal `k` begins its last snake.
  private func entry(_ edits: Int, _ side: Int, _ k: Int) -> Int {
    guard edits > 0 else { return 0 }
    let mark = marks.base[2 * (edits - 1) + side]
    let row = rows.base + mark.start + (k - 1 - mark.firstDiagonal) >> 1
    return Int(max(row[0] &+ 1, row[1]))
  }

  /// Reads the script back along the kept rows: from the meeting diagonal to both corners.
  func readBack(
    _ forward: MyersFrontier, _ backward: MyersFrontier, _ meeting: Int, _ box: Box,
    _ script: inout [Hunk]
  ) {
    let begin = script.count
    // The forward path is read from its end, so its hunks come out in reverse order.
    walk(from: forward.edits, side: 0, on: meeting) { isDeletion, x, y in
      let (old, new) = (box.oldStart + x, box.newStart + y)
      let oldEnd = isDeletion ? old + 1 : old
      let newEnd = isDeletion ? new : new + 1
      if script.count > begin, script[script.count - 1].old.lowerBound == oldEnd,
        script[script.count - 1].new.lowerBound == newEnd
      {
        script[script.count - 1].old = old..<script[script.count - 1].old.upperBound
        script[script.count - 1].new = new..<script[script.count - 1].new.upperBound
      } else {
        script.append(Hunk(old: old..<oldEnd, new: new..<newEnd))
      }
    }
    script[begin...].reverse()

    let (oldEnd, newEnd) = (box.oldStart + box.oldCount, box.newStart + box.newCount)
    let delta = box.oldCount - box.newCount
    walk(from: backward.edits, side: 1, on: delta - meeting) { isDeletion, x, y in
      let (old, new) = (oldEnd - x, newEnd - y)
      script.appendMerging(
        isDeletion
          ? Hunk(old: old - 1..<old, new: new..<new) : Hunk(old: old..<old, new: new - 1..<new))
    }
  }

  /// Walks one direction's rows from round `edits` on diagonal `k` back to its corner.
  @inline(__always)
  private func walk(
    from edits: Int, side: Int, on diagonal: Int,
    _ emit: (_ isDeletion: Bool, _ x: Int, _ y: Int) -> Void
  ) {
    var k = diagonal
    var wasDeletion = false
    for d in stride(from: edits - 1, through: 0, by: -1) {
      let mark = marks.base[2 * d + side]
      let row = rows.base + mark.start + (k - 1 - mark.firstDiagonal) >> 1
      // The same choice as on the way out; where both are as good, edits of a kind stay together.
      let (deleted, inserted) = (row[0] &+ 1, row[1])
      wasDeletion = deleted > inserted || deleted == inserted && wasDeletion
      k += wasDeletion ? -1 : 1
      let x = Int(wasDeletion ? row[0] : inserted)
      emit(wasDeletion, x, x - k)
    }
  }
}

extension [Hunk] {
  /// Appends a hunk behind the last one, or widens the last one where both touch.
  mutating func appendMerging(_ hunk: Hunk) {
    if let last = last, last.old.upperBound == hunk.old.lowerBound,
      last.new.upperBound == hunk.new.lowerBound
    {
      self[count - 1] = Hunk(
        old: last.old.lowerBound..<hunk.old.upperBound,
        new: last.new.lowerBound..<hunk.new.upperBound)
    } else {
      append(hunk)
    }
  }
}
