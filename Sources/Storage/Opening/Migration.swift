import GRDB
import Migrations

/// Brings the tables of a file up to the newest format: the numbered scripts, and what is no work for SQL.
struct Migration {
  let db: Database

  /// Runs the scripts that the file has not seen, in one transaction with the number that says so: a file is
  /// of one format or of another, whenever the power goes.
  ///
  /// The number is read inside the transaction: of two processes that come at once, the second finds the work
  /// done.
  func run() throws {
    guard try format() < Migrations.all.count else { return }
    // Tables are replaced that others lead to: these go on leading to the name (as "Making Other Kinds Of
    // Table Schema Changes" in SQLite's ALTER TABLE has it). Both settings mean nothing inside a transaction.
    try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON")
    defer {
      // A connection that can't even be set is not used any further: whatever comes next fails.
      try? db.execute(sql: "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON")
    }
    var hadRows = false
    try db.inTransaction(.immediate) {
      let first = try format()
      guard first < Migrations.all.count else { return .commit }
      hadRows = try 1..<5 ~= first && db.tableExists("story") && hasRows()
      for script in Migrations.all[first...] {
        try db.execute(sql: script.sql)
        // Scripts behind it change what is derived in files that have it.
        if script.name == "v002-chain" { try db.execute(sql: Migrations.derived.sql) }
      }
      // Later ones have what is derived as it is now.
      if first < 5 { try derive(from: first) }
      if try db.tableExists("first_snapshot") { try Adoption(db: db).run() }
      if let stray = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
        throw Packer.Failure.damaged(
          "\(stray[0] as String? ?? "a table") leads to a row that is missing")
      }
      try db.execute(sql: "PRAGMA application_id = \(Opening.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(Migrations.all.count)")
      return .commit
    }
    // Gives the room of the old tables back. Where the disk is too full for that, all is as well.
    if hadRows { try? db.execute(sql: "VACUUM") }
  }

  private func format() throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

  private func hasRows() throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT 1 FROM story LIMIT 1") != nil
  }

  // MARK: What is derived

  /// Tables of what is derived, with the columns that are carried over as they are.
  private static let carried = [
    ("passage", "id, story_id, kind, text, links, time"),
    (
      "declaration",
      """
      id, language, section, publication, published_at, published_offset, published_day, modified_at,
      modified_offset, dateline, wire_marks, access_declared, access_observed
      """
    ),
    ("reading", "snapshot_id, extractor, article_id, declaration_id"),
    ("timeline", "story_id, seen_at, snapshot_id, article_id, number, opens"),
    ("sketch", "story_id, article_id"), ("shingle", "hash, story_id"),
  ]

  /// Makes the tables of what is derived in their newest form, and carries over what a file of the second to
  /// fourth format has: reading all its pages again would take hours, and what was pruned can't be read again.
  private func derive(from first: Int) throws {
    let old =
      try first < 2 ? [] : (Self.carried.map(\.0) + ["article"]).filter { try db.tableExists($0) }
    for index in ["shingle_of_story", "timeline_of_revisions"] {
      try db.execute(sql: "DROP INDEX IF EXISTS \(index)")
    }
    for table in old { try db.execute(sql: "ALTER TABLE \(table) RENAME TO former_\(table)") }
    try db.execute(sql: Migrations.derived.sql)
    for (table, columns) in Self.carried where old.contains(table) {
      try db.execute(
        sql: "INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM former_\(table)")
    }
    if old.contains("article") { try carryArticles() }
    let passages = try Row.fetchCursor(db, sql: "SELECT id, text FROM passage ORDER BY id")
    while let row = try passages.next() {
      try SearchTable(db: db).insert(row.get(0), row.get(1))
    }
    for table in old { try db.execute(sql: "DROP TABLE former_\(table)") }
  }

  private func carryArticles() throws {
    try db.execute(
      sql: """
        INSERT INTO article (id, story_id, fingerprint, byline, status, markers, passages)
        SELECT id, story_id, fingerprint, byline, status, markers, passages FROM former_article
        """)
    let update = try db.makeStatement(sql: "UPDATE article SET passages = ? WHERE id = ?")
    let rows = try Row.fetchCursor(db, sql: "SELECT id, passages FROM former_article")
    while let row = try rows.next() {
      try update.execute(arguments: [PassageRuns(pairs: row.get(1)).json, row.get(0) as Int64])
    }
  }
}
