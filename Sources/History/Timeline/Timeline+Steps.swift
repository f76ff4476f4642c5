import Extraction
import Foundation

extension Timeline {
  /// One entry with what it brought.
  public struct Step: Sendable {
    public var entry: Entry
    /// For a revision the one before it in time.
    public var previous: Revision?
    /// For a revision the comparison with the one before it in time; nil for the first one and for
    /// snapshots that brought no revision.
    public var comparison: Comparison?
    /// What changed in words; empty where there is no comparison.
    public var changes: [Change] = []
    /// What the page declares beside it; nil for the first revision, for failures, and for snapshots
    /// that declare nothing new.
    public var disclosure: Disclosure?
  }

  /// The entries in order, each revision compared with the one before it in time.
  ///
  /// The comparisons are made one by one as the walk goes on, and none is kept.
  public var steps: some Sequence<Step> {
    var walk = StepWalk(rest: entries[...])
    return AnyIterator { walk.next() }
  }
}

/// A walk over a timeline that remembers the revision before, and what was declared last.
private struct StepWalk {
  var rest: ArraySlice<Timeline.Entry>
  private var previous: Revision?
  private var modifiedAt: Date?

  init(rest: ArraySlice<Timeline.Entry>) {
    self.rest = rest
  }

  mutating func next() -> Timeline.Step? {
    guard let entry = rest.popFirst() else { return nil }
    var step = Timeline.Step(entry: entry)
    switch entry {
    case .failure: break
    case .unchanged(let snapshot, _):
      step.disclosure = Disclosure(
        ofUnchanged: snapshot.modifiedAt, modifiedBefore: modifiedAt)
      modifiedAt = snapshot.modifiedAt ?? modifiedAt
    case .revision(let revision):
      step.previous = previous
      if let previous {
        let comparison = Comparison(from: previous.article, to: revision.article)
        step.changes = comparison.changes
        step.disclosure = Disclosure(
          of: step.changes, modifiedBefore: modifiedAt, modifiedAfter: revision.snapshot.modifiedAt)
        step.comparison = comparison
      }
      previous = revision
      modifiedAt = revision.snapshot.modifiedAt ?? modifiedAt
    }
    return step
  }
}
