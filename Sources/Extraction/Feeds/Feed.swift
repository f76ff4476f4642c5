/// What a feed or a sitemap lists: its entries, and what it says of itself.
///
///     let page = Page(bytes: bytes, address: "https://courier.example/feed.xml")
///     let feed = try FeedReader().feed(from: page)
///     feed.entries.first?.address  // "https://courier.example/2031/05/04/harbor-fire"
///
/// A feed is a value. Its addresses are absolute where there was a base to resolve them, and
/// otherwise as they are written; addresses of other schemes than http and https are left out.
public struct Feed: Sendable, Equatable {
  /// The families of formats that are read.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// RSS in all its versions, those of RDF (0.90, 1.0, 1.1) among them.
    case rss
    /// Atom 1.0 (RFC 4287) and the draft 0.3.
    case atom
    case jsonFeed
    /// A list of addresses by the sitemap protocol.
    case sitemap
    /// A sitemap that gives titles and dates of news.
    case newsSitemap
    /// A list of sitemaps; its entries are their addresses.
    case sitemapIndex
  }

  public var kind: Kind
  /// The version within the kind as it is commonly written, `2.0` or `0.91`; nil where none is told.
  public var version: String?
  /// The title, as one line of text.
  public var title: String?
  /// What the feed says that it is about.
  public var summary: FeedText?
  /// The names of those who answer for the whole feed.
  public var authors: [String]
  /// The address that the feed was received from, as it was written.
  public var address: String?
  /// The address that the feed gives as its own: the topic of a WebSub subscription.
  public var selfAddress: String?
  /// The address of the site or section that the feed belongs to.
  public var homeAddress: String?
  /// The addresses of hubs that tell subscribers of news (WebSub), in the feed's order.
  public var hubAddresses: [String]
  /// When the feed says that it was last changed.
  public var updatedAt: FeedTime?
  /// BCP 47 language tag as the feed declares it, with hyphens.
  public var language: String?
  /// The entries in the feed's order.
  public var entries: [FeedEntry]

  public init(
    kind: Kind, version: String? = nil, title: String? = nil, summary: FeedText? = nil,
    authors: [String] = [], address: String? = nil, selfAddress: String? = nil,
    homeAddress: String? = nil, hubAddresses: [String] = [], updatedAt: FeedTime? = nil,
    language: String? = nil, entries: [FeedEntry] = []
  ) {
    self.kind = kind
    self.version = version
    self.title = title
    self.summary = summary
    self.authors = authors
    self.address = address
    self.selfAddress = selfAddress
    self.homeAddress = homeAddress
    self.hubAddresses = hubAddresses
    self.updatedAt = updatedAt
    self.language = language
    self.entries = entries
  }
}

/// One entry of a feed: an article, or whatever else the feed lists.
public struct FeedEntry: Sendable, Equatable {
  /// The address of the article to fetch; nil where the entry gives none.
  public var address: String?
  /// The title, as one line of text.
  public var title: String?
  /// When the entry says that it was first published.
  public var publishedAt: FeedTime?
  /// When the entry says that it was last changed.
  public var updatedAt: FeedTime?
  /// The names of the writers in the entry's order; in Atom those of the feed where it has none.
  ///
  /// An address of mail stands only where there is no name.
  public var authors: [String]
  /// The short text.
  public var summary: FeedText?
  /// The text of the article, where the feed carries it.
  public var fullText: FeedText?
  /// What the feed says names the entry for ever (`guid`, `id`), as it is written.
  public var id: String?
  /// Whether `id` is also an address under which the entry can be read.
  public var isPermalink: Bool
  /// The names of the categories, each once, in the entry's order.
  public var categories: [String]

  public init(
    address: String? = nil, title: String? = nil, publishedAt: FeedTime? = nil,
    updatedAt: FeedTime? = nil, authors: [String] = [], summary: FeedText? = nil,
    fullText: FeedText? = nil, id: String? = nil, isPermalink: Bool = false,
    categories: [String] = []
  ) {
    self.address = address
    self.title = title
    self.publishedAt = publishedAt
    self.updatedAt = updatedAt
    self.authors = authors
    self.summary = summary
    self.fullText = fullText
    self.id = id
    self.isPermalink = isPermalink
    self.categories = categories
  }
}
