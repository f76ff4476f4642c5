public import Foundation

/// How often a story is likely to change, from nothing but visits: at each it had changed or not.
///
/// Changes of news come in bursts: each makes others likelier, for hours, days, weeks. That is a
/// self-exciting process (A. G. Hawkes, "Spectra of some self-exciting and mutually exciting point
/// processes", Biometrika 58, 1971), here with a sum of exponential kernels, over a base that falls with the
/// story's age as the rate of aftershocks does (Omori's law). What happened between two visits is seen
/// as one change at most; the kernels' weights are set for changes as visits see them, and not for those
/// that nobody saw (on why a plain count would be biased: J. Cho and H. Garcia-Molina, "Estimating
/// frequency of change", ACM TOIT 3, 2003).
///
///     var rate = ChangeRate(firstSeenAt: start)
///     rate.visited(at: start + 900, changed: true)
///     rate.expectedChanges(until: start + 1800)  // from the last visit on
///
/// It knows no rhythm of days and weeks: a page that changes each morning looks like one that changes
/// once a day at any time.
/// - Complexity: O(1) time and memory for everything, however many visits there were.
public struct ChangeRate: Sendable, Equatable, Codable {
  /// A kernel: how many further changes a change brings on average, and how soon.
  struct Kernel: Sendable {
    /// Seconds in which its influence falls to 1/e.
    var scale: TimeInterval
    var weight: Double
  }

  /// Set on histories of some hundred stories of six kinds (disasters, current events, notices, documents);
  /// halving or doubling any of them costs less than a tenth of what is gained over the table of ages.
  static let kernels = [
    Kernel(scale: 3 * 3600, weight: 0.15), Kernel(scale: 86400, weight: 0.20),
    Kernel(scale: 7 * 86400, weight: 0.25), Kernel(scale: 60 * 86400, weight: 0.30),
  ]
  /// Changes that every story brings while its age grows by a factor of *e*.
  static let base = 0.5
  /// Seconds before which a story's age makes no difference.
  static let youth = 1800.0

  /// When the story was first seen.
  public let firstSeenAt: Date
  /// When it was last visited.
  public private(set) var visitedAt: Date
  /// What is left of the influence of past changes, for each kernel.
  private var influences = [Double](repeating: 0, count: ChangeRate.kernels.count)

  /// The rate of a story that was seen once.
  public init(firstSeenAt: Date) {
    self.firstSeenAt = firstSeenAt
    visitedAt = firstSeenAt
  }

  /// Takes a visit into account.
  ///
  /// - Parameters:
  ///   - time: When it was; visits before the last one count as if they were at the same time.
  ///   - changed: Whether the article was another one than at the visit before.
  public mutating func visited(at time: Date, changed: Bool) {
    let seconds = max(0, time.timeIntervalSince(visitedAt))
    visitedAt = max(visitedAt, time)
    for (place, kernel) in Self.kernels.enumerated() {
      influences[place] *= exp(-seconds / kernel.scale)
      if changed { influences[place] += kernel.weight }
    }
  }

  /// How many changes are to be expected between the last visit and a moment.
  public func expectedChanges(until time: Date) -> Double {
    expectedChanges(within: max(0, time.timeIntervalSince(visitedAt)))
  }

  private func expectedChanges(within seconds: TimeInterval) -> Double {
    let age = max(0, visitedAt.timeIntervalSince(firstSeenAt)) + Self.youth
    var changes = Self.base * log((age + seconds) / age)
    for (influence, kernel) in zip(influences, Self.kernels) {
      changes += influence * (1 - exp(-seconds / kernel.scale))
    }
    return changes
  }

  /// How long after the last visit so many changes are to be expected.
  ///
  /// - Returns: Seconds within the range, its end where so many are not expected before.
  public func wait(
    forChanges changes: Double, within range: ClosedRange<TimeInterval>
  ) -> TimeInterval {
    var (early, late) = (range.lowerBound, range.upperBound)
    guard expectedChanges(within: early) < changes else { return early }
    guard expectedChanges(within: late) > changes else { return late }
    // What is expected only grows: halving finds the place to the second.
    while late - early > 1 {
      let middle = (early + late) / 2
      if expectedChanges(within: middle) < changes { early = middle } else { late = middle }
    }
    return late
  }
}
