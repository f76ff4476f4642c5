import Foundation
import History

/// A picture of a story in true time: for each revision how many words came (up) and went (down), with every
/// other time that it was seen, and the stretches in which nobody looked.
///
/// The list behind it says the same in words, so that the picture is for eyes alone.
struct TimeStrip {
  private static let width = 960.0
  private static let base = 72
  private static let height = 50.0
  /// The lower edge of all that is drawn in its time, and where numbers of revisions are written.
  private static let (bottom, numbers) = (124, 139)
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
    let y = base
    let ticks = unchanged.sorted().map { "M\($0) \(y - 3)v6" as Markup }.joined
    let crosses = failed.sorted().map { "M\($0 - 3) \(y - 3)l6 6m0-6l-6 6" as Markup }.joined
    let marks = marks(outline.revisions) { place($0.snapshot.seenAt) }
    let drawn =
      marks.count <= linkLimit
      ? marks.map { linked($0, outline.story.id) }.joined : together(marks)
    return """
      <svg class="strip" viewBox="0 0 960 144" aria-hidden="true" focusable="false">\
      \(unseen(outline, place))\(scale(from: first, to: last, place))\
      <path class="axis" d="M0 \(y)H960"/><path class="tick" d="\(ticks)"/>\
      <path class="failed" d="\(crosses)"/>\(drawn)\(named(marks))</svg>
      """
  }

  /// The stretches in which nobody looked, with how long they are where there is room for it.
  private static func unseen(_ outline: Outline, _ place: (Date) -> Int) -> Markup {
    let silence = outline.longTime
    var markup: Markup = ""
    for (one, next) in zip(outline.entries, outline.entries.dropFirst()) {
      let (from, to) = (one.snapshot.seenAt, next.snapshot.seenAt)
      let (start, end) = (place(from) + 5, place(to) - 5)
      guard to.timeIntervalSince(from) >= silence, end - start > 6 else { continue }
      markup += "<path class=\"unseen\" d=\"M\(start) 18H\(end)V\(bottom)H\(start)Z\"/>"
      if end - start > 110 {
        markup += """
          <text x="\((start + end) / 2)" y="\(bottom - 8)" text-anchor="middle">not looked at for \
          \(to.timeIntervalSince(from).inWords)</text>
          """
      }
    }
    return markup
  }

  /// The numbers of the revisions, of as many as have room.
  private static func named(_ marks: [Mark]) -> Markup {
    var end = -100
    return marks.map { mark -> Markup in
      guard mark.x - end > 28 else { return "" }
      end = mark.x
      let anchor = mark.x < 14 ? "start" : mark.x > 946 ? "end" : "middle"
      let x = mark.x < 14 ? 0 : mark.x > 946 ? 960 : mark.x
      return """
        <text x="\(x)" y="\(numbers)" text-anchor="\(anchor)">@\(mark.revision.number)</text>
        """
    }.joined
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
    let y = base
    return """
      <a href="\(path)" tabindex="-1"><title>@\(number) \
      \(mark.revision.telling?.phrases.first ?? "")</title>\
      <path class="hit" d="M\(mark.x) 18V\(bottom)"/>\
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
    let y = base
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

  /// Hours from one line of the scale to the next: the first that leaves room for what is written there.
  private static let steps = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 672, 1344, 2688, 8760]

  /// Lines at full hours or midnights, as many as have room, and the times at both ends.
  private static func scale(
    from first: Date, to last: Date, _ place: (Date) -> Int
  ) -> Markup {
    let hours = last.timeIntervalSince(first) / 3600
    let step = TimeInterval(steps.first { hours / Double($0) <= 9 } ?? Int(hours / 9) + 1) * 3600
    let (begin, end) = (MomentText(first), MomentText(last))
    var markup: Markup = """
      <text x="0" y="10">\(begin.short), \(begin.time)</text>\
      <text x="960" y="10" text-anchor="end">\(end.day == begin.day ? "" : "\(end.short), ")\(end.time)</text>
      """
    var line = Date(
      timeIntervalSince1970: (first.timeIntervalSince1970 / step).rounded(.up) * step)
    while line <= last {
      let x = place(line)
      markup += "<path class=\"day\" d=\"M\(x) 18V\(bottom)\"/>"
      if x > 100, x < 860 {
        let moment = MomentText(line)
        let text = step < 86400 && moment.time != "00:00" ? moment.time : moment.short
        markup += "<text x=\"\(x)\" y=\"10\" text-anchor=\"middle\">\(text)</text>"
      }
      line += step
    }
    return markup
  }
}

extension Outline {
  /// Time from which on nobody is said to have looked: two hours, and much longer than is usual for the
  /// story.
  var longTime: TimeInterval {
    let times = zip(entries, entries.dropFirst()).map {
      $1.snapshot.seenAt.timeIntervalSince($0.snapshot.seenAt)
    }.sorted()
    let usual = times.isEmpty ? 0 : times[times.count / 2]
    return max(7200, usual * 6)
  }
}
