public import Foundation

/// What the visits of one address have shown so far, as far as the next one goes by it.
///
///     var pace = Pace(firstSeenAt: start)
///     pace.visited(at: start + 900, .changed(isDeveloping: true))
///     schedule.next(after: pace, jitter: 0.5).time
///
/// It is all that must be kept between two visits: the same pace gives the same next visit, also when the
/// program was ended meanwhile.
public struct Pace: Sendable, Equatable, Codable {
  /// How often it is likely to change.
  public private(set) var rate: ChangeRate
  /// Whether the developing marker stood when it was last seen.
  public private(set) var isDeveloping = false
  /// Whether the last visit found a change.
  public private(set) var hasJustChanged = false
  /// Visits in a row that got no answer.
  public private(set) var failures = 0
  /// Visits in a row that found nothing there.
  public private(set) var goneVisits = 0
  /// Visits in a row that were not allowed to read it.
  public private(set) var closedVisits = 0
  /// When the last visit was, whatever it found; nil before the first.
  public private(set) var visitedAt: Date?
  /// Until when its server asked to wait.
  public private(set) var retryAfter: Date?

  /// The pace of an address that was never visited.
  ///
  /// - Parameter firstSeenAt: From when its age counts: when its article was published, or when it was
  ///   found.
  public init(firstSeenAt: Date) {
    rate = ChangeRate(firstSeenAt: firstSeenAt)
  }

  /// Takes a visit into account.
  ///
  /// The first article that is ever seen is no change. A visit that could not see the article says nothing
  /// of its rate: when it comes back, one change at most was seen in all the time between.
  public mutating func visited(at time: Date, _ finding: VisitFinding) {
    let isFirst = visitedAt == nil
    visitedAt = max(visitedAt ?? time, time)
    hasJustChanged = false
    retryAfter = nil
    let (failed, gone, closed) = (failures, goneVisits, closedVisits)
    (failures, goneVisits, closedVisits) = (0, 0, 0)
    switch finding {
    case .changed(let marker):
      hasJustChanged = !isFirst
      isDeveloping = marker
      rate.visited(at: time, changed: !isFirst)
    case .unchanged(let marker):
      isDeveloping = marker ?? isDeveloping
      rate.visited(at: time, changed: false)
    case .gone: goneVisits = gone + 1
    case .closed: closedVisits = closed + 1
    case .failed(let later):
      failures = failed + 1
      retryAfter = later
      // A server that is down says nothing about what was gone or closed before.
      (goneVisits, closedVisits) = (gone, closed)
    }
  }

  /// How old what stands there was when it was last visited, in seconds.
  public var age: TimeInterval {
    max(0, (visitedAt ?? rate.firstSeenAt).timeIntervalSince(rate.firstSeenAt))
  }
}
