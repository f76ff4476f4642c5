@testable import Diffing

/// The edits of one of the two searches alone, with its hunks as a diff.
enum Engine: CaseIterable {
  case myers, myersWithoutTrace, bitParallel, bitParallelWithPoorGuess

  /// The bound that the bit-parallel search begins with.
  private func guess(_ box: Box) -> Int {
    self == .bitParallel ? box.oldCount + box.newCount : 3
  }

  func diff(_ old: [UInt32], _ new: [UInt32]) -> Diff {
    var script: [Hunk] = []
    old.withUnsafeBufferPointer { oldIDs in
      new.withUnsafeBufferPointer { newIDs in
        guard let oldBase = oldIDs.baseAddress, let newBase = newIDs.baseAddress else { return }
        var boxes = [
          Box(
            old: oldBase, new: newBase, oldStart: 0, newStart: 0, oldCount: old.count,
            newCount: new.count)
        ]
        var effort = Effort()
        while let box = boxes.popLast()?.trimmed() {
          if box.oldCount == 0 || box.newCount == 0 {
            if box.oldCount + box.newCount > 0 { script.appendMerging(box.hunk) }
            continue
          }
          switch self {
          case .bitParallel, .bitParallelWithPoorGuess:
            var search = BitParallelLCS()
            search.solve(box, guess: guess(box), into: &script)
          case .myers, .myersWithoutTrace:
            var search = MyersSearch()
            if self == .myersWithoutTrace { search.traceLimit = 40 }
            var costs = CostGuard(box, Limits(provenPairs: 0))
            if case .met(let x, let y) = search.solve(box, guard: &costs, into: &script, &effort) {
              boxes += box.parts(x: x, y: y)
            }
          }
        }
        joinNeighbours(&script, oldIDs, newIDs)
      }
    }
    if old.isEmpty != new.isEmpty { return Diff(replacing: old.count, with: new.count) }
    return Diff(oldCount: old.count, newCount: new.count, hunks: script)
  }
}
