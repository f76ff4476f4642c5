public import Foundation
import GRDB

extension Archive {
  /// Tells a story with another one from now on.
  ///
  /// Both keep their snapshots and their numbers; those of the linked story also get numbers of the
  /// story that it joins. `unlink` gives both back as they were.
  ///
  /// - Parameters:
  ///   - other: What is linked: id, key, address, or the beginning of one.
  ///   - story: What it is linked into.
  ///   - now: When this is; kept with the link.
  /// - Returns: The ids of the story that remains visible and of the one that joined it.
  /// - Throws: `unknownStory`, `ambiguousStory`, `alreadyLinked`, `linkedElsewhere`, or what any
  ///   writing call throws.
  public func link(
    _ other: String, into story: String, now: Date = Date()
  ) throws(ArchiveError) -> (story: String, linked: String) {
    try write { db in
      let matching = Matching(db: db)
      let (into, joining) = (
        try matching.story(matching: story), try matching.story(matching: other)
      )
      let head = try TimelineTable.head(of: into.id, db)
      let otherHead = try TimelineTable.head(of: joining.id, db)
      guard head != otherHead else { throw ArchiveError.alreadyLinked(into.key, joining.key) }
      guard otherHead == joining.id else {
        let elsewhere = try StoryRow.fetch(otherHead, db)
        throw ArchiveError.linkedElsewhere(joining.key, into: elsewhere.key)
      }
      try db.execute(
        sql: "INSERT INTO link (story_id, into_id, linked_at) VALUES (?, ?, ?)",
        arguments: [joining.id, into.id, now.milliseconds])
      try db.execute(sql: "DELETE FROM timeline WHERE story_id = ?", arguments: [joining.id])
      try forgetSketch(of: joining.id, db)
      let entry = try Chain(db: db).begin()
      try TimelineTable(db: db, story: head, entry: entry).rebuild()
      try Chain(db: db).append(
        entry, type: "link", at: now.milliseconds,
        ["story": .text(joining.publicID), "into": .text(into.publicID)])
      return (try StoryRow.fetch(head, db).publicID, joining.publicID)
    }
  }

  /// Takes a story out of the one that it was linked into, or, named by that one, lets all go that were
  /// linked into it directly.
  ///
  /// - Parameters:
  ///   - story: Id, key or address, or the beginning of one.
  ///   - now: When this is; kept in the record.
  /// - Returns: The ids of the stories that stand alone again, the named one first.
  /// - Throws: `unknownStory`, `ambiguousStory`, `notLinked`, or what any writing call throws.
  public func unlink(_ story: String, now: Date = Date()) throws(ArchiveError) -> [String] {
    try write { db in
      let named = try Matching(db: db).story(matching: story)
      let head = try TimelineTable.head(of: named.id, db)
      let freed =
        head == named.id
        ? try Int64.fetchAll(
          db, sql: "SELECT story_id FROM link WHERE into_id = ? ORDER BY story_id",
          arguments: [named.id])
        : [named.id]
      guard !freed.isEmpty else { throw ArchiveError.notLinked(named.key) }
      for id in freed {
        try db.execute(sql: "DELETE FROM link WHERE story_id = ?", arguments: [id])
      }
      let entry = try Chain(db: db).begin()
      for id in [head] + freed { try TimelineTable(db: db, story: id, entry: entry).rebuild() }
      try Chain(db: db).append(
        entry, type: "unlink", at: now.milliseconds,
        ["stories": .list(try freed.map { .text(try StoryRow.fetch($0, db).publicID) })])
      let rest = head == named.id ? freed : [head]
      return try ([named.id] + rest).map { try StoryRow.fetch($0, db).publicID }
    }
  }

  private func forgetSketch(of story: Int64, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM shingle WHERE story_id = ?", arguments: [story])
    try db.execute(sql: "DELETE FROM sketch WHERE story_id = ?", arguments: [story])
  }
}
