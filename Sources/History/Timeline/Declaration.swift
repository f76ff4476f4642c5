public import Extraction
public import Foundation

/// What a page says of its article beside the text.
///
/// None of it makes a revision: a page that only claims to be newer, or another section, has not
/// changed what a reader reads.
public struct Declaration: Sendable, Equatable {
  /// The BCP 47 tag of the language.
  public var language: String?
  public var section: String?
  /// The name of the publication.
  public var publication: String?
  /// When the page says it was first published.
  public var publishedAt: Date?
  /// The zone in which `publishedAt` is declared, in seconds east of Greenwich.
  public var publishedOffset: Int?
  /// The calendar day of publication in the newsroom's zone: `2031-05-04`.
  public var publishedDay: String?
  /// When the page says it was last changed.
  public var modifiedAt: Date?
  /// The zone in which `modifiedAt` is declared, in seconds east of Greenwich.
  public var modifiedOffset: Int?
  /// Place and wire service at the beginning of the text.
  public var dateline: Dateline?
  /// The marks by which a wire service counts the versions of a story.
  public var wireMarks: [String]
  /// Whether the text is free to read, as the page declares it and as it stands there.
  public var access: Access

  /// A page that declares nothing.
  public init() {
    wireMarks = []
    access = Access()
  }

  /// What the page of an article declares.
  public init(of article: Article) {
    language = article.language
    section = article.section
    publication = article.publication
    publishedAt = article.publishedAt
    publishedOffset = article.publishedOffset
    publishedDay = article.publishedDay
    modifiedAt = article.modifiedAt
    modifiedOffset = article.modifiedOffset
    dateline = article.dateline
    wireMarks = article.wireMarks
    access = article.access
  }
}

extension Article {
  /// Takes over what the page of a snapshot declares.
  mutating func take(_ declaration: Declaration) {
    language = declaration.language ?? language
    section = declaration.section
    publication = declaration.publication
    publishedAt = declaration.publishedAt
    publishedOffset = declaration.publishedOffset
    publishedDay = declaration.publishedDay
    modifiedAt = declaration.modifiedAt
    modifiedOffset = declaration.modifiedOffset
    dateline = declaration.dateline
    wireMarks = declaration.wireMarks
    access = declaration.access
  }
}
