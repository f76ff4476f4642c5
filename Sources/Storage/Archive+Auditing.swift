import Foundation
import GRDB
import History

extension Archive {
  /// The state of the record, to be published or time-stamped elsewhere.
  ///
  /// - Throws: What any reading call throws.
  public func attestation() throws(ArchiveError) -> Attestation {
    try read { db in
      let head = try Chain(db: db).head()
      return Attestation(entries: head.number, hash: head.hash)
    }
  }

  /// Checks all that is in the archive: the file, every entry of the record, every page, and what is
  /// derived from them.
  ///
  /// One reading transaction: others may write meanwhile, and are not waited for.
  ///
  /// - Parameters:
  ///   - attested: What must still stand in the record, unaltered; nil to check the record by itself.
  ///   - readsAgain: Whether pages are read again, to see that the texts that are told stand on them.
  ///   - progress: Told how many snapshots are done, and of how many.
  /// - Returns: What was found.
  /// - Throws: What any reading call throws; what does not hold is no error.
  /// - Complexity: O(*n*) in the size of the archive, in bounded memory but for a number for each page.
  public func verify(
    against attested: Attestation? = nil, readingAgain readsAgain: Bool = true,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> Verification {
    try read { db in
      var result = Verification(Attestation(entries: 0, hash: Chain.origin))
      let damages = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
      for damage in damages where damage != "ok" {
        result.fail(nil, "the file is damaged: \(damage)")
      }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(10) {
        let (table, parent): (String?, String?) = (try row.get(0), try row.get(2))
        result.fail(
          nil, "table \(table ?? "") leads to a row of \(parent ?? "") that is not there")
      }
      try checkSchema(db, &result)
      // A file whose tables don't hold together can't be read any further: no column is sure to hold
      // what its definition says.
      guard result.isClean else { return result }
      let head = try Chain(db: db).head()
      result.attestation = Attestation(entries: head.number, hash: head.hash)
      var isLinkedAsTold = false
      try result.auditing("the record") { result in
        let told = try ChainAudit(db: db, packer: packer).run(&result, against: attested)
        isLinkedAsTold = try checkLinks(told.links, db, &result)
        try checkRedactions(told.redacted, db, &result)
        try checkNumbers(db, &result)
        let pages = PageTable(db: db, packer: packer, recent: RecentPages())
        try PageAudit(db: db, pages: pages, readsAgain: readsAgain).run(
          &result, givenUp: told.givenUp, progress: progress)
      }
      // Links that the record doesn't tell of may lead round and round.
      guard isLinkedAsTold else { return result }
      try result.auditing("what is derived") { try DerivedAudit(db: db).run(&$0) }
      return result
    }
  }

  /// The tables are those that the scripts make; others may have made more.
  private func checkSchema(_ db: Database, _ result: inout Verification) throws {
    let stood = try Archive.definitions(db)
    for (name, definition) in try Archive.made.get() where stood[name] != definition {
      result.fail(nil, "\(name) is not defined as it should be")
    }
  }

  private static let made = Result { try Opening.inMemory().read(Archive.definitions) }

  /// What the file says of each table, index and view, by its name.
  ///
  /// Quoted, as a blob in place of a text would be defined the same to SQLite, and yet not be found by those who
  /// look for a table by its name.
  private static func definitions(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT quote(name), quote(type) || ' of ' || quote(tbl_name) || ', '
          || iif(rootpage > 0, typeof(rootpage), quote(rootpage)) || ': ' || quote(sql)
        FROM sqlite_schema
        """)
    return try Dictionary(
      rows.map { (try $0.get(0), try $0.get(1)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether stories are linked as the record tells.
  private func checkLinks(
    _ told: [String: String], _ db: Database, _ result: inout Verification
  ) throws -> Bool {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT a.public_id AS story, b.public_id AS target FROM link
        JOIN story a ON a.id = link.story_id JOIN story b ON b.id = link.into_id
        """)
    let stood = try Dictionary(
      uniqueKeysWithValues: rows.map {
        (try $0.get("story") as String, try $0.get("target") as String)
      })
    if stood != told { result.fail(nil, "stories are linked otherwise than the record tells") }
    return stood == told
  }

  /// A snapshot has at most one number in each story: no constraint says so, since its index would take the
  /// room of the numbers once more.
  private func checkNumbers(_ db: Database, _ result: inout Verification) throws {
    let twice = try Int64.fetchCursor(
      db,
      sql: """
        SELECT snapshot_id FROM revision GROUP BY story_id, snapshot_id HAVING count(*) > 1
        ORDER BY snapshot_id
        """)
    while let snapshot = try twice.next() { result.fail(snapshot, "was given two numbers") }
  }

  private func checkRedactions(
    _ told: [Int64: ChainAudit.Told.Redacted], _ db: Database, _ result: inout Verification
  ) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM redaction")
    let stood = try Dictionary(
      uniqueKeysWithValues: rows.map {
        (
          try $0.get("snapshot_id") as Int64,
          try ChainAudit.Told.Redacted(
            article: try Digest(stored: $0.get("fingerprint")).hex, entry: $0.get("entry_id"))
        )
      })
    if stood != told {
      result.fail(nil, "other snapshots are redacted than the record tells")
    }
  }
}

extension Verification {
  /// Runs a part of the audit; what cannot be read there is what was looked for.
  fileprivate mutating func auditing(
    _ part: String, _ work: (inout Verification) throws -> Void
  ) throws {
    do {
      try work(&self)
    } catch let error as DatabaseError where error.resultCode != .SQLITE_CORRUPT {
      throw error
    } catch {
      fail(nil, "\(part) cannot be read: \(error)")
    }
  }
}
