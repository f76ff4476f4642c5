import Foundation
import GRDB

extension TimelineTable {
  /// Makes the story's whole timeline again from its snapshots and those of the stories linked into it.
  func rebuild() throws {
    try db.execute(sql: "DELETE FROM timeline WHERE story_id = ?", arguments: [story])
    for stretch in try TimelineTable.stretches(of: story, db) {
      let shown = stretch.filter { $0.article != nil }.map(\.snapshot)
      var number = try lowestNumber(ofSnapshots: shown)
      if number == nil, let first = shown.first { number = try giveNumber(to: first) }
      for seen in stretch {
        try insertRow(
          seen.snapshot, seen.seenAt, article: seen.article,
          number: seen.article == nil ? nil : number, opens: seen.opens)
      }
    }
  }

  /// A snapshot as its reading puts it on a timeline.
  struct Seen {
    var snapshot: Int64
    var seenAt: Int64
    var article: Int64?
    var opens: Bool
  }

  /// The snapshots of a story and of those linked into it, in their order, cut where an article differs
  /// from the one before it; failures belong to the stretch in which they happened.
  static func stretches(of story: Int64, _ db: Database) throws -> [[Seen]] {
    let members = try members(of: story, db)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.id, s.seen_at, r.article_id, a.fingerprint FROM snapshot s
        LEFT JOIN reading r ON r.snapshot_id = s.id LEFT JOIN article a ON a.id = r.article_id
        WHERE s.story_id IN (\(members.map(String.init).joined(separator: ", ")))
        ORDER BY s.seen_at, s.id
        """)
    let shown = try lowestArticles(in: rows)
    var previous: Int64?
    var stretches: [[Seen]] = []
    for row in rows {
      let article = try (row.get("fingerprint") as Data?).flatMap { shown[$0] }
      let opens = article != nil && article != previous
      if opens || stretches.isEmpty { stretches.append([]) }
      stretches[stretches.count - 1].append(
        try Seen(
          snapshot: row.get("id"), seenAt: row.get("seen_at"), article: article, opens: opens))
      previous = article ?? previous
    }
    return stretches
  }

  /// A row as it stands or should stand.
  struct Standing: Equatable {
    var snapshot: Int64
    var seenAt: Int64
    var article: Int64?
    var number: Int?
    var opens: Bool
  }

  /// The rows that the readings make, with the numbers that were given.
  static func made(of story: Int64, _ db: Database) throws -> [Standing] {
    let given = try Row.fetchAll(
      db, sql: "SELECT snapshot_id, number FROM revision WHERE story_id = ?", arguments: [story])
    let numbers = Dictionary(
      try given.map { (try $0.get("snapshot_id") as Int64, try $0.get("number") as Int) },
      uniquingKeysWith: min)
    return try stretches(of: story, db).flatMap { stretch in
      let number = stretch.lazy.filter { $0.article != nil }.compactMap { numbers[$0.snapshot] }
        .min()
      return stretch.map {
        Standing(
          snapshot: $0.snapshot, seenAt: $0.seenAt, article: $0.article,
          number: $0.article == nil ? nil : number, opens: $0.opens)
      }
    }
  }

  /// Linked stories may have had the same article, each its own: the lowest id stands for all.
  private static func lowestArticles(in rows: [Row]) throws -> [Data: Int64] {
    var shown: [Data: Int64] = [:]
    for row in rows {
      guard let article: Int64 = try row.get("article_id"),
        let fingerprint: Data = try row.get("fingerprint")
      else { continue }
      shown[fingerprint] = min(shown[fingerprint] ?? article, article)
    }
    return shown
  }
}

extension TimelineTable.Standing {
  init(_ row: Row) throws {
    try self.init(
      snapshot: row.get("snapshot_id"), seenAt: row.get("seen_at"), article: row.get("article_id"),
      number: row.get("number"), opens: row.get("opens"))
  }
}
