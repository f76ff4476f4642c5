public import Foundation
import GRDB
import History

extension Archive {
  /// Records snapshots in one transaction: all of them or, where this throws, none.
  ///
  /// A draft whose bytes are in the archive already for the same story and moment adds nothing. A
  /// failure is recorded only for a story that is known, or named by a key.
  ///
  /// - Parameters:
  ///   - drafts: What was ingested, in any order of time.
  ///   - now: When this is; the `recordedAt` of the snapshots.
  /// - Returns: What became of each draft; nil for a failure that belongs to no story.
  /// - Throws: `full`, `locked`, `readOnly`, `damaged` or `failed`.
  /// - Complexity: O(log *n*) a draft in the size of the archive; a text without an address costs one
  ///   look-up for each story whose latest text is not in the index of likenesses yet.
  public func record(
    _ drafts: [SnapshotDraft], now: Date = Date()
  ) throws(ArchiveError) -> [Recorded?] {
    try write(keepingEnds: true) { db in
      let pages = PageTable(db: db, packer: packer, recent: recent)
      // It changes when another process writes.
      let version = try db.cachedStatement(sql: "PRAGMA data_version")
      ends.keep(forFileVersion: try Int.fetchOne(version) ?? 0)
      return try drafts.map { draft in
        var recording = Recording(db: db, pages: pages, ends: ends, draft: draft, now: now)
        return try recording.record()
      }
    }
  }
}
