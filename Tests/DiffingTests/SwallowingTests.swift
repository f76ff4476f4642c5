import Testing

import Diffing

@Suite struct SwallowingTests {
  @Test func `a lone match between two larger hunks is swallowed and counted`() {
    let diff = Diff(from: [1, 2, 9, 3, 4], to: [5, 6, 9, 7, 8])
    #expect(diff.hunks.count == 2)
    let swallowed = diff.swallowingLoneMatches()
    #expect(swallowed.diff.hunks == [Hunk(old: 0..<5, new: 0..<5)])
    #expect(swallowed.extraEdits == 2)
    #expect(!swallowed.diff.isProvenShortest)
  }

  @Test func `a match beside a small hunk stays`() {
    let diff = Diff(from: [1, 2, 9, 8, 3], to: [5, 6, 9, 8])
    #expect(diff.swallowingLoneMatches().diff == diff)
  }

  @Test func `the extra edits are those that the script has more`() {
    for old in allSequences(letters: 3, upTo: 4) {
      for new in allSequences(letters: 3, upTo: 4) {
        let diff = Diff(from: old, to: new)
        let swallowed = diff.swallowingLoneMatches(longest: 2)
        #expect(
          swallowed.diff.deletions + swallowed.diff.insertions
            == diff.deletions + diff.insertions + swallowed.extraEdits)
        // Two runs of equal elements are no longer equal to the elements they face, but apply still works.
        #expect(
          swallowed.diff.applied(to: old, inserting: swallowed.diff.inserted(from: new)) == new)
      }
    }
  }
}
