import Extraction
import Foundation
import GRDB
import History

/// Holds the derived tables against what they are derived from, short of reading pages again.
struct DerivedAudit {
  let db: Database

  func run(_ result: inout Verification) throws {
    try checkFingerprints(&result)
    try checkArticles(&result)
    try checkTimelines(&result)
    try checkSketches(&result)
    try SearchAudit(db: db).run(&result)
  }

  /// Snapshots that were read by one extractor only are told with the article that was recorded.
  private func checkFingerprints(_ result: inout Verification) throws {
    let unknown = try Row.fetchCursor(
      db,
      sql: """
        SELECT n.id FROM snapshot n JOIN reading r ON r.snapshot_id = n.id
        WHERE r.extractor NOT BETWEEN n.extractor AND ? ORDER BY n.id
        """, arguments: [Extractor.version])
    while let row = try unknown.next() {
      // Nobody but a program that has this extractor can tell whether it reads so.
      try result.fail(
        row.get("id"), "is told as read by an extractor that this program does not have")
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT n.id FROM snapshot n JOIN reading r ON r.snapshot_id = n.id
        LEFT JOIN article a ON a.id = r.article_id
        WHERE r.extractor = n.extractor AND a.fingerprint IS NOT n.fingerprint ORDER BY n.id
        """)
    while let row = try rows.next() {
      try result.fail(row.get("id"), "is told with another article than was recorded")
    }
  }

  /// Every article's text has its fingerprint.
  private func checkArticles(_ result: inout Verification) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.id, a.fingerprint, min(n.id) AS snapshot, o.address,
          count(x.snapshot_id) AS redacted
        FROM article a LEFT JOIN reading r ON r.article_id = a.id
        LEFT JOIN snapshot n ON n.id = r.snapshot_id LEFT JOIN origin o ON o.id = n.origin_id
        LEFT JOIN redaction x ON x.snapshot_id = n.id GROUP BY a.id
        """)
    var strays = 0
    while let row = try rows.next() {
      let snapshot: Int64? = try row.get("snapshot")
      strays += try ArticleTable(db: db).strays(of: row.get("id"))
      guard snapshot != nil else {
        result.fail(nil, "an article belongs to no snapshot; rebuild what is derived")
        continue
      }
      var article = try ArticleTable(db: db).fetch(row.get("id"))
      if try row.get("redacted") as Int > 0 {
        if article != .tombstone { result.fail(snapshot, "is told though it was redacted") }
        continue
      }
      let told = try Digest(stored: row.get("fingerprint"))
      // By its address an article tells own links from others; an adopted one was told without.
      let addresses = try [row.get("address") as String?, nil]
      let holds = addresses.contains { address in
        article.address = address.flatMap { Address($0) }
        return Fingerprint(of: article).digest == told
      }
      if !holds { result.fail(snapshot, "is told with a text that was altered") }
    }
    if strays > 0 { result.fail(nil, "\(strays) passages belong to another story") }
  }

  /// Every timeline is what the readings make of it.
  private func checkTimelines(_ result: inout Verification) throws {
    for story in try Int64.fetchAll(db, sql: "SELECT id FROM story ORDER BY id") {
      let isHead = try TimelineTable.head(of: story, db) == story
      let stood = try Row.fetchAll(
        db,
        sql: "SELECT * FROM timeline WHERE story_id = ? ORDER BY seen_at, snapshot_id",
        arguments: [story])
      let made = isHead ? try TimelineTable.made(of: story, db) : []
      if try made != stood.map(TimelineTable.Standing.init) {
        try result.fail(
          stood.first?.get("snapshot_id"),
          "stands on a timeline that is not what the record makes of it; rebuild what is derived")
      }
      if isHead { result.stories += 1 }
    }
  }

  /// Every sample of a text is cut from it.
  private func checkSketches(_ result: inout Verification) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM sketch ORDER BY story_id")
    while let row = try rows.next() {
      let cut = try Shingles(ArticleTable(db: db).fetch(row.get("article_id"))).sketch()
      let stood = try Int64.fetchAll(
        db, sql: "SELECT hash FROM shingle WHERE story_id = ? ORDER BY hash",
        arguments: [row.get("story_id") as Int64])
      if stood != cut.sorted() {
        result.fail(nil, "a story's sample of shingles is not of its text; rebuild what is derived")
      }
    }
    let strays = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM shingle WHERE story_id NOT IN (SELECT story_id FROM sketch)")
    if let strays, strays > 0 { result.fail(nil, "\(strays) shingles belong to no text") }
  }
}
