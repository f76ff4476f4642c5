public import Foundation

/// One paragraph, heading, list item, quotation, caption or note of an article.
public struct Block: Sendable, Hashable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case paragraph
    case heading
    case listItem
    case quotation
    case caption
    /// What opens one entry of a live blog: its heading, or its first paragraph.
    case liveEntry
    /// A note by which the newsroom owns up to an error.
    case correction
    case clarification
    case editorsNote
    /// A line that says that, or when, the text was updated.
    case updateLine

    /// Whether the newsroom speaks of its own text in it.
    public var isNote: Bool {
      switch self {
      case .correction, .clarification, .editorsNote, .updateLine: true
      case .paragraph, .heading, .listItem, .quotation, .caption, .liveEntry: false
      }
    }
  }

  public var kind: Kind
  /// The block's text, normalised, never empty, without line breaks.
  public var text: String
  /// The links in the text, in reading order.
  public var links: [Link]
  /// When a live blog's entry was published, where the page says so.
  public var time: Date?

  public init(_ kind: Kind = .paragraph, _ text: String, links: [Link] = [], time: Date? = nil) {
    self.kind = kind
    self.text = text
    self.links = links
    self.time = time
  }
}

extension Block: Codable {
  private enum CodingKeys: CodingKey {
    case kind, text, links, time
  }

  /// Reads a block as JSON keeps it; one that was kept before links were read has none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    text = try container.decode(String.self, forKey: .text)
    links = try container.decodeIfPresent([Link].self, forKey: .links) ?? []
    time = try container.decodeIfPresent(Date.self, forKey: .time)
  }

  /// Only an entry of a live blog has a `time`, which is null where it isn't known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(text, forKey: .text)
    try container.encode(links, forKey: .links)
    if kind == .liveEntry { try container.encode(time, forKey: .time) }
  }
}

/// A link in the text of a block: the words that carry it, and where it leads.
///
/// Links to other places of the same page, to anything but http and https, and links that carry no
/// words (a picture's) are none. The address is normalised, so that campaign tags, session
/// identifiers and fragments, which change with every look, make no difference.
public struct Link: Sendable, Hashable, Codable {
  /// The words that carry the link, normalised as the block's text is, never empty.
  public var text: String
  public var address: Address

  public init(text: String, address: Address) {
    self.text = text
    self.address = address
  }
}
