import Foundation
import GRDB
public import History

/// Where a list of stories goes on: behind the story that it names.
///
/// As text it is safe in any address.
public struct StoryCursor: Sendable, Hashable, LosslessStringConvertible {
  /// When the story was last seen, in milliseconds since 1970.
  let lastSeenAt: Int64
  /// Its latest snapshot.
  let snapshot: Int64

  init(lastSeenAt: Int64, snapshot: Int64) {
    self.lastSeenAt = lastSeenAt
    self.snapshot = snapshot
  }

  public init?(_ text: String) {
    guard let cursor = NewestCursor(text) else { return nil }
    self.init(lastSeenAt: cursor.seenAt, snapshot: cursor.snapshot)
  }

  public var description: String { "\(lastSeenAt)-\(snapshot)" }
}

extension Archive {
  /// Lists some stories, the most recently seen first.
  ///
  /// - Parameters:
  ///   - cursor: Behind which story the list goes on; nil for its beginning.
  ///   - limit: Most stories that are given.
  /// - Returns: A part of the list, and where it goes on; nil at its end.
  /// - Throws: What any reading call throws.
  /// - Complexity: O(*n*) in the number of snapshots, of which only the times are read.
  public func stories(
    before cursor: StoryCursor?, atMost limit: Int
  ) throws(ArchiveError) -> (stories: [Story], next: StoryCursor?) {
    try read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT story_id, max(seen_at) AS last, max(snapshot_id) AS snapshot FROM timeline
            GROUP BY story_id HAVING (last, snapshot) < (?, ?) ORDER BY last DESC, snapshot DESC LIMIT ?
            """),
        arguments: [
          cursor?.lastSeenAt ?? .max, cursor?.snapshot ?? .max, limit,
        ])
      let listing = Listing(db: db)
      let stories = try rows.map { try listing.story($0.get("story_id")) }
      guard rows.count == limit, let last = rows.last else { return (stories, nil) }
      let next = try StoryCursor(lastSeenAt: last.get("last"), snapshot: last.get("snapshot"))
      return (stories, next)
    }
  }
}
