import GRDB
import History

/// What is seen of a story just before a draft, which the draft is likely to resemble.
struct Standing {
  var origin: (id: Int64, value: Origin)
  /// The version of the extractor that read the page last.
  var extractor: Int
  /// The page of the article, or of a failure where there is no article.
  var page: PageTable.Stored?
  var article: (id: Int64, passages: [KnownPassage])?
  var declaration: (id: Int64, value: Declaration)?

  /// About how many bytes of memory it takes.
  var size: Int {
    article?.passages.reduce(512) { $0 + $1.passage.text.utf8.count + 128 } ?? 512
  }

  /// Reads what was seen of a story last until a moment: its newest article, or where there is none its
  /// newest failure, since a story goes on from its text when its address has failed in between.
  static func fetch(
    _ story: Int64, until seenAt: Int64, isArticle: Bool, pages: PageTable
  ) throws -> Standing? {
    let db = pages.db
    func newest(_ condition: String) throws -> Row? {
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT s.page_id, s.origin_id, r.extractor, r.article_id, r.declaration_id FROM snapshot s
            JOIN reading r ON r.snapshot_id = s.id
            WHERE s.story_id = ? AND s.seen_at <= ?\(condition) ORDER BY s.seen_at DESC LIMIT 1
            """), arguments: [story, seenAt])
    }
    let article = isArticle ? try newest(" AND r.article_id IS NOT NULL") : nil
    guard let row = try article ?? newest("") else { return nil }
    let origin: Int64 = try row.get(1)
    return try Standing(
      origin: (origin, OriginTable(db: db).fetch(origin)), extractor: row.get(2),
      page: pages.stored(row.get(0)),
      article: (row.get(3) as Int64?).map {
        ($0, try ArticleTable(db: db).known($0, of: story))
      },
      declaration: DeclarationTable(db: db).fetch(row.get(4)))
  }
}
