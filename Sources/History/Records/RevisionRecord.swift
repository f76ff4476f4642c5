public import Extraction
public import Foundation

/// A revision as it stands in JSON: `show --format json`, change logs and comparisons.
///
/// Keys are stable: new ones may come, none goes or changes meaning. Times are ISO 8601 in UTC; what is
/// not known is null.
public struct RevisionRecord: Sendable, Encodable {
  public var id: String
  public var story: String
  public var number: Int
  public var firstSeenAt: Date
  public var lastSeenAt: Date
  /// The last time that the story was seen without this article.
  @OrNull public var notSeenAt: Date?
  public var recordedAt: Date
  public var source: String
  @OrNull public var address: String?
  /// SHA-256 of the raw bytes of the first snapshot, in hexadecimal digits.
  public var digest: String
  /// The number of the earlier revision that this one returns to.
  @OrNull public var reinstates: Int?
  /// When and why the text was taken out; null where it was not.
  @OrNull public var redaction: Redaction?
  public var headline: String
  @OrNull public var standfirst: String?
  public var byline: [String]
  public var status: Article.Status
  /// As declared by the page.
  @OrNull public var publishedAt: Date?
  /// The zone of `publishedAt` as it was declared: `+02:00`, `Z`.
  @OrNull public var publishedOffset: String?
  /// The calendar day of publication in the newsroom's zone.
  @OrNull public var publishedDay: String?
  /// As declared by the page.
  @OrNull public var modifiedAt: Date?
  @OrNull public var modifiedOffset: String?
  @OrNull public var language: String?
  @OrNull public var section: String?
  @OrNull public var publication: String?
  @OrNull public var dateline: Dateline?
  public var wireMarks: [String]
  /// What the page says of its paywall: `free`, `metered`, `closed`.
  @OrNull public var accessDeclared: Access.State?
  /// What the page shows.
  public var accessObserved: Access.State
  public var markers: [String]
  public var blocks: [Block]
  /// The body, blocks separated by a blank line.
  public var text: String

  public init(_ revision: Revision) {
    id = revision.id
    story = revision.story
    number = revision.number
    firstSeenAt = revision.firstSeenAt
    lastSeenAt = revision.lastSeenAt
    notSeenAt = revision.notSeenAt
    recordedAt = revision.snapshot.recordedAt
    source = revision.snapshot.source
    address = revision.snapshot.address
    digest = revision.snapshot.digest.hex
    reinstates = revision.reinstates
    redaction = revision.redaction
    headline = revision.article.headline
    standfirst = revision.article.standfirst
    byline = revision.article.byline
    status = revision.article.status
    let declaration = revision.snapshot.declaration
    publishedAt = declaration.publishedAt
    publishedOffset = declaration.publishedOffset?.writtenOffset
    publishedDay = declaration.publishedDay
    modifiedAt = declaration.modifiedAt
    modifiedOffset = declaration.modifiedOffset?.writtenOffset
    language = declaration.language
    section = declaration.section
    publication = declaration.publication
    dateline = declaration.dateline
    wireMarks = declaration.wireMarks
    accessDeclared = declaration.access.declared
    accessObserved = declaration.access.observed
    markers = revision.article.markers
    blocks = revision.article.blocks
    text = revision.article.text
  }
}
