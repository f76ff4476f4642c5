/// Reads JSON Feed 1 and 1.1 (jsonfeed.org).
struct JSONFeedReader {
  private let root: [String: JSON]
  private let address: String?

  /// - Throws: `malformedJSON`, `tooManyElements`, and `noFeed` for JSON that is something else.
  init(_ text: [UInt8], address: String?, limits: FeedReader.Limits) throws(FeedError) {
    self.address = address
    guard Self.values(in: text) <= limits.elements else {
      throw .tooManyElements(limit: limits.elements)
    }
    do throws(JSONReader.Failure) {
      guard case .object(let members) = try JSONReader.value(of: text, isTolerant: true) else {
        throw JSONReader.Failure(reason: "no object", offset: 0)
      }
      root = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    } catch {
      throw .malformedJSON(reason: "\(error.reason) at byte \(error.offset)")
    }
    let isNamed = root["version"]?.string?.contains("jsonfeed.org/version/") == true
    let isAlike = root["items"] != nil && (root["title"] ?? root["home_page_url"]) != nil
    guard isNamed || isAlike else { throw .noFeed(found: "JSON that is no JSON Feed") }
  }

  /// How many values stand in a text of JSON, at most: each but the first has one of these before it.
  private static func values(in text: [UInt8]) -> Int {
    var count = 0
    var isString = false
    var isEscaped = false
    for byte in text {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = isString
      case UInt8(ascii: "\""): isString.toggle()
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): if !isString { count += 1 }
      default: break
      }
    }
    return count
  }

  func feed() -> Feed {
    var feed = Feed(kind: .jsonFeed, address: address)
    feed.version = root["version"]?.string.flatMap { $0.split(separator: "/").last }.map(
      String.init)
    feed.title = title(root["title"])
    feed.summary = root["description"]?.string.flatMap { FeedText(.plain, $0).orNil }
    feed.selfAddress = link(root["feed_url"], base: address)
    feed.homeAddress = link(root["home_page_url"], base: address)
    feed.hubAddresses =
      (root["hubs"]?.elements ?? []).compactMap { hub in
        hub["type"]?.string?.lowercased() == "websub" ? link(hub["url"], base: address) : nil
      }.distinct
    feed.language = FeedFields.language(root["language"]?.string)
    feed.authors = authors { root[$0] }
    let base = address ?? feed.selfAddress ?? feed.homeAddress
    feed.entries = (root["items"]?.elements ?? []).map {
      entry($0, base: base, authors: feed.authors)
    }
    feed.updatedAt = nil
    return feed
  }

  private func entry(_ item: JSON, base: String?, authors: [String]) -> FeedEntry {
    var entry = FeedEntry()
    entry.id = (item["id"]?.string?.normalizedLine).flatMap { $0.isEmpty ? nil : $0 }
    entry.address = link(item["url"], base: base)
    if entry.address == nil, let id = entry.id, Address(id) != nil {
      // The specification asks for the address as identifier.
      entry.address = id
    }
    entry.isPermalink = entry.id != nil && entry.id == entry.address
    entry.address = entry.address ?? link(item["external_url"], base: base)
    entry.title = title(item["title"])
    entry.summary = item["summary"]?.string.flatMap { FeedText(.plain, $0).orNil }
    entry.fullText =
      item["content_html"]?.string.flatMap { FeedText(.html, $0).orNil }
      ?? item["content_text"]?.string.flatMap { FeedText(.plain, $0).orNil }
    entry.publishedAt = item["date_published"]?.string.flatMap { FeedTime($0) }
    entry.updatedAt = item["date_modified"]?.string.flatMap { FeedTime($0) }
    entry.categories =
      (item["tags"]?.elements ?? []).compactMap { $0.string?.normalizedLine }
      .distinct
    entry.authors = self.authors { item[$0] }
    if entry.authors.isEmpty { entry.authors = authors }
    return entry
  }

  private func title(_ value: JSON?) -> String? {
    value?.string.flatMap { FeedText(guessing: $0).title }
  }

  private func link(_ value: JSON?, base: String?) -> String? {
    value?.string.flatMap { FeedAddress.absolute($0, base: base) }
  }

  /// The authors of version 1.1, or the one author of version 1.
  private func authors(_ member: (String) -> JSON?) -> [String] {
    ((member("authors")?.elements ?? []) + (member("author")?.elements ?? []))
      .flatMap { FeedPerson.names(($0["name"] ?? $0).string ?? "") }.distinct
  }
}
