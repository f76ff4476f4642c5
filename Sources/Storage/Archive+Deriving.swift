import Extraction
public import Foundation
import GRDB
import History
import Migrations

/// What reading the kept pages again has brought.
public struct Rederived: Sendable, Equatable {
  /// How many stories were read again.
  public var stories: Int
  /// How many snapshots they have.
  public var snapshots: Int
  /// How many of these are read otherwise than they were recorded.
  public var differences: Int
}

extension Archive {
  /// Makes everything again that is derived from the record: texts, declarations, timelines.
  ///
  /// One transaction: until it is done, others read what was there before. Where the extractor is newer
  /// than the one that recorded a page, this is a `reExtract` too.
  ///
  /// - Parameters:
  ///   - now: When this is; kept in the record where anything is read otherwise than before.
  ///   - progress: Told after each story how many are done, and of how many.
  /// - Returns: What was read.
  /// - Throws: What any writing call throws.
  /// - Complexity: The extractor's work on every page that is kept.
  public func rebuild(
    now: Date = Date(), progress: (Int, Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> Rederived {
    try write { db in
      // Numbers that a linked story has kept for itself need the readings of all.
      try db.execute(sql: Migrations.derived.sql)
      let stories = try Int64.fetchAll(db, sql: "SELECT id FROM story ORDER BY id")
      return try derive(stories, db, now, progress)
    }
  }

  /// Reads the kept pages of each story that an older extractor read with the present one.
  ///
  /// Differences that come from the extractor are no edits of a story: all its snapshots are read by the
  /// same one, and an entry of the record tells how many are read otherwise. Permanent ids stay; what was
  /// once a revision is never lost. A few hundred snapshots are one transaction, so that it can be
  /// stopped and begun again.
  ///
  /// - Parameters: As for `rebuild`.
  /// - Returns: What was read.
  /// - Throws: What any writing call throws.
  public func reExtract(
    now: Date = Date(), progress: (Int, Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> Rederived {
    let stale = try read { db in try StoryDerivation.staleStories(db) }
    var total = Rederived(stories: 0, snapshots: 0, differences: 0)
    var rest = stale[...]
    while !rest.isEmpty {
      let batch = rest.prefix(StoryDerivation.storiesAtOnce)
      let done = stale.count - rest.count
      rest = rest.dropFirst(batch.count)
      let part = try write { db in
        try derive(Array(batch), db, now) { finished, _ in progress(done + finished, stale.count) }
      }
      total.stories += part.stories
      total.snapshots += part.snapshots
      total.differences += part.differences
    }
    return total
  }

  private func derive(
    _ stories: [Int64], _ db: Database, _ now: Date, _ progress: (Int, Int) -> Void
  ) throws -> Rederived {
    let pages = PageTable(db: db, packer: packer, recent: recent)
    let derivation = StoryDerivation(db: db, pages: pages)
    var total = Rederived(stories: stories.count, snapshots: 0, differences: 0)
    var differences: [StoryDerivation.Difference] = []
    for (position, story) in stories.enumerated() {
      let result = try derivation.derive(story)
      total.snapshots += result.snapshots
      differences += result.differences
      progress(position + 1, stories.count)
    }
    total.differences = differences.count
    try derivation.finish(stories, differences, at: now.milliseconds)
    return total
  }
}
