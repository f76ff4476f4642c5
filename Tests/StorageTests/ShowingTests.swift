import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

/// What lists and outlines show, held against what the texts themselves say.
struct ShowingTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
    _ = try archive.record([
      draft("The bridge is closed. Police are there.", at: 0),
      draft("The bridge is closed. Twelve people are hurt.", at: 10, headline: "Twelve hurt"),
      draft("The bridge is closed. Twelve people are hurt.", at: 20, headline: "Twelve hurt"),
      failure(at: 30),
      draft("The bridge is closed. Fifteen people are hurt.", at: 40, headline: "Fifteen hurt"),
      draft("The bridge is closed. Police are there.", at: 50),
      draft(
        "Rain fell.", at: 15, key: "rain", address: "https://www.news.example/rain",
        headline: "Rain"),
      draft("Rain fell on Monday.", at: 45, key: "rain", headline: "Rain"),
    ])
  }

  private var bridge: String { Story.id(forKey: "bridge") }

  /// An outline says of every entry what the steps of the timeline say.
  private func expectAgreement(_ id: String) throws {
    let outline = try archive.outline(of: id)
    let steps = Array(try archive.timeline(of: id).steps)
    #expect(outline.entries.count == steps.count)
    for (entry, step) in zip(outline.entries, steps) {
      switch (entry, step.entry) {
      case (.revision(let shown), .revision(let revision)):
        #expect(shown.number == revision.number)
        #expect(shown.headline == revision.article.headline)
        #expect(shown.status == revision.article.status)
        #expect(shown.snapshot == revision.snapshot)
        #expect(shown.lastSeenAt == revision.lastSeenAt)
        #expect(shown.notSeenAt == revision.notSeenAt)
        #expect(shown.reinstates == revision.reinstates)
        #expect(shown.previous == step.previous?.number)
        #expect(shown.followsRedaction == step.followsRedaction)
        #expect(shown.telling == step.comparison.map(Telling.init))
        #expect(shown.disclosure == step.disclosure)
      case (.unchanged(let snapshot, let number, let disclosure), .unchanged(let other, let same)):
        #expect(snapshot == other)
        #expect(number == same)
        #expect(disclosure == step.disclosure)
      case (.failure(let snapshot), .failure(let other)): #expect(snapshot == other)
      default: Issue.record("\(entry) is not \(step.entry)")
      }
    }
  }

  @Test func `an outline says what the timeline says, before and after it was told`() throws {
    try expectAgreement(bridge)
    #expect(try archive.tell().told == 4)
    try expectAgreement(bridge)
    #expect(try archive.tell().told == 0)
  }

  @Test func `an outline of linked stories says what their timeline says`() throws {
    _ = try archive.link("rain", into: "bridge")
    try expectAgreement(bridge)
    _ = try archive.tell()
    try expectAgreement(bridge)
    try expectAgreement(Story.id(forKey: "rain"))
  }

  @Test func `what was told of a redacted text is gone from the archive`() throws {
    _ = try archive.tell()
    _ = try archive.redact("bridge", 2, reason: "order 1")
    let kept = try archive.read { db in
      try String.fetchAll(db, sql: "SELECT phrases FROM telling")
    }
    #expect(!kept.joined().contains("Twelve"))
    try expectAgreement(bridge)
    _ = try archive.tell()
    try expectAgreement(bridge)
  }

  @Test func `the newest changes come latest first, and every one once, in parts of any size`()
    throws
  {
    let all = try archive.newest().changes
    #expect(
      all.map { "\($0.headline)@\($0.number)" } == [
        "Bridge closed@4", "Rain@2", "Fifteen hurt@3", "Rain@1", "Twelve hurt@2", "Bridge closed@1",
      ])
    #expect(all.map(\.previous) == [3, 1, 2, nil, 1, nil])
    for limit in 1...7 {
      var filter = NewestFilter()
      filter.limit = limit
      var parts: [NewestChange] = []
      var cursor: SnapshotCursor?
      repeat {
        let part = try archive.newest(filter, before: cursor)
        #expect(part.changes.count <= limit)
        parts += part.changes
        cursor = part.next
      } while cursor != nil
      #expect(parts == all)
    }
  }

  @Test func `filters leave the same changes before and after these were told`() throws {
    var byWeight = NewestFilter()
    byWeight.leastWeight = Change.Kind.figure.weight
    var byKind = NewestFilter()
    byKind.kind = .headline
    var byHost = NewestFilter()
    byHost.host = "News.example"
    for _ in 0..<2 {
      #expect(try archive.newest(byWeight).changes.map(\.number).contains(3))
      #expect(
        try archive.newest(byWeight).changes.allSatisfy {
          ($0.telling?.weight ?? 0) >= Change.Kind.figure.weight
        })
      #expect(try archive.newest(byKind).changes.map(\.headline).contains("Fifteen hurt"))
      #expect(
        try archive.newest(byKind).changes.allSatisfy {
          $0.telling?.kinds.contains(.headline) == true
        })
      #expect(try archive.newest(byHost).changes.map(\.number) == [2, 1])
      _ = try archive.tell()
    }
  }

  @Test func `a place in the list survives its way through an address`() throws {
    var filter = NewestFilter()
    filter.limit = 1
    let next = try #require(try archive.newest(filter).next)
    #expect(SnapshotCursor(next.description) == next)
    for text in ["", "1", "1-", "-1-2-3", "a-b", String(repeating: "9", count: 50) + "-1"] {
      #expect(SnapshotCursor(text) == nil, "\(text)")
    }
  }

  @Test func `without what it brought an outline has the same numbers and times`() throws {
    let told = try archive.outline(of: bridge)
    let plain = try archive.outline(of: bridge, isTold: false)
    #expect(plain.story == told.story)
    #expect(plain.entries.map(\.snapshot) == told.entries.map(\.snapshot))
    #expect(plain.revisions.map(\.previous) == told.revisions.map(\.previous))
    #expect(plain.revisions.allSatisfy { $0.telling == nil })
  }

  @Test func `only a whole id names a story`() throws {
    #expect(throws: ArchiveError.unknownStory(String(bridge.prefix(6)))) {
      try archive.outline(of: String(bridge.prefix(6)))
    }
    #expect(throws: ArchiveError.unknownStory("bridge")) {
      try archive.revisions([1], of: "bridge")
    }
  }
}
