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
      let pages = PageTable(db: db, packer: packer, recent: recent)
      let seen = SeenPassages()
      return try drafts.map { draft in
        var recording = Recording(db: db, pages: pages, seen: seen, draft: draft, now: now)
        return try recording.record()
      }
    }
  }
}

/// The recording of one draft inside a transaction.
private struct Recording {
  let db: Database
  let pages: PageTable
  let seen: SeenPassages
  var draft: SnapshotDraft
  let now: Date

  private var seenAt: Int64 { draft.seenAt.milliseconds }

  mutating func record() throws -> Recorded? {
    draft = try RedirectWay.settled(draft, db)
    guard let (story, match) = try findStory() else { return nil }
    let head = try TimelineTable.head(of: story.id, db)
    let shown = head == story.id ? story : try StoryRow.fetch(head, db)
    let before = try bringUpToDate(head, story)
    let standing = try draft.isNotModified ? takeStanding(story) : nil
    let entry = try Chain(db: db).begin()
    let timeline = TimelineTable(db: db, story: head, entry: entry)
    // A text that was redacted is not kept when it comes again.
    let order = try draft.articleDraft.flatMap {
      try RedactionTable(db: db).order(
        $0.fingerprint.digest, page: draft.digest, toldWith: head)
    }
    let pageID: Int64
    if let standing {
      pageID = standing.id
    } else if order != nil {
      pageID = try pages.storeGivenUp(draft.digest, size: draft.size)
    } else {
      pageID = try pages.store(draft.bytes, digest: draft.digest, after: before?.page)
    }
    if let known = try knownSnapshot(story, pageID) {
      let number = try timeline.number(of: known)
      return recorded(shown, known, .known(number: number), match)
    }
    try Chain(db: db).reserve(entry)
    try remember(story, entry)
    let facts = facts(of: story, standing)
    try facts.insert(
      db, id: entry.number, story: story.id, page: pageID, after: before?.origin)
    if var exchange = facts.exchange {
      if order != nil { exchange.document = nil }
      try ExchangeTable(db: db, packer: pages.packer).insert(
        exchange, of: entry.number, in: story.id)
    }
    var reading = Reading(snapshot: entry.number, extractor: draft.extractor)
    let outcome: Recorded.Outcome
    if let standing {
      (reading.article, reading.declaration) = (standing.article, standing.declaration)
      outcome = try place(entry.number, timeline.shown(standing.article), timeline)
    } else if let read = draft.articleDraft {
      let article = order == nil ? read : ArticleDraft(.tombstone, fingerprint: read.fingerprint)
      let articleID = try ArticleTable(db: db, seen: seen).store(
        article, of: story.id, after: before?.article)
      reading.article = articleID
      reading.declaration = try DeclarationTable(db: db, seen: seen).store(
        Declaration(of: article.article), after: before?.declaration)
      outcome = try place(entry.number, timeline.shown(articleID), timeline)
    } else {
      try timeline.insertFailure(entry.number, at: seenAt)
      outcome = .failure(reason: draft.failure ?? "")
    }
    try reading.insert(db)
    try Chain(db: db).append(entry, snapshot: facts)
    if let order, let fingerprint = facts.fingerprint {
      try RedactionTable(db: db).record(
        order, [entry.number: fingerprint], pages: [draft.digest], at: now.milliseconds)
    }
    return recorded(shown, entry.number, outcome, match)
  }

  private func recorded(
    _ story: StoryRow, _ id: Int64, _ outcome: Recorded.Outcome, _ match: Recorded.Match
  ) -> Recorded {
    Recorded(
      story: story.publicID, key: story.key, snapshot: id, seenAt: draft.seenAt,
      headline: draft.article?.headline, outcome: outcome, match: match,
      movedTo: draft.article == nil ? nil : draft.way?.movedTo)
  }

  /// The page that an answer 304 speaks of, by which the draft is filled; nil, and a failure, where there is none.
  private mutating func takeStanding(_ story: StoryRow) throws -> StandingPage? {
    let standing = try StandingPage(of: draft.addresses, in: story.id, db, pages.packer)
    if let standing {
      try standing.lend(to: &draft)
    } else {
      draft = draft.refused("answered 304 without having been asked whether it had changed")
    }
    return standing
  }

  private func place(
    _ id: Int64, _ articleID: Int64, _ timeline: TimelineTable
  ) throws -> Recorded.Outcome {
    let (number, opens) = try timeline.insert(id, at: seenAt, article: articleID)
    guard opens else { return .unchanged(number: number) }
    let earlier = try timeline.latestNumber(of: articleID, before: seenAt, snapshot: id)
    return .revision(number: number, reinstates: earlier)
  }

  /// Reads the story's pages again where an older extractor read them, so that what the new page is
  /// compared with was read as it is; gives what was seen of the story last before the draft.
  private func bringUpToDate(_ head: Int64, _ story: StoryRow) throws -> Neighbour? {
    let before = try neighbour(of: story)
    guard let before, before.extractor < draft.extractor else { return before }
    let derivation = StoryDerivation(db: db, pages: pages)
    let members = try TimelineTable.members(of: head, db)
    let differences = try members.flatMap { try derivation.derive($0).differences }
    try derivation.finish(members, differences, at: now.milliseconds)
    seen.forgetAll()
    return try neighbour(of: story)
  }

  /// The snapshot before another one.
  private typealias Neighbour = (
    page: Int64, origin: Int64, extractor: Int, article: Int64?, declaration: Int64?
  )

  /// What was seen of the story last before the draft, which the draft is likely to resemble: for an article
  /// the last one, if there are failures between.
  private func neighbour(of story: StoryRow) throws -> Neighbour? {
    let last = try neighbour(of: story, "")
    guard let last, last.article == nil, draft.articleDraft != nil else { return last }
    return try neighbour(of: story, "AND r.article_id IS NOT NULL") ?? last
  }

  private func neighbour(of story: StoryRow, _ condition: String) throws -> Neighbour? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT s.page_id, s.origin_id, r.extractor, r.article_id, r.declaration_id FROM snapshot s
          JOIN reading r ON r.snapshot_id = s.id
          WHERE s.story_id = ? AND s.seen_at <= ? \(condition) ORDER BY s.seen_at DESC LIMIT 1
          """), arguments: [story.id, seenAt]
    ).map { row in
      (try row.get(0), try row.get(1), try row.get(2), try row.get(3), try row.get(4))
    }
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
  private func remember(_ story: StoryRow, _ entry: PendingEntry) throws {
    var identifiers = draft.identities.map { (IdentifierKind.address, $0.description) }
    if let path = draft.path { identifiers.append((.path, path)) }
    for (kind, value) in identifiers {
      let known = try db.cachedStatement(
        sql: "SELECT 1 FROM identifier WHERE kind = ? AND value = ?")
      guard try Int.fetchOne(known, arguments: [kind.rawValue, value]) == nil else { continue }
      let count = try db.cachedStatement(sql: "SELECT count(*) FROM identifier WHERE story_id = ?")
      let position = try Int.fetchOne(count, arguments: [story.id]) ?? 0
      try db.cachedStatement(
        sql: """
          INSERT INTO identifier (kind, value, story_id, position, entry_id) VALUES (?, ?, ?, ?, ?)
          """
      ).execute(arguments: [kind.rawValue, value, story.id, position, entry.number])
      entry.identifiers.append(
        PendingEntry.NewIdentifier(kind: kind.rawValue, value: value, position: position))
    }
  }

  // MARK: Rows

  private func knownSnapshot(_ story: StoryRow, _ pageID: Int64) throws -> Int64? {
    let sql = "SELECT id FROM snapshot WHERE story_id = ? AND seen_at = ? AND page_id = ?"
    return try Int64.fetchOne(
      db.cachedStatement(sql: sql), arguments: [story.id, seenAt, pageID])
  }

  private func facts(of story: StoryRow, _ standing: StandingPage?) -> SnapshotFacts {
    SnapshotFacts(
      story: story.publicID, key: story.key, seenAt: seenAt, recordedAt: now.milliseconds,
      source: draft.source, receivedFrom: draft.receivedFrom,
      address: draft.addresses.first?.description,
      format: draft.format?.rawValue, declaredType: draft.declaredType, page: draft.digest,
      size: draft.size, extractor: draft.extractor,
      fingerprint: standing?.fingerprint ?? draft.articleDraft?.fingerprint.digest,
      failure: standing == nil ? draft.failure : nil, exchange: draft.exchange)
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
