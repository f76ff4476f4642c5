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
    return .object(members)
  }

  /// Inserts a row into the snapshot table.
  static let insertion = """
    INSERT INTO snapshot (id, story_id, seen_at, recorded_at, source, received_from, address, format,
      declared_type, page_id, extractor, fingerprint, failure)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// The values of `insertion`.
  func arguments(id: Int64, story: Int64, page: Int64) -> StatementArguments {
    [
      id, story, seenAt, recordedAt, source, receivedFrom, address, format, declaredType, page,
      extractor,
      fingerprint.map { Data($0.bytes) }, failure,
    ]
  }
}
