/// One paragraph, heading, list item, quotation or caption of an article.
public struct Block: Sendable, Hashable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case paragraph
    case heading
    case listItem
    case quotation
    case caption
  }

  public var kind: Kind
  /// The block's text, normalised, never empty, without line breaks.
  public var text: String
  /// The links in the text, in reading order.
  public var links: [Link]

  public init(_ kind: Kind = .paragraph, _ text: String, links: [Link] = []) {
    self.kind = kind
    self.text = text
    self.links = links
  }
}

extension Block: Codable {
  enum CodingKeys: CodingKey {
    case kind, text, links
  }

  /// Reads a block as JSON keeps it; one that was kept before links were read has none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    text = try container.decode(String.self, forKey: .text)
    links = try container.decodeIfPresent([Link].self, forKey: .links) ?? []
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
