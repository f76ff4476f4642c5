import Extraction
import Foundation
import GRDB
import History

/// The table of what pages declare, once for as long as it stays the same.
struct DeclarationTable {
  let db: Database

  /// The id of a declaration, inserted where it differs from the previous one.
  func store(_ declaration: Declaration, after previous: Int64?) throws -> Int64 {
    if let previous, try fetch(previous) == declaration.stored { return previous }
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
    return db.lastInsertedRowID
  }

  private func fetch(_ id: Int64) throws -> Declaration? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM declaration WHERE id = ?"), arguments: [id]
    ).map(Declaration.init)
  }
}

extension Declaration {
  /// Reads the columns of the declaration table.
  init(_ row: Row) throws {
    self.init()
    language = row["language"]
    section = row["section"]
    publication = row["publication"]
    publishedAt = (row["published_at"] as Int64?).map(Date.init(milliseconds:))
    publishedOffset = row["published_offset"]
    publishedDay = row["published_day"]
    modifiedAt = (row["modified_at"] as Int64?).map(Date.init(milliseconds:))
    modifiedOffset = row["modified_offset"]
    dateline = try (row["dateline"] as String?).map { try JSONColumn.list($0) }
    wireMarks = try (row["wire_marks"] as String?).map { try JSONColumn.list($0) } ?? []
    access = Access(
      declared: (row["access_declared"] as String?).flatMap(Access.State.init(rawValue:)),
      observed: (row["access_observed"] as String?).flatMap(Access.State.init(rawValue:)) ?? .free)
  }

  /// As the table gives it back: times to the millisecond.
  var stored: Declaration {
    var stored = self
    stored.publishedAt = publishedAt.map { Date(milliseconds: $0.milliseconds) }
    stored.modifiedAt = modifiedAt.map { Date(milliseconds: $0.milliseconds) }
    return stored
  }
}
