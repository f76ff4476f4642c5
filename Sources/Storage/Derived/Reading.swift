import GRDB

/// What the extractor read on the page of one snapshot: a row of the derived table.
struct Reading {
  var snapshot: Int64
  /// The version of the extractor.
  var extractor: Int
  var article: Int64
  var declaration: Int64

  func insert(_ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO reading (snapshot_id, extractor, article_id, declaration_id)
        VALUES (?, ?, ?, ?)
        """
    ).execute(arguments: [snapshot, extractor, article, declaration])
  }
}
