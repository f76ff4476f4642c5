import Extraction

extension Timeline {
  /// One entry with what it brought.
  public struct Step: Sendable {
    public var entry: Entry
    /// For a revision the comparison with the one before it in time; nil for the first one and for
    /// snapshots that brought no revision.
    public var comparison: Comparison?
  }

  /// The entries in order, each revision compared with the one before it in time.
  ///
  /// The comparisons are made one by one as the walk goes on, and none is kept.
  public var steps: some Sequence<Step> {
    sequence(state: (rest: entries[...], previous: Revision?.none)) { state -> Step? in
      guard let entry = state.rest.popFirst() else { return nil }
      guard case .revision(let revision) = entry else { return Step(entry: entry) }
      defer { state.previous = revision }
      return Step(
        entry: entry,
        comparison: state.previous.map { Comparison(from: $0.article, to: revision.article) })
    }
  }
}
