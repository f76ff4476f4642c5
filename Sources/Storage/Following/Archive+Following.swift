public import Extraction
public import Foundation
import GRDB

// What is followed: added, listed and let go by people; visited by whoever runs. Every call is one
// transaction, so that a program that is killed has lost nothing but the visit that it was making.

extension Archive {
  /// Follows addresses.
  ///
  /// One that is followed already keeps what its visits have shown, takes the new tags, interval and end, goes
  /// on if it was paused, and is due when the draft says.
  ///
  /// - Parameters:
  ///   - drafts: What to follow.
  ///   - now: When this is.
  /// - Returns: What is followed now, and whether it is new, in the order of the drafts.
  /// - Throws: What any writing call throws.
  public func follow(
    _ drafts: [FollowDraft], now: Date = Date()
  ) throws(ArchiveError) -> [(followed: Followed, isNew: Bool)] {
    try write { db in
      try drafts.map {
        try FollowedTable(db: db).insert($0, foundIn: nil, at: now.milliseconds)
      }
    }
  }

  /// Lists what is followed, in the order in which it was added.
  ///
  /// - Parameter tag: Only what has this tag; nil for everything.
  /// - Returns: All of it, also what rests and what is over.
  /// - Throws: What any reading call throws.
  public func followed(tag: String? = nil) throws(ArchiveError) -> [Followed] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(FollowedTable.columns) FROM followed
          WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?1) ORDER BY id
          """, arguments: [tag]
      ).map(Followed.init)
    }
  }

  /// What is followed at an address; nil for nothing.
  ///
  /// - Parameter address: The one form of the address.
  /// - Returns: What is followed there.
  /// - Throws: What any reading call throws.
  public func followed(at address: Address) throws(ArchiveError) -> Followed? {
    try read { db in try FollowedTable(db: db).fetch(identity: address.description) }
  }

  /// Lets go what was followed; what was recorded of it stays.
  ///
  /// What a feed led to goes on being followed without it.
  ///
  /// - Parameter reference: An address, or a tag for all that have it.
  /// - Returns: What was let go; empty where nothing is meant.
  /// - Throws: What any writing call throws.
  public func unfollow(_ reference: String) throws(ArchiveError) -> [Followed] {
    try write { db in
      let meant = try FollowedTable(db: db).matching(reference)
      for one in meant {
        try db.execute(sql: "DELETE FROM followed WHERE id = ?", arguments: [one.id])
      }
      return meant
    }
  }

  /// Lets addresses rest, or go on.
  ///
  /// - Parameters:
  ///   - reference: As for `unfollow(_:)`.
  ///   - isPaused: Whether they rest from now on.
  /// - Returns: What is meant, as it is now.
  /// - Throws: What any writing call throws.
  public func pause(_ reference: String, _ isPaused: Bool) throws(ArchiveError) -> [Followed] {
    try write { db in
      let table = FollowedTable(db: db)
      let meant = try table.matching(reference)
      for one in meant {
        try db.execute(
          sql: "UPDATE followed SET is_paused = ? WHERE id = ?", arguments: [isPaused, one.id])
      }
      return try meant.compactMap { try table.fetch($0.id) }
    }
  }

  // MARK: Visits

  /// All visits that are planned, in the order in which they are due.
  public func plannedVisits() throws(ArchiveError) -> [PlannedVisit] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT id, host, due_at, visited_at FROM followed
            WHERE due_at IS NOT NULL AND is_paused = 0 ORDER BY due_at, id
            """)
      ).map { row in
        PlannedVisit(
          id: try row.get(0), host: try row.get(1), dueAt: Date(milliseconds: try row.get(2)),
          visitedAt: try (row.get(3) as Int64?).map(Date.init(milliseconds:)))
      }
    }
  }

  /// Takes a visit, so that nobody else makes it.
  ///
  /// - Parameters:
  ///   - visit: As it was planned.
  ///   - end: When it is due again if nothing more is heard of this one.
  /// - Returns: What is to be visited; nil where somebody else has taken it, or it is followed no more.
  /// - Throws: What any writing call throws.
  public func take(_ visit: PlannedVisit, until end: Date) throws(ArchiveError) -> Followed? {
    try write { db in
      try db.cachedStatement(
        sql: "UPDATE followed SET due_at = ? WHERE id = ? AND due_at = ? AND is_paused = 0"
      ).execute(arguments: [end.milliseconds, visit.id, visit.dueAt.milliseconds])
      guard db.changesCount > 0 else { return nil }
      return try FollowedTable(db: db).fetch(visit.id)
    }
  }

  /// Keeps what a visit found, and when the next one is due.
  ///
  /// An address that has moved to one that is followed as well is let go: the other one goes on.
  ///
  /// - Parameters:
  ///   - id: What was visited; where it is followed no more, only the spending is kept.
  ///   - note: What the visit changes.
  ///   - spending: What of the budgets is used up since.
  /// - Throws: What any writing call throws.
  public func finishVisit(
    _ id: Int64, _ note: VisitNote, spending: [Spending] = []
  ) throws(ArchiveError) {
    try write { db in
      try keep(spending, db)
      let table = FollowedTable(db: db)
      guard let before = try table.fetch(id) else { return }
      if let address = note.movedTo,
        let draft = FollowDraft(
          address: address, pace: note.pace, dueAt: note.visitedAt)
      {
        let other = try table.fetch(identity: draft.identity.description)
        if let other, other.id != before.id {
          try db.execute(
            sql: "UPDATE followed SET found_in = ? WHERE found_in = ?",
            arguments: [
              other.id, before.id,
            ])
          return try db.execute(sql: "DELETE FROM followed WHERE id = ?", arguments: [before.id])
        }
        try db.execute(
          sql: "UPDATE followed SET address = ?, identity = ?, host = ? WHERE id = ?",
          arguments: [address, draft.identity.description, draft.host, id])
      }
      try db.cachedStatement(
        sql: """
          UPDATE followed SET kind = coalesce(?, kind), pace = ?, due_at = ?, reason = ?, visited_at = ?,
            finding = ?, detail = ?, story = coalesce(?, story) WHERE id = ?
          """
      ).execute(arguments: [
        note.kind?.rawValue, note.pace, note.dueAt?.milliseconds, note.reason,
        note.visitedAt.milliseconds, note.finding, note.detail, note.story, id,
      ])
    }
  }

  /// Gives a visit that was not made another time.
  ///
  /// - Parameters:
  ///   - id: What was to be visited.
  ///   - time: When it is due now.
  ///   - reason: Why then, in one word.
  /// - Throws: What any writing call throws.
  public func postpone(_ id: Int64, to time: Date, reason: String) throws(ArchiveError) {
    try write { db in
      try db.cachedStatement(sql: "UPDATE followed SET due_at = ?, reason = ? WHERE id = ?")
        .execute(arguments: [time.milliseconds, reason, id])
    }
  }

  /// Makes addresses due at once, because something tells of a change.
  ///
  /// - Parameters:
  ///   - ids: What is to be visited; what rests or is over stays so.
  ///   - reason: Why, in one word.
  ///   - now: When this is.
  /// - Throws: What any writing call throws.
  public func makeDue(_ ids: [Int64], reason: String, now: Date) throws(ArchiveError) {
    try write { db in
      for id in ids {
        try db.cachedStatement(
          sql: "UPDATE followed SET due_at = min(due_at, ?), reason = ? WHERE id = ? AND due_at > ?"
        ).execute(arguments: [now.milliseconds, reason, id, now.milliseconds])
      }
    }
  }

  /// What of the budgets is used up, as far as it was kept.
  public func spending() throws(ArchiveError) -> [Spending] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT host, spent_until, opens_at FROM spending").map { row in
        Spending(
          host: try row.get(0), spentUntil: Date(milliseconds: try row.get(1)),
          opensAt: try (row.get(2) as Int64?).map(Date.init(milliseconds:)))
      }
    }
  }

  private func keep(_ spending: [Spending], _ db: Database) throws {
    for one in spending {
      try db.cachedStatement(
        sql: """
          INSERT INTO spending (host, spent_until, opens_at) VALUES (?, ?, ?)
          ON CONFLICT (host) DO UPDATE SET
            spent_until = max(spent_until, excluded.spent_until),
            opens_at = nullif(max(coalesce(opens_at, 0), coalesce(excluded.opens_at, 0)), 0)
          """
      ).execute(arguments: [
        one.host, one.spentUntil.milliseconds, one.opensAt?.milliseconds,
      ])
    }
  }
}
