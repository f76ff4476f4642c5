import Extraction
import Foundation
import GRDB
import History

/// The table of the snapshots whose text and bytes were taken out.
struct RedactionTable {
  let db: Database

  /// Why a text that comes in must not be kept.
  struct Order {
    /// The story and the number that the first order named.
    var story: String
    var number: Int
    var reason: String
  }

  /// The order that an article on a page falls under: the same text in the same story, or the same bytes
  /// anywhere; nil where there is none.
  ///
  /// `head` is the story that it is told with.
  func order(_ fingerprint: Digest, page: Digest, toldWith head: Int64) throws -> Order? {
    let any = try db.cachedStatement(sql: "SELECT 1 FROM redaction LIMIT 1")
    guard try Int.fetchOne(any) != nil else { return nil }
    let same = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT x.entry_id, n.story_id FROM redaction x JOIN snapshot n ON n.id = x.snapshot_id
          WHERE x.fingerprint = ? ORDER BY x.entry_id
          """), arguments: [Data(fingerprint.bytes)])
    let own = try same.first { try TimelineTable.head(of: $0.get("story_id"), db) == head }
    let known = try db.cachedStatement(
      sql: "SELECT id FROM page WHERE \(PageTable.hasDigest) AND content IS NULL")
    var entry: Int64? = try own?.get("entry_id")
    if entry == nil, let page = try Int64.fetchOne(known, arguments: [Data(page.bytes)]) {
      entry = try self.entry(ofPage: page)
    }
    guard let entry, let line = try line(entry) else { return nil }
    let act = try JSONDecoder().decode(Act.self, from: Data(line.utf8))
    return Order(story: act.story, number: act.number, reason: act.reason)
  }

  /// Whether a page was shown by a snapshot that was redacted.
  func holds(page: Int64) throws -> Bool { try entry(ofPage: page) != nil }

  /// The first entry that took a page out.
  ///
  /// - Complexity: O(*n*) in the snapshots that were redacted, of which there are few.
  private func entry(ofPage page: Int64) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT x.entry_id FROM redaction x CROSS JOIN snapshot n ON n.id = x.snapshot_id
          WHERE n.page_id = ? ORDER BY x.entry_id LIMIT 1
          """), arguments: [page])
  }

  private func line(_ entry: Int64) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT line FROM entry WHERE id = ?"), arguments: [entry])
  }

  /// When and why a snapshot was redacted; nil where it was not.
  func redaction(of snapshot: Int64) throws -> Redaction? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT e.line FROM redaction x JOIN entry e ON e.id = x.entry_id WHERE x.snapshot_id = ?
          """), arguments: [snapshot]
    ).map { try Redaction(line: $0) }
  }

  /// The fingerprints of a story's articles that were redacted, by their snapshots.
  func fingerprints(of story: Int64) throws -> [Int64: Digest] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT x.snapshot_id, x.fingerprint FROM redaction x
          CROSS JOIN snapshot n ON n.id = x.snapshot_id WHERE n.story_id = ?
          """), arguments: [story])
    return try Dictionary(
      rows.map { (try $0.get("snapshot_id"), try Digest(stored: $0.get("fingerprint"))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Records that snapshots were redacted, in an entry of their own.
  ///
  /// `snapshots` stand with the fingerprints that they were told with.
  func record(
    _ order: Order, _ snapshots: [Int64: Digest], pages: [Digest], at time: Int64
  ) throws {
    let entry = try Chain(db: db).begin()
    try Chain(db: db).reserve(entry)
    let sorted = snapshots.sorted { $0.key < $1.key }
    let insert = try db.cachedStatement(
      sql: "INSERT INTO redaction (snapshot_id, fingerprint, entry_id) VALUES (?, ?, ?)")
    for (snapshot, fingerprint) in sorted {
      try insert.execute(arguments: [snapshot, Data(fingerprint.bytes), entry.number])
    }
    try Chain(db: db).append(
      entry, type: "redaction", at: time,
      [
        "story": .text(order.story), "number": .number(Int64(order.number)),
        "snapshots": .list(sorted.map { .number($0.key) }),
        "articles": .list(sorted.map { .text($0.value.hex) }),
        "pages": .list(pages.map(\.hex).sorted().map { .text($0) }),
        "reason": .text(order.reason),
      ])
  }

  private struct Act: Decodable {
    var story: String
    var number: Int
    var reason: String
  }
}

extension Article {
  /// What is told in place of an article that was redacted.
  static let tombstone = Article(headline: "Redacted")
}

extension Redaction {
  /// Reads the line of an entry.
  init(line: String) throws {
    struct Act: Decodable {
      var reason: String
      var recordedAt: String
    }
    let act = try JSONDecoder().decode(Act.self, from: Data(line.utf8))
    self.init(
      at: try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(act.recordedAt),
      reason: act.reason)
  }
}
