import Extraction
import Foundation
import GRDB

/// The rows of what is followed.
struct FollowedTable {
  let db: Database

  static let columns = """
    id, address, identity, host, kind, found_in, tags, every, until, added_at, is_paused, pace, due_at, \
    reason, visited_at, finding, detail, story
    """

  func fetch(_ id: Int64) throws -> Followed? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(Self.columns) FROM followed WHERE id = ?"), arguments: [id]
    ).map(Followed.init)
  }

  func fetch(identity: String) throws -> Followed? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(Self.columns) FROM followed WHERE identity = ?"),
      arguments: [identity]
    ).map(Followed.init)
  }

  /// Adds a row, or gives one that is there what is asked for; it is due then, and goes on if it was paused.
  func insert(_ draft: FollowDraft, foundIn: Int64?, at now: Int64) throws -> (
    Followed, isNew: Bool
  ) {
    let known = try fetch(identity: draft.identity.description)
    try db.cachedStatement(
      sql: """
        INSERT INTO followed (address, identity, host, kind, found_in, tags, every, until, added_at,
          is_paused, pace, due_at, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 'new')
        ON CONFLICT (identity) DO UPDATE SET
          tags = excluded.tags, every = excluded.every, until = excluded.until, is_paused = 0,
          due_at = excluded.due_at
        """
    ).execute(arguments: [
      draft.address, draft.identity.description, draft.host, draft.kind?.rawValue, foundIn,
      JSONColumn.texts(Self.merged(known?.tags ?? [], draft.tags)),
      (draft.every ?? known?.every).map { Int64($0.rounded()) },
      (draft.until ?? known?.until)?.milliseconds, now, draft.pace, draft.dueAt.milliseconds,
    ])
    guard let followed = try fetch(identity: draft.identity.description) else {
      preconditionFailure("a row that was just written is there")
    }
    return (followed, known == nil)
  }

  /// Takes out what feeds declare of a story, and what the last visit said of it: both may hold its words.
  func forgetWords(of story: StoryRow) throws {
    let members = try TimelineTable.members(of: TimelineTable.head(of: story.id, db), db)
    let ids = members.map(String.init).joined(separator: ", ")
    try db.execute(
      sql: """
        UPDATE listing SET title = NULL, summary = NULL WHERE entry IN (
          SELECT value FROM identifier WHERE kind = 'address' AND story_id IN (\(ids)));
        UPDATE followed SET detail = NULL WHERE story IN (
          SELECT public_id FROM story WHERE id IN (\(ids)));
        """)
  }

  private static func merged(_ tags: [String], _ more: [String]) -> [String] {
    tags + more.filter { !tags.contains($0) }
  }

  /// What a person means: an id as a list shows it is none, so by address, or by the beginning of one.
  func matching(_ reference: String) throws -> [Followed] {
    if let address = Address(reference), let one = try fetch(identity: address.description) {
      return [one]
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(Self.columns) FROM followed
        WHERE address = ?1 OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?1) ORDER BY id
        """, arguments: [reference]
    ).map(Followed.init)
  }
}

extension Followed {
  init(_ row: Row) throws {
    id = try row.get("id")
    address = try row.get("address")
    identity = try row.get("identity")
    host = try row.get("host")
    kind = try (row.get("kind") as String?).flatMap(Kind.init(rawValue:))
    foundIn = try row.get("found_in")
    let names: String = try row.get("tags")
    // The table holds arrays alone; what is in them may be damaged, and a tag is worth no error.
    tags = (try? JSONDecoder().decode([String].self, from: Data(names.utf8))) ?? []
    every = try (row.get("every") as Int64?).map(TimeInterval.init)
    until = try (row.get("until") as Int64?).map(Date.init(milliseconds:))
    addedAt = Date(milliseconds: try row.get("added_at"))
    isPaused = try row.get("is_paused")
    pace = try row.get("pace")
    dueAt = try (row.get("due_at") as Int64?).map(Date.init(milliseconds:))
    reason = try row.get("reason")
    visitedAt = try (row.get("visited_at") as Int64?).map(Date.init(milliseconds:))
    finding = try row.get("finding")
    detail = try row.get("detail")
    story = try row.get("story")
  }
}
