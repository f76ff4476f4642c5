import Extraction
import Foundation

/// A story of a JSON change log without its entries, which follow one by one.
struct ChangeLogHead: Encodable {
  var story: Story
  /// When the developing marker was last seen; null where there never was one.
  @OrNull var developingLastSeenAt: Date?
  /// When the developing marker was first seen missing; null while it stands.
  @OrNull var developingMissingSince: Date?

  init(_ timeline: Timeline) {
    story = timeline.story
    developingLastSeenAt = timeline.developing?.lastSeenAt
    developingMissingSince = timeline.developing?.missingSince
  }
}

/// One snapshot of a JSON change log; for a revision with its article and with what it brought.
///
/// When the archive recorded it is left out: two archives made of the same pages give the same log.
struct ChangeLogEntry: Encodable {
  /// What a snapshot was.
  enum Kind: String, Encodable, CaseIterable {
    case revision
    case unchanged
    case failure
  }

  /// What a reader read.
  struct Text: Encodable {
    var headline: String
    @OrNull var standfirst: String?
    var byline: [String]
    @OrNull var language: String?
    var status: Article.Status
    var markers: [String]
    var blocks: [Block]
  }

  var kind: Kind
  var snapshot: Int64
  var seenAt: Date
  var source: String
  @OrNull var address: String?
  /// SHA-256 of the raw bytes, in hexadecimal digits.
  var digest: String
  /// As declared by the page.
  @OrNull var publishedAt: Date?
  /// As declared by the page.
  @OrNull var modifiedAt: Date?
  /// What the page declares beside what changed.
  @OrNull var disclosure: Disclosure?
  /// The permanent id of the revision that it shows; null for a failure.
  @OrNull var id: String?
  @OrNull var number: Int?
  /// Why there was no article.
  @OrNull var reason: String?
  /// What happened to the story's address, by name.
  var events: [String]
  /// The status of the answer; null where none came, and for a page that was not fetched.
  @OrNull var httpStatus: Int?
  /// Where the address that was asked has moved for good.
  @OrNull var movedTo: String?
  /// For a revision: the last time that the story was seen without it.
  @OrNull var notSeenAt: Date?
  /// For a revision: the last time that it was seen before another one was.
  @OrNull var lastSeenAt: Date?
  /// For a revision: the number of the earlier one that it returns to.
  @OrNull var reinstates: Int?
  /// When and why the text was taken out.
  @OrNull var redaction: Redaction?
  @OrNull var article: Text?
  /// From the revision before it in time; null for the first one.
  @OrNull var comparison: ComparisonRecord?

  init(_ step: Timeline.Step, _ told: ChangeLog.Told?, in story: Story) {
    let snapshot = step.entry.snapshot
    self.snapshot = snapshot.id
    seenAt = snapshot.seenAt
    source = snapshot.source
    address = snapshot.address
    digest = snapshot.digest.hex
    publishedAt = snapshot.declaration.publishedAt
    modifiedAt = snapshot.declaration.modifiedAt
    disclosure = step.disclosure
    redaction = snapshot.redaction
    events = step.events.map(\.name)
    httpStatus = snapshot.answer?.status
    movedTo = snapshot.answer?.movedTo
    switch step.entry {
    case .failure:
      kind = .failure
      if case .failure(let reason) = snapshot.outcome { self.reason = reason }
    case .unchanged(_, let number):
      kind = .unchanged
      id = "\(story.id)@\(number)"
      self.number = number
    case .revision(let revision):
      kind = .revision
      id = revision.id
      number = revision.number
      notSeenAt = revision.notSeenAt
      lastSeenAt = revision.lastSeenAt
      reinstates = revision.reinstates
      article = Text(revision.article)
      if let told, let comparison = step.comparison, let previous = step.previous {
        self.comparison = ComparisonRecord(
          comparison, telling: told.changes, old: .init(previous), new: .init(revision),
          changedOnly: true)
      }
    }
  }
}

extension ChangeLogEntry.Text {
  fileprivate init(_ article: Article) {
    self.init(
      headline: article.headline, standfirst: article.standfirst, byline: article.byline,
      language: article.language, status: article.status, markers: article.markers,
      blocks: article.blocks)
  }
}

extension ChangeLog {
  /// Writes the story as one object, each of its entries on a line of its own as soon as it is made.
  func writeJSON(isFirst: Bool, to output: (String) throws -> Void) throws {
    let head = try JSONText.encode(ChangeLogHead(timeline), pretty: false)
    // The head's brace stays open for the entries.
    try output((isFirst ? "\n" : ",\n") + head.dropLast() + ",\"entries\":[")
    var separator = "\n"
    for (step, told) in entries() {
      let entry = ChangeLogEntry(step, told, in: timeline.story)
      try output(separator + JSONText.encode(entry, pretty: false))
      separator = ",\n"
    }
    try output("\n]}")
  }
}
