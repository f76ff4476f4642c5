@testable import Diffing

/// The edits of one of the two searches alone, with its hunks as a diff.
enum Engine: CaseIterable {
  case myers, bitParallel

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
          case .bitParallel:
            var search = BitParallelLCS()
            search.solve(box, into: &script)
          case .myers:
            var search = MyersSearch()
            var costs = CostGuard.none
            if case .met(let x, let y) = search.solve(box, guard: &costs, into: &script, &effort) {
              let parts = box.split(x: x, y: y)
              boxes += [parts.after, parts.before]
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
