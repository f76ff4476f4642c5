import Extraction
import Foundation

/// What a feed has in the place that an expectation speaks of.
struct Field {
  enum Content {
    case line(String?)
    case text(FeedText?)
    case form(FeedText?)
    /// The moment as it is written.
    case declared(FeedTime?)
    case moment(FeedTime?)
    case person(String?)
    case flag(Bool)
    case version(Feed)
    case family(Feed)
    case list(Int)
  }

  /// How the field is called in the table.
  var name: String
  var content: Content

  private init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }

  /// The field of ours that a path means, or nil where it means none.
  init?(_ expectation: Expectation, in feed: Feed) {
    let path = expectation.path
    guard let first = path.first else { return nil }
    if first == "entries" || first == "items", path.count > 2, let index = Int(path[1]) {
      let entry = feed.entries.indices.contains(index) ? feed.entries[index] : FeedEntry()
      self.init(entry: entry, Array(path[2...]), expectation)
    } else {
      self.init(feed: feed, first == "feed" ? Array(path[1...]) : path, expectation)
    }
  }

  private init?(feed: Feed, _ path: [String], _ expectation: Expectation) {
    switch (expectation.schema, path.joined(separator: "/")) {
    case (.feedparser, "version"), (_, "version"), (_, "feedVersion"):
      self.init("version", .version(feed))
    case (.unified, "feedType"): self.init("kind", .family(feed))
    case (_, "title"), (_, "title_detail/value"): self.init("title", .line(feed.title))
    case (_, "subtitle"), (_, "tagline"), (_, "description"), (_, "subtitle_detail/value"),
      (_, "tagline_detail/value"):
      self.init("summary", .text(feed.summary))
    case (_, "link"): self.init("home address", .line(feed.homeAddress))
    case (.unified, "feedLink"): self.init("self address", .line(feed.selfAddress))
    case (.feedparser, "author"), (.feedparser, "author_detail/name"), (.unified, "author/name"),
      (.native, "managingEditor"):
      self.init("authors", .person(feed.authors.first))
    case (_, "language"): self.init("language", .line(feed.language))
    case (.feedparser, "updated"), (.unified, "updated"), (.native, "updated"),
      (.native, "lastBuildDate"):
      self.init("updatedAt", .declared(feed.updatedAt))
    case (_, "updated_parsed"), (_, "updatedParsed"), (_, "lastBuildDateParsed"):
      self.init("updatedAt", .moment(feed.updatedAt))
    default:
      guard path.count == 3, path[0] == "authors", path[2] == "name", let index = Int(path[1])
      else {
        return nil
      }
      self.init("authors", .person(feed.authors.dropFirst(index).first))
    }
  }

  private init?(entry: FeedEntry, _ path: [String], _ expectation: Expectation) {
    switch (expectation.schema, path.joined(separator: "/")) {
    case (_, "title"), (_, "title_detail/value"): self.init("entry title", .line(entry.title))
    case (.feedparser, "description"), (.feedparser, "summary"), (_, "summary_detail/value"):
      // feedparser gives the full text where there is no summary.
      self.init("entry summary", .text(entry.summary ?? entry.fullText))
    case (_, "summary"), (_, "description"): self.init("entry summary", .text(entry.summary))
    case (_, "content"), (_, "content/value"), (_, "content/0/value"):
      self.init("entry full text", .text(entry.fullText ?? entry.summary))
    case (.feedparser, "content/0/type"):
      self.init("entry full text", .form(entry.fullText ?? entry.summary))
    case (_, "link"): self.init("entry address", .line(entry.address))
    case (_, "id"), (_, "guid"), (_, "guid/value"): self.init("entry id", .line(entry.id))
    case (_, "guidislink"), (_, "guid/isPermalink"):
      self.init("entry id", .flag(entry.isPermalink))
    case (_, "author"), (_, "author_detail/name"), (_, "author/name"):
      self.init("entry authors", .person(entry.authors.first))
    case (_, "published"), (_, "pubDate"):
      self.init("entry publishedAt", .declared(entry.publishedAt))
    case (_, "published_parsed"), (_, "publishedParsed"), (_, "pubDateParsed"):
      self.init("entry publishedAt", .moment(entry.publishedAt))
    case (_, "updated"): self.init("entry updatedAt", .declared(entry.updatedAt))
    case (_, "updated_parsed"), (_, "updatedParsed"):
      self.init("entry updatedAt", .moment(entry.updatedAt))
    case (_, "category"): self.init("entry categories", .line(entry.categories.first))
    case (_, "tags"): self.init("entry categories", .list(entry.categories.count))
    default:
      guard path.count >= 2, let index = Int(path[1]) else { return nil }
      switch (path[0], path.dropFirst(2).first) {
      case ("authors", "name"):
        self.init("entry authors", .person(entry.authors.dropFirst(index).first))
      case ("tags", "term"), ("tags", "label"), ("categories", "term"), ("categories", "value"),
        ("categories", nil):
        self.init("entry categories", .line(entry.categories.dropFirst(index).first))
      default: return nil
      }
    }
  }
}
