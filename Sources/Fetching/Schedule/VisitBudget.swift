public import Foundation

/// How many requests visits may take.
///
///     var budget = VisitBudget()
///     budget.forHost = 60  // one a minute to each host
public struct VisitBudget: Sendable, Equatable, Codable {
  /// Requests to one host within any hour.
  public var forHost = 240
  /// Requests in all within any hour.
  public var inAll = 3600
  /// Seconds between two requests to one host at least.
  public var leastGap: TimeInterval = 1
  /// Most visits at a time; one of them to a host.
  public var atOnce = 32

  public init() {}
}

/// How much of an hour's budget is used up: one moment is all there is to remember.
///
/// The generic cell rate algorithm (ITU-T I.371, annex A): each request moves the moment on by an even share
/// of the hour, and none is allowed while it lies more than a burst ahead. So after hours without a visit
/// a twelfth of the budget, what five minutes bring, may go at once, and no hour ever has more than all of it.
struct Allowance: Sendable, Equatable {
  /// When all that was used is made up for.
  var spentUntil = Date.distantPast

  /// When the next request is allowed.
  func opens(_ perHour: Int) -> Date {
    let (share, burst) = Self.shares(perHour)
    return spentUntil - share * Double(burst - 1)
  }

  mutating func take(_ perHour: Int, at now: Date, count: Int = 1) {
    spentUntil = max(spentUntil, now) + Self.shares(perHour).share * Double(count)
  }

  private static func shares(_ perHour: Int) -> (share: TimeInterval, burst: Int) {
    let all = max(1, perHour)
    let burst = max(1, all / 12)
    // A second more than an hour, so that rounding never lets one more through.
    return (3601 / Double(all - burst + 1), burst)
  }
}
