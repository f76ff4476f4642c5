/// Makes neighbouring hunks one where the script stays as short.
///
/// A pure deletion or insertion can slide along equal elements, as long as the element that it
/// leaves behind equals the one that it takes in. A hunk that can slide until it touches a neighbour
/// is joined with it. Hunks that touch already are joined, too.
///
/// - Complexity: O(*n* + *m*) at worst, mostly a few comparisons for each hunk.
func joinNeighbours(
  _ script: inout [Hunk], _ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>
) {
  guard script.count > 1 else { return }
  var kept = 0
  for index in 1..<script.count {
    let previous = script[kept]
    let hunk = script[index]
    let gap = hunk.old.lowerBound - previous.old.upperBound
    if gap == 0 || canSlideBack(hunk, by: gap, old, new) {
      script[kept] = Hunk(
        old: previous.old.lowerBound..<hunk.old.upperBound - gap,
        new: previous.new.lowerBound..<hunk.new.upperBound - gap)
    } else if canSlideOn(previous, by: gap, old, new) {
      script[kept] = Hunk(
        old: previous.old.lowerBound + gap..<hunk.old.upperBound,
        new: previous.new.lowerBound + gap..<hunk.new.upperBound)
    } else {
      kept += 1
      script[kept] = hunk
    }
  }
  script.removeLast(script.count - kept - 1)
}

private func canSlideBack(
  _ hunk: Hunk, by gap: Int, _ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>
) -> Bool {
  guard hunk.old.isEmpty != hunk.new.isEmpty else { return false }
  let (range, ids) = hunk.old.isEmpty ? (hunk.new, new) : (hunk.old, old)
  for step in 1...gap where ids[range.lowerBound - step] != ids[range.upperBound - step] {
    return false
  }
  return true
}

private func canSlideOn(
  _ hunk: Hunk, by gap: Int, _ old: UnsafeBufferPointer<UInt32>, _ new: UnsafeBufferPointer<UInt32>
) -> Bool {
  guard hunk.old.isEmpty != hunk.new.isEmpty else { return false }
  let (range, ids) = hunk.old.isEmpty ? (hunk.new, new) : (hunk.old, old)
  for step in 0..<gap where ids[range.lowerBound + step] != ids[range.upperBound + step] {
    return false
  }
  return true
}
