import Extraction
import Foundation
import GRDB
import History

extension Archive {
  /// Lists the newest revisions of all stories, each with what it brought.
  ///
  /// - Parameters:
  ///   - filter: Which ones.
  ///   - cursor: Behind which change the list goes on; nil for the very newest.
  /// - Returns: A part of the list, the latest seen first.
  /// - Throws: What any reading call throws.
  /// - Complexity: O(*m* log *n*), where *m* is the number of revisions that are looked at, at most
  ///   `newestLimit`; at most `untoldLimit` comparisons.
  public func newest(
    _ filter: NewestFilter = NewestFilter(), before cursor: SnapshotCursor? = nil
  ) throws(ArchiveError) -> NewestChanges {
    try read { db in try NewestReader(db: db, filter: filter).list(before: cursor) }.finished(
      filter)
  }

  /// Most revisions that are looked at for one part of the list.
  public static let newestLimit = 4000
  /// Most revisions that are compared for one part of the list, since they were not told yet.
  public static let untoldLimit = 60

  /// Tells revisions that were not told yet and keeps what they brought, the newest first.
  ///
  /// Nothing is lost where it never runs: lists and outlines are slower then.
  ///
  /// - Parameters:
  ///   - cursor: Where the last call ended; nil to begin at the newest.
  ///   - count: Most revisions that are told.
  /// - Returns: How many were told, and where to go on; nil at the end.
  /// - Throws: What any writing call throws.
  public func tell(
    before cursor: SnapshotCursor? = nil, atMost count: Int = 50
  ) throws(ArchiveError) -> (told: Int, next: SnapshotCursor?) {
    let (entry, untold, next) = try read { db in
      let (untold, next) = try NewestReader(db: db, filter: NewestFilter())
        .untold(before: cursor, atMost: count)
      return (try Int64.fetchOne(db, sql: "SELECT max(id) FROM entry"), untold, next)
    }
    guard !untold.isEmpty else { return (0, next) }
    let tellings = untold.map { ($0.pair, Telling(of: Comparison(from: $0.old, to: $0.new))) }
    let told = try write { db in
      // Where anything was recorded meanwhile, the articles may be others.
      guard try Int64.fetchOne(db, sql: "SELECT max(id) FROM entry") == entry else { return 0 }
      for (pair, telling) in tellings { try TellingTable(db: db).store(telling, of: pair) }
      return tellings.count
    }
    return (told, told == 0 ? cursor : next)
  }
}
