/// Reads sitemaps, news sitemaps and indexes of sitemaps (sitemaps.org, protocol 0.9).
struct SitemapReader {
  private let root: FeedElement
  private let address: String?

  init(_ root: FeedElement, address: String?) {
    self.root = root
    self.address = address
  }

  func feed() -> Feed {
    let isIndex = root.name == "sitemapindex"
    var feed = Feed(kind: isIndex ? .sitemapIndex : .sitemap, address: address)
    let name = isIndex ? "sitemap" : "url"
    for element in root.elements where element.name == name && element.vocabulary == .core {
      let own = FeedFields(element, base: address)
      var entry = FeedEntry()
      entry.address = own.all((.core, "loc")).compactMap { own.address($0.text, of: $0) }.first
      entry.updatedAt = own.time((.core, "lastmod"))
      if let news = own.all((.newsSitemap, "news")).first {
        feed.kind = .newsSitemap
        read(news, into: &entry, of: &feed)
      }
      if entry.address != nil { feed.entries.append(entry) }
    }
    return feed
  }

  private func read(_ news: FeedElement, into entry: inout FeedEntry, of feed: inout Feed) {
    let own = FeedFields(news, base: address)
    entry.title = own.title((.newsSitemap, "title"), form: RSSReader.text)
    entry.publishedAt = own.time((.newsSitemap, "publication_date"))
    entry.categories =
      own.all((.newsSitemap, "keywords")).flatMap { element in
        element.text.split(separator: ",").map { String($0).normalizedLine }
      }.distinct
    // The publication stands with each entry; that of the first counts for all.
    guard let publication = own.all((.newsSitemap, "publication")).first else { return }
    let names = FeedFields(publication, base: address)
    feed.title = feed.title ?? names.title((.newsSitemap, "name"), form: RSSReader.text)
    feed.language = feed.language ?? FeedFields.language(names.line((.newsSitemap, "language")))
  }
}
