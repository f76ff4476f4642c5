import Foundation

/// Finds when an article was published: what the page declares for machines, then what stands by
/// its headline, then a day in its address.
///
/// Where two declarations differ in their days, one of them is of a change or was left over, and the
/// day that a reader sees by the headline says which is right.
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
  func find(near headline: MarkupTree.Node?, in body: MarkupTree.Node? = nil) -> Found<Moment>? {
    let sure = metadata.surelyPublished
    guard let first = sure.first else { return unsure(headline, body) }
    // Two that agree are not overruled.
    let others = sure.dropFirst().filter { !$0.value.isSameDay(as: first.value) }
    guard !others.isEmpty, others.count == sure.count - 1,
      let shown = visible(headline, body).closest()
    else { return first }
    return sure.first { $0.value.day == shown.value.day } ?? first
  }

  /// The date where none is declared in a place that is trusted more than what a reader sees.
  private func unsure(
    _ headline: MarkupTree.Node?, _ body: MarkupTree.Node?
  ) -> Found<Moment>? {
    let declared = metadata.published
    let visible = visible(headline, body)
    // The same day is often declared with the time.
    if let declared, visible.isClose(declared.value.day) { return declared }
    return visible.closest() ?? declared ?? visible.closest(isUpdate: true) ?? inAddress()
      ?? visible.farther()
  }

  /// When the page says beside the headline that it was changed, in a form for machines.
  func modified(
    near headline: MarkupTree.Node?, in body: MarkupTree.Node?
  ) -> Found<Moment>? {
    visible(headline, body).closest(isUpdate: true).flatMap { $0.value.hasTime ? $0 : nil }
  }

  /// The calendar day in the newsroom's zone, where a moment in UTC doesn't say it.
  func day(of moment: Moment, near headline: MarkupTree.Node?) -> String {
    guard moment.hidesDay else { return moment.day }
    let others = [inAddress(), visible(headline, nil).closest(withTimes: false)]
      .compactMap(\.self)
    if let other = others.first(where: { moment.canFall(on: $0.value) }) { return other.value.day }
    return Moment(date: moment.date, offset: metadata.zone ?? moment.offset, hasTime: true).day
  }

  /// What is found beside the declared dates, in the order in which it is trusted.
  func visible(near headline: MarkupTree.Node?) -> [Found<Moment>] {
    let visible = visible(headline, nil)
    let all = [
      visible.closest(), visible.closest(isUpdate: true), visible.farther(), inAddress(),
    ].compactMap(\.self)
    return all.indices.filter { index in
      all[index].source == .address || !all[..<index].contains { $0.value == all[index].value }
    }.map { all[$0] }
  }

  private func visible(_ headline: MarkupTree.Node?, _ body: MarkupTree.Node?) -> VisibleDates {
    VisibleDates(layout, monthFirst: metadata.isMonthFirst, headline: headline, body: body)
  }

  // MARK: In the address

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
}
