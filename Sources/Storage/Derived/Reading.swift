import GRDB

/// What the extractor read on the page of one snapshot: a row of the derived table.
struct Reading {
  var snapshot: Int64
  /// The version of the extractor.
  var extractor: Int
  /// Nil where there is no article on the page.
  var article: Int64?
  var declaration: Int64?

  func insert(_ db: Database) throws { try write("INSERT", db) }

  func replace(_ db: Database) throws { try write("INSERT OR REPLACE", db) }

  private func write(_ verb: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        \(verb) INTO reading (snapshot_id, extractor, article_id, declaration_id)
        VALUES (?, ?, ?, ?)
        """
    ).execute(arguments: [snapshot, extractor, article, declaration])
  }
}

extension Reading {
  init(_ row: Row) throws {
    try self.init(
      snapshot: row.get("snapshot_id"), extractor: row.get("extractor"),
      article: row.get("article_id"),
      declaration: row.get("declaration_id"))
  }
}
