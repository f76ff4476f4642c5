import Extraction
import Foundation
import Storage
import Synchronization

import Testing

@testable import Fetching
@testable import writethru

/// A feed whose hub is scripted: subscribed to, told of, renewed, and left.
struct HubTests {
  private let start = Date(timeIntervalSince1970: 1_900_000_000)
  private let feed = "https://tide.example/feed.xml"
  private let web: ScriptedWeb
  private let archive: Archive
  private let hub = ScriptedHub()

  /// A hub that remembers what it was asked.
  private final class ScriptedHub: Sendable {
    let forms = Mutex<[[String: String]]>([])
    let status = Mutex(202)

    var last: [String: String] { forms.withLock { $0.last ?? [:] } }
    var count: Int { forms.withLock { $0.count } }
  }

  init() throws {
    web = ScriptedWeb(startingAt: start)
    archive = try Archive.inMemory()
    let hubs = Exchange.Field(name: "link", value: "<https://hub.example/>; rel=hub")
    web.set(
      feed, .page(ScriptedWeb.feed([("https://tide.example/a", "A", nil)]), fields: [hubs]))
    web.set("https://tide.example/a", .page(ScriptedWeb.article("Bridge closed", "Cracks.")))
    let draft = try #require(
      FollowDraft(address: feed, pace: VisitState(firstSeenAt: start).json, dueAt: start))
    _ = try archive.follow([draft], now: start)
  }

  private var subscriber: HubSubscriber {
    HubSubscriber(
      archive: archive, publicAddress: "https://edits.example",
      send: { form, address in
        hub.forms.withLock { forms in
          var one = Dictionary(uniqueKeysWithValues: form.map { ($0.name, $0.value ?? "") })
          one["to"] = address
          forms.append(one)
        }
        let status = hub.status.withLock { $0 }
        return .success(
          Fetch(
            requested: address, address: address, exchange: Exchange(status: status),
            page: Page(bytes: []), finishedAt: web.now))
      }, time: web.time)
  }

  private func run() async throws {
    var visitor = Visitor(
      archive: archive, rules: VisitRules(), fetch: web.fetch, time: web.time, jitter: { 0 })
    visitor.hubs = subscriber
    try await Watcher(visitor: visitor, log: web.log).run(once: true)
  }

  /// The last part of the callback that the hub was given.
  private var path: String {
    String((hub.last["hub.callback"] ?? "").dropFirst("https://edits.example/hub/".count))
  }

  private func confirm(_ mode: String, lease: Int? = nil, topic: String? = nil) throws -> String? {
    var parameters = [
      "hub.mode": mode, "hub.topic": topic ?? feed, "hub.challenge": "a challenge",
    ]
    parameters["hub.lease_seconds"] = lease.map(String.init)
    return try subscriber.confirm(path, parameters)
  }

  private func subscribe(lease: Int) async throws {
    try await run()
    #expect(try confirm("subscribe", lease: lease) == "a challenge")
  }

  private func sign(_ text: String, _ secret: String) throws -> (String, [UInt8]) {
    let bytes = Array(text.utf8)
    let digest = try #require(HubSignature.digest("sha256", bytes, key: Array(secret.utf8)))
    return (
      "sha256=" + digest.map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }.joined(),
      bytes
    )
  }

  @Test func `a feed that names a hub is subscribed to, once`() async throws {
    try await run()
    #expect(hub.count == 1)
    #expect(hub.last["to"] == "https://hub.example/")
    #expect(hub.last["hub.mode"] == "subscribe")
    #expect(hub.last["hub.topic"] == feed)
    #expect(hub.last["hub.lease_seconds"] == "864000")
    #expect(path.count == 40)
    #expect(hub.last["hub.secret"]?.count == 40)
    #expect(hub.last["hub.secret"] != path)
    web.now += 2 * 3600
    try await run()
    #expect(hub.count == 1)
  }

  @Test func `only what was asked for is confirmed`() async throws {
    try await run()
    #expect(try confirm("subscribe", topic: "https://tide.example/other") == nil)
    #expect(try confirm("unsubscribe") == nil)
    #expect(try confirm("publish") == nil)
    #expect(try subscriber.confirm("0000", ["hub.mode": "subscribe", "hub.topic": feed]) == nil)
    #expect(try archive.subscriptions().map(\.state) == [.asked])
    #expect(try confirm("subscribe", lease: 1000) == "a challenge")
    #expect(try archive.subscriptions().map(\.state) == [.active])
    #expect(try archive.subscriptions().map(\.endsAt) == [web.now + 1000])
  }

  @Test func `news that are signed make the feed due at once, and nothing else does`() async throws
  {
    try await subscribe(lease: 864_000)
    let secret = try #require(hub.last["hub.secret"])
    let due = try archive.followed()[0].dueAt
    #expect(try #require(due) > web.now + 60)
    let (signature, bytes) = try sign("<rss/>", secret)
    #expect(try subscriber.receive(path, nil, bytes))
    #expect(try subscriber.receive(path, signature, bytes + [0x20]))
    #expect(try subscriber.receive(path, sign("<rss/>", "another").0, bytes))
    #expect(try !subscriber.receive("0000", signature, bytes))
    #expect(try archive.followed()[0].dueAt == due)
    #expect(try subscriber.receive(path, signature, bytes))
    #expect(try archive.followed()[0].dueAt == web.now)
    #expect(try archive.followed()[0].reason == VisitReason.told.rawValue)
  }

  @Test func `a lease is renewed before its end, by the same callback`() async throws {
    try await subscribe(lease: 864_000)
    let before = path
    web.now += 8 * 86400
    try await subscriber.tend()
    #expect(hub.count == 1)
    web.now += 1.5 * 86400
    try await subscriber.tend()
    #expect(hub.count == 2)
    #expect(path == before)
    #expect(try archive.subscriptions().map(\.state) == [.active])
    #expect(try confirm("subscribe", lease: 864_000) == "a challenge")
    try await subscriber.tend()
    #expect(hub.count == 2)
  }

  @Test func `what is let go is unsubscribed, and its callback is gone`() async throws {
    try await subscribe(lease: 864_000)
    _ = try archive.unfollow(feed)
    web.now += 7200
    try await subscriber.tend()
    #expect(hub.last["hub.mode"] == "unsubscribe")
    #expect(try confirm("subscribe") == nil)
    #expect(try confirm("unsubscribe") == "a challenge")
    #expect(try archive.subscriptions().isEmpty)
    #expect(try !subscriber.receive(path, nil, []))
  }

  @Test func `a hub that refuses is not asked again and again`() async throws {
    hub.status.withLock { $0 = 403 }
    try await run()
    #expect(try archive.subscriptions().map(\.state) == [.refused])
    web.now += 2 * 86400
    try await subscriber.tend()
    try await run()
    #expect(hub.count == 1)
    #expect(try confirm("denied")?.isEmpty == true)
    #expect(try confirm("subscribe") == nil)
  }
}
