import Extraction
import Foundation
import GRDB
import History

/// The recording of one draft inside a transaction.
///
/// All is decided first: which story it belongs to, where it comes on the timeline, what its entry tells.
/// Then it is written, the entry before what leads to it.
struct Recording {
  let db: Database
  let pages: PageTable
  let ends: StoryEnds
  private(set) var draft: SnapshotDraft
  let now: Date

  private var seenAt: Int64 { draft.seenAt.milliseconds }

  mutating func record() throws -> Recorded? {
    draft = try RedirectWay.settled(draft, db)
    guard let (story, match) = try findStory() else { return nil }
    let end = end(of: story)
    let head = end == nil ? try TimelineTable.head(of: story.id, db) : story.id
    let shown = head == story.id ? story : try StoryRow.fetch(head, db)
    let before = try standing(in: story, toldWith: head, end)
    let confirmed = try draft.isNotModified ? takeConfirmed(story) : nil
    let entry = try begin()
    let timeline = TimelineTable(db: db, head: shown, entry: entry)
    // A text that was redacted is not kept when it comes again.
    let order = try draft.articleDraft.flatMap {
      try RedactionTable(db: db).order(
        $0.fingerprint.digest, page: draft.digest, toldWith: head)
    }
    let page = try confirmed == nil ? store(isKept: order == nil, after: before?.page) : nil
    guard let pageID = page?.id ?? confirmed?.page else {
      preconditionFailure("a page is stored where none is confirmed")
    }
    if end == nil, let known = try knownSnapshot(of: story, pageID) {
      let number = try timeline.number(of: known)
      return recorded(shown, known, .known(number: number), match)
    }
    let fingerprint = confirmed?.fingerprint ?? draft.articleDraft?.fingerprint.digest
    let place = try fingerprint.map { try self.place($0, of: story, timeline, end) }
    entry.identifiers = try newIdentifiers(of: story)
    let facts = facts(of: story, fingerprint)
    let hash = try Chain(db: db).append(entry, snapshot: facts)
    ends.tip = (entry.number, hash)

    try insert(entry.identifiers, of: story, entry)
    let origin = try facts.insert(
      db, id: entry.number, story: story.id, page: pageID, after: before?.origin)
    if var exchange = facts.exchange {
      // What a redacted text is sent with goes with it.
      if order != nil { exchange.document = nil }
      try ExchangeTable(db: db, packer: pages.packer).insert(
        exchange, of: entry.number, in: story.id)
    }
    var reading = Reading(snapshot: entry.number, extractor: draft.extractor)
    if let place, let confirmed {
      (reading.article, reading.declaration) = (confirmed.article, confirmed.declaration)
      try reading.insert(db)
      try timeline.insert(
        entry.number, at: seenAt, article: place.shown ?? confirmed.article, place.placement)
      ends[story.id] = end.flatMap { $0.confirmed(confirmed.article, at: seenAt, place.placement) }
      return recorded(shown, entry.number, try outcome(place, timeline, entry.number), match)
    }
    guard let place, let page, let read = draft.articleDraft else {
      try reading.insert(db)
      try timeline.insertFailure(entry.number, at: seenAt)
      if let end = ends[story.id] { ends[story.id]?.seenAt = max(seenAt, end.seenAt) }
      return recorded(shown, entry.number, .failure(reason: draft.failure ?? ""), match)
    }
    let text = order == nil ? read : ArticleDraft(.tombstone, fingerprint: read.fingerprint)
    let article = try store(text, as: place.known, of: story, after: before)
    let declaration = try DeclarationTable(db: db).store(
      Declaration(of: text.article), after: before?.declaration)
    (reading.article, reading.declaration) = (article.id, declaration.id)
    try reading.insert(db)
    try timeline.insert(
      entry.number, at: seenAt, article: place.shown ?? article.id, place.placement)
    if let order {
      try RedactionTable(db: db).record(
        order, [entry.number: read.fingerprint.digest], pages: [draft.digest],
        at: now.milliseconds)
      ends.forgetAll()
    } else {
      ends[story.id] = try newEnd(
        of: story, end, place.placement,
        Standing(
          origin: origin, extractor: draft.extractor, page: page, article: article,
          declaration: declaration))
    }
    return recorded(shown, entry.number, try outcome(place, timeline, entry.number), match)
  }

  /// The page that an answer 304 speaks of, by which the draft is filled; nil, and a failure, where there is none.
  private mutating func takeConfirmed(_ story: StoryRow) throws -> ConfirmedPage? {
    let confirmed = try ConfirmedPage(of: draft.addresses, in: story.id, db, pages.packer)
    if let confirmed {
      try confirmed.lend(to: &draft)
    } else {
      draft = draft.refused("answered 304 without having been asked whether it had changed")
    }
    return confirmed
  }

  // MARK: What stands before

  /// The end of the story, where it is known and the draft comes behind it.
  private func end(of story: StoryRow) -> StoryEnds.End? {
    guard let end = ends[story.id], end.seenAt < seenAt,
      end.standing.extractor >= draft.extractor
    else { return nil }
    return end
  }

  private func standing(
    in story: StoryRow, toldWith head: Int64, _ end: StoryEnds.End?
  ) throws -> Standing? {
    if draft.articleDraft != nil, let end { return end.standing }
    func fetch() throws -> Standing? {
      try Standing.fetch(
        story.id, until: seenAt, isArticle: draft.articleDraft != nil, pages: pages)
    }
    let before = try fetch()
    guard let before, before.extractor < draft.extractor else { return before }
    // What the page is compared with must have been read by the same extractor.
    let derivation = StoryDerivation(db: db, pages: pages)
    let members = try TimelineTable.members(of: head, db)
    let differences = try members.flatMap { try derivation.derive($0).differences }
    try derivation.finish(members, differences, at: now.milliseconds)
    ends.forgetAll()
    return try fetch()
  }

  /// The end of the story with the draft, where that is its newest snapshot and it is told by itself.
  private func newEnd(
    of story: StoryRow, _ end: StoryEnds.End?, _ placement: TimelineTable.Placement,
    _ standing: Standing
  ) throws -> StoryEnds.End? {
    if let end {
      let last = placement.isRevision ? placement.number : nil
      return StoryEnds.End(
        seenAt: seenAt, standing: standing, number: placement.number,
        lastNumber: last ?? end.lastNumber)
    }
    let other = try db.cachedStatement(
      sql: """
        SELECT max(seen_at), EXISTS (SELECT 1 FROM link WHERE ?1 IN (story_id, into_id)),
          (SELECT max(number) FROM revision WHERE story_id = ?1)
        FROM snapshot WHERE story_id = ?1
        """)
    guard let row = try Row.fetchOne(other, arguments: [story.id]), try row.get(0) == seenAt,
      try row.get(1) == false
    else { return nil }
    return StoryEnds.End(
      seenAt: seenAt, standing: standing, number: placement.number,
      lastNumber: try (row.get(2) as Int?) ?? 0)
  }

  // MARK: Where it comes

  /// What is decided of an article.
  private typealias Place = (
    /// The id of the same article in the story; nil where it has none.
    known: Int64?,
    /// The id of the article that stands for it on the timeline; nil for its own.
    shown: Int64?,
    placement: TimelineTable.Placement
  )

  private func place(
    _ fingerprint: Digest, of story: StoryRow, _ timeline: TimelineTable, _ end: StoryEnds.End?
  ) throws -> Place {
    let known = try ArticleTable(db: db).id(of: fingerprint, story.id)
    if let end {
      let placement = timeline.placement(
        of: timeline.entry.number,
        showing: known != nil && known == end.standing.article?.id ? end.number : nil,
        after: end.lastNumber)
      return (known, known, placement)
    }
    let shown = try timeline.shown(fingerprint, own: known)
    let placement = try timeline.placement(of: timeline.entry.number, at: seenAt, article: shown)
    return (known, shown, placement)
  }

  private func outcome(
    _ place: Place, _ timeline: TimelineTable, _ snapshot: Int64
  ) throws -> Recorded.Outcome {
    let number = place.placement.number ?? 0
    guard place.placement.isRevision else { return .unchanged(number: number) }
    let earlier = try place.shown.flatMap {
      try timeline.latestNumber(of: $0, before: seenAt, snapshot: snapshot)
    }
    return .revision(number: number, reinstates: earlier)
  }

  private func recorded(
    _ story: StoryRow, _ id: Int64, _ outcome: Recorded.Outcome, _ match: Recorded.Match
  ) -> Recorded {
    Recorded(
      story: story.publicID, key: story.key, snapshot: id, seenAt: draft.seenAt,
      headline: draft.article?.headline, outcome: outcome, match: match,
      movedTo: draft.article == nil ? nil : draft.way?.movedTo)
  }

  // MARK: Rows

  private func begin() throws -> PendingEntry {
    guard let tip = ends.tip else { return try Chain(db: db).begin() }
    return PendingEntry(number: tip.number + 1, previous: tip.hash)
  }

  private func store(isKept: Bool, after base: PageTable.Stored?) throws -> PageTable.Stored {
    guard isKept else { return try pages.storeGivenUp(draft.digest, size: draft.size) }
    return try pages.store(draft.bytes, digest: draft.digest, after: base)
  }

  private func store(
    _ article: ArticleDraft, as known: Int64?, of story: StoryRow, after before: Standing?
  ) throws -> (id: Int64, passages: [KnownPassage]) {
    let articles = ArticleTable(db: db)
    if let known {
      if let same = before?.article, same.id == known { return same }
      return (known, try articles.known(known, of: story.id))
    }
    return try articles.insert(article, of: story.id, after: before?.article?.passages ?? [])
  }

  private func knownSnapshot(of story: StoryRow, _ page: Int64) throws -> Int64? {
    let sql = "SELECT id FROM snapshot WHERE story_id = ? AND seen_at = ? AND page_id = ?"
    return try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [story.id, seenAt, page])
  }

  private func facts(of story: StoryRow, _ fingerprint: Digest?) -> SnapshotFacts {
    SnapshotFacts(
      story: story.publicID, key: story.key, seenAt: seenAt, recordedAt: now.milliseconds,
      source: draft.source, receivedFrom: draft.receivedFrom,
      address: draft.addresses.first?.description,
      format: draft.format?.rawValue, declaredType: draft.declaredType, page: draft.digest,
      size: draft.size, extractor: draft.extractor, fingerprint: fingerprint,
      failure: fingerprint == nil ? draft.failure : nil, exchange: draft.exchange)
  }
}
