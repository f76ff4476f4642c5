import Foundation

/// Counts right, wrong and missing links over all pairs.
struct Score {
  enum Kind: String, CaseIterable {
    case all
    /// Links between sentences that are not equal to the letter.
    case changed
    case splitOrMerge = "split/merge"
    case moved
  }

  private var right: [Kind: Int] = [:]
  private var wrong: [Kind: Int] = [:]
  private var missing: [Kind: Int] = [:]

  mutating func add(_ prediction: Prediction, to pair: LabelledPair) {
    let truth = (pair.links ?? []).asLinks
    let unsure = (pair.unsure ?? []).asLinks
    let links = prediction.links
    let oldText = Dictionary(uniqueKeysWithValues: pair.old.map { ($0.i, $0.text) })
    let newText = Dictionary(uniqueKeysWithValues: pair.new.map { ($0.i, $0.text) })
    func isChanged(_ link: Link) -> Bool { oldText[link.old] != newText[link.new] }
    count(.all, links.subtracting(unsure), truth)
    count(.changed, links.filter(isChanged).subtracting(unsure), truth.filter(isChanged))
    count(
      .splitOrMerge, Score.grouped(links).subtracting(unsure),
      Score.grouped(truth.union(unsure)).subtracting(unsure))
    let moved = (pair.moved ?? []).asLinks
    count(.moved, prediction.moved.subtracting((pair.movedUnsure ?? []).asLinks), moved)
  }

  private mutating func count(_ kind: Kind, _ found: Set<Link>, _ truth: Set<Link>) {
    right[kind, default: 0] += found.intersection(truth).count
    wrong[kind, default: 0] += found.subtracting(truth).count
    missing[kind, default: 0] += truth.subtracting(found).count
  }

  /// The links that have one side in common with another one.
  private static func grouped(_ links: Set<Link>) -> Set<Link> {
    let olds = Dictionary(grouping: links, by: \.old)
    let news = Dictionary(grouping: links, by: \.new)
    return links.filter {
      olds[$0.old, default: []].count > 1 || news[$0.new, default: []].count > 1
    }
  }

  func f1(_ kind: Kind) -> Double {
    let (right, wrong, missing) = (
      Double(right[kind] ?? 0), Double(wrong[kind] ?? 0), Double(missing[kind] ?? 0)
    )
    return right > 0 ? 2 * right / (2 * right + wrong + missing) : 0
  }

  func row(_ name: String) -> String {
    let figures = Kind.allCases.map { kind in
      // Neither in the truth nor found: nothing to say.
      let isThere = [right, wrong, missing].contains { ($0[kind] ?? 0) > 0 }
      return isThere
        ? String(format: "%12.4f", f1(kind)) : String(repeating: " ", count: 11) + "–"
    }.joined()
    return name.padding(toLength: 28, withPad: " ", startingAt: 0) + figures
  }
}
