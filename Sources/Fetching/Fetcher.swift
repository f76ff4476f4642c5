import Extraction
import Foundation
import NIOSSL
import Synchronization

// Fetching knows how addresses are asked: politely, safely, and when to look again. It refuses to know what
// an article is, what changed, and how anything is kept.

/// Asks addresses over HTTP, politely and within limits.
///
///     let fetcher = Fetcher(FetchPolicy())
///     let fetch = try await fetcher.fetch(FetchRequest("https://news.example/flood"))
///     await fetcher.shutdown()
///
/// However many are asked for at once, each host gets one request at a time with a gap between two, in the
/// order in which they were asked for, and all together no more than the policy's limit. Nothing is tried
/// twice: when to come back is for a schedule to say, but a host that asked to be left alone is, until then.
public final class Fetcher: Sendable {
  /// Looks a name up: gives network addresses written in numbers, the best first.
  ///
  /// Whatever it gives is judged, and connected to without being looked up again.
  public typealias Resolver = @Sendable (_ name: String) async throws -> [String]

  public let policy: FetchPolicy
  let gate: Gate
  let robots: RobotsMemory
  /// Hosts that asked to be left alone, or had no time.
  let resting = Mutex<[String: Backoff]>([:])
  let resolver: Resolver
  let tls: TLSConfiguration
  let now: @Sendable () -> Date

  /// Makes a fetcher, which must be shut down in the end.
  ///
  /// - Parameters:
  ///   - policy: How politely, how patiently and how far.
  ///   - resolver: How names are looked up; nil for the system's way.
  public convenience init(_ policy: FetchPolicy = FetchPolicy(), resolver: Resolver? = nil) {
    self.init(policy, resolver: resolver, authorities: nil)
  }

  /// Makes a fetcher that trusts other authorities than the system's, and has its own clock.
  init(
    _ policy: FetchPolicy, resolver: Resolver?, authorities: [NIOSSLCertificate]?,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.policy = policy
    gate = Gate(limit: policy.concurrency)
    robots = RobotsMemory(policy)
    self.resolver = resolver ?? { try await SystemResolver.addresses(of: $0) }
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let authorities { tls.trustRoots = .certificates(authorities) }
    self.tls = tls
    self.now = now
  }

  /// Asks for an address, and follows where it leads.
  ///
  /// - Parameter request: The address, and what is known of it.
  /// - Returns: The last answer, whatever its status.
  /// - Throws: Why there is none: each case of `FetchingError`. Where the address led elsewhere before,
  ///   `redirected` says where the error happened.
  public func fetch(_ request: FetchRequest) async throws(FetchingError) -> Fetch {
    var way = Way(try Target(request.address), limit: policy.redirectLimit)
    let ticket = await gate.ticket()
    while true {
      do throws(FetchingError) {
        let fields = fields(of: request, for: way.target)
        let answer = try await ask(way.target, fields, ticket)
        guard let location = answer.location else {
          return try fetch(request, way, answer)
        }
        try way.follow(location, status: answer.status)
      } catch {
        throw way.redirects.isEmpty ? error : .redirected(to: way.target.description, error)
      }
    }
  }

  /// Ends all: whoever waits for a turn gets `cancelled`, and whoever has it is waited for.
  public func shutdown() async {
    await gate.close()
  }

  private func fetch(
    _ request: FetchRequest, _ way: Way, _ answer: Answer
  ) throws(FetchingError) -> Fetch {
    let isUnmodified = answer.status == 304
    let address = way.target.description
    if isUnmodified, request.validators?.address != address {
      throw .badAnswer("it says that nothing has changed, which was not asked")
    }
    let exchange = Exchange(
      redirects: way.redirects, status: answer.status, fields: answer.fields)
    let page = Page(
      bytes: answer.bytes, address: address, declaredType: answer.value(of: "content-type"),
      exchange: exchange)
    return Fetch(
      requested: request.address, address: address, exchange: exchange,
      page: isUnmodified ? nil : page, finishedAt: answer.finishedAt, movedTo: way.movedTo,
      retryAfter: retryAfter(answer))
  }

  private func fields(of request: FetchRequest, for target: Target) -> [(String, String)] {
    let accept =
      switch request.accept {
      case .page: "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
      case .feed:
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
          + "*/*;q=0.5"
      }
    var fields = [("accept", accept)]
    guard let validators = request.validators, validators.address == target.description else {
      return fields
    }
    let known = [
      ("if-none-match", validators.etag), ("if-modified-since", validators.lastModified),
    ]
    for (name, value) in known {
      // A value that can't be sent back as it is is not sent.
      guard let value, value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { continue }
      fields.append((name, value))
    }
    return fields
  }
}
