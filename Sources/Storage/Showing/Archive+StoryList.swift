import Foundation
import GRDB
public import History

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
    before cursor: SnapshotCursor?, atMost limit: Int
  ) throws(ArchiveError) -> (stories: [Story], next: SnapshotCursor?) {
    try read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT story_id, max(seen_at) AS last, max(snapshot_id) AS snapshot FROM timeline
            GROUP BY story_id HAVING (last, snapshot) < (?, ?) ORDER BY last DESC, snapshot DESC LIMIT ?
            """),
        arguments: [
          cursor?.seenAt ?? .max, cursor?.snapshot ?? .max, limit,
        ])
      let listing = Listing(db: db)
      let stories = try rows.map { try listing.story($0.get("story_id")) }
      guard rows.count == limit, let last = rows.last else { return (stories, nil) }
      let next = try SnapshotCursor(seenAt: last.get("last"), snapshot: last.get("snapshot"))
      return (stories, next)
    }
  }
}
