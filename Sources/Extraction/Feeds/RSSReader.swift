/// Reads RSS of all versions, with the elements of Atom, Dublin Core and other modules in it.
struct RSSReader {
  private let root: FeedElement
  private let channel: FeedElement
  private let address: String?

  init(_ root: FeedElement, address: String?) {
    self.root = root
    self.address = address
    channel = root.name == "channel" ? root : root.first("channel") ?? root
  }

  func feed() -> Feed {
    let own = FeedFields(channel, base: address)
    let links = own.all((.atom, "link"), (.core, "link")).compactMap { FeedLink($0, own) }
    var feed = Feed(kind: .rss, version: version, address: address)
    feed.homeAddress =
      Self.ownLink(own) ?? FeedLink.alternate(links)
      ?? own.address(channel.attribute("href"), of: channel)
    feed.selfAddress = FeedLink.addresses("self", links).first
    feed.hubAddresses = FeedLink.addresses("hub", links)
    feed.title = own.title(
      (.core, "title"), (.dublinCore, "title"), (.atom, "title"), (.podcast, "title"),
      form: Self.text)
    feed.summary = own.text(
      (.core, "description"), (.core, "tagline"), (.core, "subtitle"), (.core, "abstract"),
      (.dublinCore, "description"), (.atom, "subtitle"), (.podcast, "summary"),
      (.podcast, "subtitle"), form: Self.text)
    feed.authors = authors(of: own)
    feed.updatedAt = own.time(
      (.core, "lastbuilddate"), (.atom, "updated"), (.dublinCoreTerms, "modified"),
      (.dublinCore, "date"), (.core, "pubdate"), (.core, "updated"), (.core, "date"))
    // Channels before RSS had attributes (CDF).
    feed.updatedAt = feed.updatedAt ?? channel.attribute("lastmod").flatMap { FeedTime($0) }
    feed.language = FeedFields.language(
      own.line((.core, "language"), (.dublinCore, "language")) ?? channel.inherited("lang").last)
    let base = address ?? feed.homeAddress
    feed.entries = items.map { entry($0, base: base) }
    return feed
  }

  private func authors(of own: FeedFields) -> [String] {
    let keys: [[FeedFields.Key]] = [
      [(.core, "managingeditor")], [(.core, "author"), (.dublinCore, "creator")],
      [(.dublinCore, "author")], [(.atom, "author")], [(.podcast, "author")],
      [(.core, "webmaster")],
    ]
    return keys.lazy.map { Self.names(own.all($0)) }.first { !$0.isEmpty } ?? []
  }

  /// RSS 0.90, 1.0 and 1.1 are told by their namespace, the others say it.
  private var version: String? {
    guard root.name == "rdf" || channel.namespace?.contains("rss1.1") == true else {
      return root.attribute("version").map(\.normalizedLine).flatMap { $0.isEmpty ? nil : $0 }
    }
    let namespaces =
      root.declaredNamespaces + ([channel] + items.prefix(1)).compactMap(\.namespace)
    if namespaces.contains(where: { $0.contains("rss1.1") }) { return "1.1" }
    return namespaces.contains { $0.contains("netscape.com/rdf/") } ? "0.90" : "1.0"
  }

  /// The items in the channel, beside it, and in a list of items.
  private var items: [FeedElement] {
    var found: [FeedElement] = []
    for holder in root.name == channel.name ? [root] : [root] + root.elements.filter(isHolder) {
      for element in holder.elements where element.vocabulary == .core {
        if element.name == "item" {
          found.append(element)
        } else if element.name == "items" {
          found += element.elements.filter { $0.name == "item" && $0.vocabulary == .core }
        }
      }
    }
    return found
  }

  private func isHolder(_ element: FeedElement) -> Bool {
    element.name == "channel" && element.vocabulary == .core
  }

  private func entry(_ item: FeedElement, base: String?) -> FeedEntry {
    let own = FeedFields(item, base: base)
    var entry = FeedEntry()
    entry.title = own.title(
      (.core, "title"), (.dublinCore, "title"), (.atom, "title"), (.media, "title"),
      (.podcast, "title"), form: Self.text)
    entry.summary = own.text(
      (.core, "description"), (.dublinCore, "description"), (.core, "summary"), (.atom, "summary"),
      (.podcast, "summary"), (.media, "description"), (.podcast, "subtitle"), form: Self.text)
    entry.fullText = own.text(
      (.content, "encoded"), (.html, "body"), (.html, "div"), (.core, "body"), (.core, "fullitem"),
      (.core, "encoded"), (.core, "content"), (.atom, "content"), form: Self.text)
    entry.authors = Self.entryAuthors(own)
    // Dublin Core's date is any date of the item: it stands for both where nothing says which.
    entry.publishedAt = own.time(
      (.core, "pubdate"), (.atom, "published"), (.atom, "issued"), (.dublinCoreTerms, "issued"),
      (.dublinCore, "date"), (.core, "published"), (.core, "date"), (.dublinCoreTerms, "created"))
    entry.updatedAt = own.time(
      (.atom, "updated"), (.dublinCoreTerms, "modified"), (.core, "updated"), (.core, "modified"),
      (.core, "lastmod"), (.dublinCore, "date"))
    entry.updatedAt = entry.updatedAt ?? item.attribute("lastmod").flatMap { FeedTime($0) }
    entry.categories = Self.categories(own)
    identify(&entry, item, own)
    return entry
  }

  /// Fills in what names the entry and where it lies.
  private func identify(_ entry: inout FeedEntry, _ item: FeedElement, _ own: FeedFields) {
    let guid = own.all((.core, "guid")).first
    entry.id = own.line((.core, "guid"), (.atom, "id"), (.dublinCore, "identifier"))
    var permanent: String?
    if let guid, guid.attribute("ispermalink")?.normalizedLine.lowercased() != "false",
      Address(guid.text) != nil, let address = own.address(guid.text, of: guid)
    {
      permanent = address
      entry.isPermalink = true
    }
    let about = item.attribute("about")
    if entry.id == nil { entry.id = about?.normalizedLine }
    let links = own.all((.atom, "link"), (.core, "link")).compactMap { FeedLink($0, own) }
    // What a service puts in a link's place leads there only through it.
    entry.address =
      own.all((.feedBurner, "origlink")).compactMap { own.address($0.text, of: $0) }.first
      ?? Self.ownLink(own) ?? FeedLink.alternate(links) ?? permanent
      ?? own.address(about, of: item) ?? own.address(item.attribute("href"), of: item)
  }

  /// The address in RSS's own link element, the last of several as elsewhere; some write it as a link
  /// of Atom.
  private static func ownLink(_ own: FeedFields) -> String? {
    own.all((.core, "link")).compactMap { link in
      if let address = own.address(link.text, of: link) { return address }
      return FeedLink(link, own).flatMap { $0.relation == "alternate" ? $0.address : nil }
    }.last
  }

  private static func entryAuthors(_ own: FeedFields) -> [String] {
    // An RSS author is an address of mail, with a name beside it at best.
    let named = names(own.all((.dublinCore, "creator"), (.dublinCore, "author")))
    if !named.isEmpty { return named }
    let authors = names(own.all((.core, "author"), (.atom, "author")))
    return authors.isEmpty ? names(own.all((.podcast, "author"))) : authors
  }

  private static func names(_ elements: [FeedElement]) -> [String] {
    elements.flatMap { element in
      element.holdsElements ? AtomReader.names(element) : FeedPerson.names(element.text)
    }.distinct
  }

  private static func categories(_ own: FeedFields) -> [String] {
    let single = own.all(
      (.core, "category"), (.dublinCore, "subject"), (.media, "category"), (.atom, "category")
    ).compactMap { element in
      text(element)?.title ?? element.attribute("label") ?? element.attribute("term")
    }
    let nested = own.all((.podcast, "category")).flatMap { element in
      [element.attribute("text")] + element.elements.map { $0.attribute("text") }
    }.compactMap(\.self)
    let lists = own.all((.podcast, "keywords"), (.media, "keywords")).flatMap { element in
      element.text.split(separator: ",").map { String($0) }
    }
    return (single + nested + lists).map(\.normalizedLine).distinct
  }

  /// The text of an element of RSS, which never says what it is.
  static func text(_ element: FeedElement) -> FeedText? {
    element.holdsElements ? FeedText(.html, element.markup) : FeedText(guessing: element.text)
  }
}
