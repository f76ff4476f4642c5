import Foundation
import GRDB
import History

/// All that shows one text: what a redaction takes out.
///
/// A text is one article in each of the stories that are told as one. Pages are kept once for equal bytes, so
/// that other stories may show the same ones; what stands there goes with them, or else it would be found
/// there still.
struct RedactionScope {
  let db: Database
  /// The articles, by their ids, with the stories that they belong to.
  private(set) var articles: [Int64: Int64] = [:]
  /// The snapshots that show them, with their fingerprints.
  private(set) var snapshots: [Int64: Digest] = [:]
  /// The pages of these whose bytes are kept.
  private(set) var pages: Set<Int64> = []

  /// - Complexity: A few times O(*n*) in the snapshots of the archive, as pages are not found by an index.
  init(of article: Int64, _ db: Database) throws {
    self.db = db
    var found = [article]
    while !found.isEmpty {
      for article in found { try add(article) }
      found = try articlesOnPages()
    }
  }

  private mutating func add(_ article: Int64) throws {
    let owner = try Int64.fetchOne(
      db, sql: "SELECT story_id FROM article WHERE id = ?", arguments: [article])
    guard let owner, articles[article] == nil else { return }
    let members = try TimelineTable.members(of: TimelineTable.head(of: owner, db), db)
    for story in members {
      let same = try Row.fetchOne(
        db,
        sql: """
          SELECT id, fingerprint FROM article
          WHERE story_id = ? AND fingerprint = (SELECT fingerprint FROM article WHERE id = ?)
          """, arguments: [story, article])
      guard let same else { continue }
      let id: Int64 = try same.get("id")
      articles[id] = story
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT n.id, p.id AS page, p.content IS NULL AS given_up FROM snapshot n
          JOIN page p ON p.id = n.page_id JOIN reading r ON r.snapshot_id = n.id
          WHERE n.story_id = ? AND r.article_id = ?
          """, arguments: [story, id])
      for row in rows {
        try snapshots[row.get("id")] = try Digest(stored: same.get("fingerprint"))
        if try !row.get("given_up") { pages.insert(try row.get("page")) }
      }
    }
  }

  /// Further articles that were read on the pages.
  private func articlesOnPages() throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT r.article_id FROM snapshot n JOIN reading r ON r.snapshot_id = n.id
        WHERE r.article_id IS NOT NULL AND n.page_id IN (SELECT value FROM json_each(?))
          AND n.id NOT IN (SELECT snapshot_id FROM redaction)
        ORDER BY r.article_id
        """, arguments: [JSONColumn.text(pages.sorted())]
    ).filter { articles[$0] == nil }
  }

  /// Puts tombstones in place of the articles, and takes the rest out of the tables.
  func takeOut(_ pages: PageTable) throws {
    _ = try pages.giveUp(self.pages)
    try ExchangeTable(db: db, packer: pages.packer).takeOut(Set(snapshots.keys))
    for (article, story) in articles.sorted(by: { $0.key < $1.key }) {
      try ArticleTable(db: db).redact(article, of: story)
    }
    let declared = try DeclarationTable(db: db).store(Declaration(), after: nil).id
    let update = try db.cachedStatement(
      sql: "UPDATE reading SET declaration_id = ? WHERE snapshot_id = ?")
    for snapshot in snapshots.keys.sorted() {
      try update.execute(arguments: [declared, snapshot])
    }
    try db.execute(
      sql: """
        DELETE FROM declaration WHERE id NOT IN (
          SELECT declaration_id FROM reading WHERE declaration_id IS NOT NULL)
        """)
    let list: StatementArguments = [JSONColumn.text(articles.keys.sorted())]
    let sketches =
      "SELECT story_id FROM sketch WHERE article_id IN (SELECT value FROM json_each(?))"
    for table in ["shingle", "sketch"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE story_id IN (\(sketches))", arguments: list)
    }
    // Words that were deleted are still in the index, marked as such, until its parts are put together.
    try db.execute(sql: "INSERT INTO search (search) VALUES ('optimize')")
  }
}
