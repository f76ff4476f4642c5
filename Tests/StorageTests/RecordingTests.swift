import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

struct RecordingTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
  }

  private func record(_ drafts: SnapshotDraft...) throws -> [Recorded.Outcome?] {
    try archive.record(drafts).map { $0?.outcome }
  }

  @Test func `a new article is a revision, the same one again is unchanged`() throws {
    #expect(try record(draft("a", at: 0)) == [.revision(number: 1, reinstates: nil)])
    #expect(try record(draft("a", at: 5)) == [.unchanged(number: 1)])
    #expect(try record(draft("b", at: 9)) == [.revision(number: 2, reinstates: nil)])
    let story = try archive.story(matching: "bridge")
    #expect(story.revisions == 2)
    #expect(story.snapshots == 3)
  }

  @Test func `the same bytes at the same moment add nothing`() throws {
    _ = try record(draft("a", at: 0))
    #expect(try record(draft("a", at: 0)) == [.known(number: 1)])
    #expect(try archive.story(matching: "bridge").snapshots == 1)
  }

  @Test func `links are kept with their blocks, and another address is a revision`() throws {
    func linked(_ address: String, at minutes: Int) throws -> SnapshotDraft {
      let link = Link(text: "closed", address: try #require(Address(address)))
      let article = Article(
        headline: "Bridge closed", address: Address("https://tide.example/bridge"),
        blocks: [Block(.paragraph, "It is closed.", links: [link])])
      return SnapshotDraft(
        page: Page(bytes: Array(address.utf8), format: .text), finding: .article(article),
        seenAt: minute(minutes), source: "page.txt", key: "bridge")
    }
    let outcomes = try record(
      linked("https://courier.example/a", at: 0), linked("https://courier.example/b", at: 1))
    #expect(outcomes.last == .revision(number: 2, reinstates: nil))
    let links = try archive.revision(of: "bridge", 1).article.blocks[0].links
    #expect(links.map(\.address.description) == ["https://courier.example/a"])
    let (one, two) = (
      try archive.revision(of: "bridge", 1), try archive.revision(of: "bridge", 2)
    )
    #expect(Comparison(from: one.article, to: two.article).changes.map(\.kind) == [.link])
  }

  @Test func `what the page declares is kept with each snapshot`() throws {
    func declared(_ section: String, at minutes: Int) throws -> SnapshotDraft {
      var article = Article(
        headline: "Bridge closed", publishedAt: minute(-5), language: "en-GB",
        blocks: [Block(.paragraph, "It is closed.")])
      article.publishedOffset = 3600
      article.publishedDay = "2025-03-04"
      article.section = section
      article.publication = "The Tide"
      article.dateline = Dateline(place: "NORTHMOOR", credit: "AP")
      article.wireMarks = ["2nd Ld-Writethru"]
      article.access = Access(declared: .metered, observed: .free)
      return SnapshotDraft(
        page: Page(bytes: Array(section.utf8), format: .text), finding: .article(article),
        seenAt: minute(minutes), source: "page.txt", key: "bridge")
    }
    let outcomes = try record(declared("Roads", at: 0), declared("Towns", at: 1))
    #expect(outcomes.last == .unchanged(number: 1))
    let article = try archive.revision(of: "bridge", 1).article
    #expect(article.section == "Roads")
    #expect(article.publication == "The Tide")
    #expect(article.publishedAt == minute(-5))
    #expect(article.publishedOffset == 3600)
    #expect(article.publishedDay == "2025-03-04")
    #expect(article.language == "en-GB")
    #expect(article.dateline == Dateline(place: "NORTHMOOR", credit: "AP"))
    #expect(article.wireMarks == ["2nd Ld-Writethru"])
    #expect(article.access == Access(declared: .metered, observed: .free))
    let sections = try archive.timeline(of: "bridge").entries.map(\.snapshot.declaration.section)
    #expect(sections == ["Roads", "Towns"])
  }

  @Test func `a passage that stays is stored once`() throws {
    let archive = archive
    func texts() throws -> [String] {
      try archive.queue.read {
        try String.fetchAll($0, sql: "SELECT text FROM passage ORDER BY id")
      }
    }
    _ = try record(draft("a", at: 0), draft("b", at: 1), draft("a", at: 2))
    #expect(try texts() == ["Bridge closed", "a", "b"])
    _ = try record(draft("c", at: 3, headline: "Bridge open"))
    #expect(try texts() == ["Bridge closed", "a", "b", "Bridge open", "c"])
    #expect(try archive.revision(of: "bridge", 2).article.text == "b")
  }

  @Test func `a text that returns is reinstated`() throws {
    let outcomes = try record(draft("a", at: 0), draft("b", at: 1), draft("a", at: 2))
    #expect(outcomes.last == .revision(number: 3, reinstates: 1))
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2 @3(1)")
  }

  @Test func `an older page takes its place and every number keeps its meaning`() throws {
    _ = try record(draft("a", at: 10), draft("c", at: 20))
    #expect(try record(draft("b", at: 15)) == [.revision(number: 3, reinstates: nil)])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @3 @2")
    #expect(try archive.revision(of: "bridge", 2).article.text == "c")
    #expect(try archive.revision(of: "bridge", nil).number == 2)
    #expect(try archive.revisionNumbers(of: "bridge") == [1, 3, 2])
  }

  @Test func `an older page that equals its neighbour moves the first sight, not the number`()
    throws
  {
    _ = try record(draft("a", at: 10), draft("b", at: 20))
    #expect(try record(draft("b", at: 15)) == [.unchanged(number: 2)])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2 =2")
    #expect(try archive.revision(of: "bridge", 2).firstSeenAt == minute(15))
  }

  @Test func `a page between two equal ones parts them`() throws {
    _ = try record(draft("a", at: 10), draft("a", at: 20), draft("a", at: 30))
    _ = try record(draft("b", at: 25))
    #expect(try archive.timeline(of: "bridge").sketch == "@1 =1 @2 @3(1)")
    #expect(try archive.story(matching: "bridge").revisions == 3)
  }

  @Test func `a number stays with the snapshot that it was given for`() throws {
    _ = try record(draft("a", at: 30))
    _ = try record(draft("a", at: 10))
    _ = try record(draft("b", at: 20))
    // @1 was given to what was seen at 30.
    #expect(try archive.timeline(of: "bridge").sketch == "@3 @2 @1(3)")
    #expect(try archive.revision(of: "bridge", 1).firstSeenAt == minute(30))
  }

  @Test func `a failure is an event of a known story, and none of an unknown one`() throws {
    #expect(try record(failure(at: 0, key: nil)) == [nil])
    #expect(try archive.stories().isEmpty)
    _ = try record(draft("a", at: 0, address: "https://news.example/bridge"))
    #expect(
      try record(failure(at: 5, key: nil, address: "https://news.example/bridge"))
        == [.failure(reason: "an error page")])
    #expect(try record(draft("a", at: 9)) == [.unchanged(number: 1)])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 ! =1")
  }

  @Test func `the raw bytes come back as they were received`() throws {
    _ = try record(draft("a", at: 0))
    let revision = try archive.revision(of: "bridge", 1)
    #expect(try archive.bytes(of: revision.snapshot) == Array("Bridge closed\n\na".utf8))
  }

  @Test(arguments: 0..<60) func `one by one gives what the rule in History gives`(seed: UInt64)
    throws
  {
    var random = SeededRandom(seed: seed)
    let archive = try Archive.inMemory()
    var seen: [(minute: Int, text: String?)] = []
    for _ in 0..<14 {
      let minutes = Int.random(in: 0..<12, using: &random)
      let text = ["a", "b", "c", nil].randomElement(using: &random) ?? nil
      _ = try archive.record([
        text.map { draft($0, at: minutes) } ?? failure(at: minutes)
      ])
      seen.append((minutes, text))
      let timeline = try archive.timeline(of: "bridge")
      let story = try archive.story(matching: "bridge")
      // The naive oracle: walk the texts in time order.
      let ordered = timeline.entries.map(\.snapshot).sorted {
        ($0.seenAt, $0.id) < ($1.seenAt, $1.id)
      }
      var changes = 0
      var last: Fingerprint?
      for fingerprint in ordered.compactMap(\.fingerprint) where fingerprint != last {
        changes += 1
        last = fingerprint
      }
      #expect(story.revisions == changes)
      #expect(timeline.revisions.count == changes)
      #expect(Set(timeline.revisions.map(\.number)).count == changes)
      #expect(timeline.revisions.allSatisfy { $0.number > 0 })
      for revision in timeline.revisions {
        #expect(try archive.revision(of: "bridge", revision.number) == revision)
      }
    }
  }
}

extension Timeline.Entry {
  var snapshot: Snapshot {
    switch self {
    case .revision(let revision): revision.snapshot
    case .unchanged(let snapshot, _), .failure(let snapshot): snapshot
    }
  }
}
