public import Foundation

/// When a story is to be looked at next: a pure value, which is told the time.
///
/// A visit is worth most where something is likely to have changed since the last one. So each story is
/// visited when the changes that its rate lets expect since then reach the same number for all, which
/// spends requests where they see most; but never later than the table of ages says, and sooner while
/// the story calls itself developing.
public struct VisitSchedule: Sendable, Equatable, Codable {
  /// The longest that a story waits, by its age.
  public var table: AgeTable
  /// How many changes are to be expected before a visit is worth its request; less is more often.
  public var worth: Double
  /// The shortest time between two visits, in seconds.
  public var shortest: TimeInterval
  /// What `worth` is multiplied by while the developing marker stands.
  public var developing: Double

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

  /// The time of the next visit.
  ///
  /// - Parameters:
  ///   - rate: What the visits so far have shown.
  ///   - isDeveloping: Whether the developing marker stood at the last one.
  /// - Returns: Nil for a story that is too old to be followed.
  public func nextVisit(_ rate: ChangeRate, isDeveloping: Bool) -> Date? {
    let age = max(0, rate.visitedAt.timeIntervalSince(rate.firstSeenAt))
    guard let floor = table.interval(atAge: age) else { return nil }
    let wait = rate.wait(
      forChanges: worth * (isDeveloping ? developing : 1),
      within: min(shortest, floor)...floor)
    return rate.visitedAt + wait
  }
}
