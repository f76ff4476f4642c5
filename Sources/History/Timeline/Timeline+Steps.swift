import Extraction
import Foundation

extension Timeline {
  /// One entry with what it brought.
  public struct Step: Sendable {
    public var entry: Entry
    /// For a revision the one before it in time, where both have their texts.
    public var previous: Revision?
    /// Whether the text before it in time was taken out, so that there is nothing to compare it with.
    public var followsRedaction = false
    /// For a revision the comparison with the one before it in time; nil for the first one, where either
    /// was redacted, and for snapshots that brought no revision.
    public var comparison: Comparison?
    /// What changed in words; empty where there is no comparison.
    public var changes: [Change] = []
    /// What the page declares beside it; nil for the first revision, for failures, and for snapshots
    /// that declare nothing new.
    public var disclosure: Disclosure?
    /// What happened to the story's address.
    public var events: [Event] = []
  }

  /// The entries in order, each revision compared with the one before it in time.
  ///
  /// The comparisons are made one by one as the walk goes on, and none is kept.
  public var steps: some Sequence<Step> { frames.lazy.map(\.step) }

  /// What each step of a walk is made from, in the order of time; nothing is compared yet, so that a walk may
  /// leave entries out, or begin at the end, at no cost.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  var frames: [Frame] {
    var previous: Revision?
    var modifiedAt: Date?
    return zip(entries, events).map { entry, events in
      var frame = Frame(entry: entry, events: events, modifiedBefore: modifiedAt)
      if case .revision(let revision) = entry {
        frame.followsRedaction = previous?.redaction != nil
        if revision.redaction == nil, !frame.followsRedaction { frame.previous = previous }
        previous = revision
      }
      if case .failure = entry { return frame }
      modifiedAt = entry.snapshot.declaration.modifiedAt ?? modifiedAt
      return frame
    }
  }

  /// An entry with what stood before it.
  struct Frame {
    var entry: Entry
    var events: [Event]
    /// For a revision the one before it in time, where both have their texts.
    var previous: Revision?
    var followsRedaction = false
    /// What the page declared last as its time of change.
    var modifiedBefore: Date?

    /// The entry with what it brought.
    ///
    /// - Complexity: One comparison for a revision that has one before it.
    var step: Step {
      var step = Step(entry: entry, events: events)
      switch entry {
      case .failure: break
      case .unchanged(let snapshot, _):
        step.disclosure = Disclosure(
          ofUnchanged: snapshot.declaration.modifiedAt, modifiedBefore: modifiedBefore)
      case .revision(let revision):
        step.previous = previous
        step.followsRedaction = followsRedaction
        if let previous {
          let comparison = Comparison(from: previous.article, to: revision.article)
          step.changes = comparison.changes
          step.disclosure = Disclosure(
            of: step.changes, modifiedBefore: modifiedBefore,
            modifiedAfter: revision.snapshot.declaration.modifiedAt)
          step.comparison = comparison
        }
      }
      return step
    }
  }
}

extension Timeline {
  /// What happened to the story's address, for each entry in its place.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public var events: [[Event]] { Event.events(of: entries.lazy.map(\.snapshot)) }

  /// The entries in runs that are told in one line each.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public var runs: [Run] {
    Run.runs(
      frames.map { frame in
        switch frame.entry {
        case .revision: Run.Part(frame.entry.snapshot, isFolded: false, frame.events)
        case .unchanged:
          Run.Part(frame.entry.snapshot, isFolded: frame.step.disclosure == nil, frame.events)
        case .failure(let snapshot): Run.Part(snapshot, isFolded: true, frame.events)
        }
      })
  }
}

extension Timeline.Entry {
  /// The snapshot that stands there; a revision's first one.
  public var snapshot: Snapshot {
    switch self {
    case .revision(let revision): revision.snapshot
    case .unchanged(let snapshot, _), .failure(let snapshot): snapshot
    }
  }
}
