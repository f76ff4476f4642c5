import Extraction
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
    try write { db in
      try drafts.map { try Recording(db: db, draft: $0, now: now).record() }
    }
  }
}

/// The recording of one draft inside a transaction.
private struct Recording {
  let db: Database
  let draft: SnapshotDraft
  let now: Date

  func record() throws -> Recorded? {
    guard let (story, match) = try findStory() else { return nil }
    try remember(story)
    let pageID = try storePage()
    let head = try TimelineTable.head(of: story.id, db)
    let shown = try StoryRow.fetch(head, db)
    if let known = try knownSnapshot(story, pageID) {
      let number = try TimelineTable(db: db, story: head).number(of: known)
      return recorded(shown, known, .known(number: number), match)
    }
    let articleID = try draft.articleRow?.store(db)
    let id = try storeSnapshot(story, pageID, articleID)
    let outcome = try place(id, articleID, TimelineTable(db: db, story: head))
    return recorded(shown, id, outcome, match)
  }

  private func recorded(
    _ story: StoryRow, _ id: Int64, _ outcome: Recorded.Outcome, _ match: Recorded.Match
  ) -> Recorded {
    Recorded(
      story: story.publicID, key: story.key, snapshot: id, seenAt: draft.seenAt,
      headline: draft.article?.headline, outcome: outcome, match: match)
  }

  private func place(
    _ id: Int64, _ articleID: Int64?, _ timeline: TimelineTable
  ) throws -> Recorded.Outcome {
    guard let articleID else {
      try timeline.insertFailure(id, at: draft.seenAt.milliseconds)
      return .failure(reason: draft.failure ?? "")
    }
    let (number, opens) = try timeline.insert(id, at: draft.seenAt.milliseconds, article: articleID)
    guard opens else { return .unchanged(number: number) }
    let earlier = try timeline.latestNumber(
      of: articleID, before: draft.seenAt.milliseconds, snapshot: id)
    return .revision(number: number, reinstates: earlier)
  }

  // MARK: Which story

  private func findStory() throws -> (StoryRow, Recorded.Match)? {
    let matching = Matching(db: db)
    if let key = draft.key {
      if let story = try matching.story(named: key) { return (story, .key) }
      return (try StoryRow.create(key: key, db), .created)
    }
    for address in draft.addresses {
      if let story = try matching.story(identifiedBy: .address, address.description) {
        return (story, .address(address.description))
      }
    }
    if draft.addresses.isEmpty, let path = draft.path,
      let story = try matching.story(identifiedBy: .path, path)
    {
      return (story, .path(path))
    }
    guard let article = draft.article else { return nil }
    if let address = draft.addresses.first {
      return (try StoryRow.create(key: address.key, db), .created)
    }
    if let (story, known, likeness) = try matching.story(like: article) {
      return (story, .likeness(headline: known.headline, description: likeness.description))
    }
    return (try StoryRow.create(key: article.headline.slug, db), .created)
  }

  /// Keeps by what the story can be found again.
  ///
  /// What is another story's already stays with it.
  private func remember(_ story: StoryRow) throws {
    var identifiers = draft.addresses.map { (IdentifierKind.address, $0.description) }
    if let path = draft.path { identifiers.append((.path, path)) }
    for (kind, value) in identifiers {
      try db.cachedStatement(
        sql: """
          INSERT INTO identifier (kind, value, story_id, position)
          SELECT ?1, ?2, ?3, (SELECT count(*) FROM identifier WHERE story_id = ?3)
          WHERE true ON CONFLICT DO NOTHING
          """
      ).execute(arguments: [kind.rawValue, value, story.id])
    }
  }

  // MARK: The record

  private func storePage() throws -> Int64 {
    let digest = Data(draft.digest.bytes)
    let known = try db.cachedStatement(sql: "SELECT id FROM page WHERE digest = ?")
    if let id = try Int64.fetchOne(known, arguments: [digest]) { return id }
    try db.cachedStatement(sql: "INSERT INTO page (digest, size, content) VALUES (?, ?, ?)")
      .execute(arguments: [digest, draft.size, Data(draft.content)])
    return db.lastInsertedRowID
  }

  private func knownSnapshot(_ story: StoryRow, _ pageID: Int64) throws -> Int64? {
    let sql = "SELECT id FROM snapshot WHERE story_id = ? AND seen_at = ? AND page_id = ?"
    return try Int64.fetchOne(
      db.cachedStatement(sql: sql), arguments: [story.id, draft.seenAt.milliseconds, pageID])
  }

  private func storeSnapshot(
    _ story: StoryRow, _ pageID: Int64, _ articleID: Int64?
  ) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO snapshot (story_id, seen_at, recorded_at, source, address, format, declared_type,
          page_id, extractor, article_id, failure, language, published_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      story.id, draft.seenAt.milliseconds, now.milliseconds, draft.source,
      draft.addresses.first?.description, draft.format?.rawValue, draft.declaredType, pageID,
      Extractor.version, articleID, draft.failure, draft.article?.language,
      draft.article?.publishedAt?.milliseconds, draft.article?.modifiedAt?.milliseconds,
    ])
    return db.lastInsertedRowID
  }
}

extension Address {
  /// What a story is called that is known by its address only: the address without its scheme.
  fileprivate var key: String {
    description.split(separator: "/", maxSplits: 1).last.map { String($0.drop { $0 == "/" }) }
      ?? description
  }
}

extension String {
  /// What a story is called that has neither key nor address: its headline in letters, digits and
  /// hyphens, up to eight words.
  fileprivate var slug: String {
    let words = lowercased().split { !($0.isLetter || $0.isNumber) }.prefix(8)
    return words.isEmpty ? "untitled" : words.joined(separator: "-")
  }
}
