import History

/// The threads of a text's life, drawn in columns.
struct LifeDrawing {
  private static let width = 960
  private static let top = 26.0
  private static let height = 430.0
  /// Room between two paragraphs, in letters.
  private static let gapLetters = 12.0

  private(set) var markup: Markup = ""
  /// Sentences that are not drawn.
  private(set) var left = 0

  private let lineage: Lineage
  private let story: String
  /// The revisions that are drawn, by their numbers.
  private let numbers: [Int]

  /// Where a thread stands in a column.
  private struct Span {
    var column: Int
    var top: Double
    var bottom: Double
    /// How it reads there.
    var text = ""
  }

  /// A sentence, or neighbours that stand in the same columns and stay neighbours in all of them.
  private struct Thread {
    var lives: [Int]
    var spans: [Span]
    /// Where sentences were edited.
    var edits = ShapePath()
    /// Letters in all columns.
    var weight: Double
  }

  /// Draws the revisions of these numbers, and of their threads the weightiest.
  init(
    _ lineage: Lineage, of story: String, _ numbers: [Int], atMost limit: Int, isBundled: Bool
  ) {
    self.lineage = lineage
    self.story = story
    self.numbers = numbers
    let (spans, all) = placed()
    var threads = single(spans)
    if isBundled { threads = bundled(threads) }
    let drawn = threads.indices.sorted {
      (threads[$1].weight, $0) < (threads[$0].weight, $1)
    }.prefix(limit).sorted()
    left = spans.count - drawn.reduce(0) { $0 + threads[$1].lives.count }
    var body: Markup = "<path class=\"all\" d=\"\(ribbon(all[...]))\"/>"
    for place in drawn {
      body += thread(threads[place])
      // Too much for a page: whoever asked will ask for less.
      guard body.size <= LifePicture.sizeLimit else { break }
    }
    markup = """
      <svg class="flow" viewBox="0 0 \(Self.width) \(Int(Self.top + Self.height) + 6)" aria-hidden="true" \
      focusable="false">\(heads())\(body)</svg>
      """
  }

  // MARK: Places

  /// For each life where it stands in each column, and for each column where all of the text does.
  private func placed() -> (lives: [Int: [Span]], all: [Span]) {
    let texts = numbers.map { lineage.texts(of: $0) }
    let longest = texts.map { $0.reduce(0) { $0 + Double($1.text.utf8.count) + Self.gapLetters } }
      .max()
    let scale = Self.height / (longest ?? 1)
    var spans: [Int: [Span]] = [:]
    var all: [Span] = []
    for (column, number) in numbers.enumerated() {
      var y = Self.top
      var block = 0
      for (sentence, life) in zip(texts[column], lineage.lives(of: number)) {
        if sentence.block != block { y += Self.gapLetters * scale }
        block = sentence.block
        let bottom = y + Double(sentence.text.utf8.count) * scale
        if let last = spans[life]?.last, last.column == column {
          // Several sentences with one life stand together, or the first one counts.
          if y - last.bottom < 2, let position = spans[life]?.indices.last {
            spans[life]?[position].bottom = bottom
          }
        } else {
          spans[life, default: []].append(
            Span(column: column, top: y, bottom: bottom, text: sentence.text))
        }
        y = bottom
      }
      all.append(Span(column: column, top: Self.top, bottom: y))
    }
    return (spans, all)
  }

  /// Each life as a thread, from top to bottom in the order of their columns.
  private func single(_ spans: [Int: [Span]]) -> [Thread] {
    let columns = Dictionary(
      numbers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return spans.map { life, spans in
      var edits = ShapePath()
      for event in lineage.lives[life].events where event.kind == .edited || event.kind == .split {
        guard let column = columns[event.revision],
          let span = spans.first(where: { $0.column == column })
        else { continue }
        edits.move(x(column), Int(span.top.rounded()))
        edits.vertical(Int(span.bottom.rounded()))
      }
      return Thread(
        lives: [life], spans: spans, edits: edits,
        weight: spans.reduce(0) { $0 + $1.bottom - $1.top })
    }.sorted { one, other in
      let (a, b) = (one.spans[0], other.spans[0])
      return (a.column, a.top, one.lives[0]) < (b.column, b.top, other.lives[0])
    }
  }

  /// Threads that go the same way side by side as one.
  private func bundled(_ threads: [Thread]) -> [Thread] {
    var bundles: [Thread] = []
    var last: [[Int]: Int] = [:]
    for thread in threads {
      let columns = thread.spans.map(\.column)
      guard let place = last[columns],
        zip(bundles[place].spans, thread.spans).allSatisfy({
          $1.top >= $0.bottom - 0.1 && $1.top - $0.bottom < 5
        })
      else {
        last[columns] = bundles.count
        bundles.append(thread)
        continue
      }
      for offset in columns.indices {
        bundles[place].spans[offset].bottom = thread.spans[offset].bottom
      }
      bundles[place].lives += thread.lives
      bundles[place].edits += thread.edits
      bundles[place].weight += thread.weight
    }
    return bundles
  }

  /// Where a column begins; it is `columnWidth` wide.
  private func x(_ column: Int) -> Int {
    guard numbers.count > 1 else { return 0 }
    return column * (Self.width - columnWidth) / (numbers.count - 1)
  }

  private var columnWidth: Int { max(6, Self.width / max(numbers.count, 1) / 4) }

  // MARK: Shapes

  private func heads() -> Markup {
    // As many as have room.
    let step = max(1, numbers.count * 34 / Self.width + (numbers.count > 26 ? 1 : 0))
    return numbers.indices.map { column -> Markup in
      guard column % step == 0 || column == numbers.count - 1 else { return "" }
      let anchor = column == 0 ? "start" : column == numbers.count - 1 ? "end" : "middle"
      let place =
        column == 0
        ? 0 : column == numbers.count - 1 ? Self.width : x(column) + columnWidth / 2
      return """
        <text x="\(place)" y="14" text-anchor="\(anchor)">@\(numbers[column])</text>
        """
    }.joined
  }

  private func thread(_ thread: Thread) -> Markup {
    guard let first = thread.spans.first, let last = thread.spans.last else { return "" }
    var shape = ShapePath()
    var start = 0
    for end in thread.spans.indices
    where end + 1 == thread.spans.count
      || thread.spans[end + 1].column > thread.spans[end].column + 1
    {
      shape += ribbon(thread.spans[start...end])
      start = end + 1
    }
    let age = first.column * 8 / max(numbers.count, 1)
    let path = SitePath.revision(story, numbers[last.column])
    let life = thread.lives[0]
    let lines: Markup =
      thread.edits.isEmpty ? "" : "<path class=\"edits\" d=\"\(thread.edits)\"/>"
    let more = thread.lives.count > 1 ? " (and \(thread.lives.count - 1) more)" : ""
    let title: Markup =
      "<title>\(lineage.lives[life].lastWorded.text.opening(80))\(more)</title>"
    return """
      <a href="\(path)#l\(life)" class="b\(age)" tabindex="-1">\(title)<path d="\(shape)"/>\(lines)\
      \(words(on: thread.spans))</a>
      """
  }

  /// Least height of a thread that words are written on, and about how wide a letter is.
  private static let (textHeight, letterWidth) = (11.0, 6.1)
  /// Fewest letters that say anything.
  private static let leastLetters = 24

  /// The beginning of a sentence, where its thread runs level for longest; empty where there is no room.
  private func words(on spans: [Span]) -> Markup {
    var best: ArraySlice<Span> = []
    var start = 0
    for end in spans.indices {
      let isLevel =
        end > start && spans[end].column == spans[end - 1].column + 1
        && abs(spans[end].top - spans[start].top) < 2
        && abs(spans[end].bottom - spans[start].bottom) < 4
      if !isLevel { start = end }
      let isHigh = spans[start].bottom - spans[start].top >= Self.textHeight
      if isHigh, end + 1 - start > best.count { best = spans[start...end] }
    }
    guard let first = best.first, let last = best.last else { return "" }
    let room = x(last.column) + columnWidth - x(first.column) - 10
    let letters = Int(Double(room) / Self.letterWidth)
    guard letters >= Self.leastLetters else { return "" }
    let y = Int((first.top + min((first.bottom - first.top) / 2, 9)).rounded()) + 4
    return """
      <text x="\(x(first.column) + 5)" y="\(y)">\(first.text.opening(letters - 2))</text>
      """
  }

  /// One unbroken stretch of a thread: along the upper edge, and back along the lower one.
  private func ribbon(_ spans: ArraySlice<Span>) -> ShapePath {
    var path = ShapePath()
    guard let first = spans.first, let last = spans.last else { return path }
    func top(_ span: Span) -> Int { Int(span.top.rounded()) }
    func bottom(_ span: Span) -> Int { Int(max(span.bottom, span.top + 1).rounded()) }
    func edge(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int) {
      if y0 == y1 { return path.horizontal(x1) }
      path.horizontal(x0)
      path.sweep(from: x0, y0, to: x1, y1)
    }
    path.move(x(first.column), top(first))
    for (one, next) in zip(spans, spans.dropFirst()) {
      edge(x(one.column) + columnWidth, top(one), x(next.column), top(next))
    }
    path.horizontal(x(last.column) + columnWidth)
    path.vertical(bottom(last))
    for (next, one) in zip(spans.reversed(), spans.reversed().dropFirst()) {
      edge(x(next.column), bottom(next), x(one.column) + columnWidth, bottom(one))
    }
    path.horizontal(x(first.column))
    path.close()
    return path
  }
}
