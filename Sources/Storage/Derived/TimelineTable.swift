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
  /// The story that others may be linked into.
  let head: StoryRow
  /// What is being done to the record; numbers that are given are told there.
  let entry: PendingEntry

  var story: Int64 { head.id }

  init(db: Database, head: StoryRow, entry: PendingEntry) {
    (self.db, self.head, self.entry) = (db, head, entry)
  }

  init(db: Database, story: Int64, entry: PendingEntry) throws {
    try self.init(db: db, head: StoryRow.fetch(story, db), entry: entry)
  }

  fileprivate struct Place {
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

  /// Where a snapshot comes on the timeline, and what else changes with it.
  struct Placement {
    /// The revision that it shows; nil for a failure.
    var number: Int?
    var opens = false
    /// Whether a new revision is made for it.
    var isRevision = false
    /// The article after it, where a revision begins or ends to begin there.
    fileprivate var reopened: (place: Place, opens: Bool)?
    fileprivate var renumbered: [(place: Place, number: Int)] = []
  }

  func insertFailure(_ snapshot: Int64, at seenAt: Int64) throws {
    try insertRow(snapshot, seenAt, article: nil, number: nil, opens: false)
  }

  /// Finds the place of an article's snapshot; numbers that are given for it are told to the entry, and nothing
  /// is written yet.
  ///
  /// `article` is nil for one that the story never had.
  func placement(of snapshot: Int64, at seenAt: Int64, article: Int64?) throws -> Placement {
    let before = try neighbour(of: snapshot, seenAt, before: true)
    if let before, before.article == article { return Placement(number: before.number) }
    let after = try neighbour(of: snapshot, seenAt, before: false)
    if let after, after.article == article {
      return Placement(number: after.number, opens: true, reopened: (after, false))
    }
    var next = try nextNumber()
    func give(to snapshot: Int64) -> Int {
      defer { next += 1 }
      tell(next, of: snapshot)
      return next
    }
    var placement = Placement(number: give(to: snapshot), opens: true, isRevision: true)
    guard let before, let after, before.article == after.article else { return placement }
    // A stretch of equal articles gets another one in its middle: it becomes two.
    placement.reopened = (after, true)
    for half in [try stretch(endingBefore: snapshot, seenAt), try stretch(from: after)] {
      guard let first = half.first else { continue }
      let number = try lowestNumber(in: half) ?? give(to: first.snapshot)
      placement.renumbered += half.filter { $0.number != number }.map { ($0, number) }
    }
    return placement
  }

  /// The place of an article's snapshot behind all others.
  ///
  /// `number` is that of the newest revision, where it shows the same article; `last` the highest that was given.
  func placement(of snapshot: Int64, showing number: Int?, after last: Int) -> Placement {
    if let number { return Placement(number: number) }
    tell(last + 1, of: snapshot)
    return Placement(number: last + 1, opens: true, isRevision: true)
  }

  /// Puts a snapshot in its place; the entry that tells of it is there.
  func insert(
    _ snapshot: Int64, at seenAt: Int64, article: Int64, _ placement: Placement
  ) throws {
    try insertRow(
      snapshot, seenAt, article: article, number: placement.number, opens: placement.opens)
    if let (place, opens) = placement.reopened { try update("opens = ?", to: opens, place) }
    for (place, number) in placement.renumbered { try update("number = ?", to: number, place) }
    for given in entry.numbers { try insert(given) }
  }

  /// The article that stands on the timeline for those with a fingerprint: of linked stories, which may have one
  /// each, that of the lowest id.
  ///
  /// `own` is that of the snapshot's story; nil where it has none.
  func shown(_ fingerprint: Digest, own: Int64?) throws -> Int64? {
    let linked = try db.cachedStatement(sql: "SELECT 1 FROM link WHERE into_id = ? LIMIT 1")
    guard try Int.fetchOne(linked, arguments: [story]) != nil else { return own }
    let members = try TimelineTable.members(of: story, db)
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT min(id) FROM article
        WHERE substr(fingerprint, 1, 8) = substr(?1, 1, 8) AND fingerprint = ?1
          AND story_id IN (\(members.map(String.init).joined(separator: ", ")))
        """, arguments: [Data(fingerprint.bytes)])
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
      db.cachedStatement(
        sql: "\(memberTable) SELECT id FROM member"), arguments: [story])
  }

  /// Goes before a statement: a table `member` of the ids of a story, the statement's first argument, and of
  /// all stories that are linked into it.
  static let memberTable = """
    WITH RECURSIVE member (id) AS (
      VALUES (?1) UNION SELECT story_id FROM link JOIN member ON link.into_id = member.id)
    """

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

  /// The articles of the stretch before a place.
  private func stretch(endingBefore snapshot: Int64, _ seenAt: Int64) throws -> [Place] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT * FROM timeline
        WHERE story_id = ? AND article_id IS NOT NULL AND (seen_at, snapshot_id) < (?, ?)
        ORDER BY seen_at DESC, snapshot_id DESC
        """, arguments: [story, seenAt, snapshot])
    var places: [Place] = []
    while let row = try rows.next() {
      let place = try Place(row)
      places.insert(place, at: 0)
      if place.opens { break }
    }
    return places
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

  /// The number that is given next.
  func nextNumber() throws -> Int {
    let next = try db.cachedStatement(
      sql: "SELECT coalesce(max(number), 0) + 1 FROM revision WHERE story_id = ?")
    return try Int.fetchOne(next, arguments: [story]) ?? 1
  }

  /// Gives the story's next number to a snapshot's article, for good.
  func giveNumber(to snapshot: Int64) throws -> Int {
    let number = try nextNumber()
    try Chain(db: db).reserve(entry)
    try insert(tell(number, of: snapshot))
    return number
  }

  /// Has the entry tell of a number.
  @discardableResult
  private func tell(_ number: Int, of snapshot: Int64) -> PendingEntry.GivenNumber {
    let given = PendingEntry.GivenNumber(
      story: head.publicID, number: number, snapshot: snapshot)
    entry.numbers.append(given)
    return given
  }

  private func insert(_ given: PendingEntry.GivenNumber) throws {
    try db.cachedStatement(
      sql: "INSERT INTO revision (story_id, number, snapshot_id, entry_id) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [story, given.number, given.snapshot, entry.number])
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
