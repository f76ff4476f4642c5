import Extraction
import Foundation
import GRDB
import History

/// An article, and what its table keeps of it, ready to be stored.
struct ArticleDraft: Sendable {
  let article: Article
  let fingerprint: Fingerprint
  fileprivate let byline: String
  fileprivate let markers: String
  fileprivate let passages: [StoredPassage]

  /// Writes an article's lists down as JSON: a third of the work of recording, and none that needs the
  /// archive.
  ///
  /// Without a fingerprint by which it is known already, its own is taken.
  init(_ article: Article, fingerprint: Fingerprint? = nil) {
    self.article = article
    self.fingerprint = fingerprint ?? Fingerprint(of: article)
    byline = JSONColumn.texts(article.byline)
    markers = JSONColumn.texts(article.markers)
    var passages = [StoredPassage(kind: StoredPassage.headline, text: article.headline)]
    if let standfirst = article.standfirst {
      passages.append(StoredPassage(kind: StoredPassage.standfirst, text: standfirst))
    }
    self.passages = passages + article.blocks.map(StoredPassage.init)
  }
}

/// The tables of articles and of the passages that they are made of.
///
/// A passage that stands already in the article before it is not stored again, so that a history takes
/// little more room than what was ever written in it. As most of an article mostly stays, its passages
/// are a few runs of neighbours.
struct ArticleTable {
  let db: Database
  /// What was read before, for a caller who reads many articles of one story.
  var seen: SeenPassages?

  /// The id of the story's article with this fingerprint, inserted where there was none.
  ///
  /// `previous` is the article that it is likely to share most with.
  func store(_ draft: ArticleDraft, of story: Int64, after previous: Int64?) throws -> Int64 {
    if let id = try id(of: draft.fingerprint.digest, story) { return id }
    return try insert(draft, of: story, after: previous.map { try known($0, of: story) } ?? []).id
  }

  /// The id of the story's article with a fingerprint; nil where there is none.
  func id(of fingerprint: Digest, _ story: Int64) throws -> Int64? {
    let known = try db.cachedStatement(
      sql: """
        SELECT id FROM article WHERE story_id = ?2
          AND substr(fingerprint, 1, 8) = substr(?1, 1, 8) AND fingerprint = ?1
        """)
    return try Int64.fetchOne(known, arguments: [Data(fingerprint.bytes), story])
  }

  /// Inserts an article, and of its passages those that are not `known`.
  func insert(
    _ draft: ArticleDraft, of story: Int64, after known: [KnownPassage]
  ) throws -> (id: Int64, passages: [KnownPassage]) {
    let passages = try store(draft.passages, of: story, after: known)
    try db.cachedStatement(
      sql: """
        INSERT INTO article (story_id, fingerprint, byline, status, markers, passages)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      story, Data(draft.fingerprint.digest.bytes), draft.byline, draft.article.status.rawValue,
      draft.markers, PassageRuns(passages).json,
    ])
    return (db.lastInsertedRowID, passages)
  }

  /// Writes an article's text anew, where an older extractor read it that saw less in the same words.
  func refresh(_ id: Int64, _ draft: ArticleDraft, of story: Int64, after previous: Int64?) throws {
    let runs = try storeRuns(draft.passages, of: story, after: previous)
    try db.cachedStatement(sql: "UPDATE article SET passages = ? WHERE id = ?")
      .execute(arguments: [runs.json, id])
    try TellingTable(db: db).forget(id)
  }

  /// Deletes the articles of a story that no reading leads to, and of the given passages those that no
  /// article of it has any more.
  func sweep(_ story: Int64, passages candidates: RangeSet<Int64>) throws {
    try db.execute(
      sql: """
        DELETE FROM article WHERE story_id = ?1 AND id NOT IN (
          SELECT r.article_id FROM reading r JOIN snapshot s ON s.id = r.snapshot_id
          WHERE s.story_id = ?1)
        """, arguments: [story])
    let stale = candidates.subtracting(try passages(of: story))
    try SearchTable(db: db).delete(stale)
    let delete = try db.cachedStatement(sql: "DELETE FROM passage WHERE id = ?")
    for id in stale.ranges.joined() { try delete.execute(arguments: [id]) }
  }

  /// Puts the tombstone in an article's place, and deletes the passages that no other article has.
  func redact(_ id: Int64, of story: Int64) throws {
    let own = RangeSet(try rows(of: id).map { $0.id..<$0.id + 1 })
    let tombstone = ArticleDraft(.tombstone)
    let runs = try storeRuns(tombstone.passages, of: story, after: nil)
    try db.cachedStatement(
      sql: "UPDATE article SET byline = ?, status = ?, markers = ?, passages = ? WHERE id = ?"
    ).execute(arguments: [
      tombstone.byline, tombstone.article.status.rawValue, tombstone.markers,
      runs.json, id,
    ])
    try TellingTable(db: db).forget(id)
    try sweep(story, passages: own)
  }

  /// The texts of an article's passages.
  func texts(of id: Int64) throws -> Set<String> { Set(try rows(of: id).map(\.passage.text)) }

  /// The ids of all passages of a story's articles.
  func passages(of story: Int64) throws -> RangeSet<Int64> {
    let rows = try String.fetchCursor(
      db.cachedStatement(sql: "SELECT passages FROM article WHERE story_id = ?"),
      arguments: [story])
    var ids = RangeSet<Int64>()
    while let row = try rows.next() {
      for run in try PassageRuns(row).runs { ids.insert(contentsOf: run.ids) }
    }
    return ids
  }

  /// The ids of the passages of an article.
  func ids(ofPassagesIn id: Int64) throws -> RangeSet<Int64> {
    try RangeSet(row(id).map { try PassageRuns($0.get("passages")).runs.map(\.ids) } ?? [])
  }

  private func storeRuns(
    _ passages: [StoredPassage], of story: Int64, after previous: Int64?
  ) throws -> PassageRuns {
    let known = try previous.map { try self.known($0, of: story) } ?? []
    return PassageRuns(try store(passages, of: story, after: known))
  }

  private func store(
    _ passages: [StoredPassage], of story: Int64, after known: [KnownPassage]
  ) throws -> [KnownPassage] {
    var standing = StandingPassages(known)
    let insert = try db.cachedStatement(
      sql: "INSERT INTO passage (story_id, kind, text, links, time) VALUES (?, ?, ?, ?, ?)")
    return try passages.map { passage in
      if let known = standing.id(of: passage) { return (known, passage) }
      try insert.execute(arguments: [
        story, passage.kind, passage.text, passage.links, passage.time,
      ])
      let id = db.lastInsertedRowID
      try SearchTable(db: db).insert(id, passage.text)
      standing.add(passage, id)
      return (id, passage)
    }
  }

  // MARK: Reading

  func fetch(_ id: Int64) throws -> Article {
    guard let row = try row(id) else {
      throw Packer.Failure.damaged("article \(id) is missing")
    }
    var article = try Article(
      headline: "", byline: try JSONColumn.texts(row.get("byline")),
      status: Article.Status(rawValue: row.get("status")) ?? .unknown,
      markers: try JSONColumn.texts(row.get("markers")))
    for (_, passage) in try passages(PassageRuns(row.get("passages"))) {
      switch passage.kind {
      case StoredPassage.headline: article.headline = passage.text
      case StoredPassage.standfirst: article.standfirst = passage.text
      default: article.blocks.append(try passage.block())
      }
    }
    return article
  }

  /// The passages of an article that another one of the story may have too.
  func known(_ id: Int64, of story: Int64) throws -> [KnownPassage] {
    guard let row = try row(id), try row.get("story_id") == story else { return [] }
    return try passages(PassageRuns(row.get("passages")))
  }

  /// How many of an article's passages belong to another story.
  func strays(of id: Int64) throws -> Int {
    guard let row = try row(id) else { return 0 }
    let count = try db.cachedStatement(
      sql: "SELECT count(*) FROM passage WHERE id >= ? AND id < ? AND story_id <> ?")
    return try PassageRuns(row.get("passages")).runs.reduce(0) { sum, run in
      try sum
        + (Int.fetchOne(
          count, arguments: [run.ids.lowerBound, run.ids.upperBound, row.get("story_id") as Int64])
          ?? 0)
    }
  }

  private func row(_ article: Int64) throws -> Row? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM article WHERE id = ?"), arguments: [article])
  }

  private func rows(of article: Int64) throws -> [KnownPassage] {
    try row(article).map { try passages(PassageRuns($0.get("passages"))) } ?? []
  }

  /// The passages of an article in reading order.
  private func passages(_ runs: PassageRuns) throws -> [KnownPassage] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(StoredPassage.columns) FROM passage WHERE id >= ? AND id < ? ORDER BY id")
    var passages: [KnownPassage] = []
    for run in runs.runs {
      if let seen = seen?.passages(of: run.ids) {
        passages += seen
        continue
      }
      let rows = try Row.fetchCursor(
        statement, arguments: [run.ids.lowerBound, run.ids.upperBound])
      while let row = try rows.next() {
        let passage = try StoredPassage(row)
        try passages.append((row.get(0), passage))
        try seen?.keep(passage, row.get(0))
      }
    }
    return passages
  }
}

/// Passages that were read in the same transaction, by their ids: the revisions of a story have most of them in
/// common.
final class SeenPassages {
  private var passages: [Int64: StoredPassage] = [:]

  fileprivate func keep(_ passage: StoredPassage, _ id: Int64) { passages[id] = passage }

  /// The passages of a run, where all of them were read.
  fileprivate func passages(of ids: Range<Int64>) -> [KnownPassage]? {
    var found: [KnownPassage] = []
    for id in ids {
      guard let passage = passages[id] else { return nil }
      found.append((id, passage))
    }
    return found
  }
}

/// Values that are kept as JSON in one column.
enum JSONColumn {
  static func text(_ values: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(values), as: UTF8.self)
    } catch {
      preconditionFailure("lists of texts can always be written as JSON: \(error)")
    }
  }

  /// Lists of texts are mostly empty.
  static func texts(_ values: [String]) -> String { values.isEmpty ? "[]" : text(values) }

  /// Reads what `texts` wrote.
  static func texts(_ json: String) throws -> [String] {
    json == "[]" ? [] : try list(json)
  }

  static func list<Value: Decodable>(_ json: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json.utf8))
  }
}

extension Date {
  /// Milliseconds since 1970.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

  init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}
