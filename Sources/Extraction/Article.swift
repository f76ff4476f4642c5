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
  /// The zone in which `publishedAt` is declared, in seconds east of Greenwich; nil where none is.
  public var publishedOffset: Int?
  /// The calendar day of publication in the newsroom's zone, as the page declares it: `2031-05-04`.
  ///
  /// It is the day of `publishedAt` in its declared zone. A time declared in UTC says nothing of the
  /// day there; where the page writes the day before or after beside its headline or in its address,
  /// that one counts.
  public var publishedDay: String?
  /// When the page says it was last changed.
  public var modifiedAt: Date?
  /// The zone in which `modifiedAt` is declared, in seconds east of Greenwich; nil where none is.
  public var modifiedOffset: Int?
  /// The section of the publication in which the page says that it stands.
  public var section: String?
  /// The name of the publication, as the page declares it.
  public var publication: String?
  /// Place and wire service at the beginning of the text, which stay in the text as well.
  public var dateline: Dateline?
  /// The marks by which a wire service counts the versions of a story, as they stand on the page:
  /// "2nd Ld-Writethru", "(Adds details)", "UPDATE 3".
  public var wireMarks: [String] = []
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
  /// Which of its pages this is, where the article is divided into several; nil where it is in one.
  public var pagination: Pagination?

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
