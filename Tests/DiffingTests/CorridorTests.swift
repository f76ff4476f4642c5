import Support
import Testing

@testable import Diffing

@Suite struct CorridorTests {
  /// Lines of which most are unique, with stretches removed, put in and replaced.
  private func longPair(_ seed: UInt64) -> (old: [UInt32], new: [UInt32]) {
    var random = SeededRandom(seed: seed)
    let old = (0..<4500).map { (index: Int) -> UInt32 in
      index % 3 == 0 ? UInt32.random(in: 0..<8, using: &random) : UInt32(100 + index)
    }
    var new = random.edited(old, edits: 300 + Int(seed) * 200, letters: 8)
    new.insert(contentsOf: random.ids(count: 500, letters: 8), at: Int(seed) * 700)
    return (old, new)
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func `a corridor along unique lines loses no shortest script`(seed: UInt64) {
    let (old, new) = longPair(seed)
    let least = Engine.myers.diff(old, new)
    for engine in [Engine.bitParallel, .bitParallelWithPoorGuess] {
      let diff = engine.diff(old, new)
      #expect(diff.deletions + diff.insertions == least.deletions + least.insertions)
      #expect(fault(in: diff, old, new) == nil)
    }
  }

  @Test func `unique lines spare most of the table`() {
    let (old, new) = longPair(1)
    var search = BitParallelLCS()
    var script: [Hunk] = []
    old.withUnsafeBufferPointer { oldIDs in
      new.withUnsafeBufferPointer { newIDs in
        guard let oldBase = oldIDs.baseAddress, let newBase = newIDs.baseAddress else { return }
        let box = Box(
          old: oldBase, new: newBase, oldStart: 0, newStart: 0, oldCount: old.count,
          newCount: new.count)
        search.solve(box, guess: old.count + new.count, into: &script)
      }
    }
    #expect(!script.isEmpty)
    #expect(search.wordOperations < old.count * new.count / 64 / 4)
  }

  @Test func `equal sequences are anchored from end to end`() {
    let ids = (0..<4000 as Range<UInt32>).map { (id: UInt32) -> UInt32 in id % 3 == 0 ? 7 : id + 10
    }
    var search = BitParallelLCS()
    let length = ids.withUnsafeBufferPointer { ids -> Int in
      guard let base = ids.baseAddress else { return 0 }
      search.keepCommonElements(
        Box(
          old: base, new: base, oldStart: 0, newStart: 0, oldCount: ids.count, newCount: ids.count))
      return search.lengthOfAnchors()
    }
    #expect(length == ids.count)
  }
}
