import Extraction
import Foundation
import GRDB
import History

/// Reads the timeline and the revisions of one story inside a transaction.
struct StoryReader {
  let db: Database
  /// The story as it was named, whose numbers are meant.
  private let named: StoryRow
  /// The story that it is told with.
  let head: Int64
  /// Cut once: each revision is found by the stretch that shows it.
  let stretches: [[Snapshot]]

  init(db: Database, named: StoryRow) throws {
    self.db = db
    self.named = named
    head = try TimelineTable.head(of: named.id, db)
    stretches = Timeline.stretches(of: try StoryReader.snapshots(of: head, db))
  }

  func timeline() throws -> Timeline {
    let numbers = try givenNumbers(of: head)
    var articles: [Fingerprint: Article] = [:]
    let seen = SeenPassages()
    for snapshot in stretches.lazy.compactMap(\.first) {
      guard let fingerprint = snapshot.fingerprint, articles[fingerprint] == nil else { continue }
      articles[fingerprint] = try article(of: snapshot.id, seen)
    }
    return Timeline(
      story: try Listing(db: db).story(head), snapshots: stretches.flatMap { $0 },
      numbers: numbers, articles: articles)
  }

  /// The numbers as the timeline shows them, in the order in which they were seen.
  func numbersInOrder() throws -> [Int] {
    let given = try givenNumbers(of: head)
    return stretches.compactMap { stretch in stretch.compactMap { given[$0.id] }.min() }
  }

  func latest() throws -> Revision {
    guard let number = try numbersInOrder().last else {
      throw ArchiveError.unknownRevision(story: named.publicID, number: 1, known: [])
    }
    return try revision(number, of: head)
  }

  /// The revision with this number of the story as it was named.
  ///
  /// A story that is linked keeps its own numbers and answers to them; the numbers of the story it is
  /// told with are that story's.
  func revision(_ number: Int) throws -> Revision {
    try revision(number, of: named.id)
  }

  private func revision(_ number: Int, of story: Int64) throws -> Revision {
    let given = try givenNumbers(of: story)
    guard let anchor = given.first(where: { $0.value == number })?.key else {
      throw ArchiveError.unknownRevision(
        story: named.publicID, number: number, known: given.values.sorted())
    }
    guard
      let position = stretches.firstIndex(where: {
        $0.contains { $0.id == anchor && $0.fingerprint != nil }
      })
    else {
      return try detached(anchor, number)
    }
    guard let first = stretches[position].first, let fingerprint = first.fingerprint else {
      throw ArchiveError.unreadableRevision(story: named.publicID, number: number)
    }
    let returned = stretches[..<position].last { $0.first?.fingerprint == fingerprint }
    return Revision(
      story: try StoryRow.fetch(story, db).publicID, number: number,
      article: try article(of: first.id), stretches: stretches, position: position,
      reinstates: returned?.compactMap { given[$0.id] }.min())
  }

  /// A number that was given while another story was linked, and is still good: the snapshot belongs to
  /// that other story again, but what the number names has not changed.
  private func detached(_ anchor: Int64, _ number: Int) throws -> Revision {
    let snapshots = try StoryReader.snapshots(where: "s.id = ?", [anchor], db)
    guard let snapshot = snapshots.first, snapshot.fingerprint != nil else {
      throw ArchiveError.unreadableRevision(story: named.publicID, number: number)
    }
    return Revision(
      story: named.publicID, number: number, article: try article(of: snapshot.id),
      snapshot: snapshot, lastSeenAt: snapshot.seenAt)
  }

  // MARK: Rows

  func givenNumbers(of story: Int64) throws -> [Int64: Int] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT snapshot_id, number FROM revision WHERE story_id = ?"),
      arguments: [story])
    return try Dictionary(
      rows.map { (try $0.get("snapshot_id"), try $0.get("number")) }, uniquingKeysWith: min)
  }

  func article(of snapshot: Int64, _ seen: SeenPassages? = nil) throws -> Article {
    let sql = "SELECT article_id FROM reading WHERE snapshot_id = ?"
    guard let id = try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [snapshot]) else {
      throw Packer.Failure.damaged("snapshot \(snapshot) has no reading")
    }
    return try ArticleTable(db: db, seen: seen).fetch(id)
  }

  private static func snapshots(of head: Int64, _ db: Database) throws -> [Snapshot] {
    let sql = "s.id IN (SELECT snapshot_id FROM timeline WHERE story_id = ?)"
    return try snapshots(where: sql, [head], db)
  }

  static func snapshots(
    where condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [Snapshot] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT s.*, p.digest, a.fingerprint AS shown, e.line AS redaction, d.* FROM snapshots s
          JOIN page p ON p.id = s.page_id LEFT JOIN reading r ON r.snapshot_id = s.id
          LEFT JOIN article a ON a.id = r.article_id
          LEFT JOIN declaration d ON d.id = r.declaration_id
          LEFT JOIN redaction x ON x.snapshot_id = s.id LEFT JOIN entry e ON e.id = x.entry_id
          WHERE \(condition)
          """), arguments: arguments
    ).map { try Snapshot($0) }
  }
}

extension Answer {
  /// Reads what was answered from a row of the view `snapshots`; nil for a page that was not fetched.
  fileprivate init?(_ row: Row) throws {
    guard try row.get("is_fetched") else { return nil }
    let exchange = try Exchange(
      redirects: [Exchange.Redirect](column: row.get("redirects")), status: row.get("status"))
    try self.init(to: exchange, landing: row.get("received_from"))
  }
}

extension Snapshot {
  fileprivate init(_ row: Row) throws {
    let shown: Data? = try row.get("shown")
    let outcome: Outcome
    if let shown {
      outcome = .article(Fingerprint(digest: try Digest(stored: shown)))
    } else {
      outcome = .failure(try row.get("failure") ?? "no article")
    }
    try self.init(
      id: row.get("id"), seenAt: Date(milliseconds: row.get("seen_at")),
      recordedAt: Date(milliseconds: row.get("recorded_at")), source: row.get("source"),
      address: row.get("address"), digest: Digest(stored: row.get("digest")),
      extractor: row.get("extractor"),
      outcome: outcome, declaration: shown == nil ? Declaration() : try Declaration(row),
      redaction: try (row.get("redaction") as String?).map { try Redaction(line: $0) },
      answer: try Answer(row))
  }
}
