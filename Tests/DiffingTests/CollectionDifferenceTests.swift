import Testing

import Diffing

@Suite struct CollectionDifferenceTests {
  @Test func `the standard library can apply every diff of small sequences`() {
    for old in allSequences(letters: 2, upTo: 5) {
      for new in allSequences(letters: 2, upTo: 5) {
        let diff = Diff(from: old, to: new)
        let difference = diff.difference(from: old, to: new)
        #expect(difference.flatMap { old.applying($0) } == new)
        #expect(difference?.count == diff.deletions + diff.insertions)
        let back = difference.flatMap { Diff($0, oldCount: old.count) }
        #expect(back?.hunks == diff.hunks, "\(old) → \(new)")
      }
    }
  }

  @Test func `differences of the standard library become valid diffs`() {
    for old in allSequences(letters: 3, upTo: 4) {
      for new in allSequences(letters: 3, upTo: 4) {
        let diff = Diff(new.difference(from: old).inferringMoves(), oldCount: old.count)
        #expect(diff.map { fault(in: $0, old, new) } == .some(nil))
      }
    }
  }

  @Test func `counts that do not fit give nothing`() {
    #expect(Diff(from: [1, 2], to: [1]).difference(from: [1], to: [1]) == nil)
    #expect(Diff([2].difference(from: [1, 1, 1]), oldCount: 2) == nil)
  }
}
