import Hummingbird
import NIOCore
import Synchronization

/// Those who wait for one page: whose work is done for is known when its turn comes, and what nobody waits
/// for any more is not made.
final class Clients: Sendable {
  /// Whoever the running task works for; nil where that is the site itself.
  @TaskLocal static var waiting: Clients?

  private struct State {
    var channels: [any Channel]
    /// The site itself waits too, and never hangs up.
    var holdsSite = false
    var isGivenUp = false
  }

  private let state: Mutex<State>

  /// Begins with whoever asks over a connection.
  init(_ channel: any Channel) {
    state = Mutex(State(channels: [channel]))
  }

  /// Adds those of another request for the same page.
  ///
  /// - Parameter others: nil for the site itself.
  /// - Returns: Whether it is still made.
  func add(_ others: Clients?) -> Bool {
    let added = others?.state.withLock { $0.channels }
    return state.withLock { state in
      if let added { state.channels += added } else { state.holdsSite = true }
      return !state.isGivenUp
    }
  }

  /// Gives the page up where all have hung up.
  ///
  /// - Returns: Whether it is given up.
  func giveUpIfGone() -> Bool {
    state.withLock { state in
      state.isGivenUp = !state.holdsSite && !state.channels.contains(where: \.isActive)
      return state.isGivenUp
    }
  }
}

/// Remembers with each request who asks.
struct KnownClients: RouterMiddleware {
  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    // Without a connection there is nobody to hang up.
    guard context.channel.isActive else { return try await next(request, context) }
    return try await Clients.$waiting.withValue(Clients(context.channel)) {
      try await next(request, context)
    }
  }
}
