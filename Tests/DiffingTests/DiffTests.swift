import Testing

@testable import Diffing

/// The length of a longest common subsequence, by the textbook table.
func naiveCommonLength<Element: Equatable>(_ old: [Element], _ new: [Element]) -> Int {
  var row = [Int](repeating: 0, count: new.count + 1)
  for oldElement in old {
    var diagonal = 0
    for (column, newElement) in new.enumerated() {
      let above = row[column + 1]
      row[column + 1] = oldElement == newElement ? diagonal + 1 : max(above, row[column])
      diagonal = above
    }
  }
  return row[new.count]
}

/// What is wrong with a diff of two arrays, or `nil`.
func fault<Element: Hashable>(in diff: Diff, _ old: [Element], _ new: [Element]) -> String? {
  if diff.oldCount != old.count || diff.newCount != new.count { return "counts" }
  var previous = Hunk(old: -1 ..< -1, new: -1 ..< -1)
  for hunk in diff.hunks {
    if hunk.old.isEmpty && hunk.new.isEmpty { return "an empty hunk" }
    let oldGap = hunk.old.lowerBound - max(previous.old.upperBound, 0)
    let newGap = hunk.new.lowerBound - max(previous.new.upperBound, 0)
    if oldGap != newGap { return "gaps of different length" }
    if previous.old.upperBound >= 0, oldGap <= 0 { return "touching hunks" }
    previous = hunk
  }
  for case .equal(let oldRange, let newRange) in diff.runs where old[oldRange] != new[newRange] {
    return "unequal elements in an equal run"
  }
  if diff.applied(to: old, inserting: diff.inserted(from: new)) != new { return "applying" }
  if diff.inverse.applied(to: new, inserting: diff.inverse.inserted(from: old)) != old {
    return "applying the inverse"
  }
  return nil
}

@Suite struct DiffTests {
  @Test func `equal sequences have no hunks`() {
    #expect(Diff(from: [1, 2, 3], to: [1, 2, 3]).isEmpty)
    #expect(Diff(from: [Int](), to: []).isEmpty)
  }

  @Test func `a replaced element is one hunk`() {
    let diff = Diff(from: ["a", "b", "c"], to: ["a", "x", "c"])
    #expect(diff.hunks == [Hunk(old: 1..<2, new: 1..<2)])
    #expect(
      diff.runs == [
        .equal(old: 0..<1, new: 0..<1), .changed(Hunk(old: 1..<2, new: 1..<2)),
        .equal(old: 2..<3, new: 2..<3),
      ])
  }

  @Test func `different types of collections can be compared`() {
    let diff = Diff(from: "abc", to: ["a", "c"] as [Character])
    #expect(diff.deletions == 1)
    #expect(diff.insertions == 0)
  }

  @Test func `elements that do not equal themselves are all replaced`() {
    let diff = Diff(from: [Double.nan, .nan], to: [.nan])
    #expect(diff.deletions == 2)
    #expect(diff.insertions == 1)
  }

  @Test func `a differ gives the same diffs again and again`() {
    var differ = Differ()
    for old in allSequences(letters: 2, upTo: 4) {
      for new in allSequences(letters: 2, upTo: 4) {
        #expect(differ.diff(from: old, to: new) == Diff(from: old, to: new))
      }
    }
    let words = ["a", "b", "c"] as [Substring]
    #expect(differ.diff(from: words, to: words.dropFirst()).deletions == 1)
    #expect(differ.diff(from: words, to: Array(words.dropFirst())).deletions == 1)
  }

  @Test func `every pair of small sequences gets a shortest script`() {
    let worlds = allSequences(letters: 3, upTo: 5)
    for old in worlds {
      for new in worlds {
        let diff = Diff(from: old, to: new)
        let least = old.count + new.count - 2 * naiveCommonLength(old, new)
        #expect(diff.deletions + diff.insertions == least, "\(old) → \(new)")
        #expect(fault(in: diff, old, new) == nil, "\(old) → \(new)")
      }
    }
  }
}

/// All arrays of the numbers below `letters` with at most `length` elements.
func allSequences(letters: Int, upTo length: Int) -> [[Int]] {
  var all: [[Int]] = [[]]
  var longest: [[Int]] = [[]]
  for _ in 0..<length {
    longest = longest.flatMap { word in (0..<letters).map { word + [$0] } }
    all += longest
  }
  return all
}
