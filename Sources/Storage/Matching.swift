import Extraction
import GRDB
import History

/// Finds the story that a text or a reference belongs to.
struct Matching {
  let db: Database

  /// The story with this key or id, exactly.
  func story(named name: String) throws -> StoryRow? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, public_id, key FROM story WHERE key = ?1 OR public_id = ?1")
    return try Row.fetchOne(statement, arguments: [name]).map(StoryRow.init)
  }

  func story(identifiedBy kind: IdentifierKind, _ value: String) throws -> StoryRow? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT s.id, s.public_id, s.key FROM identifier i JOIN story s ON s.id = i.story_id
        WHERE i.kind = ? AND i.value = ?
        """)
    return try Row.fetchOne(statement, arguments: [kind.rawValue, value]).map(StoryRow.init)
  }

  /// The one story that a person means: by id, key or address, or by the beginning of an id, of a key,
  /// or of a part of a key after a slash or colon.
  func story(matching reference: String) throws -> StoryRow {
    if let story = try story(named: reference) { return story }
    if let address = Address(reference),
      let story = try story(identifiedBy: .address, address.description)
    {
      return story
    }
    guard !reference.isEmpty else { throw ArchiveError.unknownStory(reference) }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, public_id, key FROM story
        WHERE substr(public_id, 1, length(?1)) = ?1 OR substr(key, 1, length(?1)) = ?1
          OR instr(key, '/' || ?1) > 0 OR instr(key, ':' || ?1) > 0
        ORDER BY id LIMIT 6
        """, arguments: [reference]
    ).map(StoryRow.init)
    guard let first = rows.first else { throw ArchiveError.unknownStory(reference) }
    guard rows.count == 1 else {
      throw ArchiveError.ambiguousStory(
        reference, candidates: rows.prefix(5).map { "\($0.publicID) (\($0.key))" })
    }
    return first
  }

  // MARK: Likeness

  /// How many of the stories that share most of the sample are compared in full.
  private static let candidates = 8
  /// How many of an article's shingles are looked up: more than any article but the longest has.
  private static let hashes = 5000

  /// The story whose latest revision is likest to an article, where it is like enough to be the same.
  func story(like article: Article) throws -> (StoryRow, known: Article, Likeness)? {
    try sketchLatest()
    let hashes = Shingles(article).all.sorted().prefix(Matching.hashes).map(String.init)
    guard !hashes.isEmpty else { return nil }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT story_id, sketch.article_id, count(*) AS shared
        FROM shingle JOIN sketch USING (story_id)
        WHERE hash IN (\(hashes.joined(separator: ", ")))
        GROUP BY story_id ORDER BY shared DESC, story_id LIMIT \(Matching.candidates)
        """)
    let known = try rows.map { try ArticleTable(db: db).fetch($0.get("article_id")) }
    guard let (offset, likeness) = Likeness.choose(for: article, among: known) else { return nil }
    return (try StoryRow.fetch(rows[offset].get("story_id"), db), known[offset], likeness)
  }

  /// Cuts the shingles of the stories whose latest article has changed since they were last cut.
  ///
  /// Done only when a text without an address comes, so that stories known by their addresses, the
  /// many, cost nothing.
  private func sketchLatest() throws {
    let stale = try Row.fetchAll(
      db,
      sql: """
        SELECT latest.story_id, latest.article_id FROM (
          SELECT head.story_id, (
            SELECT t.article_id FROM timeline t
            WHERE t.story_id = head.story_id AND t.article_id IS NOT NULL
            ORDER BY t.seen_at DESC, t.snapshot_id DESC LIMIT 1) AS article_id
          FROM (SELECT DISTINCT story_id FROM timeline) AS head) AS latest
        LEFT JOIN sketch ON sketch.story_id = latest.story_id
        WHERE latest.article_id IS NOT NULL AND latest.article_id IS NOT sketch.article_id
        """)
    for row in stale {
      let (story, articleID): (Int64, Int64) = try (row.get("story_id"), row.get("article_id"))
      let article = try ArticleTable(db: db).fetch(articleID)
      try db.cachedStatement(sql: "DELETE FROM shingle WHERE story_id = ?").execute(arguments: [
        story
      ])
      let insert = try db.cachedStatement(
        sql: "INSERT INTO shingle (hash, story_id) VALUES (?, ?)")
      for hash in Shingles(article).sketch() { try insert.execute(arguments: [hash, story]) }
      try db.cachedStatement(
        sql: """
          INSERT INTO sketch (story_id, article_id) VALUES (?, ?)
          ON CONFLICT (story_id) DO UPDATE SET article_id = excluded.article_id
          """
      ).execute(arguments: [story, articleID])
    }
  }
}
