import Extraction
import Fetching
import Foundation
import Storage
import Synchronization

@testable import writethru

/// A web of invented addresses, and a clock that only tests move.
final class ScriptedWeb: Sendable {
  /// What an address answers.
  enum Answer: Sendable {
    case page(
      String, fields: [Exchange.Field] = [], status: Int = 200, retryAfter: TimeInterval? = nil)
    case unmodified
    case moved(to: String, String)
    case error(FetchingError)
  }

  private struct State {
    var now: Date
    var answers: [String: Answer] = [:]
    var requests: [(time: Date, request: FetchRequest)] = []
    /// How often time was waited for.
    var sleeps = 0
    /// Whether something was asked for of which the log has not told yet.
    var isAsked = false
  }

  private let state: Mutex<State>

  init(startingAt start: Date) {
    state = Mutex(State(now: start))
  }

  var now: Date {
    get { state.withLock { $0.now } }
    set { state.withLock { $0.now = newValue } }
  }

  func set(_ address: String, _ answer: Answer) {
    state.withLock { $0.answers[address] = answer }
  }

  /// Everything that was asked for, in order.
  var requests: [(time: Date, request: FetchRequest)] { state.withLock { $0.requests } }

  var sleeps: Int { state.withLock { $0.sleeps } }

  func forget() { state.withLock { $0.requests = [] } }

  var time: Timekeeper {
    Timekeeper(
      now: { self.now },
      sleep: { seconds in
        // What a visit takes in true time, and until it begins, is no time of the story's.
        self.state.withLock { $0.sleeps += 1 }
        var patience = 10_000
        repeat {
          patience -= 1
          // Cancelled, it is over: what comes next looks for that.
          try? await Task.sleep(for: .microseconds(200))
        } while self.state.withLock({ $0.isAsked }) && patience > 0 && !Task.isCancelled
        if !Task.isCancelled { self.state.withLock { $0.now += seconds.rounded(.up) } }
      })
  }

  /// A log that keeps nothing; the clock stands still from a request to the line that tells of its visit.
  var log: WatchLog {
    WatchLog { _ in self.state.withLock { $0.isAsked = false } }
  }

  var fetch: Visitor.Fetching {
    { request in
      self.state.withLock { state in
        state.requests.append((state.now, request))
        state.isAsked = true
        return Self.answer(
          state.answers[request.address] ?? .page("Nothing here", status: 404), request,
          at: state.now)
      }
    }
  }

  private static func answer(
    _ answer: Answer, _ request: FetchRequest, at now: Date
  ) -> Result<Fetch, FetchingError> {
    func fetch(
      _ text: String?, at address: String, status: Int, fields: [Exchange.Field] = [],
      redirects: [Exchange.Redirect] = [], movedTo: String? = nil, retryAfter: TimeInterval? = nil
    ) -> Result<Fetch, FetchingError> {
      let exchange = Exchange(redirects: redirects, status: status, fields: fields)
      let page = text.map { Page(bytes: Array($0.utf8), address: address, exchange: exchange) }
      return .success(
        Fetch(
          requested: request.address, address: address, exchange: exchange, page: page,
          finishedAt: now, movedTo: movedTo, retryAfter: retryAfter))
    }
    switch answer {
    case .page(let text, let fields, let status, let wait):
      return fetch(
        text, at: request.address, status: status, fields: fields, retryAfter: wait)
    case .unmodified: return fetch(nil, at: request.address, status: 304)
    case .moved(let to, let text):
      return fetch(
        text, at: to, status: 200, redirects: [.init(address: request.address, status: 301)],
        movedTo: to)
    case .error(let error): return .failure(error)
    }
  }

  /// A page with an article, as sites write them.
  static func article(
    _ headline: String, _ text: String, developing: Bool = false
  ) -> String {
    """
    <!doctype html><html><head><title>\(headline)</title></head><body><article><h1>\(headline)</h1>
    <p>\(text) The harbour office said so in a statement that was read out at the quay on Monday.</p>
    <p>People who live near the water were asked to stay away from it until the evening at least.</p>
    \(developing ? "<p>This is a developing story and will be updated.</p>" : "")
    </article></body></html>
    """
  }

  /// An RSS feed.
  static func feed(_ entries: [(address: String, title: String, published: Date?)]) -> String {
    let items = entries.map { entry in
      let date = entry.published.map {
        "<pubDate>\($0.formatted(.iso8601))</pubDate>"
      }
      return "<item><title>\(entry.title)</title><link>\(entry.address)</link>"
        + "<description>\(entry.title), in short.</description>\(date ?? "")</item>"
    }
    return """
      <?xml version="1.0"?><rss version="2.0"><channel><title>The Tide</title>
      \(items.joined(separator: "\n"))</channel></rss>
      """
  }
}
