import Foundation
import History

/// A picture of a story in true time: for each revision how many words came (up) and went (down), with every
/// other time that it was seen.
///
/// The list behind it says the same in words, so that the picture is for eyes alone.
struct TimeStrip {
  private static let width = 960.0
  private static let base = 62.0
  private static let height = 46.0
  /// Most revisions that are links of their own in the picture; more are drawn together.
  private static let linkLimit = 40

  /// Draws the strip; empty for a story that was seen once.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  static func markup(_ outline: Outline) -> Markup {
    guard let first = outline.entries.first?.snapshot.seenAt,
      let last = outline.entries.last?.snapshot.seenAt, last > first
    else { return "" }
    let span = last.timeIntervalSince(first)
    func place(_ date: Date) -> Int {
      Int((6 + date.timeIntervalSince(first) / span * (width - 12)).rounded())
    }
    var (unchanged, failed): (Set<Int>, Set<Int>) = ([], [])
    for entry in outline.entries {
      switch entry {
      case .unchanged(let snapshot, _, _): unchanged.insert(place(snapshot.seenAt))
      // As wide as their signs are.
      case .failure(let snapshot): failed.insert(place(snapshot.seenAt) / 6 * 6)
      case .revision: break
      }
    }
    let y = Int(base)
    let ticks = unchanged.sorted().map { "M\($0) \(y - 3)v6" as Markup }.joined
    let crosses = failed.sorted().map { "M\($0 - 3) \(y - 3)l6 6m0-6l-6 6" as Markup }.joined
    let marks = marks(outline.revisions) { place($0.snapshot.seenAt) }
    let drawn =
      marks.count <= linkLimit
      ? marks.map { linked($0, outline.story.id) }.joined : together(marks)
    return """
      <svg class="strip" viewBox="0 0 960 116" aria-hidden="true" focusable="false">\
      \(days(from: first, to: last, place))\
      <path class="axis" d="M0 \(y)H960"/><path class="tick" d="\(ticks)"/>\
      <path class="failed" d="\(crosses)"/>\(drawn)</svg>
      """
  }

  /// One revision as it is drawn.
  private struct Mark {
    var revision: Outline.Revision
    var x: Int
    var added: Int
    var removed: Int
    var weight: String
  }

  private static func marks(
    _ revisions: [Outline.Revision], _ place: (Outline.Revision) -> Int
  ) -> [Mark] {
    let most =
      revisions.compactMap { revision in
        revision.telling.map { max($0.counts.wordsAdded, $0.counts.wordsRemoved) }
      }.max() ?? 1
    func bar(_ words: Int) -> Int {
      words == 0
        ? 0 : Int(3 + (height - 3) * (Double(words) / Double(max(most, 1))).squareRoot())
    }
    return revisions.map { revision in
      Mark(
        revision: revision, x: place(revision),
        added: bar(revision.telling?.counts.wordsAdded ?? 0),
        removed: bar(revision.telling?.counts.wordsRemoved ?? 0),
        weight: revision.telling.map { Weight($0.weight).rawValue } ?? "medium")
    }
  }

  private static func linked(_ mark: Mark, _ story: String) -> Markup {
    let number = mark.revision.number
    let path =
      mark.revision.previous.map { SitePath.comparison(story, $0, number) }
      ?? SitePath.revision(story, number)
    let y = Int(base)
    return """
      <a href="\(path)" tabindex="-1"><title>@\(number) \
      \(mark.revision.telling?.phrases.first ?? "")</title>\
      <path class="hit" d="M\(mark.x) 8V112"/>\
      <path class="came" d="M\(mark.x) \(y)v\(-mark.added)"/>\
      <path class="went" d="M\(mark.x) \(y)v\(mark.removed)"/>\
      <path class="dot \(mark.weight)" d="M\(mark.x) \(y)h0"/></a>
      """
  }

  /// Many marks in a few shapes; of those in one place the highest bars and the weightiest dot.
  private static func together(_ marks: [Mark]) -> Markup {
    var (came, went): ([Int: Int], [Int: Int]) = ([:], [:])
    var dots: [String: Set<Int>] = [:]
    for mark in marks {
      came[mark.x] = max(came[mark.x] ?? 0, mark.added)
      went[mark.x] = max(went[mark.x] ?? 0, mark.removed)
      dots[mark.weight, default: []].insert(mark.x / 4 * 4)
    }
    let y = Int(base)
    let up = came.sorted { $0.key < $1.key }.map { "M\($0.key) \(y)v\(-$0.value)" as Markup }.joined
    let down = went.sorted { $0.key < $1.key }.map { "M\($0.key) \(y)v\($0.value)" as Markup }
      .joined
    var markup: Markup = "<path class=\"came\" d=\"\(up)\"/><path class=\"went\" d=\"\(down)\"/>"
    for weight in [Weight.trivial, .light, .medium, .heavy] {
      let places = dots[weight.rawValue, default: []].sorted()
      let shape = places.map { "M\($0) \(y)h0" as Markup }.joined
      markup += "<path class=\"dot \(weight.rawValue)\" d=\"\(shape)\"/>"
    }
    return markup
  }

  /// A line for each midnight, or for as many of them as have room.
  private static func days(
    from first: Date, to last: Date, _ place: (Date) -> Int
  ) -> Markup {
    let day: TimeInterval = 86400
    let count = last.timeIntervalSince(first) / day
    let step = max(1, (count / 8).rounded(.up))
    var markup: Markup = ""
    var midnight = Date(
      timeIntervalSince1970: (first.timeIntervalSince1970 / day).rounded(.up) * day)
    // At its left edge a strip says on which day it begins.
    let (begin, end) = (MomentText(first), MomentText(last))
    markup += "<text x=\"0\" y=\"10\">\(begin.short), \(begin.time)</text>"
    markup += """
      <text x="960" y="10" text-anchor="end">\(end.day == begin.day ? "" : "\(end.short), ")\(end.time)</text>
      """
    while midnight <= last {
      let x = place(midnight)
      markup += "<path class=\"day\" d=\"M\(x) 0V116\"/>"
      if x > 100, x < 800 {
        markup += "<text x=\"\(x + 4)\" y=\"10\">\(MomentText(midnight).short)</text>"
      }
      midnight += step * day
    }
    return markup
  }
}
