import Foundation

/// The elements directly in a channel, an item or an entry, by their names.
struct FeedFields {
  /// Under which names a field may stand.
  typealias Key = (vocabulary: Vocabulary, name: String)

  private struct Name: Hashable {
    var vocabulary: Vocabulary
    var name: String
  }

  private var elements: [Name: [FeedElement]] = [:]
  /// The address under which relative ones are resolved where the feed itself says nothing.
  private let base: String?

  init(_ parent: FeedElement, base: String?) {
    self.base = base
    for element in parent.elements {
      elements[Name(vocabulary: element.vocabulary, name: element.name), default: []]
        .append(element)
    }
  }

  /// All elements of these names: those of the first name first.
  func all(_ keys: Key...) -> [FeedElement] { all(keys) }

  func all(_ keys: [Key]) -> [FeedElement] {
    keys.flatMap { elements[Name(vocabulary: $0.vocabulary, name: $0.name)] ?? [] }
  }

  /// The first text under these names that is not empty, by its form.
  func text(_ keys: Key..., form: (FeedElement) -> FeedText?) -> FeedText? {
    for element in all(keys) {
      if let text = form(element)?.orNil { return text }
    }
    return nil
  }

  /// The first title under these names that is not empty.
  func title(_ keys: Key..., form: (FeedElement) -> FeedText?) -> String? {
    for element in all(keys) {
      if let title = form(element)?.title { return title }
    }
    return nil
  }

  /// The first moment under these names that can be read.
  func time(_ keys: Key...) -> FeedTime? {
    all(keys).lazy.compactMap { FeedTime($0.text) }.first
  }

  /// The first text under these names that is not empty, as one line.
  func line(_ keys: Key...) -> String? {
    all(keys).lazy.map { $0.text.normalizedLine }.first { !$0.isEmpty }
  }

  /// The absolute address that an element's text or one of its attributes gives.
  func address(_ text: String?, of element: FeedElement) -> String? {
    text.flatMap {
      FeedAddress.absolute($0, base: FeedAddress.base(element.inherited("base"), under: base))
    }
  }

  /// The language of a feed, as one tag.
  static func language(_ text: String?) -> String? {
    guard let tag = text?.normalizedLine.replacing("_", with: "-"), (2...35).contains(tag.count),
      tag.utf8.allSatisfy({
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      })
    else { return nil }
    return tag
  }
}

/// A link of Atom, in feeds of its own and in others.
struct FeedLink {
  var relation: String
  var type: String
  var address: String

  /// Reads a link element; nil where it leads nowhere.
  init?(_ element: FeedElement, _ fields: FeedFields) {
    guard let address = fields.address(element.attribute("href"), of: element) else { return nil }
    self.address = address
    relation = (element.attribute("rel") ?? "alternate").normalizedLine.lowercased()
    type = (element.attribute("type") ?? "").lowercased()
    // The registered relations may be written as addresses (RFC 4287, section 4.2.7.2).
    for prefix in ["http://www.iana.org/assignments/relation/", "http://www.iana.org/"]
    where relation.hasPrefix(prefix) {
      relation = String(relation.dropFirst(prefix.count))
    }
    if relation.isEmpty { relation = "alternate" }
  }

  private var isPage: Bool { type.isEmpty || type.contains("html") }

  /// The address of what the feed or entry is about: a page before anything else.
  static func alternate(_ links: [FeedLink]) -> String? {
    let alternates = links.filter { $0.relation == "alternate" }
    return (alternates.first(where: \.isPage) ?? alternates.first)?.address
  }

  /// The addresses of one relation.
  static func addresses(_ relation: String, _ links: [FeedLink]) -> [String] {
    links.filter { $0.relation == relation }.map(\.address).distinct
  }
}
