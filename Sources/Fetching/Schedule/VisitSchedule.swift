public import Foundation

/// When an address is to be looked at next: a pure value, which is told the time.
///
/// A visit is worth most where something is likely to have changed since the last one. So each story is
/// visited when the changes that its rate lets expect since then reach the same number for all, which
/// spends requests where they see most; but never later than the table of ages says, and sooner while
/// the story calls itself developing.
///
/// What fails, is gone or may not be read waits longer each time (`Waits`).
public struct VisitSchedule: Sendable, Equatable, Codable {
  /// The longest that a story waits, by its age.
  public var table: AgeTable
  /// How many changes are to be expected before a visit is worth its request; less is more often.
  public var worth: Double
  /// The shortest time between two visits, in seconds.
  public var shortest: TimeInterval
  /// What `worth` is multiplied by while the developing marker stands.
  public var developing: Double
  /// How long what could not be seen waits.
  public var waits = Waits()

  /// Makes a schedule; without arguments the usual one.
  public init(
    table: AgeTable = .usual, worth: Double = 0.2, shortest: TimeInterval = 300,
    developing: Double = 0.5
  ) {
    self.table = table
    self.worth = worth
    self.shortest = shortest
    self.developing = developing
  }

  /// For feeds and sitemaps, which never get old: hourly at least, and sooner where new entries are likely.
  public static let feeds = VisitSchedule(table: .always(every: 3600), worth: 0.5)
  /// For the page of a site, which is only looked at for its feeds: once a day.
  public static let sites = VisitSchedule(table: .always(every: 86400), worth: .infinity)

  /// Seconds to wait after visits that could not see what is followed.
  public struct Waits: Sendable, Equatable, Codable {
    /// After the first visit that failed; doubled with each further one.
    public var failed: TimeInterval = 300
    /// After the first visit that was not allowed; doubled with each further one.
    public var closed: TimeInterval = 3600
    /// The longest for both.
    public var longest: TimeInterval = 86400
    /// After the first visit that found nothing, to be sure of it.
    public var missing: TimeInterval = 900
    /// While it is gone, for a week; then seven times as long.
    public var gone: TimeInterval = 86400
    /// The longest that a server's `Retry-After` is taken for meant.
    public var longestAsked: TimeInterval = 7 * 86400

    public init() {}
  }

  /// The time of the next visit by what is known of a story's rate alone.
  ///
  /// - Parameters:
  ///   - rate: What the visits so far have shown.
  ///   - isDeveloping: Whether the developing marker stood at the last one.
  /// - Returns: Nil for a story that is too old to be followed.
  public func nextVisit(_ rate: ChangeRate, isDeveloping: Bool) -> Date? {
    let age = max(0, rate.visitedAt.timeIntervalSince(rate.firstSeenAt))
    guard let floor = table.interval(atAge: age) else { return nil }
    return rate.visitedAt + wait(rate, isDeveloping: isDeveloping, floor: floor)
  }

  private func wait(
    _ rate: ChangeRate, isDeveloping: Bool, floor: TimeInterval
  ) -> TimeInterval {
    rate.wait(
      forChanges: worth * (isDeveloping ? developing : 1), within: min(shortest, floor)...floor)
  }

  /// The next visit of an address.
  ///
  /// - Parameters:
  ///   - pace: What its visits have shown.
  ///   - every: The interval that was asked for, which takes the place of table and rate.
  ///   - until: When it is no longer followed.
  ///   - jitter: From 0 to 1: by how much addresses that would come at one moment come apart, a tenth of
  ///     their wait at most. What is in time comes sooner for it, what waits for a server later.
  /// - Returns: When, and why then; a pace without a visit is due at once.
  public func next(
    after pace: Pace, every: TimeInterval? = nil, until: Date? = nil, jitter: Double
  ) -> NextVisit {
    guard let visited = pace.visitedAt else {
      return NextVisit(time: pace.rate.firstSeenAt, reason: .new)
    }
    guard let floor = table.interval(atAge: pace.age) else {
      return NextVisit(time: nil, reason: .old)
    }
    let (wait, reason) = planned(pace, every: every, floor: floor, jitter: min(1, max(0, jitter)))
    let time = visited + wait
    if let until, time > until { return NextVisit(time: nil, reason: .over) }
    return NextVisit(time: time, reason: reason)
  }

  private func planned(
    _ pace: Pace, every: TimeInterval?, floor: TimeInterval, jitter: Double
  ) -> (TimeInterval, VisitReason) {
    let visited = pace.visitedAt ?? pace.rate.firstSeenAt
    let usual = every ?? floor
    if pace.failures > 0 {
      let own = Self.doubled(waits.failed, pace.failures, waits.longest) * (1 + jitter / 2)
      let asked = min(pace.retryAfter?.timeIntervalSince(visited) ?? 0, waits.longestAsked)
      return asked >= own ? (asked * (1 + jitter / 10), .asked) : (own, .failed)
    }
    if pace.goneVisits == 1 { return (waits.missing, .gone) }
    if pace.goneVisits > 1 {
      return (max(usual, pace.goneVisits > 8 ? waits.gone * 7 : waits.gone), .gone)
    }
    if pace.closedVisits > 0 {
      return (max(usual, Self.doubled(waits.closed, pace.closedVisits, waits.longest)), .closed)
    }
    if let every { return (every, .every) }
    let own = rated(pace, floor: floor)
    return (max(min(shortest, own.wait), own.wait * (1 - jitter / 10)), own.reason)
  }

  /// The wait by table and rate, and which of the two it is.
  private func rated(_ pace: Pace, floor: TimeInterval) -> (wait: TimeInterval, reason: VisitReason)
  {
    let plain = wait(pace.rate, isDeveloping: false, floor: floor)
    let sooner = pace.isDeveloping ? wait(pace.rate, isDeveloping: true, floor: floor) : plain
    if sooner < plain { return (sooner, .developing) }
    guard plain < floor else { return (floor, .age) }
    return (plain, pace.hasJustChanged ? .changed : .rate)
  }

  /// A wait that doubles with each time, up to the longest.
  private static func doubled(
    _ first: TimeInterval, _ times: Int, _ longest: TimeInterval
  ) -> TimeInterval {
    min(longest, first * pow(2, Double(min(times, 32) - 1)))
  }
}
