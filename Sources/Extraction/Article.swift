public import Foundation

/// What a reader reads on a page: headline, byline, dates and the blocks of the body.
///
/// All text is normalised once, here: NFC, one space where there was any white space, no soft
/// hyphens, no zero-width or control characters. An article is a value; two articles that are equal
/// in headline, standfirst, byline, markers and blocks look the same to a reader.
public struct Article: Sendable, Equatable {
  /// Whether the page itself says that the story is still being told.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// A developing marker stands on the page.
    case developing
    /// The page says that it is final, or the story's marker was seen before and is gone.
    case settled
    /// The page says nothing either way.
    case unknown
  }

  public var headline: String
  /// The short summary between headline and body, where the page has one.
  public var standfirst: String?
  /// The names of the writers, in the page's order, without "By".
  public var byline: [String]
  /// When the page says it was first published.
  public var publishedAt: Date?
  /// When the page says it was last changed.
  public var modifiedAt: Date?
  /// The canonical address that the page declares or was received from, normalised.
  public var address: Address?
  /// BCP 47 language tag as the page declares it.
  public var language: String?
  public var status: Status
  /// The sentences by which the page says that the story is developing, as they stand; not in
  /// `blocks`.
  public var markers: [String]
  public var blocks: [Block]
  /// Whether the text is free to read.
  public var access = Access()

  public init(
    headline: String, standfirst: String? = nil, byline: [String] = [],
    publishedAt: Date? = nil, modifiedAt: Date? = nil, address: Address? = nil,
    language: String? = nil, status: Status = .unknown, markers: [String] = [],
    blocks: [Block] = []
  ) {
    self.headline = headline
    self.standfirst = standfirst
    self.byline = byline
    self.publishedAt = publishedAt
    self.modifiedAt = modifiedAt
    self.address = address
    self.language = language
    self.status = status
    self.markers = markers
    self.blocks = blocks
  }

  /// The body as plain text, blocks separated by a blank line, without captions, which belong to the
  /// pictures, and lines that only say when the text was updated.
  public var text: String {
    blocks.lazy.filter { block in
      switch block.kind {
      case .caption: false
      case .updateLine: !DateLine.matches(block.text)
      default: true
      }
    }.map(\.text).joined(separator: "\n\n")
  }
}

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
  /// When a live blog's entry was published, where the page says so.
  public var time: Date?

  public init(_ kind: Kind = .paragraph, _ text: String, time: Date? = nil) {
    self.kind = kind
    self.text = text
    self.time = time
  }
}

extension Block: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, text, time
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    text = try container.decode(String.self, forKey: .text)
    time = try container.decodeIfPresent(Date.self, forKey: .time)
  }

  /// Only an entry of a live blog has a `time`, which is null where it isn't known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(text, forKey: .text)
    if kind == .liveEntry { try container.encode(time, forKey: .time) }
  }
}
