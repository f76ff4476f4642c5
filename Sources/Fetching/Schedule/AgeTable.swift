public import Foundation

/// How often a story is looked at by its age alone: the floor under every estimate.
///
/// Most of what happens to a story happens soon after it is first seen; the longest entry says when it is
/// no longer followed.
public struct AgeTable: Sendable, Equatable, Codable {
  /// Up to an age, how often.
  public struct Line: Sendable, Equatable, Codable {
    /// Seconds since the story was first seen.
    public var until: TimeInterval
    /// Seconds between two visits.
    public var every: TimeInterval

    public init(until: TimeInterval, every: TimeInterval) {
      self.until = until
      self.every = every
    }
  }

  /// From the youngest age to the oldest; never empty.
  public let lines: [Line]

  /// Makes a table.
  ///
  /// - Parameter lines: Ages that rise, intervals of a second or more.
  public init?(_ lines: [Line]) {
    let ages = lines.map(\.until)
    guard !lines.isEmpty, zip(ages, ages.dropFirst()).allSatisfy(<), ages[0] > 0,
      lines.allSatisfy({ $0.every >= 1 && $0.every.isFinite })
    else { return nil }
    self.lines = lines
  }

  private init(usual lines: [Line]) {
    self.lines = lines
  }

  /// Every quarter of an hour for three hours, hourly to a day, every three hours to a week, every three
  /// days to a month, then monthly up to a year.
  public static let usual = AgeTable(usual: [
    Line(until: 3 * 3600, every: 900), Line(until: 86400, every: 3600),
    Line(until: 7 * 86400, every: 3 * 3600), Line(until: 30 * 86400, every: 3 * 86400),
    Line(until: 365 * 86400, every: 30 * 86400),
  ])

  /// The same interval at every age, for what never gets too old.
  public static func always(every seconds: TimeInterval) -> AgeTable {
    // Some three hundred years: infinity could not be written down as JSON.
    AgeTable(usual: [Line(until: 1e10, every: max(1, seconds))])
  }

  /// The longest that a story of an age waits; nil for one that is older than the table.
  public func interval(atAge age: TimeInterval) -> TimeInterval? {
    lines.first { age < $0.until }?.every
  }

  /// The age at which a story is no longer followed.
  public var end: TimeInterval { lines[lines.count - 1].until }
}
