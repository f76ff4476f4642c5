import Foundation
import GRDB

/// Holds the full-text index against the passages whose words it holds.
///
/// SQLite looks through an index only for a writer. So its rows are copied into a database of their own,
/// and another index of the same passages is made beside them.
struct SearchAudit {
  let db: Database

  func run(_ result: inout Verification) throws {
    // Without a name it is a file that is gone when it is closed.
    let scratch = try DatabaseQueue(path: "")
    let reason = try scratch.writeWithoutTransaction { scratch in
      do {
        try copy(to: scratch)
        return try difference(scratch)
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_ERROR
      {
        // The statements are sound, so that an error in one is an error in what was copied.
        return "is damaged"
      }
    }
    if let reason { result.fail(nil, "the search index \(reason); rebuild what is derived") }
  }

  /// Copies the index as `stood`, and makes it again as `made`.
  private func copy(to scratch: Database) throws {
    let sql = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'search'")
    for name in ["stood", "made"] {
      let definition = (sql ?? "").replacing("TABLE search ", with: "TABLE \(name) ")
      try scratch.execute(sql: definition)
      try scratch.execute(
        sql: """
          CREATE VIRTUAL TABLE \(name)_words USING fts5vocab (\(name), 'instance');
          CREATE VIRTUAL TABLE \(name)_terms USING fts5vocab (\(name), 'row');
          """)
    }
    try scratch.execute(sql: "BEGIN")
    let passages = try Row.fetchCursor(db, sql: "SELECT id, text FROM passage ORDER BY id")
    let insert = try scratch.makeStatement(sql: "INSERT INTO made (rowid, text) VALUES (?, ?)")
    while let row = try passages.next() {
      try insert.execute(arguments: [row.get(0) as Int64, (row.get(1) as String).spaced])
    }
    for (part, values) in Self.parts {
      try scratch.execute(sql: "DELETE FROM stood_\(part)")
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM search_\(part)")
      let insert = try scratch.makeStatement(sql: "INSERT INTO stood_\(part) VALUES (\(values))")
      while let row = try rows.next() {
        try insert.execute(arguments: StatementArguments(row.databaseValues))
      }
    }
    try scratch.execute(sql: "COMMIT")
    // Makes SQLite read anew what it keeps in memory of the tables.
    try scratch.execute(sql: "PRAGMA writable_schema = RESET")
  }

  /// The tables that an index is made of, and the values of their rows.
  private static let parts = [
    ("config", "?, ?"), ("data", "?, ?"), ("docsize", "?, ?"), ("idx", "?, ?, ?"),
  ]

  /// How the copied index differs from the one that was made; nil where it does not.
  private func difference(_ scratch: Database) throws -> String? {
    try scratch.execute(sql: "INSERT INTO stood (stood) VALUES ('integrity-check')")
    let counted = "SELECT id, block FROM %_data WHERE id = 1"
    for sql in [
      "SELECT term, doc, offset FROM %_words", "SELECT id, sz FROM %_docsize ORDER BY id",
      "SELECT k, v FROM %_config ORDER BY k", counted,
    ] {
      let stood = try Row.fetchCursor(scratch, sql: sql.replacing("%", with: "stood"))
      let made = try Row.fetchCursor(scratch, sql: sql.replacing("%", with: "made"))
      while let row = try made.next() {
        guard try stood.next() == row else { return "does not hold the words of the passages" }
      }
      guard try stood.next() == nil else { return "holds words of no passage" }
    }
    if let lost = try lostLeaves(scratch).first { return "does not lead to its page \(lost)" }
    return try findsAll(scratch) ? nil : "does not find the words that it holds"
  }

  /// The leaves of the copied index that words begin on, and that nothing leads to.
  ///
  /// The number of a block holds its segment and its page, its third and fourth byte say where its list of
  /// words begins (`fts5_index.c`, "The %_data table"); SQLite's own check looks at what leads somewhere only.
  private func lostLeaves(_ scratch: Database) throws -> [Int64] {
    let leaves = try Row.fetchCursor(
      scratch,
      sql: "SELECT id, block FROM stood_data WHERE id >= 1 << 37 AND (id >> 31) & 63 = 0")
    let led = try Int64.fetchSet(scratch, sql: "SELECT (segid << 37) + (pgno >> 1) FROM stood_idx")
    var lost: [Int64] = []
    while let row = try leaves.next() {
      let (id, block): (Int64, Data) = (try row.get(0), try row.get(1))
      let bytes = Array(block.prefix(4))
      guard bytes.count == 4, block.count > Int(bytes[2]) << 8 | Int(bytes[3]) else { continue }
      if !led.contains(id) { lost.append(id) }
    }
    return lost
  }

  /// Whether each word is found as often as it stands: the tables that lead to words are not looked through by
  /// SQLite's own check, and are used by searches only.
  private func findsAll(_ scratch: Database) throws -> Bool {
    func count(in index: String) throws -> Statement {
      try scratch.makeStatement(
        sql: "SELECT count(*), sum(rowid) FROM \(index) WHERE \(index) MATCH ?")
    }
    let (stood, made) = (try count(in: "stood"), try count(in: "made"))
    let terms = try String.fetchCursor(scratch, sql: "SELECT term FROM made_terms")
    while let term = try terms.next() {
      let phrase = "\"\(term.replacing("\"", with: "\"\""))\""
      guard
        try Row.fetchOne(stood, arguments: [phrase]) == Row.fetchOne(made, arguments: [phrase])
      else { return false }
    }
    return true
  }
}
