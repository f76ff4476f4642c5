public import Foundation

/// What a visit found, as far as the time of the next one goes by it.
public enum VisitFinding: Sendable, Equatable {
  /// Another article, or a feed with something new, than at the visit before; whether it calls itself
  /// developing.
  case changed(isDeveloping: Bool)
  /// The same as at the visit before; nil where that was said without showing it.
  case unchanged(isDeveloping: Bool?)
  /// Nothing stands there (404, 410).
  case gone
  /// Something stands there that may not be read: a wall, or what robots are asked to leave alone.
  case closed
  /// No answer, or one that says to come again; when, where it says so.
  case failed(retryAfter: Date?)
}

/// Why the next visit comes when it comes; the words are kept in archives.
public enum VisitReason: String, Sendable, Codable, CaseIterable {
  /// It was never visited.
  case new
  /// As often as its age asks for at least.
  case age
  /// The changes that were seen let others expect.
  case rate
  /// It had just changed.
  case changed
  /// It calls itself developing.
  case developing
  /// At the interval that was asked for.
  case every
  /// It listed something new, or a feed tells of a change.
  case told
  /// The visit before failed.
  case failed
  /// Its server asked to wait.
  case asked
  /// It was gone; it is looked at for its return.
  case gone
  /// It could not be read.
  case closed
  /// Never again: it is older than what is followed.
  case old
  /// Never again: the time until which it was to be followed is over.
  case over
}

/// When an address is visited next, and why then.
public struct NextVisit: Sendable, Equatable {
  /// Nil for never.
  public var time: Date?
  public var reason: VisitReason

  public init(time: Date?, reason: VisitReason) {
    self.time = time
    self.reason = reason
  }
}
