/// The furthest reaching paths from one corner of the edit graph: one value `x` for each diagonal `k`.
///
/// Words of Myers 1986: `d` counts edits, `k = x − y`, and the *d*-paths end on the diagonals
/// −d, −d + 2, …, d. Only these are kept, packed, so that the neighbours `k − 1` and `k + 1` of
/// round `d − 1`, which round `d` is made from, lie next to each other. Paths from the far corner
/// are the same with both sequences read backwards: there `x` counts from the end.
///
/// Invariant: `start − 1 ... start + count` are places inside the buffer of rows, and the two outer
/// ones hold `unreached`.
struct MyersFrontier {
  static let unreached = Int32.min / 2

  /// Where the row of the last round begins in the buffer of rows.
  var start: Int

  /// The diagonal of the first entry; the next entries are two further each.
  var firstDiagonal = 0
  var count = 1

  /// The last round.
  var edits = 0

  /// An upper bound of `x + y` over the row: how far the search can have got.
  var reach = 0

  /// Equal elements that the last round walked over.
  var walked = 0

  var lastDiagonal: Int { firstDiagonal + 2 * (count - 1) }

  /// The space that the next row needs, with the two places around it.
  var spaceForNextRow: Int { count + 3 }

  /// Begins in the corner; a trimmed box has no snake there.
  init(start: Int, rows: UnsafeMutablePointer<Int32>) {
    self.start = start
    rows[start - 1] = Self.unreached
    rows[start] = 0
    rows[start + 1] = Self.unreached
  }

  /// Makes the row of the next round and writes it to `target`, which may be `start`: in place.
  ///
  /// `backward` says whether the box is read from its far corner; it is a literal, so that the
  /// loop is compiled once for each direction.
  @inline(__always)
  mutating func advance(
    to target: Int, in rows: UnsafeMutablePointer<Int32>, box: Box, backward: Bool
  ) {
    let (n, m) = (box.oldCount, box.newCount)
    // Diagonals outside of −m … n have no point inside the box.
    let first = firstDiagonal > -m ? firstDiagonal - 1 : firstDiagonal + 1
    let last = lastDiagonal < n ? lastDiagonal + 1 : lastDiagonal - 1
    let previous = rows + (first < firstDiagonal ? start - 1 : start)
    let row = rows + target
    let newCount = (last - first) / 2 + 1
    // Paths from the far corner count both sequences from their ends.
    let old = backward ? box.old + n : box.old
    let new = backward ? box.new + m : box.new
    var left = previous[0]
    var k = first
    var reach = self.reach + 1
    var walked = 0
    for index in 0..<newCount {
      // The larger of: one deletion after diagonal k − 1, one insertion after diagonal k + 1.
      let right = previous[index + 1]
      var x = Int(max(left &+ 1, right))
      left = right
      let limit = min(n, m &+ k)
      if x < limit {
        let isEqual = backward ? old[-1 &- x] == new[k &- x &- 1] : old[x] == new[x &- k]
        if isEqual {
          walked &-= x
          x &+= 1
          x &+=
            backward
            ? Snake.backward(old - x, new - (x &- k), limit: limit &- x)
            : Snake.forward(old + x, new + (x &- k), limit: limit &- x)
          walked &+= x
          reach = max(reach, x &+ x &- k)
        }
      }
      row[index] = Int32(truncatingIfNeeded: x)
      k &+= 2
    }
    row[-1] = Self.unreached
    row[newCount] = Self.unreached
    (start, firstDiagonal, count) = (target, first, newCount)
    self.reach = reach
    self.walked = walked
    edits += 1
  }
}
