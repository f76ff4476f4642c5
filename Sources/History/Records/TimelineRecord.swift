public import Extraction
public import Foundation

/// A timeline as it stands in JSON: `timeline --format json` and change logs.
public struct TimelineRecord: Sendable, Encodable {
  /// One snapshot in its place.
  public struct Entry: Sendable, Encodable {
    /// `revision`, `unchanged` or `failure`.
    public var kind: String
    public var snapshot: Int64
    public var seenAt: Date
    public var recordedAt: Date
    public var source: String
    @OrNull public var address: String?
    /// SHA-256 of the raw bytes, in hexadecimal digits.
    public var digest: String
    /// As declared by the page.
    @OrNull public var publishedAt: Date?
    /// As declared by the page.
    @OrNull public var modifiedAt: Date?
    /// The permanent id of the revision that the snapshot shows; null for a failure.
    @OrNull public var id: String?
    @OrNull public var number: Int?
    /// Why there was no article.
    @OrNull public var reason: String?
    /// What happened to the story's address: `notFound`, `gone`, `restored`, `blocked`, `paywalled`,
    /// `moved`, `unreachable`; mostly nothing.
    public var events: [String] = []
    /// The status of the answer; null where none came, and for a page that was not fetched.
    @OrNull public var httpStatus: Int?
    /// Where the address that was asked has moved for good; null where it has not.
    @OrNull public var movedTo: String?
    /// For a revision: its headline.
    @OrNull public var headline: String?
    @OrNull public var status: Article.Status?
    /// For a revision: the last time that the story was seen without it.
    @OrNull public var notSeenAt: Date?
    /// For a revision: the last time that it was seen before another one was.
    @OrNull public var lastSeenAt: Date?
    /// For a revision: the number of the earlier revision that it returns to.
    @OrNull public var reinstates: Int?
    /// For a revision: what changed from the revision before it in time, in a few words each.
    @OrNull public var summary: [String]?
    @OrNull public var counts: Comparison.Counts?
    /// What the page declares of it: `noted`, `dated`, `undisclosed`, `minor`; for an unchanged
    /// snapshot `touched`, or null.
    @OrNull public var disclosure: Disclosure?
    /// When and why the text was taken out; null where it was not.
    @OrNull public var redaction: Redaction?
  }

  public var story: Story
  /// When the developing marker was last seen; null where there never was one.
  @OrNull public var developingLastSeenAt: Date?
  /// When the developing marker was first seen missing; null while it stands.
  @OrNull public var developingMissingSince: Date?
  public var entries: [Entry]

  /// Writes down a timeline with what changed in each revision.
  ///
  /// - Complexity: One comparison for each revision.
  public init(_ timeline: Timeline) { self.init(Outline(of: timeline)) }

  /// Writes down an outline: what a timeline says, told without its texts.
  ///
  /// - Complexity: O(*n*) in the number of snapshots.
  public init(_ outline: Outline) {
    story = outline.story
    let developing = outline.developing
    developingLastSeenAt = developing?.lastSeenAt
    developingMissingSince = developing?.missingSince
    entries = zip(outline.entries, outline.events).map { entry, events in
      switch entry {
      case .revision(let revision):
        var record = Entry(kind: "revision", revision.snapshot)
        record.id = "\(outline.story.id)@\(revision.number)"
        record.number = revision.number
        record.headline = revision.headline
        record.status = revision.status
        record.notSeenAt = revision.notSeenAt
        record.lastSeenAt = revision.lastSeenAt
        record.reinstates = revision.reinstates
        record.summary = revision.telling?.phrases
        record.disclosure = revision.disclosure
        record.counts = revision.telling?.counts
        return record.telling(events)
      case .unchanged(let snapshot, let number, let disclosure):
        var record = Entry(kind: "unchanged", snapshot)
        record.id = "\(outline.story.id)@\(number)"
        record.number = number
        record.disclosure = disclosure
        return record.telling(events)
      case .failure(let snapshot):
        var record = Entry(kind: "failure", snapshot)
        if case .failure(let reason) = snapshot.outcome { record.reason = reason }
        return record.telling(events)
      }
    }
  }
}

extension TimelineRecord.Entry {
  fileprivate init(kind: String, _ snapshot: Snapshot) {
    self.kind = kind
    self.snapshot = snapshot.id
    seenAt = snapshot.seenAt
    recordedAt = snapshot.recordedAt
    source = snapshot.source
    address = snapshot.address
    digest = snapshot.digest.hex
    publishedAt = snapshot.declaration.publishedAt
    modifiedAt = snapshot.declaration.modifiedAt
    redaction = snapshot.redaction
    httpStatus = snapshot.answer?.status
    movedTo = snapshot.answer?.movedTo
  }

  fileprivate func telling(_ events: [Event]) -> Self {
    var record = self
    record.events = events.map(\.name)
    return record
  }
}
