import Foundation
import History

/// The life of a text as a picture: every sentence is a thread from where it was first seen, through edits and
/// moves, to where it ended.
///
/// A history flow (Viégas, Wattenberg and Dave, "Studying cooperation and conflict between authors with
/// history flow visualizations", CHI 2004), with sentences for authors: one column for each revision, in it
/// its sentences from top to bottom, as high as they are long, and equal sentences joined. Long stories are
/// drawn with the columns that changed most, long texts with neighbouring sentences of one age as one thread.
struct LifePicture {
  /// A thread in words.
  struct Thread {
    var path: String
    var text: String
    var events: String
  }

  private static let width = 960
  private static let top = 26
  private static let height = 430.0
  /// Most columns; the other revisions lie between them.
  static let columnLimit = 40
  /// Most threads that are drawn; the shortest are left out.
  static let threadLimit = 140
  /// Most threads that are told in words.
  static let listLimit = 50
  /// Most bytes of the drawing.
  static let sizeLimit = 24_000

  private(set) var markup: Markup = ""
  private(set) var threads: [Thread] = []
  private(set) var left = 0
  private(set) var columns = 0

  private let outline: Outline
  private let lineage: Lineage

  /// Draws a story's life.
  ///
  /// - Complexity: O(*c* · *s*), where *c* is the number of columns, and *s* of the sentences in each.
  init(_ lineage: Lineage, _ outline: Outline) {
    self.lineage = lineage
    self.outline = outline
    let revisions = outline.revisions.filter { !lineage.lives(of: $0.number).isEmpty }
    guard revisions.count > 1 else { return }
    var limit = (columns: Self.columnLimit, threads: Self.threadLimit)
    repeat {
      draw(Self.columns(revisions, atMost: limit.columns), atMost: limit.threads)
      // Columns say more than threads, but with few of them nothing is told of time.
      if limit.columns > 12 {
        limit.columns = max(12, limit.columns * 2 / 3)
      } else {
        limit.threads = limit.threads * 2 / 3
      }
    } while markup.size > Self.sizeLimit && limit.threads > 0
    tell()
  }

  /// The first, the last, and those between that changed most, in order.
  private static func columns(
    _ revisions: [Outline.Revision], atMost limit: Int
  ) -> [Outline.Revision] {
    guard revisions.count > limit else { return revisions }
    let ranked = revisions.indices.dropFirst().dropLast().sorted { one, other in
      let (a, b) = (revisions[one].telling?.counts, revisions[other].telling?.counts)
      let (x, y) = (
        (a?.wordsAdded ?? 0) + (a?.wordsRemoved ?? 0), (b?.wordsAdded ?? 0) + (b?.wordsRemoved ?? 0)
      )
      return (y, one) < (x, other)
    }
    let kept = Set(ranked.prefix(limit - 2) + [0, revisions.count - 1])
    return revisions.indices.filter(kept.contains).map { revisions[$0] }
  }

  // MARK: Drawing

  /// Where a thread stands in a column.
  private struct Span {
    var column: Int
    var top: Double
    var bottom: Double
  }

  private mutating func draw(_ revisions: [Outline.Revision], atMost limit: Int) {
    columns = revisions.count
    let sentences = revisions.map { lineage.sentences(of: $0.number) }
    let lives = revisions.map { lineage.lives(of: $0.number) }
    let longest =
      sentences.map { $0.reduce(0) { $0 + $1.sentence.text.utf8.count + 12 } }.max() ?? 1
    let scale = Self.height / Double(longest)
    var spans: [Int: [Span]] = [:]
    var weights: [Int: Int] = [:]
    for column in revisions.indices {
      var y = Double(Self.top)
      var block = 0
      for (sentence, life) in zip(sentences[column], lives[column]) {
        let text = sentence.sentence.text.utf8.count
        if sentence.sentence.block != block { y += 12 * scale }
        block = sentence.sentence.block
        let height = Double(text) * scale
        weights[life, default: 0] += text
        if let last = spans[life]?.last, last.column == column {
          // Several sentences with one life stand together, or the first one counts.
          if y - last.bottom < 2, let position = spans[life]?.indices.last {
            spans[life]?[position].bottom = y + height
          }
        } else {
          spans[life, default: []].append(Span(column: column, top: y, bottom: y + height))
        }
        y += height
      }
    }
    let drawn = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map(\.key).sorted()
    left = weights.count - drawn.count
    var body: Markup = ""
    for life in drawn { body += thread(life, spans[life] ?? [], revisions) }
    markup = """
      <svg class="flow" viewBox="0 0 \(Self.width) \(Self.top + Int(Self.height) + 6)" aria-hidden="true" \
      focusable="false">\(heads(revisions))\(body)</svg>
      """
  }

  /// Where a column begins; it is `columnWidth` wide.
  private func x(_ column: Int) -> Int {
    guard columns > 1 else { return 0 }
    return column * (Self.width - columnWidth) / (columns - 1)
  }

  private var columnWidth: Int { max(6, Self.width / max(columns, 1) / 4) }

  private func heads(_ revisions: [Outline.Revision]) -> Markup {
    // As many as have room.
    let step = max(1, revisions.count * 34 / Self.width + (revisions.count > 26 ? 1 : 0))
    return revisions.indices.map { column -> Markup in
      guard column % step == 0 || column == revisions.count - 1 else { return "" }
      let anchor = column == 0 ? "start" : column == revisions.count - 1 ? "end" : "middle"
      let place =
        column == 0
        ? 0 : column == revisions.count - 1 ? Self.width : x(column) + columnWidth / 2
      return """
        <text x="\(place)" y="14" text-anchor="\(anchor)">@\(revisions[column].number)</text>
        """
    }.joined
  }

  private func thread(_ life: Int, _ spans: [Span], _ revisions: [Outline.Revision]) -> Markup {
    guard let first = spans.first, let last = spans.last else { return "" }
    let told = lineage.lives[life]
    var shape: Markup = ""
    var start = 0
    for end in spans.indices
    where end + 1 == spans.count || spans[end + 1].column > spans[end].column + 1 {
      shape += ribbon(spans[start...end])
      start = end + 1
    }
    var edits: Markup = ""
    let edited = Set(told.events.filter { $0.kind == .edited || $0.kind == .split }.map(\.revision))
    for span in spans where edited.contains(revisions[span.column].number) {
      let (top, bottom) = (Int(span.top.rounded()), Int(span.bottom.rounded()))
      edits += "M\(x(span.column)) \(top)V\(bottom)"
    }
    let age = first.column * 8 / max(columns, 1)
    let path = SitePath.revision(outline.story.id, revisions[last.column].number)
    let lines: Markup = edits.isEmpty ? "" : "<path class=\"edits\" d=\"\(edits)\"/>"
    let title: Markup = "<title>\(told.lastWorded.text.opening(90))</title>"
    return """
      <a href="\(path)#l\(life)" tabindex="-1">\(title)<path class="b\(age)" d="\(shape)"/>\(lines)</a>
      """
  }

  /// One unbroken stretch of a thread: along the upper edge, and back along the lower one.
  private func ribbon(_ spans: ArraySlice<Span>) -> Markup {
    guard let first = spans.first, let last = spans.last else { return "" }
    var path: Markup = "M\(x(first.column)) \(Int(first.top.rounded()))"
    for (one, next) in zip(spans, spans.dropFirst()) {
      path += edge(x(one.column) + columnWidth, one.top, x(next.column), next.top)
    }
    path += "H\(x(last.column) + columnWidth)V\(Int(max(last.bottom, last.top + 1).rounded()))"
    for (next, one) in zip(spans.reversed(), spans.reversed().dropFirst()) {
      path += edge(
        x(next.column), max(next.bottom, next.top + 1), x(one.column) + columnWidth,
        max(one.bottom, one.top + 1))
    }
    path += "H\(x(first.column))Z"
    return path
  }

  /// The edge from one column to the next.
  private func edge(_ x0: Int, _ y0: Double, _ x1: Int, _ y1: Double) -> Markup {
    let (from, to) = (Int(y0.rounded()), Int(y1.rounded()))
    if from == to { return "H\(x1)" }
    let middle = (x0 + x1) / 2
    return "H\(x0)C\(middle) \(from) \(middle) \(to) \(x1) \(to)"
  }

  // MARK: Words

  private mutating func tell() {
    let ranked = lineage.lives.indices.sorted { one, other in
      let (a, b) = (lineage.lives[one].events.count, lineage.lives[other].events.count)
      return (b, one) < (a, other)
    }.prefix(Self.listLimit).sorted()
    threads = ranked.map { index in
      let life = lineage.lives[index]
      let shown =
        life.events.last?.kind == .gone
        ? life.events.dropLast().last?.revision : outline.revisions.last?.number
      return Thread(
        path: SitePath.revision(
          outline.story.id, shown ?? life.firstSeen.revision) + "#l\(index)",
        text: life.lastWorded.text.opening(110), events: life.events.inWords ?? "")
    }
  }
}

extension Sequence<Lineage.Event> {
  /// What happened to a sentence: `first seen in @1; edited in @3, @5; gone in @9`; nil for nothing.
  var inWords: String? {
    var parts: [String] = []
    var last: Lineage.Kind?
    for event in self {
      if event.kind == last, let part = parts.popLast() {
        parts.append("\(part), @\(event.revision)")
      } else {
        let word = event.kind == .firstSeen ? "first seen" : event.kind.rawValue
        parts.append("\(word) in @\(event.revision)")
      }
      last = event.kind
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
