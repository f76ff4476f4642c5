import Foundation

/// Finds when an article was published: what the page declares for machines, then what stands by
/// its headline.
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

  func find(near headline: MarkupTree.Node?) -> Date? {
    metadata.publishedAt ?? marked() ?? timeElement(after: headline) ?? written(near: headline)
      ?? inAddress()
  }

  /// Microdata and hNews: an element that calls itself the date of publication.
  private func marked() -> Date? {
    for node in tree.subtree(tree.root) where tree.tag(node) != .text {
      let property = tree.value(.itemprop, of: node)?.lowercased()
      guard
        property == "datepublished" || property == "datecreated"
          || tree.value(.property, of: node)?.lowercased().hasSuffix("datepublished") == true
      else { continue }
      let value =
        tree.value(.datetime, of: node) ?? tree.value(.content, of: node) ?? tree.text(of: node)
      if let date = Instant.date(value) ?? WrittenDate.first(in: value, monthFirst: isMonthFirst) {
        return date
      }
    }
    return nil
  }

  /// A `time` element: the first after the headline, else the first of the page.
  private func timeElement(after headline: MarkupTree.Node?) -> Date? {
    var first: Date?
    for node in tree.subtree(tree.root)
    where tree.tag(node) == .time || tree.bytes(.datetime, of: node) != nil {
      let text = tree.value(.datetime, of: node) ?? tree.text(of: node)
      guard let date = Instant.date(text) ?? WrittenDate.first(in: text, monthFirst: isMonthFirst)
      else { continue }
      if headline.map({ node > $0 }) ?? true { return date }
      if first == nil { first = date }
    }
    return first
  }

  /// A day written close to the headline, in an element that is called a date or in a line that is
  /// one.
  private func written(near headline: MarkupTree.Node?) -> Date? {
    let center = headline.map { layout.range(of: $0).lowerBound } ?? 0
    let near = max(0, center - 6)..<min(layout.pieces.count, center + 14)
    let after = near.filter { $0 >= center } + near.filter { $0 < center }.reversed()
    for index in after where isDated(layout.pieces[index]) {
      if let date = WrittenDate.first(in: layout.pieces[index].text, monthFirst: isMonthFirst) {
        return date
      }
    }
    for index in after where layout.pieces[index].words <= 30 {
      if let date = WrittenDate.first(in: layout.pieces[index].text, monthFirst: isMonthFirst) {
        return date
      }
    }
    for piece in layout.pieces where isDated(piece) {
      if let date = WrittenDate.first(in: piece.text, monthFirst: isMonthFirst) { return date }
    }
    return nil
  }

  private func isDated(_ piece: PageLayout.Piece) -> Bool {
    guard piece.words <= 30 else { return false }
    return DateLine.matches(piece.text) || layout.traits[piece.node].contains(.date)
      || tree.parent(of: piece.node).map { layout.traits[$0].contains(.date) } == true
  }

  /// `/2031/03/05/` in the page's address.
  private func inAddress() -> Date? {
    for text in [metadata.canonical, metadata.first("og:url"), address] {
      guard let path = text?.split(separator: "/"), path.count >= 3 else { continue }
      for index in path.indices.dropLast(2) {
        guard path[index].count == 4, let year = Int(path[index]), (1990...2099).contains(year),
          let month = Int(path[index + 1]),
          let day = Int(path[index + 2].prefix(2)),
          let date = Instant.date(year: year, month: month, day: day)
        else { continue }
        return date
      }
    }
    return nil
  }

  /// Whether the page's language writes months before days: American English.
  private var isMonthFirst: Bool {
    let language = metadata.languageTag?.lowercased() ?? "en"
    return language == "en" || language == "en-us"
  }
}
