/// The bidirectional search of Myers 1986, section 4b, that keeps the traces of both directions.
///
/// Two frontiers grow from the opposite corners of the edit graph until they overlap on a
/// diagonal; the *d*-path through that point is a shortest script. Because every row of both
/// directions is kept, the script is read back without Myers' recursion; about *d*²/4 steps are
/// taken in all. Where the rows would need more than `traceLimit` entries, they are dropped, and
/// only the meeting point is found: that is Myers' linear space variation.
///
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
struct MyersSearch: ~Copyable {
  /// The most entries of kept rows.
  var traceLimit = Limits().traceLimit

  /// How a search ended.
  enum Outcome {
    /// The hunks were appended to the script.
    case solved
    /// A shortest script runs through this point; both parts are still to be solved.
    case met(x: Int, y: Int)
    /// The guard says that another way is cheaper.
    case tooExpensive
    /// The guard says that nothing exact is affordable; the furthest point that was reached.
    case exhausted(x: Int, y: Int)
  }

  /// Where a row was kept.
  struct RowMark: BitwiseCopyable {
    var start: Int
    var firstDiagonal: Int
  }

  var rows = ScratchBuffer<Int32>()
  /// The rows of round `d`: forward at `2 d`, backward at `2 d + 1`.
  var marks = ScratchBuffer<RowMark>()

  /// The scratch memory that is held.
  var bytes: Int { rows.bytes + marks.bytes }

  /// Searches a trimmed box that is empty on neither side.
  mutating func solve(
    _ box: Box, guard costs: inout CostGuard, into script: inout [Hunk], _ effort: inout Effort
  ) -> Outcome {
    rows.reserve(4096)
    var forward = MyersFrontier(start: 1, rows: rows.base)
    var backward = MyersFrontier(start: 4, rows: rows.base)
    var used = 7
    var keepsTrace = true
    let delta = box.oldCount - box.newCount
    mark(forward, 0)
    mark(backward, 1)
    while true {
      let space = forward.spaceForNextRow + backward.spaceForNextRow
      if keepsTrace {
        if used + space > traceLimit {
          keepsTrace = false
          dropTrace(&forward, &backward, box)
        } else {
          rows.reserve(used + space)
        }
      }
      forward.advance(
        to: keepsTrace ? used + 1 : forward.start, in: rows.base, box: box, backward: false)
      used += forward.count + 2
      if keepsTrace { mark(forward, 2 * forward.edits) }
      if delta & 1 != 0, let k = overlap(forward, backward, box) {
        effort.rounds &+= 1
        effort.steps &+= forward.count
        return finish(forward, backward, k, box, keepsTrace, &script)
      }
      backward.advance(
        to: keepsTrace ? used + 1 : backward.start, in: rows.base, box: box, backward: true)
      used += backward.count + 2
      if keepsTrace { mark(backward, 2 * backward.edits + 1) }
      if delta & 1 == 0, let k = overlap(forward, backward, box) {
        effort.rounds &+= 2
        effort.steps &+= forward.count &+ backward.count
        return finish(forward, backward, k, box, keepsTrace, &script)
      }
      effort.rounds &+= 2
      effort.steps &+= forward.count &+ backward.count
      switch costs.verdict(
        rounds: forward.edits, steps: forward.count + backward.count,
        walked: forward.walked + backward.walked,
        reach: forward.reach + backward.reach)
      {
      case .goOn: break
      case .switchOver: return .tooExpensive
      case .giveUp:
        let (x, y) = furthest(forward, box)
        return .exhausted(x: x, y: y)
      }
    }
  }

  /// The forward diagonal on which the two frontiers have met or passed each other.
  private func overlap(_ forward: MyersFrontier, _ backward: MyersFrontier, _ box: Box) -> Int? {
    // Both reaches are upper bounds: mostly this tells that no meeting is possible yet.
    if forward.reach + backward.reach < box.oldCount + box.newCount { return nil }
    let (n, delta) = (box.oldCount, box.oldCount - box.newCount)
    let first = max(forward.firstDiagonal, delta - backward.lastDiagonal)
    let last = min(forward.lastDiagonal, delta - backward.firstDiagonal)
    if first > last { return nil }
    let forwardRow = rows.base + forward.start + (first - forward.firstDiagonal) / 2
    let backwardRow = rows.base + backward.start + (delta - first - backward.firstDiagonal) / 2
    for index in 0...(last - first) / 2
    where Int(forwardRow[index]) + Int(backwardRow[-index]) >= n {
      // Points beyond the border lose against others of the same round; they are no meeting.
      let (k, x) = (first + 2 * index, Int(forwardRow[index]))
      if x <= n, x - k <= box.newCount { return k }
    }
    return nil
  }

  private mutating func finish(
    _ forward: MyersFrontier, _ backward: MyersFrontier, _ k: Int, _ box: Box, _ keepsTrace: Bool,
    _ script: inout [Hunk]
  ) -> Outcome {
    let x = Int(rows.base[forward.start + (k - forward.firstDiagonal) / 2])
    guard keepsTrace, tracesJoin(forward, backward, k, box) else { return .met(x: x, y: x - k) }
    readBack(forward, backward, k, box, &script)
    return .solved
  }

  private func furthest(_ forward: MyersFrontier, _ box: Box) -> (x: Int, y: Int) {
    var best = (x: 0, y: 0)
    for index in 0..<forward.count {
      let x = Int(rows.base[forward.start + index])
      let y = x - forward.firstDiagonal - 2 * index
      if x <= box.oldCount, y <= box.newCount, x + y > best.x + best.y { best = (x, y) }
    }
    return best
  }

  private mutating func mark(_ frontier: MyersFrontier, _ place: Int) {
    marks.reserve(place + 1)
    marks.base[place] = RowMark(start: frontier.start, firstDiagonal: frontier.firstDiagonal)
  }

  /// Moves the last rows to where they can grow in place.
  private mutating func dropTrace(
    _ forward: inout MyersFrontier, _ backward: inout MyersFrontier, _ box: Box
  ) {
    // A row has at most one entry for every second diagonal, and the guard's patience ends long
    // before it has 2¹⁸.
    let space = min((box.oldCount + box.newCount) / 2 + 8, 1 << 18)
    rows.reserve(2 * space)
    let (base, forwardCount, backwardCount) = (rows.base, forward.count + 2, backward.count + 2)
    // The backward row is set aside, for the copy of the forward row may run over it.
    let last = Array(UnsafeBufferPointer(start: base + backward.start - 1, count: backwardCount))
    base.update(from: base + forward.start - 1, count: forwardCount)
    last.withUnsafeBufferPointer { last in
      if let source = last.baseAddress {
        (base + space).update(from: source, count: backwardCount)
      }
    }
    forward.start = 1
    backward.start = space + 1
  }
}
