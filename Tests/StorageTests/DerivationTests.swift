import Extraction
import Foundation
import GRDB
import History
import Migrations
import Support
import Testing

@testable import Storage

struct DerivationTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  private func page(_ text: String, at minutes: Int, key: String = "bridge") throws -> SnapshotDraft
  {
    try readDraft("Bridge closed\n\n\(text)", at: minutes, key: key)
  }

  /// As an older extractor would have told it: without the last word.
  private func misread(_ text: String, at minutes: Int) throws -> SnapshotDraft {
    let page = Page(bytes: Array("Bridge closed\n\n\(text)".utf8), format: .text)
    var article = try Extractor().article(from: page)
    let words = article.blocks[0].text.split(separator: " ").dropLast()
    article.blocks[0].text = words.joined(separator: " ")
    return old(
      SnapshotDraft(
        page: page, finding: .article(article), seenAt: minute(minutes), source: "page.txt",
        key: "bridge"))
  }

  private func old(_ draft: SnapshotDraft) -> SnapshotDraft {
    var draft = draft
    draft.extractor = Extractor.version - 1
    return draft
  }

  @Test func `what was dropped is made again`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record([
      try page("a b", at: 0), try page("c d", at: 1), failure(at: 2), try page("a b", at: 3),
      try page("a b", at: 1, key: "ferry"),
    ])
    _ = try archive.link("ferry", into: "bridge")
    let before = try archive.timeline(of: "bridge")
    let attested = try archive.attestation()
    let tables = ["passage", "article", "declaration", "reading", "timeline", "sketch", "shingle"]
    try archive.queue.writeWithoutTransaction { db in
      for table in tables.reversed() { try db.execute(sql: "DROP TABLE \(table)") }
    }
    let result = try Archive(path: archive.path, access: .change).rebuild()
    #expect(result == Rederived(stories: 2, snapshots: 5, differences: 0))
    #expect(try archive.timeline(of: "bridge") == before)
    #expect(try archive.attestation() == attested)
    #expect(try archive.verify().faults == [])
  }

  @Test func `an archive without its derived tables says what to do`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record([try page("a b", at: 0)])
    try archive.queue.writeWithoutTransaction { try $0.execute(sql: "DROP TABLE timeline") }
    let error = #expect(throws: ArchiveError.self) {
      try Archive(path: archive.path, access: .read).stories()
    }
    #expect("\(try #require(error))".contains("writethru rebuild"))
  }

  @Test func `what a newer extractor reads otherwise is no edit`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record([
      try misread("it is closed now", at: 0), try misread("it is closed now", at: 1),
      try misread("it is open now", at: 2),
    ])
    #expect(
      try archive.reExtract() == Rederived(stories: 1, snapshots: 3, differences: 3))
    #expect(try archive.timeline(of: "bridge").sketch == "@1 =1 @2")
    #expect(try archive.revision(of: "bridge", 1).article.text == "it is closed now")
    #expect(try archive.verify().faults == [])
    // The entry that tells of it.
    #expect(try archive.attestation().entries == 4)
    #expect(try archive.reExtract().stories == 0)
    #expect(try archive.attestation().entries == 4)
  }

  @Test func `the next page finds its story read by the same extractor`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record([try misread("it is closed now", at: 0)])
    let outcome = try archive.record([try page("it is closed now", at: 5)])[0]?.outcome
    #expect(outcome == .unchanged(number: 1))
    #expect(try archive.verify().faults == [])
  }

  @Test func `numbers stay when two revisions turn out to be one`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record([
      old(try page("it is closed now", at: 0)), try misread("it is closed now", at: 1),
      old(try page("it is open now", at: 2)),
    ])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2 @3")
    _ = try archive.reExtract()
    #expect(try archive.timeline(of: "bridge").sketch == "@1 =1 @3")
    let (one, two) = (
      try archive.revision(of: "bridge", 1), try archive.revision(of: "bridge", 2)
    )
    #expect(two.number == 2)
    #expect(one.article == two.article)
    #expect(try archive.verify().faults == [])
  }

  @Test func `a revision is not lost where a newer extractor finds no article`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    let page = Page(bytes: Array("   \n".utf8), format: .text)
    let article = Article(headline: "Bridge closed", blocks: [Block(.paragraph, "Once read.")])
    _ = try archive.record([
      old(
        SnapshotDraft(
          page: page, finding: .article(article), seenAt: minute(0), source: "p.txt",
          key: "bridge"))
    ])
    _ = try archive.reExtract()
    #expect(try archive.revision(of: "bridge", 1).article.text == "Once read.")
    #expect(try archive.verify().faults == [])
  }

  @Test func `a backup is an archive of its own`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record([try page("a b", at: 0), try page("c d", at: 1)])
    let copy = scratch.path("b.db")
    try archive.backup(to: copy)
    #expect(throws: ArchiveError.exists(path: copy)) { try archive.backup(to: copy) }
    let opened = try Archive(path: copy, access: .write)
    #expect(try opened.attestation() == archive.attestation())
    #expect(try opened.verify().isClean)
    _ = try opened.record([try page("e f", at: 2)])
    #expect(try opened.timeline(of: "bridge").sketch == "@1 @2 @3")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(!left.contains { $0.hasSuffix(".partial") })
  }

  @Test func `everything in the archive is counted`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record(
      [try page("a b", at: 0), try page("a b", at: 1), try page("c d", at: 2), failure(at: 3)],
      now: minute(5))
    let statistics = try archive.statistics()
    #expect(statistics.stories == 1)
    #expect(statistics.snapshots == 4)
    #expect(statistics.revisions == 2)
    #expect(statistics.failures == 1)
    #expect(statistics.pages == 3)
    #expect(statistics.receivedBytes == 2 * "Bridge closed\n\na b".utf8.count + 3)
    #expect(statistics.parts.reduce(0) { $0 + $1.bytes } == statistics.fileBytes)
    #expect(statistics.days.map(\.day) == ["2025-03-04"])
    #expect(statistics.days.map(\.revisions) == [2])
    #expect(statistics.days.map(\.bytes) == [statistics.packedBytes])
    #expect(statistics.longest.map(\.key) == ["bridge"])
  }
}
