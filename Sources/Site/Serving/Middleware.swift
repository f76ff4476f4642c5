import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Writes one line for each request: method, path, status, bytes, milliseconds.
///
/// Nothing personal: no address of whoever asks, no words that were searched for, no headers.
struct AccessLog: RouterMiddleware {
  let write: @Sendable (String) -> Void
  private let clock = ContinuousClock()

  init(write: @escaping @Sendable (String) -> Void) {
    self.write = write
  }

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let start = clock.now
    let response = try await next(request, context)
    let time = start.duration(to: clock.now) / .milliseconds(1)
    // A callback's address is known to its hub alone.
    let isCallback = request.uri.path.hasPrefix(HubCallbacks.folder)
    // Of the path only what an address of ours may hold, so that no log reader can be steered.
    let path = (isCallback ? HubCallbacks.folder : request.uri.path).prefix(200).unicodeScalars.map
    {
      $0.isASCII && $0.value > 0x20 && $0.value != 0x7F ? String($0) : "?"
    }.joined()
    write(
      "\(request.method.rawValue.prefix(16)) \(path) \(response.status.code) "
        + "\(response.body.contentLength.map(String.init) ?? "-") B "
        + "\(String(format: "%.1f", time)) ms")
    return response
  }
}

/// Puts on every answer what keeps hostile text harmless, should it ever get through.
struct SafetyHeaders: RouterMiddleware {
  /// Nothing but our own style, scripts and pictures is loaded, nothing is written inside the page that
  /// runs, and no other site may show the page in a frame.
  static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'
    """

  static let headers: [(HTTPField.Name, String)] = [
    (.contentSecurityPolicy, policy),
    (.xContentTypeOptions, "nosniff"),
    (.known("referrer-policy"), "no-referrer"),
    (.known("x-frame-options"), "DENY"),
    (.known("cross-origin-opener-policy"), "same-origin"),
    (.known("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
  ]

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in SafetyHeaders.headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    return response
  }
}

/// Turns every error into an answer, in the form that whoever asks can read.
struct ErrorAnswers: RouterMiddleware {
  let site: Website

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let failure = Failure(error)
      if let unexpected = failure.unexpected {
        site.logger.error("\(failure.status.code): \(unexpected)")
      }
      return site.isForPrograms(request)
        ? site.problem(failure) : site.page(failure)
    }
  }
}

/// Refuses methods that no address of the site knows, and says which it does (RFC 9110, section 15.5.6).
struct KnownMethods: RouterMiddleware {
  /// Whether hubs call back.
  let takesNews: Bool

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let allowed: [HTTPRequest.Method] =
      request.uri.path == APIPath.snapshots
      ? [.post]
      : takesNews && request.uri.path.hasPrefix(HubCallbacks.folder)
        ? [.get, .head, .post] : [.get, .head]
    guard allowed.contains(request.method) else {
      throw SiteError.badMethod(allowed: allowed.map(\.rawValue))
    }
    return try await next(request, context)
  }
}

/// Refuses what is too long and what comes while too much is being answered already.
struct RequestLimits: RouterMiddleware {
  /// Longest path with its parameters, in bytes.
  static let addressSize = 2048

  private let atOnce: Int
  private let running = Running()

  private final class Running: Sendable {
    let count = Mutex(0)
  }

  init(atOnce: Int) {
    self.atOnce = atOnce
  }

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.string.utf8.count <= Self.addressSize else { throw SiteError.tooLong }
    let isAdmitted = running.count.withLock { count in
      guard count < atOnce else { return false }
      count += 1
      return true
    }
    guard isAdmitted else { throw SiteError.busy }
    defer { running.count.withLock { $0 -= 1 } }
    return try await next(request, context)
  }
}
