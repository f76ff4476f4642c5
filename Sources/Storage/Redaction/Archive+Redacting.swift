public import Foundation
import GRDB
import History

extension Archive {
  /// What redacting a revision would take out.
  ///
  /// - Parameters:
  ///   - reference: Id, key or address of the story, or the beginning of one.
  ///   - number: The revision's number.
  /// - Returns: What would go, and what would stay.
  /// - Throws: `alreadyRedacted`, `unknownRevision`, `unreadableRevision`, `unknownStory`, `ambiguousStory`,
  ///   or what any reading call throws.
  /// - Complexity: O(*n*) in the number of snapshots.
  public func redactionPlan(
    of reference: String, _ number: Int
  ) throws(ArchiveError) -> RedactionPlan {
    try read { db in try plan(reference, number, db).plan }
  }

  /// Takes the text of a revision out of the archive for good: the raw bytes of all pages that show it, what
  /// is derived from them, and what of them lies in the free room of the file and in its log.
  ///
  /// The revision keeps its number, its place in time and its digests; an entry of the record says when and
  /// why, and which pages went, so that the record is proved as before. The same text is not kept when it
  /// comes again in the same story, nor are the same bytes in any. Passages that other revisions have stay
  /// with these. What feeds declare of the story goes as well; what they declare later is kept as before. Not reached are copies of the file, and what a disk keeps of the room that files have given
  /// back.
  ///
  /// - Parameters:
  ///   - reference: As for `redactionPlan(of:_:)`.
  ///   - number: The revision's number.
  ///   - reason: Why, for whoever reads the archive; it stands in the record for ever.
  ///   - now: When this is.
  /// - Returns: What was taken out.
  /// - Throws: As `redactionPlan(of:_:)`; `alreadyRedacted` after the file was cleared once more; `stillRead`
  ///   where all is done, but another program reads what was there before; or what any writing call throws.
  /// - Complexity: O(*n*) in the size of the archive: its search index and its file are written anew.
  public func redact(
    _ reference: String, _ number: Int, reason: String, now: Date = Date()
  ) throws(ArchiveError) -> RedactionPlan {
    do {
      let done = try takeOut(reference, number, reason, now)
      recent.forgetAll()
      try clearFreeRoom()
      return done
    } catch ArchiveError.alreadyRedacted(let revision, let redaction) {
      // Where the first time ended before the file was cleared, this ends it.
      try clearFreeRoom()
      throw .alreadyRedacted(revision, redaction)
    }
  }

  private func takeOut(
    _ reference: String, _ number: Int, _ reason: String, _ now: Date
  ) throws(ArchiveError) -> RedactionPlan {
    try write { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
      let (plan, scope, story) = try plan(reference, number, db)
      let digests = try Data.fetchAll(
        db, sql: "SELECT digest FROM page WHERE id IN (SELECT value FROM json_each(?))",
        arguments: [JSONColumn.text(scope.pages.sorted())])
      try scope.takeOut(PageTable(db: db, packer: packer, recent: recent))
      try FollowedTable(db: db).forgetWords(of: story)
      try RedactionTable(db: db).record(
        RedactionTable.Order(story: story.publicID, number: number, reason: reason),
        scope.snapshots, pages: digests.map { try Digest(stored: $0) }, at: now.milliseconds)
      return plan
    }
  }

  private func plan(
    _ reference: String, _ number: Int, _ db: Database
  ) throws -> (plan: RedactionPlan, scope: RedactionScope, story: StoryRow) {
    let story = try Matching(db: db).story(matching: reference)
    let given = try Row.fetchAll(
      db, sql: "SELECT number, snapshot_id FROM revision WHERE story_id = ? ORDER BY number",
      arguments: [story.id])
    let numbers: [Int] = try given.map { try $0.get("number") }
    guard let place = numbers.firstIndex(of: number) else {
      throw ArchiveError.unknownRevision(story: story.publicID, number: number, known: numbers)
    }
    let snapshot: Int64 = try given[place].get("snapshot_id")
    let revision = "\(story.publicID)@\(number)"
    if let redaction = try RedactionTable(db: db).redaction(of: snapshot) {
      throw ArchiveError.alreadyRedacted(revision, redaction)
    }
    let article = try Int64.fetchOne(
      db, sql: "SELECT article_id FROM reading WHERE snapshot_id = ?", arguments: [snapshot])
    guard let article else {
      throw ArchiveError.unreadableRevision(story: story.publicID, number: number)
    }
    let scope = try RedactionScope(of: article, db)
    return (try RedactionPlan(scope, revision, article: article, db), scope, story)
  }

  /// Writes the file anew, so that no room in it holds what was deleted, and empties the log.
  private func clearFreeRoom() throws(ArchiveError) {
    try ArchiveError.translating(path: path) {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM")
        let result = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        guard result?[0] == 0 else { throw ArchiveError.stillRead(path: path) }
      }
    }
  }
}
