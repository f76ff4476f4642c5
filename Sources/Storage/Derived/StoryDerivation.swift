import Extraction
import Foundation
import GRDB
import History

/// Derives a story's text, declarations and timeline from its pages: for a rebuild, and when a newer
/// extractor has come.
///
/// All snapshots of a story are read by one extractor, so that what two extractors make of the same page
/// is never told as an edit of the story. What was once told as a revision stays one: where the newer
/// extractor finds no article, or the bytes were given up, the older reading is kept.
struct StoryDerivation {
  let db: Database
  let pages: PageTable

  /// How many pages are read at once.
  private static let batch = 64
  /// How many stories are read in one transaction.
  static let storiesAtOnce = 16

  /// How a snapshot is read otherwise than it was recorded.
  struct Difference {
    var snapshot: Int64
    var recorded: Digest?
    var read: Digest
  }

  /// Reads all pages of a story again, and gives what is read otherwise than it was recorded.
  ///
  /// The timelines are not made here: those of linked stories need the readings of all.
  func derive(_ story: Int64) throws -> (snapshots: Int, differences: [Difference]) {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM snapshots WHERE story_id = ? ORDER BY seen_at, id",
      arguments: [story])
    let before = try readings(of: story)
    let redacted = try RedactionTable(db: db).fingerprints(of: story)
    let passages = try ArticleTable(db: db).passages(of: story)
    try forget(story)
    var differences: [Difference] = []
    var known = Set(before.filter { redacted[$0.key] == nil }.values.compactMap(\.article))
    var standing: [Data: Reading] = [:]
    var last: Reading?
    for start in stride(from: 0, to: rows.count, by: Self.batch) {
      let batch = rows[start..<min(start + Self.batch, rows.count)]
      let read = try readPages(batch)
      for row in batch {
        let id: Int64 = try row.get("id")
        if let fingerprint = redacted[id] {
          try storeTombstone(fingerprint, id, story)
          continue
        }
        guard let article = read[id] ?? nil else {
          var old = before[id] ?? Reading(snapshot: id, extractor: Extractor.version)
          old.extractor = Extractor.version
          if read.index(forKey: id) == nil, let fingerprint: Data = try row.get("fingerprint") {
            old = try pruned(old, standing[fingerprint] ?? last)
          }
          try old.replace(db)
          continue
        }
        let reading = try store(article, id, story, after: last, refreshing: &known)
        last = reading
        if let fingerprint: Data = try row.get("fingerprint") { standing[fingerprint] = reading }
        let recorded = try (row.get("fingerprint") as Data?).map { try Digest(stored: $0) }
        if recorded != article.fingerprint.digest {
          differences.append(
            Difference(snapshot: id, recorded: recorded, read: article.fingerprint.digest))
        }
      }
    }
    try ArticleTable(db: db).sweep(story, passages: passages)
    return (rows.count, differences)
  }

  /// What is told of a snapshot that was redacted.
  private func storeTombstone(_ fingerprint: Digest, _ snapshot: Int64, _ story: Int64) throws {
    let article = ArticleDraft(.tombstone, fingerprint: Fingerprint(digest: fingerprint))
    try Reading(
      snapshot: snapshot, extractor: Extractor.version,
      article: try ArticleTable(db: db).store(article, of: story, after: nil),
      declaration: try DeclarationTable(db: db).store(Declaration(), after: nil).id
    ).replace(db)
  }

  /// The reading of a snapshot whose bytes were given up because they had brought nothing new.
  ///
  /// Its article is that of the one that it was read like. What its page declared is known only as long as it is kept.
  private func pruned(_ old: Reading, _ like: Reading?) throws -> Reading {
    guard let like else { return old }
    var reading = old
    reading.article = like.article
    if reading.declaration == nil {
      reading.declaration = try DeclarationTable(db: db).store(Declaration(), after: nil).id
    }
    return reading
  }

  /// Makes the timelines of stories again whose pages were all read, and records what is read otherwise.
  ///
  /// Nothing is recorded where all is as it was, so that a rebuild leaves no trace of its own.
  func finish(_ stories: [Int64], _ differences: [Difference], at time: Int64) throws {
    let entry = try Chain(db: db).begin()
    var heads: Set<Int64> = []
    for story in stories { heads.insert(try TimelineTable.head(of: story, db)) }
    for head in heads.sorted() {
      try TimelineTable(db: db, story: head, entry: entry).rebuild()
    }
    guard !differences.isEmpty || !entry.numbers.isEmpty else { return }
    let lines = differences.sorted { $0.snapshot < $1.snapshot }.map {
      "\($0.snapshot) \($0.recorded?.hex ?? "-") \($0.read.hex)\n"
    }
    try Chain(db: db).append(
      entry, type: "re-extraction", at: time,
      [
        "extractor": .number(Int64(Extractor.version)),
        "differences": .number(Int64(differences.count)),
        "digest": .text(Digest(of: Array(lines.joined().utf8)).hex),
      ])
  }

  /// The stories of which an older extractor read any page, in the order of their ids.
  static func staleStories(_ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT s.story_id FROM reading r JOIN snapshot s ON s.id = r.snapshot_id
        WHERE r.extractor < ? ORDER BY s.story_id
        """, arguments: [Extractor.version])
  }

  /// Drops what leads to the articles of a story, and is made again from them.
  private func forget(_ story: Int64) throws {
    try db.execute(
      sql: "DELETE FROM timeline WHERE snapshot_id IN (SELECT id FROM snapshot WHERE story_id = ?)",
      arguments: [story])
    let head = try TimelineTable.head(of: story, db)
    for table in ["shingle", "sketch"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE story_id = ?", arguments: [head])
    }
  }

  private func readings(of story: Int64) throws -> [Int64: Reading] {
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT r.* FROM reading r JOIN snapshot s ON s.id = r.snapshot_id WHERE s.story_id = ?",
      arguments: [story])
    return try Dictionary(
      uniqueKeysWithValues: rows.map { (try $0.get("snapshot_id"), try Reading($0)) })
  }

  /// The articles of snapshots whose pages are there and hold one.
  private func readPages(_ rows: ArraySlice<Row>) throws -> [Int64: ArticleDraft?] {
    let inputs = try rows.compactMap { row in
      try pages.bytes(of: row.get("page_id")).map { try PageReading.Input(row, bytes: $0) }
    }
    return Dictionary(
      uniqueKeysWithValues: PageReading.read(inputs).map { ($0.snapshot, $0.article) })
  }

  /// Stores what was read; articles that were known before are written anew, once.
  private func store(
    _ article: ArticleDraft, _ snapshot: Int64, _ story: Int64, after last: Reading?,
    refreshing known: inout Set<Int64>
  ) throws -> Reading {
    let articles = ArticleTable(db: db)
    let id = try articles.store(article, of: story, after: last?.article)
    let reading = Reading(
      snapshot: snapshot, extractor: Extractor.version, article: id,
      declaration: try DeclarationTable(db: db).store(
        Declaration(of: article.article),
        after: try DeclarationTable(db: db).fetch(last?.declaration)
      ).id)
    if known.remove(id) != nil {
      try articles.refresh(id, article, of: story, after: last?.article)
    }
    try reading.replace(db)
    return reading
  }
}
