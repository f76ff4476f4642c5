extension FeedReader {
  /// The addresses of the feeds that a web page names for those who follow its site (`link rel=alternate`).
  ///
  /// - Parameter page: Its address is the base of relative ones.
  /// - Returns: Each once, in the page's order; feeds of readers' comments are left out. Empty where the page
  ///   names none or cannot be read.
  /// - Complexity: O(*n*) in the bytes of the page.
  public func addresses(in page: Page) -> [String] {
    // What can't be read names nothing; why it can't is said where it is read for itself.
    guard page.bytes.count <= limits.bytes, let text = try? PageText(page),
      let screened = try? MarkupScreen.screened(text.bytes, limits: Extractor.Limits())
    else { return [] }
    let tree = MarkupTree(html: screened)
    return tree.subtree(tree.root).compactMap { node -> String? in
      guard tree.tag(node) == .link,
        let relation = tree.value(.rel, of: node)?.lowercased(),
        relation.split(whereSeparator: \.isWhitespace).contains("alternate"),
        let type = tree.value(.type, of: node)?.lowercased().prefix(while: { $0 != ";" }),
        Self.types.contains(String(type).trimmingSpaces),
        let reference = tree.value(.href, of: node),
        let address = FeedAddress.absolute(reference, base: page.address)
      else { return nil }
      let title = tree.value(.title, of: node)?.lowercased() ?? ""
      let isOfReaders = title.contains("comments") || address.lowercased().contains("/comments/")
      return isOfReaders ? nil : address
    }.distinct
  }

  /// As `link` elements write them.
  private static let types = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
  ]
}
