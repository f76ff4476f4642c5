/// Which old sentences belong to which new ones, while an alignment is made.
struct SentenceLinks {
  private(set) var ofOld: [[Int]]
  private(set) var ofNew: [[Int]]

  init(oldCount: Int, newCount: Int) {
    ofOld = Array(repeating: [], count: oldCount)
    ofNew = Array(repeating: [], count: newCount)
  }

  mutating func link(_ old: Int, _ new: Int) {
    ofOld[old].append(new)
    ofNew[new].append(old)
  }

  mutating func unlink(_ old: Int, _ new: Int) {
    ofOld[old].removeAll { $0 == new }
    ofNew[new].removeAll { $0 == old }
  }

  func isFree(old: Int) -> Bool { ofOld[old].isEmpty }
  func isFree(new: Int) -> Bool { ofNew[new].isEmpty }

  /// Whether two are linked; the places before both beginnings and behind both ends are.
  func areLinked(_ old: Int, _ new: Int) -> Bool {
    if old < 0 || new < 0 { return old < 0 && new < 0 }
    if old >= ofOld.count || new >= ofNew.count { return old >= ofOld.count && new >= ofNew.count }
    return ofOld[old].contains(new)
  }

  /// The links as groups: what hangs together through common sentences, in the order of the old side.
  var groups: [SentenceAlignment.Group] {
    var groups: [SentenceAlignment.Group] = []
    var isSeen = [Bool](repeating: false, count: ofOld.count)
    for first in ofOld.indices where !isSeen[first] && !ofOld[first].isEmpty {
      var olds: Set<Int> = [first]
      var news: Set<Int> = []
      var open = [first]
      while let old = open.popLast() {
        isSeen[old] = true
        for new in ofOld[old] where news.insert(new).inserted {
          for other in ofNew[new] where olds.insert(other).inserted { open.append(other) }
        }
      }
      groups.append(.init(old: olds.sorted(), new: news.sorted()))
    }
    return groups
  }
}
