/// Whose words the elements of a feed are.
///
/// Namespaces are taken by their address, in all spellings that are in use; an address that nobody
/// knows by the prefix, since feeds get the address wrong more often than the prefix. What has
/// neither is taken for the feed's own.
enum Vocabulary {
  /// The feed's own: that of RSS, of sitemaps, and of everything without a namespace.
  case core
  case atom
  case dublinCore
  /// Dublin Core's second set, with dates of every kind.
  case dublinCoreTerms
  /// RSS 1.0's module for full texts.
  case content
  case media
  case podcast
  case html
  case newsSitemap
  case feedBurner
  /// Another's: its elements may be called as the feed's own are, and mean something else.
  case foreign

  init(namespace: String?, prefix: String?) {
    if let known = namespace.flatMap({ Self.named($0.lowercased()) }) {
      self = known
    } else if let prefix {
      self = Self.prefixed(prefix.lowercased())
    } else {
      self = namespace.map { Self.isForeign($0.lowercased()) } == true ? .foreign : .core
    }
  }

  private static let prefixes: [(start: String, vocabulary: Vocabulary)] = [
    ("purl.org/rss/1.0/modules/content", .content),
    ("purl.org/rss/1.0/modules", .foreign),
    ("purl.org/rss", .core),
    ("purl.org/net/rss1.1/", .foreign),
    ("purl.org/net/rss1.1", .core),
    ("my.netscape.com", .core),
    ("channel.netscape.com", .core),
    ("backend.userland.com", .core),
    ("blogs.law.harvard.edu/tech/rss", .core),
    ("cyber.law.harvard.edu/rss", .core),
    ("www.rssboard.org", .core),
    ("www.w3.org/1999/02/22-rdf-syntax-ns", .core),
    ("www.w3.org/2005/atom", .atom),
    ("purl.org/atom/ns", .atom),
    ("purl.org/dc/elements", .dublinCore),
    ("purl.org/dc/terms", .dublinCoreTerms),
    ("purl.org/dc/", .foreign),
    ("search.yahoo.com/mrss", .media),
    ("www.itunes.com/dtds/podcast", .podcast),
    ("www.w3.org/1999/xhtml", .html),
    ("www.w3.org/tr/rec-html40", .html),
    ("www.google.com/schemas/sitemap-news", .newsSitemap),
    ("www.google.com/schemas/sitemap/", .core),
    ("www.sitemaps.org/schemas/sitemap", .core),
    ("rssnamespace.org/feedburner", .feedBurner),
  ]

  private static func named(_ namespace: String) -> Vocabulary? {
    var address = namespace[...]
    for scheme in ["http://", "https://"] where address.hasPrefix(scheme) {
      address = address.dropFirst(scheme.count)
    }
    if let known = prefixes.first(where: { address.hasPrefix($0.start) }) {
      return known.vocabulary
    }
    return nil
  }

  /// Whether a default namespace that no table has is surely not a feed's.
  private static func isForeign(_ namespace: String) -> Bool {
    !(namespace.isEmpty || namespace.contains("rss") || namespace.contains("atom")
      || namespace.contains("sitemap"))
  }

  private static func prefixed(_ prefix: String) -> Vocabulary {
    switch prefix {
    case "rss", "rss10", "rss11", "rdf", "sitemap": .core
    case "dc": .dublinCore
    case "dcterms", "dct": .dublinCoreTerms
    case "content": .content
    case "media", "mrss": .media
    case "itunes": .podcast
    case "xhtml", "html": .html
    case "news": .newsSitemap
    case "feedburner": .feedBurner
    default: prefix.hasPrefix("atom") || prefix == "a10" ? .atom : .foreign
    }
  }
}
