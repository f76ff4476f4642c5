import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

struct RedactionTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  private static let start = "The bridge is closed, the council said on Monday."
  private static let secret = "The keeper is called Zaubernuss and lives at the lock."
  private static let end = "It will open again when the river has fallen."

  private func page(
    _ paragraphs: String..., at minutes: Int, key: String = "bridge",
    headline: String = "Bridge closed"
  ) throws -> SnapshotDraft {
    try readDraft(([headline] + paragraphs).joined(separator: "\n\n"), at: minutes, key: key)
  }

  /// @1, @2 with the secret, seen twice on different pages, @3, and @4 packed against those before.
  private func archive(_ name: String = "a.db") throws -> Archive {
    let archive = try Archive(path: scratch.path(name), access: .write)
    _ = try archive.record([
      try page(Self.start, Self.end, at: 0), try page(Self.start, Self.secret, Self.end, at: 1),
      try page(Self.start, Self.secret, Self.end + "\n\n", at: 2),
      try page(Self.start, Self.end, "The keeper has left.", at: 3), failure(at: 4),
      try page(Self.start, Self.end, "The keeper has left for good.", at: 5),
    ])
    return archive
  }

  private func redact(_ archive: Archive, _ number: Int = 2) throws -> RedactionPlan {
    try archive.redact("bridge", number, reason: "order 12/31", now: minute(100))
  }

  /// All bytes of the archive's files.
  private func bytes(_ archive: Archive) throws -> Data {
    try ["", "-wal"].reduce(into: Data()) { bytes, ending in
      let path = archive.path + ending
      if FileManager.default.fileExists(atPath: path) {
        bytes += try Data(contentsOf: URL(fileURLWithPath: path))
      }
    }
  }

  @Test func `the text is gone from the file, and a tombstone stands in its place`() throws {
    let archive = try archive()
    let attested = try archive.attestation()
    let frame = try #require(
      try archive.queue.read {
        try Data.fetchOne($0, sql: "SELECT content FROM page WHERE id = 2")
      })
    #expect(try bytes(archive).range(of: Data("Zaubernuss".utf8)) != nil)
    #expect(try bytes(archive).range(of: frame) != nil)
    let plan = try redact(archive)
    #expect(plan.revision.hasSuffix("@2"))
    #expect(plan.headline == "Bridge closed")
    #expect(plan.revisions == [plan.revision])
    #expect(plan.snapshots == 2)
    #expect(plan.pages == 2)
    #expect(plan.passages == 1)
    #expect(plan.standing == 3)
    #expect(plan.standingIn.map { $0.suffix(2) } == ["@1", "@3", "@4"])
    #expect(try bytes(archive).range(of: Data("Zaubernuss".utf8)) == nil)
    #expect(try bytes(archive).range(of: Data("zaubernuss".utf8)) == nil)
    #expect(try bytes(archive).range(of: frame) == nil)
    let terms = try DatabaseQueue(path: archive.path).inDatabase { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, 'row')")
      return try Set(String.fetchAll(db, sql: "SELECT term FROM temp.terms"))
    }
    #expect(!terms.contains("zaubernuss"))
    #expect(terms.contains("keeper"))

    let revision = try archive.revision(of: "bridge", 2)
    #expect(revision.redaction == Redaction(at: minute(100), reason: "order 12/31"))
    #expect(revision.article.headline == "Redacted")
    #expect(revision.article.blocks.isEmpty)
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2 =2 @3 ! @4")
    let steps = Array(try archive.timeline(of: "bridge").steps)
    #expect(steps.map { $0.comparison != nil } == [false, false, false, false, false, true])
    #expect(steps[3].followsRedaction)
    #expect(throws: ArchiveError.givenUp(page: revision.snapshot.digest.hex)) {
      try archive.bytes(of: revision.snapshot)
    }
    for number in [1, 3, 4] {
      let kept = try archive.revision(of: "bridge", number)
      #expect(Digest(of: try archive.bytes(of: kept.snapshot)) == kept.snapshot.digest)
    }
    let result = try archive.verify(against: attested)
    #expect(result.faults == [])
    #expect(result.pagesGivenUp == 2)
    #expect(try archive.search("zaubernuss").hits.isEmpty)
    #expect(try archive.search("council").hits.count == 1)
  }

  @Test func `a rebuild gives the same tombstone`() throws {
    let archive = try archive()
    _ = try redact(archive)
    let (before, attested) = (try archive.timeline(of: "bridge"), try archive.attestation())
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.timeline(of: "bridge") == before)
    #expect(try archive.attestation() == attested)
    #expect(try archive.verify().faults == [])
  }

  @Test func `a newer extractor leaves a tombstone as it is`() throws {
    let archive = try archive()
    _ = try redact(archive)
    let before = try archive.timeline(of: "bridge")
    try archive.queue.writeWithoutTransaction {
      try $0.execute(sql: "UPDATE reading SET extractor = extractor - 1")
    }
    #expect(try archive.reExtract().stories == 1)
    #expect(try archive.timeline(of: "bridge") == before)
    #expect(try archive.verify().faults == [])
  }

  @Test func `what is redacted already, and what is not there, is said`() throws {
    let archive = try archive()
    _ = try redact(archive)
    let entries = try archive.attestation().entries
    let error = #expect(throws: ArchiveError.self) { try redact(archive) }
    #expect(
      try #require(error).description.hasSuffix("@2 was redacted on 2025-03-04: order 12/31"))
    #expect(try archive.attestation().entries == entries)
    #expect(throws: ArchiveError.self) { try redact(archive, 9) }
    #expect(throws: ArchiveError.unknownStory("quay")) {
      try archive.redactionPlan(of: "quay", 1)
    }
  }

  @Test func `a text that returns is one text, and is not kept when it comes again`() throws {
    let archive = try archive()
    _ = try archive.record([try page(Self.start, Self.secret, Self.end, at: 8)])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2 =2 @3 ! @4 @5(2)")
    let plan = try redact(archive)
    #expect(plan.revisions.map { $0.suffix(2) } == ["@2", "@5"])
    #expect(try archive.revision(of: "bridge", 5).redaction != nil)

    let again = try archive.record([
      try page(Self.start, Self.end, at: 9),
      try page(Self.start, Self.secret, Self.end + "\n\n\n\n", at: 10),
      try page(Self.start, Self.secret, Self.end, at: 11),
    ])
    #expect(again.last??.outcome == .unchanged(number: 7))
    #expect(try archive.revision(of: "bridge", 7).redaction?.reason == "order 12/31")
    #expect(try archive.search("zaubernuss").hits.isEmpty)
    #expect(try bytes(archive).range(of: Data("Zaubernuss".utf8)) == nil)
    #expect(try archive.verify().faults == [])
    _ = try archive.rebuild()
    #expect(try archive.verify().faults == [])
    #expect(try archive.revision(of: "bridge", 7).redaction?.reason == "order 12/31")
  }

  @Test func `the same page in another story goes too, now and later`() throws {
    let archive = try archive()
    _ = try archive.record([try page(Self.start, Self.secret, Self.end, at: 6, key: "ferry")])
    let plan = try redact(archive)
    #expect(plan.revisions.count == 2)
    #expect(try archive.revision(of: "ferry", 1).redaction != nil)
    _ = try archive.record([try page(Self.start, Self.secret, Self.end, at: 7, key: "ship")])
    #expect(try archive.revision(of: "ship", 1).redaction != nil)
    #expect(try bytes(archive).range(of: Data("Zaubernuss".utf8)) == nil)
    _ = try archive.rebuild()
    #expect(try archive.verify().faults == [])
  }

  @Test func `a text is taken out of all stories that are told as one`() throws {
    let archive = try archive()
    _ = try archive.record([
      try page(Self.start, Self.secret, Self.end + "\n", at: 6, key: "ferry"),
      try page("It sails.", at: 7, key: "ferry"),
    ])
    _ = try archive.link("ferry", into: "bridge", now: minute(50))
    let plan = try archive.redact("ferry", 1, reason: "order 12/31", now: minute(100))
    #expect(plan.revisions.map { $0.suffix(2) } == ["@2", "@5"])
    #expect(try archive.verify().faults == [])
    _ = try archive.unlink("ferry", now: minute(101))
    #expect(try archive.revision(of: "bridge", 2).redaction != nil)
    #expect(try archive.revision(of: "ferry", 1).redaction != nil)
    #expect(try bytes(archive).range(of: Data("Zaubernuss".utf8)) == nil)
    #expect(try archive.verify().faults == [])
  }

  @Test func `the sample of a redacted text goes with it`() throws {
    let archive = try archive()
    _ = try archive.record([try page(Self.start, Self.secret, Self.end, at: 8)])
    // A text without an address makes the samples.
    _ = try archive.record([draft("On the quay.", at: 9, key: nil, headline: "A market")])
    _ = try redact(archive)
    let samples = try archive.queue.read {
      try Int.fetchOne(
        $0,
        sql: "SELECT count(*) FROM shingle WHERE story_id = 1")
    }
    #expect(samples == 0)
    _ = try archive.record([draft("On the old quay.", at: 10, key: nil, headline: "A fish market")])
    #expect(try archive.verify(readingAgain: false).faults == [])
  }

  @Test func `while another program reads, it is said that bytes still lie in the log`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write, patience: 0.05)
    _ = try archive.record([try page(Self.start, Self.secret, at: 0)])
    let other = try DatabaseQueue(path: archive.path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT count(*) FROM page")
      #expect(throws: ArchiveError.stillRead(path: archive.path)) { try redact(archive, 1) }
      try db.execute(sql: "COMMIT")
    }
    #expect(throws: ArchiveError.self) { try redact(archive, 1) }
    #expect(try bytes(archive).range(of: Data("Zaubernuss".utf8)) == nil)
  }

  @Test(arguments: [
    "DELETE FROM redaction", "UPDATE redaction SET fingerprint = zeroblob(32)",
    "INSERT INTO redaction SELECT 1, zeroblob(32), entry_id FROM redaction LIMIT 1",
    "UPDATE article SET byline = '[\"A. Writer\"]' WHERE id = 2",
  ]) func `a redaction that the record does not tell of is found`(sql: String) throws {
    let archive = try archive()
    _ = try redact(archive)
    try archive.queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    #expect(try archive.verify().isClean == false)
  }
}
