import Extraction
import Foundation
import GRDB
public import History

extension Archive {
  /// Reads a story's timeline without its texts.
  ///
  /// Comparisons that were told before are not made again; the others are made here, outside of any
  /// transaction.
  ///
  /// - Parameters:
  ///   - id: The story's permanent id, whole.
  ///   - isTold: Whether it is to be said what each revision brought; without that nothing is compared.
  /// - Returns: The outline of the story, or of the one that it is linked into.
  /// - Throws: `unknownStory`, or what any reading call throws.
  /// - Complexity: O(*n*) in the story's snapshots, and one comparison for each revision not told yet.
  public func outline(
    of id: String, isTold: Bool = true
  ) throws(ArchiveError) -> Outline {
    try read { db in
      try StoryReader(db: db, named: try StoryRow.named(id, db)).outline(isTold: isTold)
    }.finished
  }

  /// What is read of a story at once.
  public struct ToldStory: Sendable {
    /// Of the story, or of the one that it is linked into.
    public var outline: Outline
    /// The same with all texts; empty where they were not asked for.
    public var timeline: Timeline
    /// The revisions that were asked for, in their order, by the numbers of the story as it was named.
    public var revisions: [History.Revision]

    /// The outline, where its numbers are those of the story as it was named; nil for one that is linked into
    /// another.
    public func ownOutline(of id: String) -> Outline? { outline.story.id == id ? outline : nil }
  }

  /// Reads a story's outline, and of its texts what is wanted, in one transaction.
  ///
  /// - Parameters:
  ///   - id: The story's permanent id, whole.
  ///   - numbers: Revisions that are wanted whole.
  ///   - isWhole: Whether all texts are wanted, and what each revision brought.
  /// - Returns: What was read.
  /// - Throws: `unknownStory`, `unknownRevision`, or what any reading call throws.
  /// - Complexity: O(*n*) in the story's snapshots and in the texts that are read; for the whole, one
  ///   comparison for each revision not told yet.
  public func toldStory(
    of id: String, _ numbers: [Int] = [], isWhole: Bool
  ) throws(ArchiveError) -> ToldStory {
    let (unfinished, timeline, revisions) = try read { db in
      let reader = try StoryReader(db: db, named: try StoryRow.named(id, db))
      let unfinished = try reader.outline(isTold: isWhole)
      return (
        unfinished,
        isWhole
          ? try reader.timeline()
          : Timeline(
            story: unfinished.outline.story, snapshots: [], numbers: [:], articles: [:]),
        try numbers.map { try reader.revision($0) }
      )
    }
    return ToldStory(outline: unfinished.finished, timeline: timeline, revisions: revisions)
  }

  /// The number of the last entry of the record that anything told of a story rests on: while it stays,
  /// everything that was read of the story stays as it is.
  ///
  /// - Parameter id: The story's permanent id, whole.
  /// - Returns: The number; that of the archive's last deed for an unknown story.
  /// - Throws: What any reading call throws.
  /// - Complexity: O(*n*) in the story's snapshots, of which only the numbers are read.
  public func lastEntry(of id: String) throws(ArchiveError) -> Int64 {
    try read { db in
      // Links, redactions and new readings may touch any story.
      let deed = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT max(id) FROM entry WHERE line IS NOT NULL"))
      let known = try db.cachedStatement(sql: "SELECT id FROM story WHERE public_id = ?")
      guard let story = try Int64.fetchOne(known, arguments: [id]) else { return deed ?? 0 }
      let snapshot = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT max(snapshot_id) FROM timeline WHERE story_id = ?"),
        arguments: [try TimelineTable.head(of: story, db)])
      return max(deed ?? 0, snapshot ?? 0)
    }
  }

  /// Reads some revisions of a story in one transaction.
  ///
  /// - Parameters:
  ///   - numbers: Which ones.
  ///   - id: The story's permanent id, whole.
  /// - Returns: The revisions in the order of `numbers`.
  /// - Throws: `unknownStory`, `unknownRevision`, or what any reading call throws.
  /// - Complexity: O(*n*) in the story's snapshots and in the texts that are read.
  public func revisions(
    _ numbers: [Int], of id: String
  ) throws(ArchiveError) -> [History.Revision] {
    try read { db in
      let reader = try StoryReader(db: db, named: try StoryRow.named(id, db))
      return try numbers.map { try reader.revision($0) }
    }
  }

  /// Another connection to the same archive, so that what writes there holds up nobody who reads here; the
  /// archive itself where it lies in memory.
  ///
  /// - Throws: What opening an archive throws.
  public func companion(_ access: Access) throws(ArchiveError) -> Archive {
    path == ":memory:" ? self : try Archive(path: path, access: access)
  }
}

extension StoryRow {
  /// The story of this id, which must be whole.
  static func named(_ id: String, _ db: Database) throws -> StoryRow {
    let known = try db.cachedStatement(sql: "SELECT id FROM story WHERE public_id = ?")
    guard let row = try Int64.fetchOne(known, arguments: [id]) else {
      throw ArchiveError.unknownStory(id)
    }
    return try StoryRow.fetch(row, db)
  }
}

/// An outline of which some revisions were not told yet.
struct UnfinishedOutline: Sendable {
  /// Two neighbours that must be compared.
  struct Untold: Sendable {
    var position: Int
    var old: History.Revision
    var new: History.Revision
    var modifiedBefore: Date?
  }

  var outline: Outline
  var untold: [Untold] = []

  var finished: Outline {
    var outline = outline
    for pair in untold {
      guard case .revision(var revision) = outline.entries[pair.position] else { continue }
      let telling = Telling(of: Comparison(from: pair.old.article, to: pair.new.article))
      revision.tell(telling, modifiedBefore: pair.modifiedBefore)
      outline.entries[pair.position] = .revision(revision)
    }
    return outline
  }
}
