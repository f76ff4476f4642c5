import Foundation
import GRDB
import Support
import Testing

@testable import Storage

/// Files whose columns hold what their definitions do not allow, as a damaged disk may leave them.
struct DamageTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  /// An archive in which every value of a column was replaced, past all constraints.
  private func archive(_ table: String, _ column: String, _ value: String) throws -> Archive {
    let path = scratch.path("\(table)-\(column)-\(UUID()).db")
    let archive = try Archive(path: path, access: .write)
    _ = try archive.record([
      readDraft("Bridge closed\n\nIt is closed since noon.", at: 0, key: "bridge"),
      readDraft("Bridge closed\n\nIt is open again.", at: 1, key: "bridge"),
      readDraft("Bridge closed\n\nIt is open for all.", at: 2, key: "bridge"),
    ])
    _ = try archive.redact("bridge", 3, reason: "order 12/31", now: minute(9))
    try archive.queue.writeWithoutTransaction { db in
      let sql = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: "PRAGMA writable_schema = ON")
      let loose = (sql ?? "").replacing("IS NOT NULL", with: "NOTNULL").replacing(
        "NOT NULL", with: ""
      ).replacing("STRICT, ", with: "")
        .replacing("STRICT", with: "")
        .replacing(" INTEGER ", with: " ANY ").replacing("TEXT", with: "ANY")
        .replacing("id ANY PRIMARY KEY", with: "id INTEGER PRIMARY KEY")
        .replacing("BLOB", with: "ANY")
      let define = "UPDATE sqlite_schema SET sql = ? WHERE name = ?"
      try db.execute(sql: define, arguments: [loose, table])
      try db.execute(sql: "PRAGMA writable_schema = RESET")
      try db.execute(sql: "UPDATE \(table) SET \(column) = \(value)")
    }
    return archive
  }

  private static let columns = [
    ("story", "public_id"), ("story", "key"), ("entry", "hash"), ("entry", "line"),
    ("page", "digest"), ("page", "size"), ("page", "content"), ("page", "base_id"),
    ("snapshot", "recorded_at"), ("snapshot", "origin_id"), ("snapshot", "extractor"),
    ("snapshot", "fingerprint"), ("origin", "source"), ("origin", "received_from"),
    ("revision", "snapshot_id"), ("passage", "kind"), ("passage", "text"), ("passage", "links"),
    ("article", "fingerprint"), ("article", "byline"), ("article", "markers"),
    ("article", "passages"), ("reading", "article_id"), ("reading", "declaration_id"),
    ("reading", "extractor"), ("timeline", "article_id"), ("timeline", "number"),
    ("timeline", "opens"), ("declaration", "access_observed"), ("declaration", "modified_at"),
    ("declaration", "dateline"), ("redaction", "fingerprint"), ("identifier", "value"),
  ]

  @Test(arguments: columns, ["NULL", "x'FF00'", "'x'", "-1", "1.5"])
  func `what a column must not hold ends no command but with an error`(
    column: (String, String), value: String
  ) throws {
    let archive = try archive(column.0, column.1, value)
    let calls: [(Archive) throws -> Void] = [
      { archive in _ = try archive.stories() },
      { archive in _ = try archive.story(matching: "bridge") },
      { archive in _ = try archive.timeline(of: "bridge") },
      { archive in _ = try archive.revision(of: "bridge", 1) },
      { archive in _ = try archive.revisionNumbers(of: "bridge") },
      { archive in _ = try archive.search("closed") },
      { archive in _ = try archive.statistics() },
      { archive in _ = try archive.attestation() },
      { archive in _ = try archive.verify() },
      { archive in _ = try archive.pruningPlan(PruningRules()) },
      { archive in _ = try archive.redactionPlan(of: "bridge", 1) },
      { archive in try archive.writeEvidence(of: "bridge", to: scratch.path("evidence-\(UUID())"))
      },
      { archive in _ = try archive.record([draft("It is closed again.", at: 40)])
      },
      { archive in _ = try archive.rebuild() },
    ]
    for call in calls {
      // Whatever it says, the program goes on to say it.
      do { try call(archive) } catch { #expect(!"\(error)".isEmpty) }
    }
  }

  @Test func `a column without its value is called damage`() throws {
    let archive = try archive("passage", "text", "NULL")
    #expect {
      try archive.revision(of: "bridge", 1)
    } throws: { error in
      if case ArchiveError.damaged = error { true } else { false }
    }
  }
}
