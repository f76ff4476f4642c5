import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

struct VerificationTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  /// A page that the extractor reads just so.
  private func page(_ text: String, at minutes: Int, key: String, address: String? = nil)
    throws -> SnapshotDraft
  {
    try readDraft("Bridge closed\n\n\(text)", at: minutes, key: key, address: address)
  }

  /// Two linked stories, a failure, a text that returns, and an identifier.
  private func archive(_ name: String = "a.db") throws -> Archive {
    let archive = try Archive(path: scratch.path(name), access: .write)
    _ = try archive.record([
      try page("It is closed since noon.", at: 0, key: "bridge"),
      try page("It is open again.", at: 4, key: "bridge", address: "https://tide.example/bridge"),
      failure(at: 5),
      try page("It is closed since noon.", at: 6, key: "bridge"),
      try page("It sails.", at: 1, key: "ferry"), try page("It sails.", at: 2, key: "ship"),
    ])
    _ = try archive.link("ship", into: "ferry", now: minute(2000))
    // A text without an address makes the samples by which texts are found.
    _ = try archive.record([
      SnapshotDraft(
        page: Page(bytes: Array("A market\n\nOn the quay.".utf8), format: .text),
        finding: .article(
          try Extractor().article(
            from: Page(bytes: Array("A market\n\nOn the quay.".utf8), format: .text))),
        seenAt: minute(9), source: "market.txt")
    ])
    return archive
  }

  private func change(_ archive: Archive, _ sql: String) throws {
    try archive.queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: sql)
      try db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF")
    }
  }

  @Test func `an archive that nobody touched is clean`() throws {
    let archive = try archive()
    let result = try archive.verify()
    #expect(result.faults == [])
    #expect(result.snapshots == 7)
    #expect(result.stories == 3)
    #expect(result.readings == 7)
    #expect(result.attestation.entries == 8)
    #expect(try result.attestation == archive.attestation())
    _ = try archive.unlink("ship", now: minute(2001))
    #expect(try archive.verify().isClean)
  }

  @Test func `an empty archive is clean`() throws {
    let result = try Archive.inMemory().verify()
    #expect(result.isClean)
    #expect(result.attestation.description == "0:" + String(repeating: "0", count: 64))
  }

  @Test(arguments: [
    "UPDATE snapshot SET seen_at = seen_at + 1 WHERE id = 3",
    "UPDATE snapshot SET line = 7 WHERE id = 3",
    "UPDATE snapshot SET failure = 'nothing of note' WHERE id = 3",
    "UPDATE entry SET hash = zeroblob(32) WHERE id = 3",
    "DELETE FROM entry WHERE id = 3; DELETE FROM reading WHERE snapshot_id = 3; DELETE FROM timeline WHERE snapshot_id = 3; DELETE FROM snapshot WHERE id = 3",
  ]) func `the first entry that does not hold is named`(sql: String) throws {
    let archive = try archive()
    try change(archive, sql)
    let result = try archive.verify()
    #expect(result.faults.first?.entry == 3)
  }

  @Test(arguments: [
    "UPDATE story SET key = 'quay' WHERE key = 'bridge'",
    "UPDATE origin SET source = 'other.txt' WHERE id = 2",
    "INSERT INTO origin (source) VALUES ('other.txt')",
    "INSERT INTO page (digest, size, depth, content) SELECT digest, size, depth, content FROM page LIMIT 1",
    "DELETE FROM search_idx WHERE (segid, term) IN (SELECT segid, term FROM search_idx LIMIT 1)",
    "DELETE FROM search_idx",
    "DELETE FROM search_docsize WHERE id = 2",
    "DELETE FROM search_data WHERE id = (SELECT max(id) FROM search_data)",
    "DELETE FROM search_config",
    "UPDATE revision SET number = 9 WHERE number = 3",
    "DELETE FROM revision WHERE number = 3",
    "UPDATE identifier SET value = 'https://tide.example/other'",
    "UPDATE identifier SET story_id = 2",
    "DELETE FROM link",
    "UPDATE link SET into_id = 1",
    "UPDATE page SET content = zeroblob(length(content)) WHERE id = 2",
    "UPDATE page SET content = NULL WHERE id = 2",
    "UPDATE entry SET line = replace(line, 'type', 'kind') WHERE line IS NOT NULL",
    "UPDATE passage SET text = 'It was never closed.' WHERE id = 2",
    "UPDATE passage SET story_id = 2 WHERE id = 2",
    """
    UPDATE passage SET links = '[{"text":"closed","address":"https://tide.example/x"}]' WHERE id = 2
    """,
    "UPDATE passage SET time = 1 WHERE id = 2",
    "UPDATE article SET byline = '[\"A. Writer\"]' WHERE id = 1",
    "UPDATE declaration SET language = 'xx'",
    "UPDATE reading SET article_id = 2 WHERE snapshot_id = 1",
    "DELETE FROM reading WHERE snapshot_id = 1",
    "UPDATE timeline SET number = 2 WHERE snapshot_id = 1",
    "DELETE FROM timeline WHERE snapshot_id = 1",
    "UPDATE shingle SET hash = hash + 1",
    "UPDATE reading SET extractor = extractor + 32 WHERE snapshot_id = 4",
    "UPDATE reading SET extractor = 0 WHERE snapshot_id = 4",
    """
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET type = 'uable' WHERE name = 'sketch';
    PRAGMA writable_schema = OFF
    """,
    "UPDATE search_docsize SET sz = x'07' WHERE id = 2",
    "UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 1000",
    "INSERT INTO search (search, rowid, text) VALUES ('delete', 2, 'closed')",
    "INSERT INTO search (rowid, text) VALUES (900, 'open')",
  ]) func `whatever is altered is found`(sql: String) throws {
    let archive = try archive()
    try change(archive, sql)
    #expect(try archive.verify().isClean == false)
  }

  @Test(
    arguments: ["type", "name", "tbl_name", "sql"], ["story", "snapshots", "timeline_of_revisions"])
  func `a definition whose text became a blob is told, since other programs don't find it`(
    column: String, name: String
  ) throws {
    let archive = try archive()
    try change(
      archive,
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET \(column) = CAST(\(column) AS BLOB) WHERE name = '\(name)';
      PRAGMA writable_schema = OFF
      """)
    #expect(try archive.verify().isClean == false)
  }

  @Test func `an index that SQLite made for itself has its name`() throws {
    let archive = try archive()
    try change(
      archive,
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET type = CAST(type AS BLOB) WHERE name = 'sqlite_autoindex_snapshot_1';
      PRAGMA writable_schema = OFF
      """)
    #expect(try archive.verify().isClean == false)
  }

  @Test func `a snapshot with two numbers in one story is told`() throws {
    let archive = try archive()
    try change(
      archive,
      """
      INSERT INTO revision (story_id, number, snapshot_id, entry_id)
      SELECT story_id, 99, snapshot_id, entry_id FROM revision WHERE snapshot_id = 2
      """)
    let faults = try archive.verify().faults
    #expect(faults.contains(.init(entry: 2, reason: "was given two numbers")))
  }

  @Test func `a column that lost its value is told, and not read`() throws {
    let archive = try archive()
    func define(_ old: String, _ new: String) -> String {
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, '\(old)', '\(new)') WHERE name = 'entry';
      PRAGMA writable_schema = RESET
      """
    }
    let (sure, unsure) = ("hash BLOB NOT NULL", "hash BLOB         ")
    try change(archive, define(sure, unsure))
    try change(archive, "UPDATE entry SET hash = NULL WHERE id = (SELECT max(id) FROM entry)")
    try change(archive, define(unsure, sure))
    #expect(try archive.verify().isClean == false)
  }

  @Test(arguments: ["[[1,99999999999999]]", "[[1]]", "[]", "[[0,3]]", "[[9223372036854775807,1]]"])
  func `runs of passages that no program wrote are told, and not followed`(runs: String) throws {
    let archive = try archive()
    try change(archive, "UPDATE article SET passages = '\(runs)' WHERE id = 1")
    #expect(try archive.verify().isClean == false)
  }

  @Test func `a record that was written anew is not what was attested`() throws {
    let archive = try archive()
    let attested = try archive.attestation()
    #expect(try archive.verify(against: attested).isClean)
    _ = try archive.record([try page("It is closed for good.", at: 30, key: "bridge")])
    #expect(try archive.verify(against: attested).isClean)

    let forged = try Archive(path: scratch.path("forged.db"), access: .write)
    for minute in 0..<12 {
      _ = try forged.record([try page("It never was closed: \(minute).", at: minute, key: "bridge")]
      )
    }
    let result = try forged.verify(against: attested)
    #expect(result.faults.map(\.entry) == [attested.entries])
    let short = try Archive(path: scratch.path("short.db"), access: .write)
    _ = try short.record([try page("It is closed since noon.", at: 0, key: "bridge")])
    #expect(try short.verify(against: attested).faults.first?.entry == 2)
  }

  @Test func `attestations are read as they are written`() throws {
    let attestation = try archive().attestation()
    #expect(Attestation(attestation.description) == attestation)
    for text in ["", "8", "8:", "8:ab", "-1:\(attestation.hash)", "08:\(attestation.hash)", "x"] {
      #expect(Attestation(text) == nil)
    }
  }

  @Test func `a flipped byte is found, or changes nothing that can be read`() throws {
    let archive = try archive("flip.db")
    try archive.queue.writeWithoutTransaction { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    let intact = try Data(contentsOf: URL(fileURLWithPath: archive.path))
    let dump = try contents(of: archive.path)
    #expect(try Archive(path: archive.path, access: .read).verify().isClean)
    let copy = scratch.path("copy.db")
    var (found, silent) = (0, 0)
    // WRITETHRU_FLIPS=29 takes ten thousand bytes, and some minutes.
    let step = Int(ProcessInfo.processInfo.environment["WRITETHRU_FLIPS"] ?? "") ?? 1009
    for position in stride(from: 0, to: intact.count, by: step) {
      var bytes = intact
      bytes[position] ^= 1 << UInt8(position % 8)
      try bytes.write(to: URL(fileURLWithPath: copy))
      for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + ending) }
      if isClean(copy) {
        silent += 1
        let altered = zip(try contents(of: copy), dump).first { $0 != $1 }
        #expect(altered == nil, "byte \(position)")
      } else {
        found += 1
      }
    }
    // Most of a small file is room that no row takes.
    #expect(found > 5)
    #expect(silent > 0)
  }

  private func isClean(_ path: String) -> Bool {
    (try? Archive(path: path, access: .read).verify().isClean) ?? false
  }

  /// All rows of all tables, as text; but for the search index, whose words and not whose bytes count.
  private func contents(of path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      let tables = try String.fetchAll(
        db,
        sql:
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"
      )
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table) \($0)" }
      }
    }
  }
}
