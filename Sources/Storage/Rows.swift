import Extraction
import Foundation
import GRDB
import History

/// One row of the story table.
struct StoryRow {
  var id: Int64
  var publicID: String
  var key: String

  init(_ row: Row) {
    id = row["id"]
    publicID = row["public_id"]
    key = row["key"]
  }

  static func fetch(_ id: Int64, _ db: Database) throws -> StoryRow {
    let statement = try db.cachedStatement(sql: "SELECT id, public_id, key FROM story WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      preconditionFailure("foreign keys lead to stories that are there")
    }
    return StoryRow(row)
  }

  /// Makes a story; a key that is taken gets a number behind it.
  static func create(key: String, _ db: Database) throws -> StoryRow {
    let taken = try db.cachedStatement(sql: "SELECT 1 FROM story WHERE key = ?")
    var free = key
    var number = 1
    while try Int.fetchOne(taken, arguments: [free]) != nil {
      number += 1
      free = "\(key)-\(number)"
    }
    let clash = try db.cachedStatement(sql: "SELECT 1 FROM story WHERE public_id = ?")
    var length = 8
    while try Int.fetchOne(clash, arguments: [Story.id(forKey: free, length: length)]) != nil {
      length += 1
    }
    try db.cachedStatement(sql: "INSERT INTO story (public_id, key) VALUES (?, ?)")
      .execute(arguments: [Story.id(forKey: free, length: length), free])
    return try fetch(db.lastInsertedRowID, db)
  }
}

/// The kinds of identifier by which a story is found again.
enum IdentifierKind: String {
  case address
  case path
}

/// An article as its table keeps it.
struct ArticleRow: Sendable {
  private let article: Article
  private let fingerprint: Fingerprint
  private let byline: String
  private let markers: String
  private let blocks: String

  /// Writes an article's lists down as JSON: a third of the work of recording, and none that needs the
  /// archive.
  init(_ article: Article) {
    self.article = article
    fingerprint = Fingerprint(of: article)
    byline = ArticleRow.json(article.byline)
    markers = ArticleRow.json(article.markers)
    blocks = ArticleRow.json(article.blocks)
  }

  /// The id of the article with this fingerprint, inserted where there was none.
  func store(_ db: Database) throws -> Int64 {
    let digest = Data(fingerprint.digest.bytes)
    let known = try db.cachedStatement(sql: "SELECT id FROM article WHERE fingerprint = ?")
    if let id = try Int64.fetchOne(known, arguments: [digest]) { return id }
    try db.cachedStatement(
      sql: """
        INSERT INTO article (fingerprint, headline, standfirst, byline, status, markers, blocks)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      digest, article.headline, article.standfirst, byline, article.status.rawValue, markers,
      blocks,
    ])
    return db.lastInsertedRowID
  }

  static func fetch(_ id: Int64, _ db: Database) throws -> Article {
    let statement = try db.cachedStatement(sql: "SELECT * FROM article WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      preconditionFailure("foreign keys lead to articles that are there")
    }
    return Article(
      headline: row["headline"], standfirst: row["standfirst"],
      byline: try list(row["byline"]), status: Article.Status(rawValue: row["status"]) ?? .unknown,
      markers: try list(row["markers"]), blocks: try list(row["blocks"]))
  }

  private static func json(_ values: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .millisecondsSince1970
    do {
      return String(decoding: try encoder.encode(values), as: UTF8.self)
    } catch {
      preconditionFailure("lists of texts can always be written as JSON: \(error)")
    }
  }

  private static func list<Value: Decodable>(_ json: String) throws -> [Value] {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .millisecondsSince1970
    return try decoder.decode([Value].self, from: Data(json.utf8))
  }
}

extension Date {
  /// Milliseconds since 1970.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

  init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}
