import Foundation

/// Finds when an article was published: what the page declares for machines, then what stands by
/// its headline, then a day in its address.
struct PublicationDate {
  private let layout: PageLayout
  private let metadata: PageMetadata
  private let address: String?
  private var tree: MarkupTree { layout.tree }

  init(_ layout: PageLayout, _ metadata: PageMetadata, address: String?) {
    self.layout = layout
    self.metadata = metadata
    self.address = address
  }

  func find(near headline: MarkupTree.Node?) -> Found<Moment>? {
    metadata.published ?? timeElement(after: headline) ?? written(near: headline) ?? inAddress()
  }

  /// The calendar day in the newsroom's zone, where a moment in UTC doesn't say it.
  func day(of moment: Moment, near headline: MarkupTree.Node?) -> String {
    guard moment.hidesDay else { return moment.day }
    let others = [inAddress(), written(near: headline)].compactMap(\.self)
      .filter { $0.source == .address || $0.place != Self.elsewhere }
    return others.first { $0.value.isNeighbour(of: moment) }?.value.day ?? moment.day
  }

  private static let elsewhere = "date line elsewhere"

  /// What is found beside the declared dates, in the order in which it is trusted.
  func visible(near headline: MarkupTree.Node?) -> [Found<Moment>] {
    [timeElement(after: headline), written(near: headline), inAddress()].compactMap(\.self)
  }

  /// A `time` element: the first after the headline, else the first of the page.
  private func timeElement(after headline: MarkupTree.Node?) -> Found<Moment>? {
    var first: Moment?
    for node in tree.subtree(tree.root)
    where tree.tag(node) == .time || tree.bytes(.datetime, of: node) != nil {
      let text = tree.value(.datetime, of: node) ?? tree.text(of: node)
      guard let date = moment(text) else { continue }
      if headline.map({ node > $0 }) ?? true { return found(date, "time by the headline") }
      if first == nil { first = date }
    }
    return first.map { found($0, "time") }
  }

  /// A day written close to the headline, in an element that is called a date, in a line that is one,
  /// or at the very beginning of the text.
  private func written(near headline: MarkupTree.Node?) -> Found<Moment>? {
    let center = headline.map { layout.range(of: $0).lowerBound } ?? 0
    let near = max(0, center - 6)..<min(layout.pieces.count, center + 14)
    let after = near.filter { $0 >= center } + near.filter { $0 < center }.reversed()
    for index in after where isDated(layout.pieces[index]) {
      if let day = day(layout.pieces[index].text) { return found(day, "date line") }
    }
    for index in after where layout.pieces[index].words <= 30 {
      if let day = day(layout.pieces[index].text) { return found(day, "line by the headline") }
    }
    for piece in layout.pieces where isDated(piece) {
      if let day = day(piece.text) { return found(day, Self.elsewhere) }
    }
    // "Press release of 25 January 2031 | Northmoor – The ministry …"
    for index in after where layout.pieces[index].isProse {
      let opening = layout.pieces[index].text.prefix(60)
      if let day = day(String(opening)) { return found(day, "beginning of the text") }
      break
    }
    return nil
  }

  private func isDated(_ piece: PageLayout.Piece) -> Bool {
    guard piece.words <= 30 else { return false }
    return DateLine.matches(piece.text) || layout.traits[piece.node].contains(.date)
      || tree.parent(of: piece.node).map { layout.traits[$0].contains(.date) } == true
  }

  /// `/2031/03/05/`, `/2031-03-05/` or `/20310305/` in the page's address.
  private func inAddress() -> Found<Moment>? {
    for text in [metadata.canonical, metadata.first("og:url"), address] {
      guard let path = text?.split(separator: "/").dropFirst(2) else { continue }
      for index in path.indices {
        let parts: [Substring] =
          if path[index].utf8.count == 4, index + 2 < path.endIndex {
            [path[index], path[index + 1], path[index + 2].prefix(2)]
          } else {
            Self.dayParts(path[index])
          }
        guard parts.count == 3, let year = Int(parts[0]), (1990...2099).contains(year),
          let month = Int(parts[1]), let day = Int(parts[2]),
          let date = Instant.date(year: year, month: month, day: day)
        else { continue }
        return Found(value: Moment(day: date), source: .address, place: "path")
      }
    }
    return nil
  }

  /// The parts of a segment that is a day, or begins with one and goes on behind a hyphen.
  private static func dayParts(_ segment: Substring) -> [Substring] {
    let digits = segment.prefix { $0.isASCII && $0.isNumber }
    if digits.utf8.count == 8, digits.count == segment.count {
      return [digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2)]
    }
    let parts = segment.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2
    else { return [] }
    return Array(parts.prefix(3))
  }

  private func moment(_ text: String) -> Moment? {
    Moment(text, monthFirst: metadata.isMonthFirst)
  }

  private func day(_ text: String) -> Moment? {
    WrittenDate.first(in: text, monthFirst: metadata.isMonthFirst).map { Moment(day: $0) }
  }

  private func found(_ moment: Moment, _ place: String) -> Found<Moment> {
    Found(value: moment, source: .markup, place: place)
  }
}
