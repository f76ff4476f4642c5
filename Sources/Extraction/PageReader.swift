import Foundation

/// Reads the article of a web page.
struct PageReader {
  private let finder: BodyFinder
  private let metadata: PageMetadata
  private let address: String?
  private var layout: PageLayout { finder.layout }
  private var tree: MarkupTree { finder.layout.tree }

  init(_ html: [UInt8], address: String?, limits: Extractor.Limits) throws(ExtractionError) {
    try MarkupGuard.check(html, limits: limits)
    let tree = MarkupTree(html: html)
    metadata = PageMetadata(tree)
    finder = BodyFinder(PageLayout(tree))
    self.address = address
  }

  func article() throws(ExtractionError) -> Article {
    let body = finder.body()
    var pieces = finder.pieces(in: body)
    let headline = HeadlineFinder(layout, metadata).headline(before: body.first)
    if let reason = NotAnArticle.reason(metadata, layout, pieces) { throw .noArticle(reason) }
    var article = Article(headline: headline.text)
    pieces = withoutHead(pieces, headline: headline.text)
    article.byline = BylineFinder(layout, metadata).names(in: &pieces, body: body.first)
    article.standfirst = standfirst(&pieces, headline: headline.node, body: body.first)
    article.publishedAt = metadata.publishedAt ?? firstTime()
    article.modifiedAt = metadata.modifiedAt
    article.language = metadata.languageTag
    article.address = canonicalAddress
    article.blocks = pieces.map { Block($0.kind, $0.text) }
    DevelopingMarkers.take(from: &article)
    return article
  }

  /// Drops what repeats the headline at the beginning of the body.
  private func withoutHead(_ pieces: [PageLayout.Piece], headline: String) -> [PageLayout.Piece] {
    let wanted = plainWords(headline)
    var result = pieces
    if let index = result.prefix(4).firstIndex(where: { plainWords($0.text) == wanted }) {
      result.removeSubrange(0...index)
    }
    return result
  }

  private func standfirst(
    _ pieces: inout [PageLayout.Piece], headline: MarkupTree.Node?, body: MarkupTree.Node?
  ) -> String? {
    guard let body else { return nil }
    // Between headline and body, in an element that says so.
    let start = headline.map { layout.range(of: $0).upperBound } ?? 0
    let end = layout.range(of: body).upperBound
    guard start < end else { return nil }
    for index in start..<min(end, start + 12) {
      let piece = layout.pieces[index]
      guard !piece.isNoise, (4...90).contains(piece.words), piece.linkShare < 0.5,
        isStandfirst(piece.node)
      else { continue }
      if let place = pieces.firstIndex(where: { $0.text == piece.text }) {
        guard place < 3 else { return nil }
        pieces.remove(at: place)
      }
      return piece.text
    }
    return nil
  }

  private func isStandfirst(_ node: MarkupTree.Node) -> Bool {
    for holder in [node] + tree.ancestors(node).prefix(2) {
      let traits = layout.traits[holder]
      if traits.contains(.body) || tree.tag(holder) == .article { return false }
      if traits.contains(.standfirst) { return true }
      if let property = tree.value(.itemprop, of: holder)?.lowercased(),
        property == "description" || property == "alternativeheadline"
      {
        return true
      }
    }
    return false
  }

  /// The first `time` with a moment, in the page's order: the article's own stands above related ones.
  private func firstTime() -> Date? {
    for node in tree.subtree(tree.root) where tree.tag(node) == .time {
      if let value = tree.value(.datetime, of: node), let date = Instant.date(value) { return date }
    }
    return nil
  }

  var canonicalAddress: Address? {
    let own = address.flatMap { Address($0) }
    for declared in [metadata.canonical, metadata.first("og:url")] {
      guard let declared, let found = Address(declared, relativeTo: address) else { continue }
      // A front page as canonical address of everything is a common mistake, and would make one story of all.
      if found.isFrontPage, own?.isFrontPage != true { continue }
      return found
    }
    return own
  }
}
