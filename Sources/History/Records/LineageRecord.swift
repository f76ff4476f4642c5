import Extraction
public import Foundation

/// The life of each sentence of one revision as it stands in JSON: `blame --format json`.
public struct LineageRecord: Sendable, Encodable {
  /// One moment of a sentence's life.
  public struct Event: Sendable, Encodable {
    public var kind: Lineage.Kind
    /// The number of the revision in which it was first seen.
    public var number: Int
    public var seenAt: Date
    /// The last time that the story was seen before it.
    @OrNull public var notSeenAt: Date?
    /// How the sentence read from then on.
    public var text: String
  }

  /// A sentence as it stands in the revision.
  public struct Sentence: Sendable, Encodable {
    public var index: Int
    public var paragraph: Int
    public var text: String
    /// All that happened to it, also after the revision, in the order of time.
    public var events: [Event]
  }

  public var id: String
  public var story: String
  public var number: Int
  public var firstSeenAt: Date
  public var headline: String
  /// The headline's life; empty where the story has no revision.
  public var headlineEvents: [Event]
  public var sentences: [Sentence]

  public init(_ lineage: Lineage, of revision: Revision) {
    id = revision.id
    story = revision.story
    number = revision.number
    firstSeenAt = revision.firstSeenAt
    headline = revision.article.headline
    headlineEvents = lineage.headline?.events.map(Event.init) ?? []
    sentences = lineage.sentences(of: revision.number).map { sentence in
      Sentence(
        index: sentence.sentence.index, paragraph: sentence.sentence.block,
        text: sentence.sentence.text, events: sentence.life.events.map(Event.init))
    }
  }
}

extension LineageRecord.Event {
  init(_ event: Lineage.Event) {
    self.init(
      kind: event.kind, number: event.revision, seenAt: event.seenAt, notSeenAt: event.notSeenAt,
      text: event.text)
  }
}

/// A phrase followed through the revisions as it stands in JSON: `timeline --follow --format json`.
public struct FollowingRecord: Sendable, Encodable {
  public struct Mention: Sendable, Encodable {
    @OrNull public var figure: String?
    public var text: String
  }

  public struct Point: Sendable, Encodable {
    /// The permanent id of the revision.
    public var id: String
    public var number: Int
    public var seenAt: Date
    @OrNull public var notSeenAt: Date?
    /// The numbers beside the phrase in reading order, each once.
    public var figures: [String]
    /// Where the phrase stands; empty where it is gone.
    public var mentions: [Mention]
  }

  public var story: Story
  public var phrase: String
  /// The revisions at which what is said changed.
  public var points: [Point]

  public init(_ following: Following, of story: Story) {
    self.story = story
    phrase = following.phrase
    points = following.points.map { point in
      Point(
        id: "\(story.id)@\(point.revision)", number: point.revision, seenAt: point.seenAt,
        notSeenAt: point.notSeenAt, figures: point.figures,
        mentions: point.mentions.map { Mention(figure: $0.figure, text: $0.text) })
    }
  }
}
