/// Finds the dates that a reader sees by the headline, or elsewhere on the page.
struct VisibleDates {
  private let layout: PageLayout
  private let monthFirst: Bool
  private let headline: MarkupTree.Node?
  private let near: Neighbourhood
  private let marks: [MarkedDates.Mark]
  private var tree: MarkupTree { layout.tree }

  /// Looks by the headline, or at the beginning of the body where the page shows no headline.
  init(
    _ layout: PageLayout, monthFirst: Bool, headline: MarkupTree.Node?, body: MarkupTree.Node?
  ) {
    self.layout = layout
    self.monthFirst = monthFirst
    self.headline = headline
    near = Neighbourhood(of: headline, body, in: layout)
    marks = MarkedDates(layout, monthFirst: monthFirst, beside: headline).marks
  }

  /// The texts near the headline.
  private struct Neighbourhood {
    let center: Int
    let range: Range<Int>

    /// A headline that stands far before the text, as for machines, says nothing of dates.
    init(of headline: MarkupTree.Node?, _ body: MarkupTree.Node?, in layout: PageLayout) {
      let start = body.map { layout.range(of: $0).lowerBound } ?? 0
      let title = headline.map { layout.range(of: $0).lowerBound } ?? start
      center = start - title > 14 ? start : title
      range = max(0, center - 6)..<max(min(layout.pieces.count, center + 14), center)
    }

    /// How far off a text is; what stands above the headline is less often of the article.
    func distance(_ position: Int) -> Int {
      position >= center ? position - center : (center - position) * 2
    }
  }

  private struct Candidate {
    var found: Found<Moment>
    var distance: Int
    var isUpdate: Bool
  }

  /// By how many texts a line that merely holds a date seems farther off than one that is a date.
  private static let detour = 3
  /// Most words of a line that holds a date and is no sentence.
  private static let longestLine = 10

  /// The closest date to the headline: in a `time` element, in an element whose class calls it a
  /// date, in a line that is one or holds one.
  ///
  /// `isUpdate` asks for one that is said to be of a change; without `withTimes` only what is
  /// written for people counts.
  func closest(isUpdate: Bool = false, withTimes: Bool = true) -> Found<Moment>? {
    close(withTimes: withTimes).filter { $0.isUpdate == isUpdate }
      .min { $0.distance < $1.distance }?.found
  }

  /// Whether one of the dates close to the headline is on a day.
  func isClose(_ day: String) -> Bool {
    close(withTimes: true).contains { !$0.isUpdate && $0.found.value.day == day }
  }

  private func close(withTimes: Bool) -> [Candidate] {
    var candidates = withTimes ? closeTimes() : []
    for mark in marks where near.range.contains(mark.position) {
      candidates.append(
        Candidate(
          found: found(mark.moment, "date line"), distance: near.distance(mark.position),
          isUpdate: mark.isUpdate))
    }
    for index in near.range where !isTitle(layout.pieces[index]) {
      let piece = layout.pieces[index]
      let isDate = isDated(piece)
      guard isDate || isLine(piece), let day = day(piece.text), !isInComments(piece) else {
        continue
      }
      candidates.append(
        Candidate(
          found: found(day, isDate ? "date line" : "line by the headline"),
          distance: near.distance(index) + (isDate ? 0 : Self.detour),
          isUpdate: DateLabel.isUpdate(piece.text)))
    }
    return candidates
  }

  private func closeTimes() -> [Candidate] {
    times().filter { near.range.contains(Int(layout.piecesBefore[$0.node])) }.map { time in
      Candidate(
        found: found(time.moment, "time by the headline"),
        distance: near.distance(Int(layout.piecesBefore[time.node])),
        isUpdate: MarkedDates.isUpdate(tree, time.node))
    }
  }

  /// The `time` elements of the page, other than those of comments.
  private func times() -> [(node: MarkupTree.Node, moment: Moment)] {
    tree.subtree(tree.root).compactMap { node in
      guard tree.tag(node) == .time || tree.bytes(.datetime, of: node) != nil,
        let moment = Moment(
          tree.value(.datetime, of: node) ?? tree.text(of: node), monthFirst: monthFirst),
        !layout.isInComments(node, beside: headline)
      else { return nil }
      return (node, moment)
    }
  }

  /// A date that is not close to the headline: the first `time` element after it, a short text by the
  /// headline, an element or a line anywhere that is a date, the very beginning of the text, or the
  /// headline itself.
  func farther() -> Found<Moment>? {
    let times = times()
    if let after = times.first(where: { $0.node > headline ?? 0 }) ?? times.first {
      return found(after.moment, "time")
    }
    let lines = near.range.filter { !isTitle(layout.pieces[$0]) }
      .sorted { near.distance($0) < near.distance($1) }
    let all = Array(layout.pieces.indices)
    return first(of: lines, where: isShort, "text by the headline")
      ?? (marks.first { !$0.isUpdate } ?? marks.first)
      .map { found($0.moment, "date line elsewhere") }
      ?? first(of: all, where: isDated, "date line elsewhere")
      ?? opening(lines) ?? first(of: all, where: isTitle, "headline")
      ?? first(
        of: all, where: { isShort($0) && DateLabel.isUpdate($0.text) }, "line of a change")
  }

  /// The day at the beginning of the text, as press offices write it: "Press release of 25 January
  /// 2031 | Northmoor".
  private func opening(_ lines: [Int]) -> Found<Moment>? {
    guard let first = lines.first(where: { layout.pieces[$0].isProse }) else { return nil }
    return day(String(layout.pieces[first].text.prefix(60)))
      .map { found($0, "beginning of the text") }
  }

  private func first(
    of lines: [Int], where condition: (PageLayout.Piece) -> Bool, _ place: String
  ) -> Found<Moment>? {
    for index in lines where condition(layout.pieces[index]) {
      let piece = layout.pieces[index]
      if let day = day(piece.text), !isInComments(piece) { return found(day, place) }
    }
    return nil
  }

  private func isInComments(_ piece: PageLayout.Piece) -> Bool {
    layout.isInComments(piece.node, beside: headline)
  }

  /// Whether a text is of the headline itself, which may name the day of what it tells.
  private func isTitle(_ piece: PageLayout.Piece) -> Bool {
    headline.map { tree.subtree($0).contains(piece.node) } ?? false
  }

  private func isLine(_ piece: PageLayout.Piece) -> Bool {
    piece.words <= Self.longestLine && !piece.isRow
      && !".!?\u{2026}\u{3002}".contains(piece.text.last ?? ".")
  }

  /// Scripts that write no spaces have few words in many letters.
  private func isShort(_ piece: PageLayout.Piece) -> Bool {
    piece.words <= 30 && (piece.words >= 6 || piece.length <= 50)
  }

  private func isDated(_ piece: PageLayout.Piece) -> Bool {
    guard piece.words <= 30 else { return false }
    return DateLine.matches(piece.text) || layout.traits[piece.node].contains(.date)
      || tree.parent(of: piece.node).map { layout.traits[$0].contains(.date) } == true
  }

  private func day(_ text: String) -> Moment? {
    WrittenDate.first(in: text, monthFirst: monthFirst).map { Moment(day: $0) }
  }

  private func found(_ moment: Moment, _ place: String) -> Found<Moment> {
    Found(value: moment, source: .markup, place: place)
  }
}
