import Extraction
import Foundation
import GRDB
public import History

extension Archive {
  /// Lists all stories, the most recently seen first; linked ones stand under the one they joined.
  ///
  /// - Complexity: O(*n*) in the number of snapshots.
  public func stories() throws(ArchiveError) -> [Story] {
    try read { db in try Listing(db: db).stories() }
  }

  /// Finds the story that is meant, or the one that it is linked into.
  ///
  /// - Parameter reference: An id, a key or an address, or the beginning of an id, of a key, or of a
  ///   part of a key after a slash or colon.
  /// - Returns: The story as a list shows it.
  /// - Throws: `unknownStory`, `ambiguousStory`, or what any reading call throws.
  public func story(matching reference: String) throws(ArchiveError) -> Story {
    try read { db in
      let row = try Matching(db: db).story(matching: reference)
      return try Listing(db: db).story(TimelineTable.head(of: row.id, db))
    }
  }

  /// Reads a story's whole timeline with its articles.
  ///
  /// - Parameter reference: As for `story(matching:)`.
  /// - Returns: The timeline of the story, or of the one that it is linked into.
  /// - Throws: As `story(matching:)`.
  public func timeline(of reference: String) throws(ArchiveError) -> Timeline {
    try read { db in
      let row = try Matching(db: db).story(matching: reference)
      return try StoryReader(db: db, named: row).timeline()
    }
  }

  /// Reads one revision.
  ///
  /// - Parameters:
  ///   - reference: As for `story(matching:)`.
  ///   - number: The revision's permanent number; nil for the latest in time.
  /// - Returns: The revision under the number that was asked for.
  /// - Throws: `unknownRevision`, or as `story(matching:)`.
  public func revision(of reference: String, _ number: Int?) throws(ArchiveError) -> Revision {
    try read { db in
      let row = try Matching(db: db).story(matching: reference)
      let reader = try StoryReader(db: db, named: row)
      return try number.map(reader.revision) ?? reader.latest()
    }
  }

  /// The numbers of a story's revisions in the order in which they were seen.
  ///
  /// - Throws: As `story(matching:)`.
  public func revisionNumbers(of reference: String) throws(ArchiveError) -> [Int] {
    try read { db in
      let row = try Matching(db: db).story(matching: reference)
      return try StoryReader(db: db, named: row).numbersInOrder()
    }
  }

  /// The number of the record's last entry, which every write raises: while it stays, everything that
  /// was read stays as it is.
  ///
  /// 0 for an empty archive.
  ///
  /// - Complexity: O(log *n*) in the size of the archive.
  public func lastEntry() throws(ArchiveError) -> Int64 {
    try read { db in
      try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM entry")) ?? 0
    }
  }

  /// The raw bytes of a snapshot, exactly as they were received.
  ///
  /// - Throws: `damaged` where they cannot be unpacked or are not what their digest says, `givenUp` where
  ///   they were redacted or pruned.
  public func bytes(of snapshot: Snapshot) throws(ArchiveError) -> [UInt8] {
    try read { db in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM page WHERE \(PageTable.hasDigest)",
        arguments: [Data(snapshot.digest.bytes)])
      // From the file, not from memory: whoever asks wants to know what is kept.
      let pages = PageTable(db: db, packer: packer, recent: RecentPages())
      guard let id else {
        throw ArchiveError.damaged(path: path, reason: "page \(snapshot.digest) is missing")
      }
      guard let bytes = try pages.bytes(of: id) else {
        throw ArchiveError.givenUp(page: snapshot.digest.hex)
      }
      return bytes
    }
  }
}

/// Stories as a list shows them.
struct Listing {
  let db: Database

  func stories() throws -> [Story] {
    let heads = try Int64.fetchAll(
      db,
      sql: """
        SELECT story_id FROM timeline GROUP BY story_id
        ORDER BY max(seen_at) DESC, max(snapshot_id) DESC
        """)
    return try heads.map(story)
  }

  func story(_ id: Int64) throws -> Story {
    let row = try StoryRow.fetch(id, db)
    let counts = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) AS snapshots, coalesce(sum(opens), 0) AS revisions,
            min(seen_at) AS first, max(seen_at) AS last FROM timeline WHERE story_id = ?
          """), arguments: [id])
    return Story(
      id: row.publicID, key: row.key, headline: try headline(of: id), status: try status(of: id),
      revisions: try counts?.get("revisions") ?? 0, snapshots: try counts?.get("snapshots") ?? 0,
      firstSeenAt: Date(milliseconds: try counts?.get("first") ?? 0),
      lastSeenAt: Date(milliseconds: try counts?.get("last") ?? 0), addresses: try addresses(of: id)
    )
  }

  /// Whether a story is still being told.
  func status(of id: Int64) throws -> Article.Status {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT a.status, EXISTS (
            SELECT 1 FROM redaction x WHERE x.snapshot_id = t.snapshot_id) AS is_redacted
          FROM timeline t JOIN article a ON a.id = t.article_id
          WHERE t.story_id = ? AND t.opens = 1 ORDER BY t.seen_at, t.snapshot_id
          """), arguments: [id])
    return try Timeline.status(
      of: rows.filter { try !$0.get("is_redacted") }.map {
        try Article.Status(rawValue: $0.get("status")) ?? .unknown
      })
  }

  /// The headline of a story as it stands; empty where it never had an article.
  func headline(of story: Int64) throws -> String {
    try headline(ofArticle: TimelineTable.latestArticle(of: story, db)) ?? ""
  }

  func headline(ofArticle article: Int64?) throws -> String? {
    try article.flatMap {
      try String.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT p.text FROM article a JOIN passage p ON p.id = json_extract(a.passages, '$[0]')
            WHERE a.id = ?
            """), arguments: [$0])
    }
  }

  func addresses(of id: Int64) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          \(TimelineTable.memberTable)
          SELECT value FROM identifier WHERE kind = 'address' AND story_id IN (SELECT id FROM member)
          ORDER BY story_id <> ?1, story_id, position
          """), arguments: [id])
  }
}
