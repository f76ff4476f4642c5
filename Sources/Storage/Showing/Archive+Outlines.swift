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

extension Outline.Revision {
  mutating func tell(_ telling: Telling, modifiedBefore: Date?) {
    self.telling = telling
    disclosure = Disclosure(
      of: telling, modifiedBefore: modifiedBefore,
      modifiedAfter: snapshot.declaration.modifiedAt)
  }
}
