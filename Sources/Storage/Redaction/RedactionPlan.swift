import Extraction
import Foundation
import GRDB
import History

/// What the redaction of a revision takes out, and what of it stays elsewhere.
public struct RedactionPlan: Sendable, Equatable {
  /// The revision that was named, for instance `k3f9x2ab@4`.
  public var revision: String
  public var headline: String
  /// All revisions that show the text, the named one too, by their stories' timelines: texts return, stories
  /// are told together, and other stories may show the same pages.
  public var revisions: [String]
  /// How many snapshots show it.
  public var snapshots: Int
  /// How many pages go.
  public var pages: Int
  /// Bytes of the pages as they were received.
  public var bytes: Int
  /// How many passages of the text no other revision of these stories has.
  public var passages: Int
  /// How many passages stand in other revisions too, and stay there.
  public var standing: Int
  /// The revisions in which they stand.
  public var standingIn: [String]
}

extension RedactionPlan {
  init(_ scope: RedactionScope, _ revision: String, article: Int64, _ db: Database) throws {
    self.revision = revision
    headline = try ArticleTable(db: db).fetch(article).headline
    snapshots = scope.snapshots.count
    pages = scope.pages.count
    bytes =
      try Int.fetchOne(
        db, sql: "SELECT sum(size) FROM page WHERE id IN (SELECT value FROM json_each(?))",
        arguments: [JSONColumn.text(scope.pages.sorted())]) ?? 0
    var texts: Set<String> = []
    for article in scope.articles.keys {
      texts.formUnion(try ArticleTable(db: db).texts(of: article))
    }
    var heads: Set<Int64> = []
    for story in scope.articles.values { heads.insert(try TimelineTable.head(of: story, db)) }
    (revisions, standingIn) = ([], [])
    var elsewhere: Set<String> = []
    for head in heads.sorted() {
      let story = try StoryRow.fetch(head, db).publicID
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT number, article_id, snapshot_id FROM timeline WHERE story_id = ? AND opens
          ORDER BY seen_at, snapshot_id
          """, arguments: [head])
      for row in rows {
        let id = try "\(story)@\(row.get("number") as Int)"
        if try scope.snapshots[row.get("snapshot_id")] != nil {
          revisions.append(id)
        } else {
          let shared = try ArticleTable(db: db).texts(of: row.get("article_id")).intersection(texts)
          if !shared.isEmpty { standingIn.append(id) }
          elsewhere.formUnion(shared)
        }
      }
    }
    standing = elsewhere.count
    passages = texts.count - standing
  }
}
