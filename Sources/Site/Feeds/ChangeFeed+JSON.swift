import Foundation
import History

extension ChangeFeed {
  /// The feed as JSON Feed 1.1 (jsonfeed.org).
  func json(site: String, hub: String?) throws -> String {
    try JSONText.encode(
      JSONFeed(
        title: title, home: site + home, feed: site + address(.json),
        next: next.map { site + $0 }, hubs: hub.map { [JSONFeed.Hub(url: $0)] },
        items: items.map { JSONFeed.Item($0, site: site) }), pretty: false)
  }
}

/// The keys of a JSON Feed; those that are nil are left out, as its readers expect.
private struct JSONFeed: Encodable {
  struct Author: Encodable {
    var name = "Writethru"
  }

  struct Hub: Encodable {
    var type = "WebSub"
    var url: String
  }

  struct Item: Encodable {
    var id: String
    var url: String
    var title: String
    var html: String
    var summary: String
    var published: Date
    var language: String?
    var tags: [String]

    enum CodingKeys: String, CodingKey {
      case id, url, title, summary, language, tags
      case html = "content_html"
      case published = "date_published"
    }

    init(_ item: ChangeFeed.Item, site: String) {
      id = item.id
      url = site + item.path
      title = item.title
      html = item.html
      summary = item.phrases.joined(separator: "; ")
      published = item.firstSeenAt
      language = item.language
      tags = item.kinds.map(\.rawValue)
    }
  }

  var version = "https://jsonfeed.org/version/1.1"
  var title: String
  var home: String
  var feed: String
  var next: String?
  var authors = [Author()]
  var language = "en"
  var hubs: [Hub]?
  var items: [Item]

  enum CodingKeys: String, CodingKey {
    case version, title, authors, language, hubs, items
    case home = "home_page_url"
    case feed = "feed_url"
    case next = "next_url"
  }
}
