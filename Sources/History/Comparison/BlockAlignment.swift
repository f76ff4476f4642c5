import Diffing
import Extraction

/// Aligns the blocks of two bodies: equal ones through the diff engine, then moved ones, then edited
/// ones by their words.
struct BlockAlignment {
  /// The rows of a comparison, in reading order.
  private(set) var rows: [Comparison.Row] = []

  private let old: [Block]
  private let new: [Block]
  /// For each removed block the new block that it became, elsewhere.
  private var movedTo: [Int: Int] = [:]
  /// For each added block the old block that it came from.
  private var movedFrom: [Int: Int] = [:]

  init(old: [Block], new: [Block]) {
    self.old = old
    self.new = new
    let runs = Diff(from: old, to: new).runs
    let hunks = runs.compactMap { if case .changed(let hunk) = $0 { hunk } else { nil } }
    pairEqual(hunks)
    let pairs = hunks.map { pairEdited($0) }
    pairMoved(hunks, except: pairs)

    var next = pairs.makeIterator()
    for run in runs {
      switch run {
      case .equal(let oldRange, let newRange):
        rows += zip(oldRange, newRange).map { .unchanged(old: $0, new: $1) }
      case .changed(let hunk):
        append(hunk, pairs: next.next() ?? [])
      }
    }
  }

  /// Finds blocks that stand word for word elsewhere.
  ///
  /// Of several equal ones the first meet the first.
  private mutating func pairEqual(_ hunks: [Hunk]) {
    var added: [Block: [Int]] = [:]
    for index in hunks.lazy.flatMap(\.new).reversed() {
      added[new[index], default: []].append(index)
    }
    for index in hunks.lazy.flatMap(\.old) {
      if let target = added[old[index]]?.popLast() { move(index, to: target) }
    }
  }

  /// Pairs blocks that were edited in place, in order.
  private func pairEdited(_ hunk: Hunk) -> [(old: Int, new: Int)] {
    let olds = hunk.old.filter { movedTo[$0] == nil }
    let news = hunk.new.filter { movedFrom[$0] == nil }
    return Alignment(olds.map { old[$0].text }, news.map { new[$0].text }).steps.compactMap {
      step in
      guard step.old.count == 1, step.new.count == 1 else { return nil }
      return (olds[step.old.lowerBound], news[step.new.lowerBound])
    }
  }

  /// Pairs what is left where a block was moved and edited: likeness alone must carry it, so the
  /// likeness asked for is higher than in place.
  private mutating func pairMoved(_ hunks: [Hunk], except pairs: [[(old: Int, new: Int)]]) {
    let paired = pairs.joined()
    let usedOld = Set(paired.map(\.old)).union(movedTo.keys)
    let usedNew = Set(paired.map(\.new)).union(movedFrom.keys)
    let olds = hunks.flatMap(\.old).filter { !usedOld.contains($0) }
    let news = hunks.flatMap(\.new).filter { !usedNew.contains($0) }
    guard olds.count * news.count <= Alignment.cellLimit else { return }
    let newWords = news.map { WordBag(new[$0].text) }
    var free = Set(news.indices)
    for index in olds {
      let words = WordBag(old[index].text)
      let best = free.map { (likeness: words.likeness(to: newWords[$0]), position: $0) }
        .max { ($0.likeness, $1.position) < ($1.likeness, $0.position) }
      if let best, best.likeness >= 0.6, words.count >= 5 {
        free.remove(best.position)
        move(index, to: news[best.position])
      }
    }
  }

  private mutating func move(_ index: Int, to target: Int) {
    movedTo[index] = target
    movedFrom[target] = index
  }

  /// Writes one hunk's rows: up to each pair first what went, then what came.
  private mutating func append(_ hunk: Hunk, pairs: [(old: Int, new: Int)]) {
    var oldNext = hunk.old.lowerBound
    var newNext = hunk.new.lowerBound
    func gap(to oldEnd: Int, _ newEnd: Int) -> [Comparison.Row] {
      let gone = (oldNext..<oldEnd).map { index -> Comparison.Row in
        if let target = movedTo[index] {
          .movedAway(old: index, new: target)
        } else {
          .removed(old: index)
        }
      }
      let come = (newNext..<newEnd).map { index -> Comparison.Row in
        guard let origin = movedFrom[index] else { return .added(new: index) }
        return .movedHere(old: origin, new: index, passages(origin, index))
      }
      return gone + come
    }
    for pair in pairs {
      rows += gap(to: pair.old, pair.new)
      rows.append(.edited(old: pair.old, new: pair.new, passages(pair.old, pair.new)))
      oldNext = pair.old + 1
      newNext = pair.new + 1
    }
    rows += gap(to: hunk.old.upperBound, hunk.new.upperBound)
  }

  private func passages(_ oldIndex: Int, _ newIndex: Int) -> [Passage] {
    let (oldText, newText) = (old[oldIndex].text, new[newIndex].text)
    return oldText == newText ? [] : Passage.passages(from: oldText, to: newText)
  }
}
