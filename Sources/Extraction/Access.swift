/// Who may read an article's text: as the page declares it for machines, and as it stands there.
///
/// A page that shows only a beginning is no article, so that the text behind a paywall never looks
/// deleted: `ExtractionError.Reason` has `paywall` and `meteredStub` for those.
public struct Access: Sendable, Equatable {
  public enum State: String, Sendable, Codable, CaseIterable {
    /// Everyone reads all of it.
    case free
    /// Some of it, or a number of articles, is free to read.
    case metered
    /// It is for subscribers.
    case closed
  }

  /// What JSON-LD (`isAccessibleForFree`, also of a part) or a `content_tier` says; nil where nothing
  /// does.
  public var declared: State?
  /// What the page shows: `free`, or `metered` where an invitation to subscribe stands beside the whole
  /// text.
  public var observed: State

  public init(declared: State? = nil, observed: State = .free) {
    self.declared = declared
    self.observed = observed
  }
}
