public import Foundation

/// When a host that asked for rest, or had no time, is asked again: a pure value, which is told the time.
///
///     var backoff = Backoff()
///     backoff.failed(at: now, retryAfter: 120, longest: 86_400, using: &random)
///     backoff.until  // in two minutes, or a little more
///
/// The wait doubles with each failure. Half of it is left to chance, so that many who failed together
/// don't come back together ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
public struct Backoff: Sendable, Equatable, Codable {
  /// How many failures there were in a row.
  public private(set) var failures = 0
  /// Not to be asked before then; nil where nothing stands in the way.
  public private(set) var until: Date?

  /// The wait after the first failure, in seconds.
  public static let shortest: TimeInterval = 30
  /// The longest wait that is not asked for, in seconds.
  public static let longest: TimeInterval = 6 * 3600

  public init() {}

  /// Takes a failure into account.
  ///
  /// - Parameters:
  ///   - now: When it was.
  ///   - retryAfter: The least wait that the host asks for, in seconds.
  ///   - longest: The longest wait of those that is honoured, in seconds.
  ///   - random: Where chance comes from.
  public mutating func failed(
    at now: Date, retryAfter: TimeInterval?, longest: TimeInterval,
    using random: inout some RandomNumberGenerator
  ) {
    failures += 1
    let whole = min(Self.longest, Self.shortest * pow(2, Double(min(failures, 30) - 1)))
    let jittered = whole / 2 + .random(in: 0...(whole / 2), using: &random)
    // What the host asks for is the least; a little chance comes on top of it too.
    let asked = retryAfter.map { min(max(0, $0), longest) + .random(in: 0...5, using: &random) }
    until = now + max(asked ?? 0, jittered)
  }

  /// Forgets all failures.
  public mutating func succeeded() {
    self = Backoff()
  }

  /// Whether the host is to be left alone.
  public func holds(at now: Date) -> Bool {
    until.map { now < $0 } ?? false
  }
}
