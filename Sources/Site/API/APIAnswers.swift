import Extraction
import Foundation
import History
import NIOCore
import Storage

/// Where to begin.
struct APIIndex: Encodable {
  var stories = APIPath.stories
  var changes = APIPath.changes
  var search = APIPath.search + "?q={words}"
  var description = APIPath.description
}

/// A part of the list of stories.
struct StoriesAnswer: Encodable, Sendable {
  var stories: [StoryAnswer]
  /// The address of the next part; null at the end.
  @OrNull var next: String?
}

/// A story and where its parts are.
struct StoryAnswer: Encodable, Sendable {
  struct Links: Encodable, Sendable {
    var page: String
    var timeline: String
    var revisions: String
    var feed: String
  }

  var story: Story
  var links: Links

  init(_ story: Story) {
    self.story = story
    links = Links(
      page: SitePath.story(story.id), timeline: APIPath.timeline(story.id),
      revisions: APIPath.revisions(story.id), feed: FeedPath.story(story.id, .atom))
  }
}

/// A part of a timeline.
struct TimelineAnswer: Encodable, Sendable {
  var timeline: TimelineRecord
  @OrNull var next: String?
}

/// A part of the list of a story's revisions.
struct RevisionsAnswer: Encodable, Sendable {
  var revisions: [RevisionAnswer]
  @OrNull var next: String?
}

/// A revision without its text.
struct RevisionAnswer: Encodable, Sendable {
  struct Links: Encodable, Sendable {
    var page: String
    var revision: String
    var lineage: String
    /// The raw bytes of the page that first showed it.
    var raw: String
    /// What changed; null where there is nothing to compare it with.
    @OrNull var comparison: String?
  }

  var id: String
  var number: Int
  var headline: String
  var status: Article.Status
  var firstSeenAt: Date
  var lastSeenAt: Date
  @OrNull var notSeenAt: Date?
  @OrNull var reinstates: Int?
  /// The id of what changed from the revision before it in time: `3..4`.
  @OrNull var change: String?
  @OrNull var summary: [String]?
  @OrNull var kinds: [Change.Kind]?
  @OrNull var weight: Int?
  @OrNull var counts: Comparison.Counts?
  @OrNull var disclosure: Disclosure?
  @OrNull var redaction: Redaction?
  var links: Links

  init(_ revision: Outline.Revision, of story: String) {
    id = "\(story)@\(revision.number)"
    number = revision.number
    headline = revision.headline
    status = revision.status
    firstSeenAt = revision.snapshot.seenAt
    lastSeenAt = revision.lastSeenAt
    notSeenAt = revision.notSeenAt
    reinstates = revision.reinstates
    change = revision.previous.map { SitePath.changeID($0, revision.number) }
    summary = revision.telling?.phrases
    kinds = revision.telling?.kinds
    weight = revision.telling?.weight
    counts = revision.telling?.counts
    disclosure = revision.disclosure
    redaction = revision.snapshot.redaction
    links = Links(
      page: SitePath.revision(story, revision.number),
      revision: APIPath.revision(story, revision.number),
      lineage: APIPath.lineage(story, revision.number),
      raw: SitePath.raw(story, revision.number),
      comparison: revision.previous.map { APIPath.comparison(story, $0, revision.number) })
  }
}

/// A part of the list of the newest changes.
struct ChangesAnswer: Encodable, Sendable {
  var changes: [ChangeAnswer]
  @OrNull var next: String?
}

/// One of the newest changes.
struct ChangeAnswer: Encodable, Sendable {
  struct Links: Encodable, Sendable {
    var page: String
    var story: String
    @OrNull var comparison: String?
  }

  var story: String
  var status: Article.Status
  @OrNull var host: String?
  /// The revision that brought it.
  var number: Int
  @OrNull var change: String?
  var headline: String
  @OrNull var language: String?
  var firstSeenAt: Date
  @OrNull var notSeenAt: Date?
  @OrNull var summary: [String]?
  @OrNull var kinds: [Change.Kind]?
  @OrNull var weight: Int?
  @OrNull var counts: Comparison.Counts?
  @OrNull var redaction: Redaction?
  var links: Links

  init(_ newest: NewestChange) {
    story = newest.story
    status = newest.status
    host = newest.host
    number = newest.number
    change = newest.previous.map { SitePath.changeID($0, newest.number) }
    headline = newest.headline
    language = newest.language
    firstSeenAt = newest.firstSeenAt
    notSeenAt = newest.notSeenAt
    summary = newest.telling?.phrases
    kinds = newest.telling?.kinds
    weight = newest.telling?.weight
    counts = newest.telling?.counts
    redaction = newest.redaction
    links = Links(
      page: newest.previous.map { SitePath.comparison(newest.story, $0, newest.number) }
        ?? SitePath.revision(newest.story, newest.number),
      story: APIPath.story(newest.story),
      comparison: newest.previous.map { APIPath.comparison(newest.story, $0, newest.number) })
  }
}

extension Rendered {
  static let jsonType = "application/json"

  /// Writes a value down, harmless on a terminal too.
  init(json value: some Encodable) throws {
    self.init(Array(try JSONText.encode(value, pretty: false).utf8))
    type = Self.jsonType
  }
}
