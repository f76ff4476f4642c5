import Foundation

/// Reads Atom 1.0 (RFC 4287) and the draft 0.3.
struct AtomReader {
  private let root: FeedElement
  private let address: String?

  init(_ root: FeedElement, address: String?) {
    self.root = root
    self.address = address
  }

  func feed() -> Feed {
    var feed = Feed(kind: .atom, version: version, address: address)
    guard root.name == "feed" else {
      // A document may be one entry alone.
      feed.entries = [entry(root, base: address, authors: [])]
      feed.language = FeedFields.language(root.inherited("lang").last)
      return feed
    }
    let own = FeedFields(root, base: address)
    let links = own.all((.core, "link"), (.atom, "link")).compactMap { FeedLink($0, own) }
    feed.homeAddress = FeedLink.alternate(links)
    feed.selfAddress = FeedLink.addresses("self", links).first
    feed.hubAddresses = FeedLink.addresses("hub", links)
    feed.title = own.title(
      (.core, "title"), (.atom, "title"), (.dublinCore, "title"), form: Self.text)
    feed.summary = own.text(
      (.core, "subtitle"), (.atom, "subtitle"), (.core, "tagline"), (.core, "description"),
      form: Self.text)
    feed.authors = Self.authors(own)
    feed.updatedAt = own.time(
      (.core, "updated"), (.atom, "updated"), (.core, "modified"), (.dublinCoreTerms, "modified"),
      (.dublinCore, "date"))
    feed.language = FeedFields.language(
      root.inherited("lang").last ?? own.line((.dublinCore, "language"), (.core, "language")))
    let base = address ?? feed.selfAddress
    feed.entries = own.all((.core, "entry"), (.atom, "entry")).map {
      entry($0, base: base, authors: feed.authors)
    }
    return feed
  }

  private var version: String? {
    let namespace = root.namespace?.lowercased() ?? ""
    if namespace.contains("2005/atom") { return "1.0" }
    if let version = root.attribute("version")?.normalizedLine, !version.isEmpty { return version }
    return namespace.contains("purl.org/atom") ? "0.3" : nil
  }

  private func entry(_ element: FeedElement, base: String?, authors: [String]) -> FeedEntry {
    let own = FeedFields(element, base: base)
    var entry = FeedEntry()
    let links = own.all((.core, "link"), (.atom, "link")).compactMap { FeedLink($0, own) }
    entry.address =
      own.all((.feedBurner, "origlink")).compactMap { own.address($0.text, of: $0) }.first
      ?? FeedLink.alternate(links)
    entry.id = own.line((.core, "id"), (.atom, "id"))
    entry.title = own.title(
      (.core, "title"), (.atom, "title"), (.dublinCore, "title"), (.media, "title"),
      form: Self.text)
    entry.summary = own.text(
      (.core, "summary"), (.atom, "summary"), (.core, "description"), (.dublinCore, "description"),
      form: Self.text)
    entry.fullText = own.text((.core, "content"), (.atom, "content"), form: Self.text)
    entry.publishedAt = own.time(
      (.core, "published"), (.atom, "published"), (.core, "issued"), (.core, "pubdate"),
      (.dublinCoreTerms, "issued"), (.core, "created"), (.dublinCore, "date"))
    entry.updatedAt = own.time(
      (.core, "updated"), (.atom, "updated"), (.core, "modified"), (.dublinCoreTerms, "modified"))
    entry.categories =
      own.all(
        (.core, "category"), (.atom, "category"), (.dublinCore, "subject")
      ).compactMap { category in
        [category.attribute("label"), category.attribute("term"), category.text]
          .compactMap { $0?.normalizedLine }.first { !$0.isEmpty }
      }.distinct
    entry.authors = Self.authors(own)
    if entry.authors.isEmpty {
      // Section 4.1.2: those of the source, and failing them those of the feed.
      let source = own.all((.core, "source")).first.map { FeedFields($0, base: base) }
      entry.authors = source.map(Self.authors) ?? []
      if entry.authors.isEmpty { entry.authors = authors }
    }
    return entry
  }

  private static func authors(_ own: FeedFields) -> [String] {
    let persons = own.all((.core, "author"), (.atom, "author")).flatMap(names).distinct
    guard persons.isEmpty else { return persons }
    return own.all((.dublinCore, "creator")).flatMap { FeedPerson.names($0.text) }.distinct
  }

  /// The name of a person, or its address of mail where there is none.
  static func names(_ person: FeedElement) -> [String] {
    guard person.holdsElements else { return FeedPerson.names(person.text) }
    for name in ["name", "email"] {
      let texts = person.elements.filter { $0.name == name }.map(\.text)
      if let text = texts.first(where: { !$0.normalizedLine.isEmpty }) {
        return FeedPerson.names(text)
      }
    }
    // Markup where there should be none.
    let isPerson = person.elements.contains { ["uri", "url", "homepage"].contains($0.name) }
    return isPerson ? [] : FeedPerson.names(person.text)
  }

  /// The text of an element by its declared type (RFC 4287, sections 3.1 and 4.1.3; for the draft
  /// also by its mode).
  static func text(_ element: FeedElement) -> FeedText? {
    let type = element.attribute("type")?.normalizedLine.lowercased()
    let mode = element.attribute("mode")?.normalizedLine.lowercased()
    if mode == "base64" || isEncoded(type) {
      return FeedText(guessing: decoded(element.text) ?? element.text)
    }
    // Elements are markup whatever the type says.
    if element.holdsElements { return FeedText(.html, element.markup) }
    switch type {
    case nil: return FeedText(guessing: element.text)
    case "text", "text/plain", "": return FeedText(.plain, element.text)
    default: return FeedText(.html, element.text)
    }
  }

  /// Whether a media type is neither text nor XML, so that its content is in Base64.
  private static func isEncoded(_ type: String?) -> Bool {
    guard let type, type.contains("/") else { return false }
    return !type.hasPrefix("text/") && !type.hasSuffix("+xml") && !type.hasSuffix("/xml")
  }

  private static func decoded(_ text: String) -> String? {
    let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters)
    return data.flatMap { String(data: $0, encoding: .utf8) }
  }
}
