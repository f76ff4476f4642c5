import Foundation
import GRDB
import History

/// What the entry of a snapshot tells.
struct SnapshotFacts {
  var story: String
  var key: String
  var seenAt: Int64
  var recordedAt: Int64
  var source: String
  var receivedFrom: String?
  var address: String?
  var format: String?
  var declaredType: String?
  var page: Digest
  var size: Int
  var extractor: Int
  var fingerprint: Digest?
  var failure: String?
  /// What was said over HTTP; nil where the page was not fetched.
  var exchange: ExchangeFacts?

  /// The entry's line: see "Checking an archive" in the README.
  func line(_ entry: PendingEntry) -> CanonicalJSON {
    var members = entry.members
    members["type"] = .text("snapshot")
    members["story"] = .text(story)
    members["key"] = .text(key)
    members["seenAt"] = .time(seenAt)
    members["recordedAt"] = .time(recordedAt)
    members["source"] = .text(source)
    members["receivedFrom"] = receivedFrom.map { .text($0) }
    members["address"] = address.map { .text($0) }
    members["format"] = format.map { .text($0) }
    members["declaredType"] = declaredType.map { .text($0) }
    members["page"] = .text(page.hex)
    members["size"] = .number(Int64(size))
    members["extractor"] = .number(Int64(extractor))
    members["article"] = fingerprint.map { .text($0.hex) }
    members["failure"] = failure.map { .text($0) }
    members["exchange"] = exchange?.json
    return .object(members)
  }

  /// Inserts the snapshot's row, and one for its origin where that differs from the previous one.
  ///
  /// - Returns: The origin and its id.
  @discardableResult
  func insert(
    _ db: Database, id: Int64, story: Int64, page: Int64,
    after previous: (id: Int64, value: Origin)?
  ) throws -> (id: Int64, value: Origin) {
    let origin = Origin(of: self)
    let originID = try OriginTable(db: db).store(origin, after: previous)
    try db.cachedStatement(
      sql: """
        INSERT INTO snapshot (id, story_id, seen_at, recorded_at, origin_id, line, page_id, extractor,
          fingerprint, failure)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, story, seenAt, recordedAt, originID, origin.line, page, extractor,
      fingerprint.map { Data($0.bytes) }, failure,
    ])
    return (originID, origin)
  }
}
