public import Foundation

/// Why there is no answer from an address.
///
/// None of these says anything of the page: it was not asked for, not reached, or broke a limit.
public enum FetchingError: Error, Sendable, Equatable {
  /// The address is not one that is asked at all.
  case refused(Refusal)
  /// The host's robots.txt forbids it.
  case disallowed
  /// The host's robots.txt answered with a failure of the server, which forbids everything for a while
  /// (RFC 9309, 2.3.1.4).
  case robotsUnavailable(status: Int)
  /// The host has asked to be left alone until then.
  case heldBack(until: Date)
  /// The name is unknown, nothing answers there, or the host can't prove who it is.
  case unreachable(Obstacle)
  /// A phase took longer than it may.
  case timedOut(Phase, seconds: TimeInterval)
  /// The answer came slower than this many bytes a second.
  case tooSlow(leastSpeed: Int)
  /// More bytes came than are taken, or fewer that would have become more.
  case tooLarge(limit: Int, isDecoded: Bool)
  /// What came is no answer in HTTP, or ended before its end.
  case badAnswer(String)
  /// More redirects than are followed.
  case tooManyRedirects(limit: Int)
  /// The redirects lead back to an address that was asked before.
  case redirectLoop
  /// The task was cancelled, or the fetcher shut down.
  case cancelled
  /// The address led to another one, from which there is no answer.
  indirect case redirected(to: String, FetchingError)

  /// Why an address is not asked.
  public enum Refusal: Sendable, Equatable {
    /// It is no address of the web, or written in a way that programs read differently.
    case malformed(String)
    /// The scheme is neither http nor https.
    case scheme(String)
    /// A name or password stands in it.
    case credentials
    case port(Int)
    /// The name can only be one of this machine or its network.
    case localName(String)
    /// The network address is not one of the public internet: what it is, and whether it can be allowed.
    case notPublic(address: String, kind: String, isPrivate: Bool)
  }

  /// What stands between us and a host.
  public enum Obstacle: Sendable, Equatable {
    case lookup(String)
    case connection(String)
    case certificate(String)
    case proxy(String)
  }

  /// A part of a fetch that has its own time limit.
  public enum Phase: String, Sendable, Equatable {
    case lookup = "looking the name up"
    case connection = "connecting"
    case answer = "waiting for the answer"
    case whole = "receiving the whole answer"
  }

  /// The error at the end of all redirects.
  public var cause: FetchingError {
    if case .redirected(_, let error) = self { error.cause } else { self }
  }
}

extension FetchingError: CustomStringConvertible {
  /// What is wrong, without the address that was asked for; whatever stands in it of others' words may hold
  /// control characters.
  public var description: String {
    switch self {
    case .refused(let refusal): "refused: \(refusal)"
    case .disallowed: "robots.txt disallows it for \(FetchPolicy.productToken)"
    case .robotsUnavailable(let status):
      "robots.txt answered with status \(status), so nothing is asked of this host for a while"
    case .heldBack(let until):
      "the host asked to be left alone until \(until.formatted(.iso8601))"
    case .unreachable(let obstacle): "\(obstacle)"
    case .timedOut(let phase, let seconds):
      "\(phase.rawValue) took longer than \(seconds.formatted(.number.grouping(.never))) seconds"
    case .tooSlow(let speed): "slower than \(speed) bytes a second"
    case .tooLarge(let limit, false): "too large: more than \(limit) bytes"
    case .tooLarge(let limit, true): "too large: unpacks to more than \(limit) bytes"
    case .badAnswer(let reason): "bad answer: \(reason)"
    case .tooManyRedirects(let limit): "more than \(limit) redirects"
    case .redirectLoop: "the redirects go round in a circle"
    case .cancelled: "cancelled"
    case .redirected(let address, let error): "redirected to \(address): \(error)"
    }
  }
}

extension FetchingError.Refusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let reason): reason
    case .scheme(let scheme): "\(scheme) is neither http nor https"
    case .credentials: "a name or password stands in the address; leave it out"
    case .port(let port): "port \(port) is not one that is asked"
    case .localName(let name):
      "\(name) is a name of this machine or network; pass --allow-private to ask it"
    case .notPublic(let address, let kind, true):
      "\(address) is \(kind), not of the public internet; pass --allow-private where that is meant"
    case .notPublic(let address, let kind, false):
      "\(address) is \(kind), not of the public internet"
    }
  }
}

extension FetchingError.Obstacle: CustomStringConvertible {
  public var description: String {
    switch self {
    case .lookup(let reason): "name not found: \(reason)"
    case .connection(let reason): "no connection: \(reason)"
    case .certificate(let reason): "certificate not trusted: \(reason)"
    case .proxy(let reason): "no connection through the proxy: \(reason)"
    }
  }
}
