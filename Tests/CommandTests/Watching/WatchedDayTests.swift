import Foundation
import History
import LocalSite
import Storage
import Synchronization
import Testing

@testable import Fetching
@testable import writethru

/// A story's whole day on a site of this machine, over real sockets, while only the schedule's clock moves.
struct WatchedDayTests {
  private let start = Date(timeIntervalSince1970: 1_900_000_000)
  private let clock: ScriptedWeb
  private let archive: Archive
  private let script = Script()

  /// What the site answers from now on.
  private final class Script: Sendable {
    /// The head's lines behind the status, and the body; nil hangs up without a word.
    typealias Answer = (status: String, fields: [String], body: String)?

    struct State: Sendable {
      var answers: [String: Answer] = [:]
      var robots = "User-agent: *\nAllow: /\n"
      var requests: [(path: String, condition: String?)] = []
    }

    let state = Mutex(State())

    func set(_ path: String, _ answer: Answer) {
      state.withLock { $0.answers[path] = answer }
    }
  }

  init() throws {
    clock = ScriptedWeb(startingAt: start)
    archive = try Archive.inMemory()
  }

  private func site() async throws -> LocalSite {
    try await LocalSite { [script] request, connection in
      let answer = script.state.withLock { state -> Script.Answer in
        if request.path == "/robots.txt" { return ("200 OK", [], state.robots) }
        state.requests.append((request.path, request.value(of: "if-none-match")))
        return state.answers[request.path] ?? ("404 Not Found", [], "Nothing here")
      }
      guard let (status, fields, body) = answer else { return }
      let isPage = !status.hasPrefix("304")
      let head = ["HTTP/1.1 \(status)", "content-type: text/html; charset=utf-8"] + fields
      let length = isPage ? ["content-length: \(body.utf8.count)"] : []
      try await connection.send((head + length).joined(separator: "\r\n") + "\r\n\r\n")
      if isPage { try await connection.send(body) }
    }
  }

  private func page(_ text: String) -> Script.Answer {
    ("200 OK", ["etag: \"\(text.count)\""], ScriptedWeb.article("Bridge closed", text))
  }

  private static let wall = """
    <html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>
    <p>Subscribe to continue reading.</p></article></body></html>
    """

  @Test func `a whole day ends as the right timeline`() async throws {
    let site = try await site()
    let address = site.address + "flood"
    var policy = FetchPolicy()
    policy.allowPrivate = true
    policy.leastGap = 0
    // Read anew each time, since the day passes at once.
    policy.robotsLifetime = 0
    let fetcher = Fetcher(policy, resolver: nil, authorities: nil, now: { clock.now })
    let visitor = Visitor(
      archive: archive, rules: VisitRules(),
      fetch: { request in
        do throws(FetchingError) {
          return .success(try await fetcher.fetch(request))
        } catch {
          return .failure(error)
        }
      }, time: clock.time, jitter: { 0 })
    // The clock may run far ahead of the sockets while a visit is under way.
    let watcher = Watcher(visitor: visitor, log: WatchLog { _ in }, patience: 1e9)
    let draft = try #require(
      FollowDraft(address: address, pace: VisitState(firstSeenAt: start).json, dueAt: start))
    _ = try archive.follow([draft], now: start)

    /// Lets time pass to the next visit, and makes it.
    func visit() async throws -> Followed {
      let before = try archive.followed().first?.visitedAt
      while true {
        let due = try #require(try archive.followed().first?.dueAt)
        clock.now = max(clock.now, due)
        try await watcher.run(once: true)
        let one = try #require(try archive.followed().first)
        // A host that asked for time is given a few seconds more.
        if one.visitedAt != before { return one }
      }
    }

    script.set("/flood", page("Cracks were found."))
    #expect(try await visit().finding == "changed")
    script.set("/flood", ("304 Not Modified", [], ""))
    #expect(try await visit().finding == "unchanged")
    #expect(script.state.withLock { $0.requests.last?.condition } == "\"18\"")
    script.set("/flood", page("Deep cracks were found."))
    #expect(try await visit().finding == "changed")
    script.set("/flood", ("404 Not Found", [], "Nothing here"))
    #expect(try await visit().finding == "gone")
    let gone = try await visit()
    #expect(gone.reason == VisitReason.gone.rawValue)
    #expect(gone.dueAt == gone.visitedAt.map { $0 + 86400 })
    script.set("/flood", page("Deep cracks were found."))
    #expect(try await visit().finding == "unchanged")
    script.set("/flood", ("503 Service Unavailable", ["retry-after: 7200"], "Later"))
    let busy = try await visit()
    #expect(busy.reason == VisitReason.asked.rawValue)
    #expect(try #require(busy.dueAt) >= #require(busy.visitedAt) + 7200)
    script.set("/flood", ("301 Moved Permanently", ["location: /news/flood"], ""))
    script.set("/news/flood", page("Deep cracks were found."))
    #expect(try await visit().address == site.address + "news/flood")
    script.set("/news/flood", ("200 OK", [], Self.wall))
    #expect(try await visit().finding == "closed")
    script.state.withLock { $0.robots = "User-agent: *\nDisallow: /news/\n" }
    #expect(try await visit().finding == "blocked")
    script.state.withLock { $0.robots = "User-agent: *\nAllow: /\n" }
    script.set("/news/flood", nil)
    #expect(try await visit().finding == "unreachable")
    script.set("/news/flood", page("Deep cracks were mended."))
    let last = try await visit()
    #expect(last.finding == "changed")

    let story = try #require(last.story)
    let timeline = try archive.timeline(of: story)
    let entries: [Timeline.Entry] = timeline.entries
    let snapshots: [Snapshot] = entries.map { entry in entry.snapshot }
    let events: [[Event]] = Event.events(of: snapshots)
    var told: [String] = []
    for (entry, events) in zip(entries, events) {
      let what: String
      switch entry {
      case .revision(let revision): what = "@\(revision.number)"
      case .unchanged(_, let number): what = "=\(number)"
      case .failure: what = "!"
      }
      told.append(([what] + events.map(\.name)).joined(separator: " "))
    }
    #expect(
      told == [
        "@1", "=1", "@2", "! notFound", "! gone", "=2 restored", "! unreachable", "=2 moved",
        "! paywalled", "! blocked", "! unreachable", "@3",
      ])
    #expect(try archive.stories().count == 1)
    #expect(try archive.verify().faults == [])
    await fetcher.shutdown()
    await site.stop()
  }
}
