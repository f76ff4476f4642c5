import Foundation
import GRDB
import Migrations

@testable import Storage

/// A file of the second to fifth format, with the rows of an archive, as the program of that time wrote them.
struct OlderFormat {
  let path: String

  /// Writes the rows of an archive that is a file: as format 2, without its redactions, 3, 4 or 5.
  init(of archive: Archive, path: String, format: Int) throws {
    self.path = path
    guard format < 5 else {
      try Self.writeFifth(archive.path, to: path)
      return
    }
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      for script in Migrations.all.prefix(format) {
        try db.execute(sql: script.sql)
        if script.name == "v002-chain" { try db.execute(sql: Migrations.derived.sql) }
      }
      for table in ["identifier", "revision", "snapshot", "article", "page"] {
        try db.execute(sql: "DROP TABLE first_\(table)")
      }
      try db.execute(sql: "DROP VIEW revisions; DROP VIEW stories; DROP TABLE article")
      try db.execute(sql: Self.article)
      try db.execute(sql: "ATTACH ? AS new", arguments: [archive.path])
      let tables =
        [
          "story", "identifier", "entry", "page", "revision", "link", "passage", "declaration",
          "reading", "timeline", "sketch", "shingle", "article",
        ] + (format > 2 ? ["redaction"] : [])
      for table in tables { try db.execute(sql: "INSERT INTO \(table) SELECT * FROM new.\(table)") }
      try db.execute(
        sql: """
          INSERT INTO snapshot (id, story_id, seen_at, recorded_at, source, received_from, address, format,
            declared_type, page_id, extractor, fingerprint, failure)
          SELECT id, story_id, seen_at, recorded_at, source, received_from, address, format, declared_type,
            page_id, extractor, fingerprint, failure FROM new.snapshots;
          INSERT INTO search (rowid, text) SELECT id, text FROM passage;
          """)
      for row in try Row.fetchAll(db, sql: "SELECT id, passages FROM article") {
        let pairs = try PassageRuns(row.get("passages")).runs.map { "[\($0.first),\($0.count)]" }
        try db.execute(
          sql: "UPDATE article SET passages = ? WHERE id = ?",
          arguments: ["[\(pairs.joined(separator: ","))]", row.get("id") as Int64])
      }
      try db.execute(sql: "DETACH new; PRAGMA application_id = \(Opening.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(format)")
    }
  }

  /// The fifth format has what is derived as it is now, and no exchanges.
  private static func writeFifth(_ old: String, to path: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON")
      for script in Migrations.all.prefix(5) {
        try db.execute(sql: script.sql)
        if script.name == "v002-chain" { try db.execute(sql: Migrations.derived.sql) }
      }
      for table in ["identifier", "revision", "snapshot", "article", "page"] {
        try db.execute(sql: "DROP TABLE first_\(table)")
      }
      try db.execute(sql: Migrations.derived.sql)
      try db.execute(sql: "ATTACH ? AS new", arguments: [old])
      let tables = [
        "story", "identifier", "entry", "page", "snapshot", "revision", "link", "redaction",
        "passage", "declaration", "article", "reading", "timeline", "telling", "sketch", "shingle",
      ]
      for table in tables { try db.execute(sql: "INSERT INTO \(table) SELECT * FROM new.\(table)") }
      try db.execute(
        sql: """
          INSERT INTO origin (id, source, received_from, address, format, declared_type)
          SELECT id, source, received_from, address, format, declared_type FROM new.origin
          """)
      for row in try Row.fetchAll(db, sql: "SELECT id, text FROM passage") {
        try SearchTable(db: db).insert(row.get(0), row.get(1))
      }
      try db.execute(sql: "DETACH new; PRAGMA application_id = \(Opening.applicationID)")
      try db.execute(sql: "PRAGMA user_version = 5")
    }
  }

  private static let article = """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY,
      story_id INTEGER NOT NULL REFERENCES story (id),
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      byline TEXT NOT NULL CHECK (json_type(byline) = 'array'),
      status TEXT NOT NULL CHECK (status IN ('developing', 'settled', 'unknown')),
      markers TEXT NOT NULL CHECK (json_type(markers) = 'array'),
      passages TEXT NOT NULL CHECK (json_type(passages) = 'array'),
      UNIQUE (story_id, fingerprint)
    ) STRICT;
    """
}
