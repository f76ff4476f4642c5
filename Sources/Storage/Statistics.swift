import Foundation
import GRDB

/// How large an archive is, and what makes it so.
public struct Statistics: Sendable, Equatable {
  /// What was recorded on one day.
  public struct Day: Sendable, Equatable {
    /// In UTC: `2031-05-04`.
    public var day: String
    public var snapshots: Int
    public var revisions: Int
    /// Packed bytes of the pages that were new.
    public var bytes: Int
  }

  /// A part of the file.
  public struct Part: Sendable, Equatable {
    public var name: String
    public var bytes: Int
  }

  /// One of the longest stories.
  public struct Long: Sendable, Equatable {
    public var story: String
    public var key: String
    public var snapshots: Int
    public var revisions: Int
    /// How long it took to read its timeline with all articles, in seconds.
    public var seconds: Double
  }

  public var stories: Int
  public var snapshots: Int
  public var revisions: Int
  public var failures: Int
  public var pages: Int
  /// Bytes of all pages as they were received.
  public var receivedBytes: Int
  /// Bytes of the same, packed.
  public var packedBytes: Int
  /// Bytes of the file.
  public var fileBytes: Int
  /// What the file's bytes are for, the largest part first.
  public var parts: [Part]
  /// The days on which something was recorded, the latest last.
  public var days: [Day]
  /// The stories whose timelines take longest to read, the slowest first.
  public var longest: [Long]
}

extension Archive {
  /// Counts what is in the archive.
  ///
  /// - Parameter longest: How many of the longest stories are read.
  /// - Returns: The counts, of one moment.
  /// - Throws: What any reading call throws.
  /// - Complexity: O(*n*) in the size of the file.
  public func statistics(longest: Int = 5) throws(ArchiveError) -> Statistics {
    try read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      return Statistics(
        stories: try count("SELECT count(DISTINCT story_id) FROM timeline"),
        snapshots: try count("SELECT count(*) FROM snapshot"),
        revisions: try count("SELECT count(*) FROM timeline WHERE opens"),
        failures: try count("SELECT count(*) FROM timeline WHERE article_id IS NULL"),
        pages: try count("SELECT count(*) FROM page"),
        receivedBytes: try count("SELECT sum(size) FROM page"),
        packedBytes: try count("SELECT sum(length(content)) FROM page"),
        fileBytes: try count("PRAGMA page_count") * count("PRAGMA page_size"),
        parts: try parts(db), days: try days(db), longest: try longestStories(longest, db))
    }
  }

  /// Which tables and indexes are counted together.
  private static let kinds: [(name: String, tables: [String])] = [
    ("raw pages", ["page"]), ("header fields", ["exchange"]),
    (
      "record",
      ["entry", "snapshot", "origin", "story", "identifier", "revision", "link", "redaction"]
    ),
    ("text", ["passage", "article", "declaration", "reading", "timeline"]),
    ("likeness", ["sketch", "shingle"]),
    ("following", ["followed", "listing", "spending", "subscription"]),
  ]

  private func parts(_ db: Database) throws -> [Statistics.Part] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT coalesce(m.tbl_name, s.name) AS name, sum(s.pgsize) AS bytes
        FROM dbstat s LEFT JOIN sqlite_schema m ON m.name = s.name GROUP BY 1
        """)
    var bytes: [String: Int] = [:]
    for row in rows {
      let table: String = try row.get("name")
      let kind = Archive.kinds.first { $0.tables.contains(table) }?.name
      bytes[kind ?? "rest", default: 0] += try row.get("bytes") as Int
    }
    let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
    bytes["free"] = try free * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    return bytes.map { Statistics.Part(name: $0.key, bytes: $0.value) }
      .sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }
  }

  private func days(_ db: Database) throws -> [Statistics.Day] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT date(time / 1000, 'unixepoch') AS day, sum(snapshots) AS snapshots,
          sum(revisions) AS revisions, sum(bytes) AS bytes
        FROM (
          SELECT recorded_at AS time, 1 AS snapshots, 0 AS revisions, 0 AS bytes FROM snapshot
          UNION ALL
          SELECT n.recorded_at, 0, 1, 0
          FROM (SELECT DISTINCT snapshot_id AS id FROM revision) g CROSS JOIN snapshot n USING (id)
          UNION ALL
          SELECT n.recorded_at, 0, 0, length(p.content)
          FROM (SELECT min(id) AS id, page_id FROM snapshot GROUP BY page_id) f
          CROSS JOIN snapshot n USING (id) CROSS JOIN page p ON p.id = f.page_id)
        GROUP BY day ORDER BY day
        """
    ).map {
      try Statistics.Day(
        day: $0.get("day") ?? "", snapshots: $0.get("snapshots"),
        revisions: $0.get("revisions") ?? 0,
        bytes: $0.get("bytes") ?? 0)
    }
  }

  private func longestStories(_ count: Int, _ db: Database) throws -> [Statistics.Long] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.id, s.public_id, s.key, count(*) AS snapshots, sum(t.opens) AS revisions
        FROM timeline t JOIN story s ON s.id = t.story_id
        GROUP BY t.story_id ORDER BY snapshots DESC, s.id LIMIT ?
        """, arguments: [count])
    return try rows.map { row in
      let clock = ContinuousClock()
      let time = try clock.measure {
        _ = try StoryReader(db: db, named: StoryRow(row)).timeline()
      }
      return try Statistics.Long(
        story: row.get("public_id"), key: row.get("key"), snapshots: row.get("snapshots"),
        revisions: row.get("revisions"), seconds: time / .seconds(1))
    }.sorted { $0.seconds > $1.seconds }
  }
}
