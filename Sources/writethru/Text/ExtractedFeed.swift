import Extraction
import Foundation
import History

/// What was read from a feed, in JSON.
struct ExtractedFeed: Encodable {
  struct Entry: Encodable {
    @OrNull var url: String?
    @OrNull var title: String?
    @OrNull var publishedAt: Date?
    @OrNull var publishedOffset: String?
    @OrNull var updatedAt: Date?
    @OrNull var updatedOffset: String?
    var authors: [String]
    @OrNull var summary: String?
    @OrNull var text: String?
    @OrNull var id: String?
    var isPermalink: Bool
    var categories: [String]

    init(_ entry: FeedEntry) {
      url = entry.address
      title = entry.title
      publishedAt = entry.publishedAt?.instant
      publishedOffset = entry.publishedAt?.writtenOffset
      updatedAt = entry.updatedAt?.instant
      updatedOffset = entry.updatedAt?.writtenOffset
      authors = entry.authors
      summary = entry.summary?.text
      text = entry.fullText?.blocks.map(\.text).joined(separator: "\n\n")
      id = entry.id
      isPermalink = entry.isPermalink
      categories = entry.categories
    }
  }

  var path: String
  var kind: Feed.Kind
  @OrNull var version: String?
  @OrNull var title: String?
  @OrNull var summary: String?
  var authors: [String]
  @OrNull var url: String?
  @OrNull var selfUrl: String?
  @OrNull var homeUrl: String?
  var hubUrls: [String]
  @OrNull var updatedAt: Date?
  @OrNull var updatedOffset: String?
  @OrNull var language: String?
  var entries: [Entry]

  init(_ path: String, _ feed: Feed) {
    self.path = path
    kind = feed.kind
    version = feed.version
    title = feed.title
    summary = feed.summary?.text
    authors = feed.authors
    url = feed.address
    selfUrl = feed.selfAddress
    homeUrl = feed.homeAddress
    hubUrls = feed.hubAddresses
    updatedAt = feed.updatedAt?.instant
    updatedOffset = feed.updatedAt?.writtenOffset
    language = feed.language
    entries = feed.entries.map(Entry.init)
  }
}

/// What was read from a feed, for a person: the feed's fields by name, then each entry.
struct ExtractedFeedText {
  private let path: String
  private let feed: Feed

  init(_ path: String, _ feed: Feed) {
    self.path = path
    self.feed = feed
  }

  func text(on terminal: Terminal) -> String {
    var text = terminal.styled("== \(path.printable)", .bold) + "\n"
    let kind = [feed.kind.words, feed.version].compactMap(\.self).joined(separator: " ")
    text += Self.fields(
      [
        ("feed", kind), ("title", feed.title), ("summary", feed.summary?.text),
        ("authors", Self.list(feed.authors)), ("url", feed.address), ("self", feed.selfAddress),
        ("home", feed.homeAddress), ("hubs", Self.list(feed.hubAddresses)),
        ("updated", feed.updatedAt?.words), ("language", feed.language),
        ("entries", String(feed.entries.count)),
      ], on: terminal)
    for entry in feed.entries {
      let title = StyledText(entry.title ?? entry.address ?? entry.id ?? "–", .bold)
      text += "\n" + title.lines(first: "", rest: "", on: terminal)
      let fields = [
        ("published", entry.publishedAt?.words), ("updated", entry.updatedAt?.words),
        ("byline", Self.list(entry.authors)), ("url", entry.address), ("id", entry.id),
        ("categories", Self.list(entry.categories)), ("summary", entry.summary?.text),
      ]
      text += Self.fields(fields.filter { $0.1 != nil }, on: terminal)
      for block in entry.fullText?.blocks ?? [] {
        text += "\n" + StyledText(block.text).lines(first: "  ", rest: "  ", on: terminal)
      }
    }
    return text
  }

  private static func list(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  private static func fields(_ fields: [(name: String, value: String?)], on terminal: Terminal)
    -> String
  {
    fields.map { field in
      let name = field.name + String(repeating: " ", count: 12 - field.name.count)
      return StyledText(field.value ?? "–").lines(
        first: name, rest: String(repeating: " ", count: 12), on: terminal)
    }.joined()
  }
}

extension Feed.Kind {
  fileprivate var words: String {
    switch self {
    case .rss: "RSS"
    case .atom: "Atom"
    case .jsonFeed: "JSON Feed"
    case .sitemap: "sitemap"
    case .newsSitemap: "news sitemap"
    case .sitemapIndex: "sitemap index"
    }
  }
}

extension FeedTime {
  /// The moment in UTC, with the offset under which it was declared.
  fileprivate var words: String {
    instant.iso8601 + (writtenOffset.map { " (declared at \($0))" } ?? "")
  }

  /// The offset as ISO 8601 writes it, `+02:00`; nil where none was declared.
  fileprivate var writtenOffset: String? { offset?.writtenOffset }
}
