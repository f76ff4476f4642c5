import Foundation
import GRDB
import History

/// Makes every line of the record again and holds it against its hash.
///
/// Whoever changes a row of the record, takes one out or puts one in has to change all hashes behind it;
/// an attestation from before shows that as well.
struct ChainAudit {
  let db: Database
  let packer: Packer

  /// What the entries say that is kept in other tables too.
  struct Told {
    /// Which story is linked into which, by their public ids.
    var links: [String: String] = [:]
    /// The digests of pages whose bytes were given up.
    var givenUp: Set<String> = []
    /// The snapshots that were redacted, with the fingerprint of the article and the entry that tells of it.
    var redacted: [Int64: Redacted] = [:]

    struct Redacted: Equatable {
      var article: String
      var entry: Int64
    }
  }

  /// One entry as the tables tell it.
  private struct Entry {
    var pending: PendingEntry
    var hash: Digest
    var row: Row
    var identifiers: [Row]
  }

  func run(_ result: inout Verification, against attested: Attestation?) throws -> Told {
    var told = Told()
    var last: Int64 = 0
    let rest = try forEachEntry { entry in
      let number = entry.pending.number
      if number != last + 1 { result.fail(last + 1, "is missing from the record") }
      if let line = try line(of: entry, &result) {
        if Digest(of: Array(line.utf8)) != entry.hash {
          result.fail(number, "was altered: it does not have its hash")
        } else if try entry.row.get("line") as String? != nil {
          try take(line, entry.pending, &told, &result)
        }
      }
      if let attested, attested.entries == number, attested.hash != entry.hash {
        result.fail(number, "is not the one that was attested")
      }
      last = number
    }
    if let attested, attested.entries > last {
      result.fail(
        last + 1, "is missing from the record: \(attested.entries) entries were attested")
    }
    if rest > 0 { result.fail(nil, "numbers or identifiers belong to no entry") }
    return told
  }

  /// Gives the lines of the record from an entry on, made from the tables.
  ///
  /// - Throws: `ArchiveError.damaged` where a line does not have its hash: it would prove nothing.
  func lines(from first: Int64, _ give: (String) -> Void) throws {
    var result = Verification(Attestation(entries: 0, hash: Chain.origin))
    _ = try forEachEntry { entry in
      guard entry.pending.number >= first else { return }
      guard let line = try line(of: entry, &result), Digest(of: Array(line.utf8)) == entry.hash
      else {
        throw Packer.Failure.damaged(
          "entry \(entry.pending.number) does not have its hash; see `writethru verify`")
      }
      give(line)
    }
  }

  /// Goes through all entries with the numbers and identifiers that they gave.
  ///
  /// - Returns: How many numbers and identifiers belong to none.
  private func forEachEntry(_ body: (Entry) throws -> Void) throws -> Int {
    let numbers = try EntryRows(
      db,
      sql: """
        SELECT r.*, s.public_id FROM revision r JOIN story s ON s.id = r.story_id
        ORDER BY r.entry_id
        """)
    let identifiers = try EntryRows(
      db,
      sql: """
        SELECT i.*, s.public_id FROM identifier i JOIN story s ON s.id = i.story_id
        ORDER BY i.entry_id
        """)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.id AS entry, e.hash, e.line,
          n.seen_at, n.recorded_at, o.source || coalesce(':' || n.line, '') AS source,
          o.received_from, o.address, o.format, o.declared_type, n.page_id, n.extractor,
          n.fingerprint, n.failure, s.public_id, s.key, p.digest, p.size,
          o.redirects, x.status, x.snapshot_id IS NOT NULL AS is_fetched,
          x.digest AS fields_digest
        FROM entry e LEFT JOIN snapshot n ON n.id = e.id LEFT JOIN origin o ON o.id = n.origin_id
        LEFT JOIN story s ON s.id = n.story_id
        LEFT JOIN page p ON p.id = n.page_id
        LEFT JOIN exchange x ON x.snapshot_id = n.id ORDER BY e.id
        """)
    var previous = Chain.origin
    while let row = try rows.next() {
      let number: Int64 = try row.get("entry")
      let entry = PendingEntry(number: number, previous: previous)
      entry.numbers = try numbers.take(number).map {
        try PendingEntry.GivenNumber(
          story: $0.get("public_id"), number: $0.get("number"), snapshot: $0.get("snapshot_id"))
      }
      let own = try identifiers.take(number)
      entry.identifiers = try own.map {
        try PendingEntry.NewIdentifier(
          kind: $0.get("kind"), value: $0.get("value"), position: $0.get("position"))
      }
      let hash = try Digest(stored: row.get("hash"))
      try body(Entry(pending: entry, hash: hash, row: row, identifiers: own))
      previous = hash
    }
    return try numbers.rest() + identifiers.rest()
  }

  /// The line as the tables tell it; nil, and a fault, where they don't.
  private func line(of told: Entry, _ result: inout Verification) throws -> String? {
    let (row, entry) = (told.row, told.pending)
    let isSnapshot = try row.get("page_id") as Int64? != nil
    guard let line: String = try row.get("line") else {
      guard isSnapshot, var facts = try SnapshotFacts(row) else {
        result.fail(entry.number, "tells of a snapshot that is not there")
        return nil
      }
      do {
        facts.exchange = try exchange(of: entry.number, row)
      } catch Packer.Failure.damaged(let reason) {
        result.fail(entry.number, "has damaged header fields: \(reason)")
        return nil
      }
      if try told.identifiers.contains(where: { try $0.get("public_id") != facts.story }) {
        result.fail(entry.number, "made something known that belongs to another story now")
      }
      result.snapshots += 1
      return facts.line(entry).line
    }
    if isSnapshot { result.fail(entry.number, "is no snapshot, but one has its number") }
    return line
  }

  /// What was said over HTTP, with the digest of the header fields as they are kept, or of those that were
  /// taken out.
  private func exchange(of snapshot: Int64, _ row: Row) throws -> ExchangeFacts? {
    try ExchangeFacts(
      row,
      digest: ExchangeTable(db: db, packer: packer).document(of: snapshot).map { Digest(of: $0) }
        ?? (row.get("fields_digest") as Data?).map { try Digest(stored: $0) })
  }

  /// What an entry says that is no snapshot, and whether it says what stands in the tables.
  private func take(
    _ line: String, _ entry: PendingEntry, _ told: inout Told, _ result: inout Verification
  ) throws {
    let act = try JSONDecoder().decode(Act.self, from: Data(line.utf8))
    let holds = entry.members.allSatisfy { key, value in
      if let value {
        line.contains("\"\(key)\":\(value.line)")
      } else {
        !line.contains("\"\(key)\":")
      }
    }
    if !holds { result.fail(entry.number, "does not tell what stands in the tables") }
    switch act.type {
    case "link": if let story = act.story { told.links[story] = act.into }
    case "unlink": for story in act.stories ?? [] { told.links[story] = nil }
    case "adoption": for link in act.links ?? [] { told.links[link.story] = link.into }
    case "redaction":
      let redaction = try JSONDecoder().decode(Redacting.self, from: Data(line.utf8))
      for (snapshot, article) in zip(redaction.snapshots, redaction.articles) {
        told.redacted[snapshot] = Told.Redacted(article: article, entry: entry.number)
      }
      told.givenUp.formUnion(redaction.pages)
    default: told.givenUp.formUnion(act.pages ?? [])
    }
  }

  /// The members of lines that are looked at here.
  private struct Act: Decodable {
    struct Link: Decodable {
      var story: String
      var into: String
    }

    var type: String
    var story: String?
    var into: String?
    var stories: [String]?
    var links: [Link]?
    var pages: [String]?
  }

  private struct Redacting: Decodable {
    var snapshots: [Int64]
    var articles: [String]
    var pages: [String]
  }
}

/// Rows in the order of the entries that they belong to, taken entry by entry.
private final class EntryRows {
  private let cursor: RowCursor
  private var next: Row?

  init(_ db: Database, sql: String) throws {
    cursor = try Row.fetchCursor(db, sql: sql)
    next = try cursor.next()?.copy()
  }

  /// The rows of an entry; what belongs to entries before it is left for `rest` to find.
  func take(_ entry: Int64) throws -> [Row] {
    var rows: [Row] = []
    while let row = next, try row.get("entry_id") == entry {
      rows.append(row)
      next = try cursor.next()?.copy()
    }
    return rows
  }

  /// How many rows are left.
  func rest() throws -> Int {
    guard next != nil else { return 0 }
    var count = 1
    while try cursor.next() != nil { count += 1 }
    return count
  }
}

extension SnapshotFacts {
  /// Reads the facts of a snapshot, joined with its story and its page; nil where one is not there.
  init?(_ row: Row) throws {
    guard let story: String = try row.get("public_id"), let key: String = try row.get("key"),
      let digest: Data = try row.get("digest"), let size: Int = try row.get("size")
    else { return nil }
    try self.init(
      story: story, key: key, seenAt: row.get("seen_at"), recordedAt: row.get("recorded_at"),
      source: row.get("source"), receivedFrom: row.get("received_from"),
      address: row.get("address"),
      format: row.get("format"), declaredType: row.get("declared_type"),
      page: try Digest(stored: digest),
      size: size, extractor: row.get("extractor"),
      fingerprint: (row.get("fingerprint") as Data?).map { try Digest(stored: $0) },
      failure: row.get("failure"))
  }
}
