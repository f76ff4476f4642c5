import Extraction
import Foundation
import GRDB
import History

/// The table of what was said over HTTP, one row for each snapshot whose page was fetched.
///
/// Header fields are packed against those of an earlier exchange, which stand alone: what a site says with
/// every answer is kept once, and any exchange is read in two steps.
struct ExchangeTable {
  let db: Database
  let packer: Packer

  /// How many of a story's snapshots are looked through for an exchange to pack against.
  private static let reach = 16

  // MARK: Writing

  /// Inserts what was said when a snapshot's page was asked for.
  func insert(_ facts: ExchangeFacts, of snapshot: Int64, in story: Int64) throws {
    let (content, base) = try facts.document.map { try pack($0, in: story) } ?? (nil, nil)
    try db.cachedStatement(
      sql:
        "INSERT INTO exchange (snapshot_id, status, base_id, fields, digest) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      snapshot, facts.status, base, content.map { Data($0) },
      content == nil ? facts.digest.map { Data($0.bytes) } : nil,
    ])
  }

  private func pack(
    _ document: [UInt8], in story: Int64
  ) throws -> (content: [UInt8]?, base: Int64?) {
    let alone = packer.pack(document)
    guard let base = try base(in: story), let before = try self.document(of: base) else {
      return (alone, nil)
    }
    let packed = packer.pack(document, against: before)
    // Where less is shared, the next ones are better packed against this one.
    return packed.count * 3 <= alone.count ? (packed, base) : (alone, nil)
  }

  /// The exchange that the story's last one was packed against, or else the archive's last one.
  private func base(in story: Int64) throws -> Int64? {
    let own = try db.cachedStatement(
      sql: """
        SELECT coalesce(x.base_id, x.snapshot_id) FROM (
          SELECT id, seen_at FROM snapshot WHERE story_id = ? ORDER BY seen_at DESC LIMIT ?) n
        JOIN exchange x ON x.snapshot_id = n.id
        WHERE x.fields IS NOT NULL ORDER BY n.seen_at DESC LIMIT 1
        """)
    if let base = try Int64.fetchOne(own, arguments: [story, Self.reach]) { return base }
    let last = try db.cachedStatement(
      sql: """
        SELECT coalesce(base_id, snapshot_id) FROM exchange
        WHERE fields IS NOT NULL ORDER BY snapshot_id DESC LIMIT 1
        """)
    return try Int64.fetchOne(last)
  }

  // MARK: Reading

  /// What was said when a snapshot's page was asked for; nil where it was not fetched.
  ///
  /// - Throws: `Packer.Failure` where it is damaged.
  func exchange(of snapshot: Int64) throws -> KeptExchange? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT x.status, x.digest, o.redirects FROM exchange x
          JOIN snapshot n ON n.id = x.snapshot_id JOIN origin o ON o.id = n.origin_id
          WHERE x.snapshot_id = ?
          """), arguments: [snapshot])
    guard let row else { return nil }
    let document = try document(of: snapshot).map { try FieldDocument($0) }
    return try KeptExchange(
      exchange: Exchange(
        redirects: [Exchange.Redirect](column: row.get("redirects")), status: row.get("status"),
        fields: document?.fields ?? []),
      omitted: document?.omitted ?? 0, isTakenOut: row.get("digest") as Data? != nil)
  }

  /// The document of a snapshot's header fields; nil where there is none.
  func document(of snapshot: Int64) throws -> [UInt8]? {
    let read = try db.cachedStatement(
      sql: """
        SELECT x.fields, b.fields AS base, x.base_id FROM exchange x
        LEFT JOIN exchange b ON b.snapshot_id = x.base_id WHERE x.snapshot_id = ?
        """)
    guard let row = try Row.fetchOne(read, arguments: [snapshot]),
      let content: Data = try row.get("fields")
    else { return nil }
    guard try row.get("base_id") as Int64? != nil else { return try unpack(content) }
    guard let base: Data = try row.get("base") else {
      throw Packer.Failure.damaged("the exchange of snapshot \(snapshot) leads nowhere")
    }
    return try unpack(content, against: unpack(base))
  }

  private func unpack(_ content: Data, against base: [UInt8] = []) throws -> [UInt8] {
    try packer.unpack(Array(content), atMost: Self.documentLimit, against: base)
  }

  /// No document is longer: a byte of a field is six at most where it is escaped.
  private static let documentLimit = KeptExchange.fieldLimit * 6 + (64 << 10)

  // MARK: Taking out

  /// Takes the header fields of snapshots out for good; their digests stay.
  ///
  /// What was packed against them is packed against the first of those that stay.
  ///
  /// - Complexity: O(*n*) in the number of exchanges.
  func takeOut(_ snapshots: Set<Int64>) throws {
    for taken in snapshots.sorted() {
      let heirs = try Int64.fetchAll(
        db, sql: "SELECT snapshot_id FROM exchange WHERE base_id = ? ORDER BY snapshot_id",
        arguments: [taken])
      var standing: [(id: Int64, document: [UInt8])] = []
      for heir in heirs {
        guard let document = try document(of: heir) else { continue }
        if snapshots.contains(heir) {
          try replace(heir, nil, base: nil, digest: Digest(of: document))
        } else {
          standing.append((heir, document))
        }
      }
      if let document = try document(of: taken) {
        try replace(taken, nil, base: nil, digest: Digest(of: document))
      }
      guard let first = standing.first else { continue }
      try replace(first.id, packer.pack(first.document), base: nil)
      for heir in standing.dropFirst() {
        let packed = packer.pack(heir.document, against: first.document)
        try replace(heir.id, packed, base: first.id)
      }
    }
  }

  private func replace(
    _ snapshot: Int64, _ content: [UInt8]?, base: Int64?, digest: Digest? = nil
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE exchange SET fields = ?, base_id = ?, digest = ? WHERE snapshot_id = ?"
    ).execute(arguments: [
      content.map { Data($0) }, base, digest.map { Data($0.bytes) }, snapshot,
    ])
  }
}

extension ExchangeFacts {
  /// Makes the facts of a snapshot again from a row of the view `snapshots`; nil where its page was not fetched.
  init?(_ row: Row, digest: @autoclosure () throws -> Digest?) throws {
    guard try row.get("is_fetched") else { return nil }
    try self.init(
      status: row.get("status"), redirects: [Exchange.Redirect](column: row.get("redirects")),
      digest: digest())
  }
}
