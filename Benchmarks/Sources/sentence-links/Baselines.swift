import Foundation

/// The two ways to beat, written from their descriptions.
struct Baseline {
  /// The words of a text, folded.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "’" || $0 == "'") }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "'’")) }.filter { !$0.isEmpty }
  }

  private static func grams(_ words: [String], _ size: Int) -> [[String]: Int] {
    guard words.count >= size else { return [:] }
    return (0...words.count - size).reduce(into: [:]) { grams, place in
      grams[Array(words[place..<place + size]), default: 0] += 1
    }
  }

  private static func overlap(_ one: [[String]: Int], _ other: [[String]: Int]) -> Int {
    one.reduce(0) { $0 + min($1.value, other[$1.key] ?? 0) }
  }

  /// BLEU up to pairs of words, the geometric mean of clipped precisions (Papineni et al., ACL 2002).
  private static func bleu2(_ one: [String], _ other: [String]) -> Double {
    guard !one.isEmpty else { return 0 }
    var logs: [Double] = []
    for size in [1, 2] {
      let grams = grams(one, size)
      let total = grams.values.reduce(0, +)
      guard total > 0 else { continue }
      let smoothing = size > 1 ? 0.1 : 0
      let precision =
        (Double(overlap(grams, self.grams(other, size))) + smoothing) / (Double(total) + smoothing)
      guard precision > 0 else { return 0 }
      logs.append(log(precision))
    }
    return exp(logs.reduce(0, +) / Double(logs.count))
  }

  private static func dice(_ one: [String], _ other: [String]) -> Double {
    let total = one.count + other.count
    guard total > 0 else { return 0 }
    return 2 * Double(overlap(grams(one, 1), grams(other, 1))) / Double(total)
  }

  let pair: LabelledPair
  private var equal: Set<Link> = []
  private var freeOld: [Int] = []
  private var freeNew: [Int] = []
  private let oldWords: [[String]]
  private let newWords: [[String]]

  init(_ pair: LabelledPair) {
    self.pair = pair
    oldWords = pair.old.map { Baseline.words($0.text) }
    newWords = pair.new.map { Baseline.words($0.text) }
    var used: Set<Int> = []
    for (i, old) in pair.old.enumerated() {
      if let j = pair.new.indices.first(where: {
        !used.contains($0) && pair.new[$0].text == old.text
      }) {
        equal.insert(Link(old: i, new: j))
        used.insert(j)
      } else {
        freeOld.append(i)
      }
    }
    freeNew = pair.new.indices.filter { !used.contains($0) }
  }

  /// NewsEdits' way: each sentence with its best on the other side, both ways.
  func newsEdits() -> (Double) -> Prediction {
    func best(_ index: Int, _ others: [Int], _ likeness: (Int, Int) -> Double) -> (Int, Double)? {
      others.map { ($0, likeness(index, $0)) }.max { ($0.1, $1.0) < ($1.1, $0.0) }
    }
    let forth = freeOld.compactMap { i in
      best(i, freeNew) { Baseline.bleu2(oldWords[$0], newWords[$1]) }.map {
        (Link(old: i, new: $0.0), $0.1)
      }
    }
    let back = freeNew.compactMap { j in
      best(j, freeOld) { Baseline.bleu2(newWords[$0], oldWords[$1]) }.map {
        (Link(old: $0.0, new: j), $0.1)
      }
    }
    let equal = equal
    return { threshold in
      Prediction(links: equal.union((forth + back).filter { $0.1 > threshold }.map(\.0)))
    }
  }

  /// wikidiff2's way: the likest pair first, one to one.
  func wikidiff() -> (Double) -> Prediction {
    let pairs = freeOld.flatMap { i in
      freeNew.map { (Link(old: i, new: $0), Baseline.dice(oldWords[i], newWords[$0])) }
    }.sorted { ($1.1, $1.0.old, $1.0.new) < ($0.1, $0.0.old, $0.0.new) }
    let equal = equal
    return { threshold in
      var links = equal
      var olds: Set<Int> = []
      var news: Set<Int> = []
      for (link, likeness) in pairs where likeness > threshold {
        if olds.contains(link.old) || news.contains(link.new) { continue }
        links.insert(link)
        olds.insert(link.old)
        news.insert(link.new)
      }
      return Prediction(links: links)
    }
  }
}
