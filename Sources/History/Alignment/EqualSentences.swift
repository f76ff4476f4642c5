import Diffing

/// The first stage of an alignment: sentences that read the same on both sides.
///
/// A short line that stands several times ("(AP)", "None") says little about where it went: it counts only
/// beside a neighbour that is linked.
struct EqualSentences {
  private(set) var links: SentenceLinks
  /// Sentences as numbers, equal for equal texts.
  let old: [UInt32]
  let new: [UInt32]
  private let isWeak: [Bool]

  init(old oldSentences: [Sentence], new newSentences: [Sentence], _ weights: AlignmentWeights) {
    links = SentenceLinks(oldCount: oldSentences.count, newCount: newSentences.count)
    var ids: [String: UInt32] = [:]
    var counts: [Int] = []
    func number(_ sentence: Sentence) -> UInt32 {
      if let id = ids[sentence.text] {
        counts[Int(id)] += 1
        return id
      }
      let id = UInt32(counts.count)
      ids[sentence.text] = id
      counts.append(1)
      return id
    }
    old = oldSentences.map(number)
    new = newSentences.map(number)
    var isWeak = [Bool](repeating: false, count: counts.count)
    for (text, id) in ids where counts[Int(id)] > 2 {
      // Nobody puts more than three words into sixty bytes that matter here; counting them all is dear.
      isWeak[Int(id)] = text.utf8.count < 60 && text.wordCount <= weights.weakWords
    }
    self.isWeak = isWeak
  }

  /// Whether no sentence of one of the sides is left.
  var isComplete: Bool {
    links.ofOld.allSatisfy { !$0.isEmpty } || links.ofNew.allSatisfy { !$0.isEmpty }
  }

  /// Whether the old sentence is a short line that stands often.
  func isWeak(old index: Int) -> Bool { isWeak[Int(old[index])] }

  func areEqual(_ oldIndex: Int, _ newIndex: Int) -> Bool { old[oldIndex] == new[newIndex] }

  /// Links what the diff engine finds in order.
  mutating func linkInPlace() {
    var differ = Differ()
    var anchors: [(old: Int, new: Int)] = []
    for run in differ.diff(from: old.span, to: new.span).runs {
      if case .equal(let olds, let news) = run { anchors += zip(olds, news).map { ($0, $1) } }
    }
    var isKept = anchors.map { !isWeak(old: $0.old) }
    func keepBeside(_ position: Int, _ other: Int) {
      guard !isKept[position], isKept[other] else { return }
      let (one, two) = (anchors[position], anchors[other])
      isKept[position] = abs(one.old - two.old) == 1 && abs(one.new - two.new) == 1
    }
    for position in anchors.indices.dropFirst() { keepBeside(position, position - 1) }
    for position in anchors.indices.dropLast().reversed() { keepBeside(position, position + 1) }
    // Where nothing but such lines is there, they are all that there is to go by.
    let hasStrong = isKept.contains(true)
    for (position, anchor) in anchors.enumerated() where isKept[position] || !hasStrong {
      links.link(anchor.old, anchor.new)
    }
  }

  /// Links what stands word for word elsewhere: beside linked neighbours, then where there is one only,
  /// then the first to the first.
  mutating func linkElsewhere() {
    if isComplete { return }
    grow(&links, from: links.ofOld.indices)
    var places: [UInt32: [Int]] = [:]
    for index in new.indices.reversed() where links.isFree(new: index) {
      places[new[index], default: []].append(index)
    }
    if places.isEmpty { return }
    var holders: [UInt32: Int] = [:]
    for index in old.indices where links.isFree(old: index) { holders[old[index], default: 0] += 1 }
    let lonely = Set(places.keys.filter { holders[$0] == 1 && places[$0]?.count == 1 })
    for isLonely in [true, false] {
      for index in old.indices where links.isFree(old: index) && !isWeak(old: index) {
        guard lonely.contains(old[index]) || !isLonely else { continue }
        // What a neighbour has taken since is taken out here, so that each place is passed once.
        while let last = places[old[index]]?.last, !links.isFree(new: last) {
          places[old[index]]?.removeLast()
        }
        guard let found = places[old[index]]?.popLast() else { continue }
        links.link(index, found)
        grow(&links, from: [index])
      }
    }
  }

  /// Links free sentences that are equal and stand beside linked ones, as far as that goes on.
  func grow(_ links: inout SentenceLinks, from indices: some Sequence<Int>) {
    for index in indices {
      for partner in links.ofOld[index] {
        for step in [1, -1] {
          var (i, j) = (index + step, partner + step)
          while old.indices.contains(i), new.indices.contains(j), links.isFree(old: i),
            links.isFree(new: j), areEqual(i, j)
          {
            links.link(i, j)
            i += step
            j += step
          }
        }
      }
    }
  }
}
