public import Foundation

/// How politely, how patiently and how far fetching goes; without arguments the usual way.
///
///     var policy = FetchPolicy()
///     policy.contact = "desk@courier.example"
///
/// All times are in seconds, all sizes in bytes.
public struct FetchPolicy: Sendable, Equatable {
  /// The name by which robots.txt may speak to this program.
  public static let productToken = "writethru"

  /// Who answers for the requests, an address of mail or of a page; it stands in the User-Agent.
  public var contact: String?

  // MARK: Patience

  /// For looking a name up.
  public var lookupTimeout: TimeInterval = 10
  /// For a connection, with the handshake of TLS.
  public var connectTimeout: TimeInterval = 10
  /// From the request to the head of the answer, and between any two pieces of what follows it.
  public var answerTimeout: TimeInterval = 20
  /// For one answer as a whole.
  public var wholeTimeout: TimeInterval = 90
  /// Bytes a second that an answer brings at least, once `slowStart` has passed.
  public var leastSpeed = 256
  /// How long an answer may be slower than that at its beginning.
  public var slowStart: TimeInterval = 15

  // MARK: Limits

  /// What is received of one answer at most.
  public var receivedLimit = 16 << 20
  /// What that may become when its content coding is undone.
  public var decodedLimit = 32 << 20
  /// How many redirects are followed.
  public var redirectLimit = 10
  /// The ports that are asked; at private addresses, where they are allowed, any is.
  public var ports: Set<Int> = [80, 443]
  /// Whether private addresses and those of this machine are asked too.
  public var allowPrivate = false

  // MARK: Politeness

  /// From the end of one request to a host to the beginning of the next.
  public var leastGap: TimeInterval = 1
  /// How many requests there are at any moment, to all hosts; to one host it is one.
  public var concurrency = 16
  /// Whether robots.txt decides what is asked.
  public var obeysRobots = true
  /// How long a robots.txt holds; a day at most (RFC 9309, 2.4).
  public var robotsLifetime: TimeInterval = 86400
  /// How long one that could not be read keeps its host from being asked.
  public var robotsRetry: TimeInterval = 600
  /// The longest `Crawl-delay` that is honoured; longer ones count as this.
  public var longestCrawlDelay: TimeInterval = 60
  /// The longest `Retry-After` that is honoured; longer ones count as this.
  public var longestRetryAfter: TimeInterval = 86400

  // MARK: Ways

  /// Which hosts are asked through a proxy; nil for none.
  public var proxy: ProxySettings?

  public init() {}

  /// What stands in the User-Agent of each request.
  public var userAgent: String {
    let name = "\(Self.productToken)/\(Self.version)"
    let safe = (contact ?? "").unicodeScalars.filter { scalar in
      (0x20..<0x7F).contains(scalar.value) && !"()\\".unicodeScalars.contains(scalar)
    }
    return safe.isEmpty ? name : "\(name) (\(String(String.UnicodeScalarView(safe))))"
  }

  static let version = "0.1.0"
}
