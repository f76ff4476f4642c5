import Foundation

/// Who asked a site, and when, as the site sees it.
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

  private var now = 0
  private var hosts: [String: (inside: Int, endedAt: ContinuousClock.Instant?)] = [:]

  init() {}

  mutating func begin(_ host: String) {
    requests += 1
    now += 1
    mostAtOnce = max(mostAtOnce, now)
    var line = hosts[host] ?? (0, nil)
    line.inside += 1
    mostAtOnceForOneHost = max(mostAtOnceForOneHost, line.inside)
    if let endedAt = line.endedAt {
      leastGap = min(leastGap, (ContinuousClock.now - endedAt) / .seconds(1))
    }
    hosts[host] = line
  }

  mutating func end(_ host: String) {
    now -= 1
    hosts[host]?.inside -= 1
    hosts[host]?.endedAt = .now
  }
}
