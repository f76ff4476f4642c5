/// Which cells are worth computing.
///
/// Where some common subsequence of length *c* is known, a shortest script has at most *n* − *c*
/// deletions and *m* − *c* insertions. In a cell of row *i* and column *j* a path that has found *l*
/// matches has made *i* − *l* deletions and *j* − *l* insertions, and the vector says how large *l* is
/// at best. This is the idea of Ukkonen 1985, who asks for the diagonal only (*l* ≤ *i*, *l* ≤ *j*).
extension BitParallelLCS {
  /// How far the corridor has come from one band to the next.
  struct Course: BitwiseCopyable {
    /// The first and last word, and the length of the common subsequence left of the first one.
    var lower = 0
    var upper = 0
    var lengthBefore = 0

    var words: Range<Int> { lower..<upper }
  }

  /// The words of the 64 rows from `row` on that a shortest script may pass.
  ///
  /// Words to the left of it are left as they are from now on: deletions only become more with
  /// the rows. Words to the right have not been touched and hold ones only, so that a carry runs
  /// through them and changes nothing.
  func nextWords(_ row: Int, _ course: inout Course) -> Range<Int> {
    while course.lower < course.upper {
      let length = course.lengthBefore + zeros(course.lower..<course.lower + 1)
      if row - length <= mostDeletions { break }
      course.lengthBefore = length
      course.lower += 1
    }
    if course.upper < words {
      // Each of the rows can make the common subsequence longer by one.
      let length = course.lengthBefore + zeros(course.lower..<course.upper) + 64
      let last = min(columnCount, mostInsertions + length)
      course.upper = max(course.upper, (last + 63) >> 6)
    }
    return course.words
  }

  /// The zeros in some words of the vector: what they add to the length of the common subsequence.
  func zeros(_ range: Range<Int>) -> Int {
    let vector = vector.base + Self.margin
    var zeros = 0
    for word in range { zeros &+= (~vector[word]).nonzeroBitCount }
    return zeros
  }

  /// The length of a common subsequence that is found quickly: the longest chain of tokens that
  /// occur once on each side, as in patience diff, and what is equal right behind and before them.
  mutating func lengthOfAnchors() -> Int {
    // Not worth it for a small table, or for few tokens, of which hardly one occurs only once.
    guard words > 48, 8 * tokenCount > rowCount else { return 0 }
    // For each token: 0, or 1 + its column; `max` if it occurs more than once on a side.
    table.reset(tokenCount, to: 0)
    let columns = table.base
    for column in 0..<columnCount {
      let token = Int(columnTokens.base[column])
      columns[token] = columns[token] == 0 ? UInt32(truncatingIfNeeded: column) &+ 1 : .max
    }
    maskEnds.reset(tokenCount, to: 0)
    let rowsOfToken = maskEnds.base
    for row in 0..<rowCount { rowsOfToken[Int(rowTokens.base[row])] &+= 1 }
    return withUnsafeTemporaryAllocation(of: Anchor.self, capacity: tokenCount) { anchors in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: tokenCount) { piles in
        // The anchor on top of each pile ends the chain of that length with the least column.
        var (count, pileCount) = (0, 0)
        for row in 0..<rowCount {
          let token = Int(rowTokens.base[row])
          let column = columns[token]
          if column == .max || rowsOfToken[token] != 1 { continue }
          var (low, high) = (0, pileCount)
          if high > 0, anchors[Int(piles[high - 1])].column < Int(column) { low = high }
          while low < high {
            let middle = (low + high) / 2
            if anchors[Int(piles[middle])].column < Int(column) {
              low = middle + 1
            } else {
              high = middle
            }
          }
          anchors[count] = Anchor(
            row: row + 1, column: Int(column), previous: low == 0 ? -1 : Int(piles[low - 1]))
          piles[low] = Int32(truncatingIfNeeded: count)
          pileCount = max(pileCount, low + 1)
          count += 1
        }
        var length = pileCount
        var (row, column) = (rowCount, columnCount)
        var next = pileCount == 0 ? -1 : Int(piles[pileCount - 1])
        while true {
          let anchor = next < 0 ? Anchor(row: 0, column: 0, previous: -1) : anchors[next]
          let limit = min(row - anchor.row, column - anchor.column)
          let behind = Snake.forward(
            rowTokens.base + anchor.row, columnTokens.base + anchor.column, limit: limit)
          length += behind
          length += Snake.backward(
            rowTokens.base + row, columnTokens.base + column, limit: limit - behind)
          if next < 0 { break }
          (row, column, next) = (anchor.row - 1, anchor.column - 1, anchor.previous)
        }
        return length
      }
    }
  }

  /// The places behind two equal elements, and the anchor before it in its chain.
  private struct Anchor: BitwiseCopyable {
    var row: Int
    var column: Int
    var previous: Int
  }
}
