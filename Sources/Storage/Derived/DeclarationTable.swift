import Extraction
import Foundation
import GRDB
import History

/// The table of what pages declare, once for as long as it stays the same.
struct DeclarationTable {
  let db: Database

  /// A declaration with its id, inserted where it differs from the previous one.
  func store(
    _ declaration: Declaration, after previous: (id: Int64, value: Declaration)?
  ) throws -> (id: Int64, value: Declaration) {
    let declaration = declaration.stored
    if let previous, previous.value == declaration { return previous }
    try db.cachedStatement(
      sql: """
        INSERT INTO declaration (language, section, publication, published_at, published_offset,
          published_day, modified_at, modified_offset, dateline, wire_marks, access_declared,
          access_observed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      declaration.language, declaration.section, declaration.publication,
      declaration.publishedAt?.milliseconds, declaration.publishedOffset,
      declaration.publishedDay, declaration.modifiedAt?.milliseconds, declaration.modifiedOffset,
      declaration.dateline.map(JSONColumn.text),
      declaration.wireMarks.isEmpty ? nil : JSONColumn.text(declaration.wireMarks),
      declaration.access.declared?.rawValue, declaration.access.observed.rawValue,
    ])
    return (db.lastInsertedRowID, declaration)
  }

  /// A declaration with its id.
  func fetch(_ id: Int64?) throws -> (id: Int64, value: Declaration)? {
    guard let id else { return nil }
    return try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM declaration WHERE id = ?"), arguments: [id]
    ).map { (id, try Declaration($0)) }
  }
}

extension Declaration {
  /// Reads the columns of the declaration table.
  init(_ row: Row) throws {
    self.init()
    language = try row.get("language")
    section = try row.get("section")
    publication = try row.get("publication")
    publishedAt = try (row.get("published_at") as Int64?).map(Date.init(milliseconds:))
    publishedOffset = try row.get("published_offset")
    publishedDay = try row.get("published_day")
    modifiedAt = try (row.get("modified_at") as Int64?).map(Date.init(milliseconds:))
    modifiedOffset = try row.get("modified_offset")
    dateline = try (row.get("dateline") as String?).map { try JSONColumn.list($0) }
    wireMarks = try (row.get("wire_marks") as String?).map { try JSONColumn.list($0) } ?? []
    access = try Access(
      declared: (row.get("access_declared") as String?).flatMap(Access.State.init(rawValue:)),
      observed: (row.get("access_observed") as String?).flatMap(Access.State.init(rawValue:))
        ?? .free)
  }

  /// As the table gives it back: times to the millisecond.
  var stored: Declaration {
    var stored = self
    stored.publishedAt = publishedAt.map { Date(milliseconds: $0.milliseconds) }
    stored.modifiedAt = modifiedAt.map { Date(milliseconds: $0.milliseconds) }
    return stored
  }
}
