import Foundation
import GRDB
import History

/// The derived table in which each snapshot of a story stands in its place.
///
/// What makes a revision is defined by `Timeline.stretches` in History. Here the same is done inside
/// SQLite: a rebuild walks all rows, an insert looks at the two neighbours only, so that the cost of one
/// ingest does not grow with the story. A property test holds all three against each other.
struct TimelineTable {
  let db: Database
  /// The row id of the story that others may be linked into.
  let story: Int64
  /// What is being done to the record; numbers that are given are told there.
  let entry: PendingEntry

  private struct Place {
    var snapshot: Int64
    var seenAt: Int64
    var article: Int64
    var number: Int
    var opens: Bool

    init(_ row: Row) throws {
      snapshot = try row.get("snapshot_id")
      seenAt = try row.get("seen_at")
      article = try row.get("article_id")
      number = try row.get("number")
      opens = try row.get("opens")
    }
  }

  // MARK: Inserting

  func insertFailure(_ snapshot: Int64, at seenAt: Int64) throws {
    try insertRow(snapshot, seenAt, article: nil, number: nil, opens: false)
  }

  /// Puts an article's snapshot in its place.
  ///
  /// - Returns: The number that it is shown under, and whether a new revision was made for it.
  func insert(
    _ snapshot: Int64, at seenAt: Int64, article: Int64
  ) throws -> (number: Int, isRevision: Bool) {
    let before = try neighbour(of: snapshot, seenAt, before: true)
    if let before, before.article == article {
      try insertRow(snapshot, seenAt, article: article, number: before.number, opens: false)
      return (before.number, false)
    }
    let after = try neighbour(of: snapshot, seenAt, before: false)
    if let after, after.article == article {
      try insertRow(snapshot, seenAt, article: article, number: after.number, opens: true)
      try setOpens(after, false)
      return (after.number, false)
    }
    let number = try giveNumber(to: snapshot)
    try insertRow(snapshot, seenAt, article: article, number: number, opens: true)
    if let before, let after, before.article == after.article {
      try split(before: after, at: seenAt)
    }
    return (number, true)
  }

  /// A stretch of equal articles has got another one in its middle: it becomes two.
  private func split(before after: Place, at seenAt: Int64) throws {
    try setOpens(after, true)
    for half in [try stretch(endingBefore: after), try stretch(from: after)] {
      guard let first = half.first else { continue }
      let number = try lowestNumber(in: half) ?? giveNumber(to: first.snapshot)
      for place in half where place.number != number { try setNumber(place, number) }
    }
  }

  /// The article that stands on the timeline for one of a story that is told with it.
  func shown(_ article: Int64) throws -> Int64 {
    let linked = try db.cachedStatement(sql: "SELECT 1 FROM link WHERE into_id = ? LIMIT 1")
    guard try Int.fetchOne(linked, arguments: [story]) != nil else { return article }
    let members = try TimelineTable.members(of: story, db)
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT min(other.id) FROM article own JOIN article other
          ON substr(other.fingerprint, 1, 8) = substr(own.fingerprint, 1, 8)
            AND other.fingerprint = own.fingerprint
        WHERE own.id = ? AND other.story_id IN (\(members.map(String.init).joined(separator: ", ")))
        """, arguments: [article]) ?? article
  }

  // MARK: Reading

  /// The number that a snapshot is shown under; nil for a failure.
  func number(of snapshot: Int64) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT t.number FROM snapshot s JOIN timeline t
            ON t.story_id = ? AND t.seen_at = s.seen_at AND t.snapshot_id = s.id
          WHERE s.id = ?
          """), arguments: [story, snapshot])
  }

  /// The number of the latest revision with this article before a place.
  func latestNumber(of article: Int64, before seenAt: Int64, snapshot: Int64) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number FROM timeline
          WHERE story_id = ? AND article_id = ? AND opens = 1 AND (seen_at, snapshot_id) < (?, ?)
          ORDER BY seen_at DESC, snapshot_id DESC LIMIT 1
          """), arguments: [story, article, seenAt, snapshot])
  }

  /// The article that a story was last seen with; nil where it never had one.
  static func latestArticle(of story: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT article_id FROM timeline WHERE story_id = ? AND article_id IS NOT NULL
          ORDER BY seen_at DESC, snapshot_id DESC LIMIT 1
          """), arguments: [story])
  }

  /// The story that a story is told with: itself, or the one that it is linked into.
  static func head(of story: Int64, _ db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT into_id FROM link WHERE story_id = ?")
    var head = story
    while let next = try Int64.fetchOne(statement, arguments: [head]) { head = next }
    return head
  }

  /// The story and all that are linked into it.
  static func members(of story: Int64, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        WITH RECURSIVE member (id) AS (
          VALUES (?) UNION SELECT story_id FROM link JOIN member ON link.into_id = member.id)
        SELECT id FROM member
        """, arguments: [story])
  }

  // MARK: Rows

  func insertRow(
    _ snapshot: Int64, _ seenAt: Int64, article: Int64?, number: Int?, opens: Bool
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO timeline (story_id, seen_at, snapshot_id, article_id, number, opens)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [story, seenAt, snapshot, article, number, opens])
  }

  private func neighbour(of snapshot: Int64, _ seenAt: Int64, before: Bool) throws -> Place? {
    let (sign, order) = before ? ("<", "DESC") : (">", "ASC")
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM timeline
        WHERE story_id = ? AND article_id IS NOT NULL AND (seen_at, snapshot_id) \(sign) (?, ?)
        ORDER BY seen_at \(order), snapshot_id \(order) LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [story, seenAt, snapshot]).map { try Place($0) }
  }

  /// The articles from a place that opens a stretch up to the next one that does.
  private func stretch(from first: Place) throws -> [Place] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT * FROM timeline
        WHERE story_id = ? AND article_id IS NOT NULL AND (seen_at, snapshot_id) >= (?, ?)
        ORDER BY seen_at, snapshot_id
        """, arguments: [story, first.seenAt, first.snapshot])
    var places: [Place] = []
    while let row = try rows.next() {
      let place = try Place(row)
      if place.opens, place.snapshot != first.snapshot { break }
      places.append(place)
    }
    return places
  }

  /// The articles of the stretch that ended where another article was put before `after`.
  private func stretch(endingBefore after: Place) throws -> [Place] {
    guard let inserted = try neighbour(of: after.snapshot, after.seenAt, before: true) else {
      return []
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT * FROM timeline
        WHERE story_id = ? AND article_id IS NOT NULL AND (seen_at, snapshot_id) < (?, ?)
        ORDER BY seen_at DESC, snapshot_id DESC
        """, arguments: [story, inserted.seenAt, inserted.snapshot])
    var places: [Place] = []
    while let row = try rows.next() {
      let place = try Place(row)
      places.insert(place, at: 0)
      if place.opens { break }
    }
    return places
  }

  private func setOpens(_ place: Place, _ opens: Bool) throws {
    try update("opens = ?", to: opens, place)
  }

  private func setNumber(_ place: Place, _ number: Int) throws {
    try update("number = ?", to: number, place)
  }

  private func update(_ assignment: String, to value: some DatabaseValueConvertible, _ place: Place)
    throws
  {
    try db.cachedStatement(
      sql:
        "UPDATE timeline SET \(assignment) WHERE story_id = ? AND seen_at = ? AND snapshot_id = ?"
    ).execute(arguments: [value, story, place.seenAt, place.snapshot])
  }

  // MARK: Numbers

  /// Gives the story's next number to a snapshot's article, for good.
  func giveNumber(to snapshot: Int64) throws -> Int {
    let next = try db.cachedStatement(
      sql: "SELECT coalesce(max(number), 0) + 1 FROM revision WHERE story_id = ?")
    let number = try Int.fetchOne(next, arguments: [story]) ?? 1
    try Chain(db: db).reserve(entry)
    try db.cachedStatement(
      sql: "INSERT INTO revision (story_id, number, snapshot_id, entry_id) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [story, number, snapshot, entry.number])
    entry.numbers.append(
      PendingEntry.GivenNumber(
        story: try StoryRow.fetch(story, db).publicID, number: number, snapshot: snapshot))
    return number
  }

  private func lowestNumber(in places: [Place]) throws -> Int? {
    try lowestNumber(ofSnapshots: places.map(\.snapshot))
  }

  func lowestNumber(ofSnapshots snapshots: [Int64]) throws -> Int? {
    let statement = try db.cachedStatement(
      sql: "SELECT number FROM revision WHERE story_id = ? AND snapshot_id = ?")
    return try snapshots.compactMap { snapshot in
      try Int.fetchOne(statement, arguments: [story, snapshot])
    }.min()
  }
}
