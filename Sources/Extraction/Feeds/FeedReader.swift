/// Reads feeds and sitemaps: a pure function of the bytes and the address.
///
///     let feed = try FeedReader().feed(from: Page(bytes: bytes, address: address))
///     feed.entries.map(\.title)
///
/// RSS 0.9x, 1.0 and 2.0, Atom 1.0 and 0.3, JSON Feed 1 and 1.1, sitemaps, news sitemaps and
/// sitemap indexes are read, also where they are broken in the ways in which real ones are: the
/// markup is mended before it is parsed. Nothing is loaded from elsewhere, and no entity that a feed
/// declares itself is expanded, since document types are left out.
public struct FeedReader: Sendable {
  /// What is refused, so that no feed can take more time or memory than a feed is worth.
  public struct Limits: Sendable, Equatable {
    /// Bytes of one feed: 32 MiB.
    ///
    /// A single text over 10 MB ends the feed there.
    public var bytes = 32 << 20
    /// Elements that are open at once; real feeds stay below 40, and the parser refuses 256.
    public var depth = 200
    /// Elements and attributes in all, or values of JSON; a sitemap of 50,000 addresses, which is
    /// the most it may have, stays below 600,000.
    public var elements = 1_500_000
    /// Attributes of one tag, and namespaces that are declared at once; others are left out.
    public var attributes = 100

    public init() {}
  }

  /// What is refused.
  public var limits: Limits

  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Reads a feed.
  ///
  /// The parts of a page count as for articles: its address is the base of relative ones, and of its
  /// declared type only the character set counts.
  ///
  /// - Throws: Each case of `FeedError`, where the bytes are no feed.
  /// - Complexity: O(*n*) time and memory in the bytes of the page.
  public func feed(from page: Page) throws(FeedError) -> Feed {
    guard page.bytes.count <= limits.bytes else {
      throw .tooLarge(bytes: page.bytes.count, limit: limits.bytes)
    }
    let text = try FeedBytes.text(of: page)
    let start = FeedStart(text)
    switch start.finding {
    case .json:
      return try JSONFeedReader(text, address: page.address, limits: limits).feed()
    case .root(let offset):
      let mended = try FeedScreen.mended(text, from: offset, limits: limits)
      guard let document = FeedDocument(mended), let root = document.root else {
        throw .noFeed(found: "XML that cannot be read")
      }
      return FeedReader.feed(of: root, address: page.address)
    case .other(let found):
      throw .noFeed(found: found)
    }
  }

  /// Whether a page begins like a feed; it may still be none.
  ///
  /// - Complexity: O(1): only the beginning is looked at.
  public func looksLikeFeed(_ page: Page) -> Bool {
    var start = page
    start.bytes = Array(page.bytes.prefix(FeedStart.reach))
    // Bytes that are no text are no feed either.
    guard let text = try? FeedBytes.text(of: start) else { return false }
    switch FeedStart(text).finding {
    case .root: return true
    case .json: return text.firstRange(of: Array("jsonfeed.org/version/".utf8)) != nil
    case .other: return false
    }
  }

  private static func feed(of root: FeedElement, address: String?) -> Feed {
    switch root.name {
    case "feed", "entry": AtomReader(root, address: address).feed()
    case "urlset", "sitemapindex": SitemapReader(root, address: address).feed()
    default: RSSReader(root, address: address).feed()
    }
  }
}
