import Extraction
import Foundation
import GRDB
import Support
import Testing

@testable import Storage

struct FollowingTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
  }

  private func draft(
    _ address: String, kind: Followed.Kind? = nil, tags: [String] = [], every: TimeInterval? = nil,
    until: Date? = nil, dueAt: Date = minute(0)
  ) throws -> FollowDraft {
    try #require(
      FollowDraft(
        address: address, kind: kind, tags: tags, every: every, until: until, pace: "{}",
        dueAt: dueAt))
  }

  private func note(
    _ finding: String = "changed", due minutes: Int?, at visited: Int = 1, movedTo: String? = nil
  ) -> VisitNote {
    VisitNote(
      kind: .article, movedTo: movedTo, pace: "{\"a\":1}", dueAt: minutes.map(minute),
      reason: "rate",
      visitedAt: minute(visited), finding: finding, detail: "new revision @1", story: "aaaaaaaa")
  }

  @Test func `an address is followed once, however it is written`() throws {
    let first = try archive.follow(
      [draft("https://www.tide.example/flood?utm_source=x", tags: ["coast"])], now: minute(0))
    #expect(first.map(\.isNew) == [true])
    #expect(first[0].followed.host == "www.tide.example")
    let again = try archive.follow(
      [
        draft(
          "http://tide.example/flood/", tags: ["coast", "storm"], every: 3600, until: minute(9))
      ],
      now: minute(1))
    #expect(again.map(\.isNew) == [false])
    let all = try archive.followed()
    #expect(all.count == 1)
    #expect(all[0].address == "https://www.tide.example/flood?utm_source=x")
    #expect(all[0].tags == ["coast", "storm"])
    #expect(all[0].every == 3600)
    #expect(all[0].until == minute(9))
    #expect(all[0].addedAt == minute(0))
    #expect(FollowDraft(address: "ftp://tide.example/", pace: "{}", dueAt: minute(0)) == nil)
  }

  @Test func `what is meant is named by address or by tag`() throws {
    _ = try archive.follow([
      draft("https://tide.example/a", tags: ["coast"]), draft("https://tide.example/b"),
      draft("https://tide.example/c", tags: ["coast"]),
    ])
    #expect(try archive.pause("coast", true).map(\.isPaused) == [true, true])
    #expect(try archive.plannedVisits().map(\.id) == [2])
    #expect(try archive.pause("http://tide.example/a", false).map(\.isPaused) == [false])
    #expect(try archive.followed(tag: "coast").map(\.id) == [1, 3])
    #expect(try archive.unfollow("https://tide.example/b").map(\.id) == [2])
    #expect(try archive.unfollow("https://tide.example/b").isEmpty)
    #expect(try archive.followed().map(\.id) == [1, 3])
  }

  @Test func `a visit is made by one of two, and again when that one was killed`() throws {
    _ = try archive.follow([draft("https://tide.example/a")])
    let planned = try archive.plannedVisits()
    #expect(planned.map(\.dueAt) == [minute(0)])
    let taken = try archive.take(planned[0], until: minute(10))
    #expect(taken?.address == "https://tide.example/a")
    #expect(try archive.take(planned[0], until: minute(10)) == nil)
    // Nothing more is heard of it: it is planned for later, as it was.
    #expect(try archive.plannedVisits().map(\.dueAt) == [minute(10)])
    #expect(try archive.followed()[0].visitedAt == nil)
  }

  @Test func `what a visit found is kept with the time of the next one`() throws {
    _ = try archive.follow([draft("https://tide.example/a")])
    let visit = try #require(try archive.plannedVisits().first)
    _ = try archive.take(visit, until: minute(10))
    let spending = [
      Spending(host: "", spentUntil: minute(2)),
      Spending(host: "tide.example", spentUntil: minute(3), opensAt: minute(4)),
    ]
    try archive.finishVisit(visit.id, note(due: 16), spending: spending)
    let one = try #require(try archive.followed().first)
    #expect(one.kind == .article)
    #expect(one.pace == "{\"a\":1}")
    #expect(one.dueAt == minute(16))
    #expect(one.reason == "rate")
    #expect(one.finding == "changed")
    #expect(one.story == "aaaaaaaa")
    #expect(try archive.spending() == spending)
    // What was used up never becomes less.
    try archive.finishVisit(
      visit.id, note(due: nil), spending: [Spending(host: "", spentUntil: minute(1))])
    #expect(try archive.spending() == spending)
    #expect(try archive.plannedVisits().isEmpty)
  }

  @Test func `what was let go during a visit stays so`() throws {
    _ = try archive.follow([draft("https://tide.example/a"), draft("https://tide.example/b")])
    let visits = try archive.plannedVisits()
    for visit in visits { _ = try archive.take(visit, until: minute(10)) }
    _ = try archive.unfollow("https://tide.example/a")
    _ = try archive.pause("https://tide.example/b", true)
    for visit in visits { try archive.finishVisit(visit.id, note(due: 16)) }
    #expect(try archive.followed().map(\.isPaused) == [true])
    #expect(try archive.plannedVisits().isEmpty)
  }

  @Test func `what moves for good is followed where it is, once`() throws {
    _ = try archive.follow([
      draft("https://tide.example/a"), draft("https://tide.example/b"),
    ])
    try archive.finishVisit(1, note(due: 9, movedTo: "https://new.example/a"))
    #expect(try archive.followed()[0].address == "https://new.example/a")
    #expect(try archive.followed()[0].host == "new.example")
    try archive.finishVisit(2, note(due: 9, movedTo: "https://new.example/a"))
    #expect(try archive.followed().map(\.id) == [1])
  }

  // MARK: Feeds

  private func feed() throws -> Followed {
    let made = try archive.follow([draft("https://tide.example/feed.xml", kind: .feed)])
    return made[0].followed
  }

  private func listing(
    _ address: String, title: String = "Bridge closed", updated: Int? = nil
  ) -> FeedDeclaration {
    FeedDeclaration(
      address: address, title: title, summary: "Cracks were found.", publishedAt: minute(0),
      updatedAt: updated.map(minute))
  }

  private func list(_ listings: FeedDeclaration..., in feed: Followed, at minutes: Int) throws
    -> ListingOutcome
  {
    try archive.list(listings, in: feed, now: minute(minutes), reason: "told") {
      FollowDraft(address: $0.address, pace: "{}", dueAt: minute(minutes))
    }
  }

  @Test func `what a feed lists is followed from when it is first listed`() throws {
    let feed = try feed()
    let first = try list(
      listing("https://tide.example/a"), listing("https://tide.example/b"), in: feed, at: 1)
    #expect(first.found.map(\.address) == ["https://tide.example/a", "https://tide.example/b"])
    #expect(first.found.map(\.foundIn) == [feed.id, feed.id])
    let again = try list(
      listing("https://www.tide.example/a"), listing("https://tide.example/b"), in: feed, at: 2)
    #expect(again == ListingOutcome())
    // One that has left the feed, and the feed's end, change nothing for what was found.
    _ = try archive.unfollow(feed.address)
    #expect(try archive.followed().map(\.foundIn) == [nil, nil])
  }

  @Test func `what a person let go does not come back by its feed`() throws {
    let feed = try feed()
    _ = try list(listing("https://tide.example/a"), in: feed, at: 1)
    _ = try archive.unfollow("https://tide.example/a")
    #expect(try list(listing("https://tide.example/a", title: "New"), in: feed, at: 2).found == [])
  }

  @Test func `what a feed declares otherwise is due at once, and both declarations are kept`()
    throws
  {
    let feed = try feed()
    let found = try list(listing("https://tide.example/a"), in: feed, at: 1).found
    try archive.finishVisit(found[0].id, note(due: 500))
    let told = try list(
      listing("https://tide.example/a", title: "Bridge open", updated: 5), in: feed, at: 6)
    #expect(told.changed.map(\.id) == [found[0].id])
    #expect(told.changed.map(\.dueAt) == [minute(6)])
    #expect(told.changed.map(\.reason) == ["told"])
    let address = try #require(Address("https://tide.example/a"))
    let declared = try archive.feedDeclarations(of: address)
    #expect(declared.map(\.declaration.title) == ["Bridge open", "Bridge closed"])
    #expect(declared.map(\.listedAt) == [minute(6), minute(1)])
    #expect(declared.map(\.declaration.updatedAt) == [minute(5), nil])
  }

  @Test func `an endless summary is cut between characters`() throws {
    let feed = try feed()
    let long = FeedDeclaration(
      address: "https://tide.example/a", summary: String(repeating: "é", count: 9000))
    _ = try archive.list([long], in: feed, now: minute(1), reason: "told") { _ in nil }
    let address = try #require(Address("https://tide.example/a"))
    let kept = try archive.feedDeclarations(of: address)[0].declaration.summary
    #expect(kept == String(repeating: "é", count: 2048))
    // And it is still the same when it comes again.
    _ = try archive.list([long], in: feed, now: minute(2), reason: "told") { _ in nil }
    #expect(try archive.feedDeclarations(of: address).count == 1)
  }

  @Test func `what a feed declares of a story goes when the story is redacted`() throws {
    let feed = try feed()
    let found = try list(listing("https://tide.example/a"), in: feed, at: 1).found
    let story = try archive.record([
      readDraft(
        "Bridge closed\n\nIt is closed since noon.", at: 1, key: "bridge",
        address: "https://tide.example/a")
    ]).first??.story
    var visit = note(due: 9)
    visit.story = story
    try archive.finishVisit(found[0].id, visit)
    _ = try archive.redact("bridge", 1, reason: "order 12/31", now: minute(2))
    let address = try #require(Address("https://tide.example/a"))
    let declared = try archive.feedDeclarations(of: address).map(\.declaration)
    #expect(declared.map(\.title) == [nil])
    #expect(declared.map(\.summary) == [nil])
    #expect(try archive.followed(at: address)?.detail == nil)
    #expect(try archive.followed(at: address)?.finding == "changed")
  }

  @Test func `following leaves no mark in the record`() throws {
    let before = try archive.attestation()
    let feed = try feed()
    _ = try list(listing("https://tide.example/a"), in: feed, at: 1)
    #expect(try archive.attestation() == before)
    #expect(try archive.verify().faults == [])
  }
}
