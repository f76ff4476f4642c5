import Foundation
import GRDB
import Testing

@testable import Storage

struct SubscriptionTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
  }

  private func subscription(_ path: Character, feed: Int64? = nil) -> Subscription {
    Subscription(
      path: String(repeating: path, count: 40), feed: feed, hub: "https://hub.example/",
      topic: "https://tide.example/feed.xml", secret: String(repeating: "s", count: 40),
      askedAt: minute(0))
  }

  @Test func `a subscription is kept as it stands, and forgotten`() throws {
    var one = subscription("a")
    try archive.keep(one)
    #expect(try archive.subscription(one.path) == one)
    one.state = .active
    one.endsAt = minute(99)
    try archive.keep(one)
    try archive.keep(subscription("b"))
    #expect(try archive.subscriptions().map(\.state) == [.active, .asked])
    #expect(try archive.subscriptions().map(\.endsAt) == [minute(99), nil])
    try archive.forgetSubscription(one.path)
    #expect(try archive.subscription(one.path) == nil)
  }

  @Test func `it outlives the following of its feed, so that the hub can be told`() throws {
    let draft = try #require(
      FollowDraft(address: "https://tide.example/feed.xml", pace: "{}", dueAt: minute(0)))
    let feed = try archive.follow([draft])[0].followed.id
    try archive.keep(subscription("a", feed: feed))
    #expect(try archive.subscriptions().map(\.feed) == [feed])
    _ = try archive.unfollow("https://tide.example/feed.xml")
    #expect(try archive.subscriptions().map(\.feed) == [nil])
  }

  @Test func `the file takes no address or secret that could be guessed`() throws {
    var short = subscription("a")
    short.path = "abc"
    #expect(throws: ArchiveError.self) { try archive.keep(short) }
    short = subscription("a")
    short.secret = "abc"
    #expect(throws: ArchiveError.self) { try archive.keep(short) }
    short = subscription("a")
    short.state = .active
    #expect(throws: ArchiveError.self) { try archive.keep(short) }
  }
}
