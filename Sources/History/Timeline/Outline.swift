public import Extraction
public import Foundation

/// A timeline without its texts: what was seen when, and what each revision brought.
///
/// For showing a story that was told before: nothing is read but what stands there, nothing is compared.
public struct Outline: Sendable, Equatable {
  /// A revision without its text.
  public struct Revision: Sendable, Equatable {
    public var number: Int
    /// The first snapshot that showed it.
    public var snapshot: Snapshot
    public var headline: String
    public var status: Article.Status
    public var lastSeenAt: Date
    /// The last time that a page of the story was seen without it.
    public var notSeenAt: Date?
    /// The number of the latest earlier revision with the same article.
    public var reinstates: Int?
    /// The number of the revision before it in time, where both have their texts.
    public var previous: Int?
    /// Whether the text before it in time was taken out.
    public var followsRedaction: Bool
    /// What it brought; nil where there is none that it could be compared with.
    public var telling: Telling?
    /// What the page declares beside it; nil where there is nothing to compare it with.
    public var disclosure: Disclosure?

    public init(
      number: Int, snapshot: Snapshot, headline: String, status: Article.Status, lastSeenAt: Date,
      notSeenAt: Date?, reinstates: Int?, previous: Int?, followsRedaction: Bool,
      telling: Telling?, disclosure: Disclosure?
    ) {
      self.number = number
      self.snapshot = snapshot
      self.headline = headline
      self.status = status
      self.lastSeenAt = lastSeenAt
      self.notSeenAt = notSeenAt
      self.reinstates = reinstates
      self.previous = previous
      self.followsRedaction = followsRedaction
      self.telling = telling
      self.disclosure = disclosure
    }
  }

  /// One snapshot in its place.
  public enum Entry: Sendable, Equatable {
    /// The first snapshot of a revision.
    case revision(Revision)
    /// Seen again; `disclosure` is there where the page declares a later time of change all the same.
    case unchanged(Snapshot, revision: Int, Disclosure?)
    /// No article on the page, for the snapshot's reason.
    case failure(Snapshot)

    /// The snapshot that stands there.
    public var snapshot: Snapshot {
      switch self {
      case .revision(let revision): revision.snapshot
      case .unchanged(let snapshot, _, _), .failure(let snapshot): snapshot
      }
    }
  }

  public var story: Story
  public var entries: [Entry]

  public init(story: Story, entries: [Entry]) {
    self.story = story
    self.entries = entries
  }

  /// Tells a timeline, and puts its texts away.
  ///
  /// - Complexity: One comparison for each revision.
  public init(of timeline: Timeline) {
    self.init(
      story: timeline.story,
      entries: timeline.frames.map { frame in
        switch frame.entry {
        case .revision(let revision): .revision(Revision(revision, in: frame))
        case .unchanged(let snapshot, let number):
          .unchanged(
            snapshot, revision: number,
            Disclosure(
              ofUnchanged: snapshot.declaration.modifiedAt, modifiedBefore: frame.modifiedBefore))
        case .failure(let snapshot): .failure(snapshot)
        }
      })
  }

  /// The revisions in the order in which they were first seen.
  public var revisions: [Revision] {
    entries.compactMap { if case .revision(let revision) = $0 { revision } else { nil } }
  }

  /// What happened to the story's address, for each entry in its place.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public var events: [[Event]] { Event.events(of: entries.lazy.map(\.snapshot)) }

  /// The entries in runs that can be told in one line each, as for `Timeline`; where more is to be said of an
  /// unchanged snapshot, that has to be told with the run.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public var runs: [Run] {
    Run.runs(
      zip(entries, events).map { entry, events in
        if case .revision = entry { return Run.Part(entry.snapshot, isFolded: false, events) }
        return Run.Part(entry.snapshot, isFolded: true, events)
      })
  }

  /// When the developing marker was last seen and, if it is gone, first seen missing, as for `Timeline`.
  public var developing: (lastSeenAt: Date, missingSince: Date?)? {
    let revisions = revisions.filter { $0.snapshot.redaction == nil }
    guard let last = revisions.lastIndex(where: { $0.status == .developing }) else { return nil }
    let next = revisions.indices.contains(last + 1) ? revisions[last + 1] : nil
    return (revisions[last].lastSeenAt, next?.snapshot.seenAt)
  }
}

extension Outline.Revision {
  /// Tells a revision that stands in a timeline.
  fileprivate init(_ revision: Revision, in frame: Timeline.Frame) {
    let telling = frame.previous.map {
      Telling(of: Comparison(from: $0.article, to: revision.article))
    }
    self.init(
      number: revision.number, snapshot: revision.snapshot, headline: revision.article.headline,
      status: revision.article.status, lastSeenAt: revision.lastSeenAt,
      notSeenAt: revision.notSeenAt, reinstates: revision.reinstates,
      previous: frame.previous?.number, followsRedaction: frame.followsRedaction, telling: nil,
      disclosure: nil)
    if let telling { tell(telling, modifiedBefore: frame.modifiedBefore) }
  }

  /// Adds what the revision brought, and with it what the page declares beside it.
  ///
  /// - Parameters:
  ///   - telling: What it brought.
  ///   - modifiedBefore: The time of change that the page declared last before it.
  public mutating func tell(_ telling: Telling, modifiedBefore: Date?) {
    self.telling = telling
    disclosure = Disclosure(
      of: telling, modifiedBefore: modifiedBefore,
      modifiedAfter: snapshot.declaration.modifiedAt)
  }
}
