/// Finds the headline that the reader sees.
struct HeadlineFinder {
  private let layout: PageLayout
  private let metadata: PageMetadata
  private var tree: MarkupTree { layout.tree }

  init(_ layout: PageLayout, _ metadata: PageMetadata) {
    self.layout = layout
    self.metadata = metadata
  }

  /// The headline, and the element in which it stands on the page.
  func headline(before body: MarkupTree.Node?) -> (text: String, node: MarkupTree.Node?) {
    let declared = [
      metadata.linkedData.text("headline"), metadata.first("og:title", "twitter:title", "dc.title"),
      metadata.title,
    ]
    .compactMap(\.self).map(plainWords)
    var best: (text: String, node: MarkupTree.Node, score: Double)?
    for node in tree.subtree(tree.root) {
      guard
        tree.tag(node) == .h1
          || tree.value(.itemprop, of: node)?.lowercased() == "headline" && tree.tag(node) != .meta
      else { continue }
      let text = tree.text(of: node)
      let words = plainWords(text)
      guard !words.isEmpty, words.count <= 60 else { continue }
      let score =
        (declared.map { Self.likeness(words, $0) }.max() ?? 0) + (words.count > 2 ? 0.2 : 0)
      if best.map({ score > $0.score + 0.05 }) ?? true { best = (text, node, score) }
    }
    if let best, best.score >= 0.5 || declared.isEmpty { return (best.text, best.node) }
    let named =
      metadata.linkedData.text("headline")
      ?? metadata.first("og:title", "twitter:title", "dc.title")
    if let named { return (Self.withoutSite(named, metadata.first("og:site_name")), nil) }
    if let best { return (best.text, best.node) }
    return (metadata.title.map { Self.withoutSite($0, nil) } ?? "", nil)
  }

  /// The share of words in common, of the shorter one weighed more.
  static func likeness(_ left: [String], _ right: [String]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let common = Double(Set(left).intersection(right).count)
    return common / Double(Set(left).count) * 0.7 + common / Double(Set(right).count) * 0.3
  }

  /// A title without the site's name behind its last bar or dash.
  static func withoutSite(_ title: String, _ site: String?) -> String {
    for separator in [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{B7} ", " :: ", " \u{BB} "] {
      guard let range = title.ranges(of: separator).last else { continue }
      let head = String(title[..<range.lowerBound])
      let tail = title[range.upperBound...]
      if let site, plainWords(String(tail)) == plainWords(site) { return head }
      if plainWords(head).count >= 3, plainWords(String(tail)).count <= 5,
        separator == " | " || plainWords(head).count > plainWords(String(tail)).count * 2
      {
        return head
      }
    }
    return title
  }
}
