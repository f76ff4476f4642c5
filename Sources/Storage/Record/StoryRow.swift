import Foundation
import GRDB
import History

/// One row of the story table.
struct StoryRow {
  var id: Int64
  var publicID: String
  var key: String

  init(_ row: Row) throws {
    id = try row.get("id")
    publicID = try row.get("public_id")
    key = try row.get("key")
  }

  static func fetch(_ id: Int64, _ db: Database) throws -> StoryRow {
    let statement = try db.cachedStatement(sql: "SELECT id, public_id, key FROM story WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw Packer.Failure.damaged("story \(id) is missing")
    }
    return try StoryRow(row)
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
