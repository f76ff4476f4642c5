import Extraction
import Fetching
import Foundation
import History
import Storage
import Testing

@testable import writethru

/// Watching in a web that is scripted, over days that pass at once.
struct WatcherTests {
  private let start = Date(timeIntervalSince1970: 1_900_000_000)
  private let web: ScriptedWeb
  private let archive: Archive
  private var rules = VisitRules()

  init() throws {
    web = ScriptedWeb(startingAt: start)
    archive = try Archive.inMemory()
  }

  private var watcher: Watcher {
    Watcher(
      visitor: Visitor(
        archive: archive, rules: rules, fetch: web.fetch, time: web.time, jitter: { 0 }),
      log: web.log)
  }

  private func follow(
    _ address: String, every: TimeInterval? = nil, until: Date? = nil, tags: [String] = []
  ) throws {
    let draft = try #require(
      FollowDraft(
        address: address, tags: tags, every: every, until: until,
        pace: VisitState(firstSeenAt: web.now).json, dueAt: web.now))
    _ = try archive.follow([draft], now: web.now)
  }

  /// Visits what is due, every five minutes for so long.
  private func run(for seconds: TimeInterval) async throws {
    let end = web.now + seconds
    while web.now <= end {
      let next = web.now + 300
      try await watcher.run(once: true)
      web.now = max(next, web.now)
    }
  }

  private func one(_ address: String) throws -> Followed {
    try #require(try archive.followed().first { $0.address == address })
  }

  @Test func `an article is visited as its age asks for, and its changes are recorded`()
    async throws
  {
    let address = "https://tide.example/flood"
    web.set(address, .page(ScriptedWeb.article("Bridge closed", "Cracks were found.")))
    try follow(address)
    try await run(for: 3600)
    #expect((4...5).contains(web.requests.count))
    #expect(try one(address).kind == .article)
    #expect(try one(address).finding == "unchanged")
    web.set(address, .page(ScriptedWeb.article("Bridge open", "No cracks were found.")))
    try await run(for: 1800)
    let story = try #require(try one(address).story)
    #expect(try archive.revisionNumbers(of: story) == [1, 2])
    #expect(try archive.timeline(of: story).entries.count == web.requests.count)
  }

  @Test func `nothing is done while there is nothing to do`() async throws {
    let address = "https://tide.example/flood"
    web.set(address, .page(ScriptedWeb.article("Bridge closed", "Cracks were found.")))
    try follow(address)
    let (stops, continuation) = AsyncStream.makeStream(of: Void.self)
    let stopping = Task {
      while web.now < start + 3600 { try await Task.sleep(for: .milliseconds(1)) }
      continuation.yield()
    }
    var watcher = watcher
    watcher.refresh = 60
    try await watcher.run(once: false, stops: stops)
    _ = try await stopping.value
    // Once for each look at the plan, and once for each visit while it is made.
    #expect(web.requests.count >= 4)
    #expect(web.sleeps <= Int(web.now.timeIntervalSince(start)) / 60 + 2 * web.requests.count + 2)
  }

  @Test func `an interval that was asked for is kept, and its end`() async throws {
    let address = "https://tide.example/notice"
    web.set(address, .page(ScriptedWeb.article("Bridge closed", "Cracks were found.")))
    try follow(address, every: 3600, until: start + 3 * 3600 + 60)
    try await run(for: 8 * 3600)
    #expect(web.requests.map { Int($0.time.timeIntervalSince(start)) / 300 } == [0, 12, 24, 36])
    #expect(try one(address).reason == VisitReason.over.rawValue)
    #expect(try one(address).dueAt == nil)
  }

  @Test func `what does not change need not come again`() async throws {
    let address = "https://tide.example/flood"
    let etag = Exchange.Field(name: "etag", value: "\"17\"")
    web.set(address, .page(ScriptedWeb.article("Bridge closed", "Cracks."), fields: [etag]))
    try follow(address)
    try await run(for: 60)
    web.set(address, .unmodified)
    try await run(for: 1000)
    #expect(web.requests.last?.request.validators?.etag == "\"17\"")
    let story = try #require(try one(address).story)
    #expect(try archive.revisionNumbers(of: story) == [1])
    #expect(try archive.timeline(of: story).entries.count == web.requests.count)
    try await run(for: 1000)
    #expect(web.requests.last?.request.validators?.etag == "\"17\"")
    #expect(try one(address).finding == "unchanged")
  }

  @Test func `all articles of a feed are followed, also when they have left it`() async throws {
    let (feed, first, second) = (
      "https://tide.example/feed.xml", "https://tide.example/a", "https://tide.example/b"
    )
    for address in [first, second] {
      web.set(
        address, .page(ScriptedWeb.article("Bridge closed at \(address.suffix(1))", "Cracks.")))
    }
    let old = "https://tide.example/old"
    web.set(
      feed, .page(ScriptedWeb.feed([(first, "A", start - 60), (old, "Old", start - 400 * 86400)])))
    try follow(feed, tags: ["coast"])
    try await run(for: 600)
    #expect(try one(feed).kind == .feed)
    #expect(try one(first).tags == ["coast"])
    #expect(try one(first).finding == "changed")
    #expect(try archive.followed().map(\.address) == [feed, first])
    web.set(feed, .page(ScriptedWeb.feed([(second, "B", nil)])))
    try await run(for: 2 * 3600)
    #expect(Set(try archive.stories().map(\.key)) == ["tide.example/a", "tide.example/b"])
    // The first is still visited as its age asks for.
    #expect(web.requests.filter { $0.request.address == first }.count >= 8)
    #expect(!web.requests.contains { $0.request.address == old })
  }

  @Test func `a story that is followed by itself and by its feed is one story, visited once`()
    async throws
  {
    let (feed, address) = ("https://tide.example/feed.xml", "https://tide.example/a")
    web.set(address, .page(ScriptedWeb.article("Bridge closed", "Cracks.")))
    web.set(
      feed, .page(ScriptedWeb.feed([("http://www.tide.example/a/?utm_source=rss", "A", nil)])))
    try follow(address)
    try follow(feed)
    try await run(for: 600)
    #expect(try archive.followed().count == 2)
    #expect(try archive.stories().count == 1)
    let declared = try #require(Address(address))
    let said = try archive.feedDeclarations(of: declared)
    #expect(said.map(\.declaration.summary) == ["A, in short."])
  }

  @Test
  func `a story that is followed under two addresses goes on under the one that it calls its own`()
    async throws
  {
    let (own, other) = ("https://tide.example/a", "https://tide.example/a?edition=2")
    let page = ScriptedWeb.article("Bridge closed", "Cracks.").replacing(
      "</title>", with: "</title><link rel=canonical href='\(own)'>")
    web.set(own, .page(page))
    web.set(other, .page(page))
    try follow(own)
    try follow(other)
    try await run(for: 3600)
    #expect(try archive.followed().map(\.address) == [own])
    #expect(web.requests.filter { $0.request.address == other }.count == 1)
    #expect(try archive.stories().count == 1)
  }

  @Test func `a feed that has not changed need not come again, also when it failed meanwhile`()
    async throws
  {
    let feed = "https://tide.example/feed.xml"
    let etag = Exchange.Field(name: "etag", value: "\"17\"")
    web.set(feed, .page(ScriptedWeb.feed([]), fields: [etag]))
    try follow(feed, every: 300)
    try await run(for: 10)
    web.set(feed, .page("Later", status: 500))
    try await run(for: 300)
    web.set(feed, .unmodified)
    try await run(for: 1200)
    #expect(web.requests.dropFirst().allSatisfy { $0.request.validators?.etag == "\"17\"" })
    #expect(try one(feed).finding == "unchanged")
    #expect(try one(feed).detail == "not modified")
  }

  @Test func `a feed that tells of a change brings the visit forward`() async throws {
    let (feed, address) = ("https://tide.example/feed.xml", "https://tide.example/a")
    web.set(address, .page(ScriptedWeb.article("Bridge closed", "Cracks.")))
    web.set(feed, .page(ScriptedWeb.feed([(address, "A", start - 20 * 86400)])))
    try follow(feed, every: 300)
    try await run(for: 900)
    let before = web.requests.filter { $0.request.address == address }.count
    #expect(before == 1)
    web.set(feed, .page(ScriptedWeb.feed([(address, "A, corrected", start - 20 * 86400)])))
    try await run(for: 300)
    #expect(web.requests.filter { $0.request.address == address }.count == 2)
  }

  @Test func `a site's page leads to its feeds, and they to articles`() async throws {
    let site = "https://tide.example/"
    web.set(
      site,
      .page(
        """
        <html><head><title>The Tide</title><link rel="alternate" type="application/rss+xml" href="/feed.xml">
        </head><body><p>News.</p></body></html>
        """))
    web.set(
      "https://tide.example/feed.xml",
      .page(ScriptedWeb.feed([("https://tide.example/a", "A", nil)])))
    web.set("https://tide.example/a", .page(ScriptedWeb.article("Bridge closed", "Cracks.")))
    try follow(site)
    try await run(for: 300)
    #expect(try archive.followed().map(\.kind) == [.site, .feed, .article])
    #expect(try archive.stories().count == 1)
  }

  @Test func `a failing address is asked less and less, and its host when it said so`() async throws
  {
    let (failing, other) = ("https://tide.example/a", "https://tide.example/b")
    web.set(failing, .page("Too many requests", status: 429, retryAfter: 1800))
    web.set(other, .page(ScriptedWeb.article("Bridge closed", "Cracks.")))
    try follow(failing)
    try await run(for: 10)
    try follow(other)
    try await run(for: 1400)
    #expect(web.requests.count == 1)
    try await run(for: 900)
    #expect(web.requests.contains { $0.request.address == other })
    #expect(try one(failing).finding == "failed")
  }

  @Test func `a visit that takes longer than is waited for it is not made twice`() async throws {
    let address = "https://tide.example/a"
    web.set(address, .page(ScriptedWeb.article("Bridge closed", "Cracks.")))
    try follow(address)
    let fetch = web.fetch
    let slow = Watcher(
      visitor: Visitor(
        archive: archive, rules: rules,
        fetch: { [web] request in
          web.now += 700
          try? await Task.sleep(for: .milliseconds(100))
          return await fetch(request)
        }, time: web.time, jitter: { 0 }),
      log: web.log)
    try await slow.run(once: true)
    #expect(web.requests.count == 1)
    #expect(try one(address).finding == "changed")
  }

  @Test func `what moves for good is asked for where it is`() async throws {
    let (old, new) = ("https://tide.example/old", "https://tide.example/new")
    let page = ScriptedWeb.article("Bridge closed", "Cracks.")
    web.set(old, .page(page))
    web.set(new, .page(page))
    try follow(old)
    try await run(for: 60)
    web.set(old, .moved(to: new, page))
    try await run(for: 3600)
    #expect(try archive.followed().map(\.address) == [new])
    #expect(web.requests.last?.request.address == new)
    #expect(try archive.stories().count == 1)
  }

  @Test func `a run that is stopped goes on where it was`() async throws {
    for number in 0..<30 {
      let address = "https://h\(number).example/a"
      web.set(address, .page(ScriptedWeb.article("Bridge \(number) closed", "Cracks.")))
      try follow(address)
    }
    let (stops, continuation) = AsyncStream.makeStream(of: Void.self)
    continuation.yield()
    try await watcher.run(once: false, stops: stops)
    #expect(web.requests.count <= 32)
    try await watcher.run(once: true)
    #expect(web.requests.count == 30)
    #expect(try archive.stories().count == 30)
    #expect(try archive.followed().allSatisfy { $0.visitedAt != nil })
  }
}
