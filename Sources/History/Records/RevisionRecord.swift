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
  public var headline: String
  @OrNull public var standfirst: String?
  public var byline: [String]
  public var status: Article.Status
  /// As declared by the page.
  @OrNull public var publishedAt: Date?
  /// As declared by the page.
  @OrNull public var modifiedAt: Date?
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
    headline = revision.article.headline
    standfirst = revision.article.standfirst
    byline = revision.article.byline
    status = revision.article.status
    publishedAt = revision.snapshot.publishedAt
    modifiedAt = revision.snapshot.modifiedAt
    markers = revision.article.markers
    blocks = revision.article.blocks
    text = revision.article.text
  }
}
