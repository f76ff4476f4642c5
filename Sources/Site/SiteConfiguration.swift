public import Foundation

/// How a site is served, and what it says of itself.
///
///     var configuration = SiteConfiguration()
///     configuration.port = 0  // any free one
public struct SiteConfiguration: Sendable {
  /// The name or address to listen on.
  ///
  /// Loopback by default: nobody else reaches it.
  public var host = "127.0.0.1"
  /// The port to listen on; 0 for any that is free.
  public var port = 8080
  /// Under which address others reach the site, without a slash at the end; nil where they reach it as
  /// it listens.
  ///
  /// Feeds and shared pages have absolute addresses, which are never taken from a request.
  public var publicAddress: String?
  /// Most connections that are open at once; more wait until one is closed.
  public var connections = 256
  /// Most requests that are answered at once; more are told to come again.
  public var requestsAtOnce = 64
  /// Seconds after which a connection is closed on which nothing moves.
  public var idleSeconds = 30
  /// Seconds in which a request must be whole once it has begun, however steadily its bytes come.
  public var requestSeconds = 30
  /// Seconds in which an answer must be taken.
  public var answerSeconds = 60
  /// Bytes of rendered pages that are kept in memory.
  public var cacheSize = 64 << 20
  /// The WebSub hub that is told of news, which feeds name; nil for none.
  public var hub: String?
  /// Where pages go that are sent to the site; nil where it takes none in.
  public var intake: Intake?
  /// Who answers hubs that call back; nil where no feeds are followed.
  public var callbacks: HubCallbacks?
  /// Takes the lines of the log, one line a call, without a line break.
  public var log: @Sendable (String) -> Void = { _ in }
  /// What time it is; tests set another.
  public var now: @Sendable () -> Date = { Date() }

  public init() {}
}
