import Foundation

/// Who asked a site, and when, as the site sees it: a visit is over when its answer is given away.
public struct SiteVisits: Sendable {
  /// How many connections were opened.
  public internal(set) var connections = 0
  /// How many requests came.
  public private(set) var requests = 0
  /// The most requests at one moment.
  public private(set) var mostAtOnce = 0
  /// The most requests at one moment for one name.
  public private(set) var mostAtOnceForOneHost = 0
  /// The shortest time in seconds between the end of one request for a name and the beginning of the next.
  public private(set) var leastGap = Double.infinity

  private var last = 0
  /// The visits that are not over, with the names that they asked for.
  private var now: [Int: String] = [:]
  private var hosts: [String: (inside: Int, endedAt: ContinuousClock.Instant?)] = [:]

  init() {}

  /// Begins a visit, and gives its number.
  mutating func begin(_ host: String) -> Int {
    requests += 1
    last += 1
    now[last] = host
    mostAtOnce = max(mostAtOnce, now.count)
    var line = hosts[host] ?? (0, nil)
    line.inside += 1
    mostAtOnceForOneHost = max(mostAtOnceForOneHost, line.inside)
    if let endedAt = line.endedAt {
      leastGap = min(leastGap, (ContinuousClock.now - endedAt) / .seconds(1))
    }
    hosts[host] = line
    return last
  }

  /// Ends a visit; what has ended has ended.
  mutating func end(_ visit: Int) {
    guard let host = now.removeValue(forKey: visit) else { return }
    hosts[host]?.inside -= 1
    hosts[host]?.endedAt = .now
  }
}
