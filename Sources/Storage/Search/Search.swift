import Extraction
import Foundation
import GRDB
import History

/// One search inside a transaction.
struct Search {
  let db: Database
  let query: SearchQuery
  let filter: SearchFilter
  /// The only story that is meant; nil for all.
  private let only: Int64?

  private struct Match {
    var passage: Int64
    var kind: String
    /// The more the better; the newer the better where there are too many to weigh.
    var weight = 0.0
  }

  init(db: Database, query: SearchQuery, filter: SearchFilter) throws {
    self.db = db
    self.query = query
    self.filter = filter
    only = try filter.story.map {
      try TimelineTable.head(of: Matching(db: db).story(matching: $0).id, db)
    }
  }

  func run() throws -> SearchResult {
    if let only {
      let hits = try hits(among: [only: matches(in: only)], limit: 1, isPart: false)
      return SearchResult(hits: hits, isPartial: false)
    }
    // FTS5 goes forward in three fifths of the time that it takes back: backward only where there is no end.
    let passages = try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"),
      arguments: [query.expression, Archive.searchLimit + 1])
    guard passages.count <= Archive.searchLimit else { return try newest() }
    let found = try stories(of: passages, areWeighed: true)
    return SearchResult(
      hits: try hits(among: found, limit: filter.limit, isPart: false), isPartial: false)
  }

  /// What is found where too many passages match to be weighed: the newest first, until there are enough.
  private func newest() throws -> SearchResult {
    var hits: [SearchHit] = []
    var seen: Set<Int64> = []
    var last = Int64.max
    var isExhausted = false
    for _ in 0..<Archive.searchReach / Archive.searchLimit {
      let passages = try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
            """),
        arguments: [query.expression, last, Archive.searchLimit])
      let found = try stories(of: passages, areWeighed: false).filter {
        seen.insert($0.key).inserted
      }
      hits += try self.hits(among: found, limit: filter.limit - hits.count, isPart: true)
      isExhausted = passages.count < Archive.searchLimit
      guard hits.count < filter.limit, !isExhausted, let oldest = passages.last else { break }
      last = oldest
    }
    // What these ask for was looked up in all passages of each story.
    let isWhole = filter.isRemoved || filter.addedSince != nil
    return SearchResult(hits: hits, isPartial: !(isExhausted && isWhole))
  }

  /// The hits in stories, the best first.
  ///
  /// - Parameters:
  ///   - found: The passages that match, by their stories.
  ///   - limit: Most hits that are wanted.
  ///   - isPart: Whether more passages of these stories may match.
  /// - Returns: What the filter leaves.
  /// - Throws: What reading the archive throws.
  private func hits(
    among found: [Int64: [Match]], limit: Int, isPart: Bool
  ) throws -> [SearchHit] {
    var ranked = found.map { (rank: Rank($0.value), story: $0.key, matches: $0.value) }
    ranked.sort { ($1.rank, $1.story) < ($0.rank, $0.story) }
    var hits: [SearchHit] = []
    for (_, story, matches) in ranked where hits.count < limit {
      guard try isOfHost(story) else { continue }
      // That nothing of it stood before only all of them can say, and that nothing of it stands those of the
      // latest revision.
      let isSince = isPart && filter.addedSince != nil
      var lives = try self.lives(story, isSince ? self.matches(in: story) : matches)
      if isPart, !isSince, !lives.contains(where: { $0.life.goneAt == nil }) {
        let standing = try standing(in: story)
        if !standing.isEmpty { lives = try self.lives(story, matches + standing) }
      }
      if let hit = try hit(story, lives) { hits.append(hit) }
    }
    return hits
  }

  /// Passages by the stories under which they are told.
  private func stories(of passages: [Int64], areWeighed: Bool) throws -> [Int64: [Match]] {
    let rows = try db.cachedStatement(
      sql: """
        SELECT p.story_id, p.kind, p.text, l.into_id FROM passage p
        LEFT JOIN link l ON l.story_id = p.story_id WHERE p.id = ?
        """)
    var matches: [(story: Int64, match: Match)] = []
    var heads: [Int64: Int64] = [:]
    var weights =
      areWeighed
      ? try SearchWeights(
        query.terms, of: Int.fetchOne(db, sql: "SELECT max(id) FROM passage") ?? 0) : nil
    for passage in passages {
      // Of a cursor's row only what is asked for is read.
      let cursor = try Row.fetchCursor(rows, arguments: [passage])
      guard let row = try cursor.next() else { continue }
      var story: Int64 = try row.get("story_id")
      if let next: Int64 = try row.get("into_id") {
        story = try heads[next] ?? TimelineTable.head(of: next, db)
        heads[next] = story
      }
      if weights != nil { weights?.add(try row.get("text")) }
      matches.append(
        (story, try Match(passage: passage, kind: row.get("kind"), weight: Double(passage))))
    }
    for (place, weight) in (weights?.weights ?? []).enumerated() {
      matches[place].match.weight = weight
    }
    return Dictionary(grouping: matches, by: \.story).mapValues { $0.map(\.match) }
  }

  /// All passages of one story that match, however many newer ones there are elsewhere.
  private func matches(in story: Int64) throws -> [Match] {
    try matches(
      among: TimelineTable.members(of: story, db).map(ArticleTable(db: db).passages)
        .reduce(into: RangeSet()) { $0.formUnion($1) })
  }

  private func matches(among passages: RangeSet<Int64>) throws -> [Match] {
    let rows = try db.cachedStatement(
      sql: """
        SELECT rowid, (SELECT kind FROM passage WHERE id = rowid) AS kind FROM search
        WHERE search MATCH ? AND rowid >= ? AND rowid < ?
        """)
    return try passages.ranges.flatMap { range in
      try Row.fetchAll(rows, arguments: [query.expression, range.lowerBound, range.upperBound])
        .map { try Match(passage: $0.get("rowid"), kind: $0.get("kind")) }
    }
  }

  /// The passages of a story's latest revision that match.
  private func standing(in story: Int64) throws -> [Match] {
    guard let article = try TimelineTable.latestArticle(of: story, db) else { return [] }
    let passages = try ArticleTable(db: db).ids(ofPassagesIn: article)
    guard let term = query.onlyTerm else { return try matches(among: passages) }
    // A term alone is found in a few texts sooner than in the index.
    let rows = try db.cachedStatement(
      sql: "SELECT id, kind, text FROM passage WHERE id >= ? AND id < ?")
    return try passages.ranges.flatMap { range in
      try Row.fetchAll(rows, arguments: [range.lowerBound, range.upperBound]).compactMap { row in
        guard try term.count(in: SearchWord.all(in: row.get("text"))) > 0 else { return nil }
        return try Match(passage: row.get("id"), kind: row.get("kind"))
      }
    }
  }

  /// The rank of a story: a headline before any text, then by the best of its passages.
  private struct Rank: Comparable {
    var isHeadline: Bool
    var weight: Double

    init(_ matches: [Match]) {
      isHeadline = matches.contains { $0.kind == StoredPassage.headline }
      weight = matches.map(\.weight).max() ?? 0
    }

    static func < (one: Rank, other: Rank) -> Bool {
      one.isHeadline == other.isHeadline ? one.weight < other.weight : other.isHeadline
    }
  }

  private func isOfHost(_ story: Int64) throws -> Bool {
    guard let host = filter.host?.lowercased() else { return true }
    return try Listing(db: db).addresses(of: story).contains { text in
      guard let own = Address(text)?.host else { return false }
      return own == host || own.hasSuffix("." + host)
    }
  }

  /// Passages with their lives, as far as they stand on the story's timeline.
  private func lives(
    _ story: Int64, _ matches: [Match]
  ) throws -> [(match: Match, life: PassageLives.Life)] {
    let lives = try PassageLives(of: Set(matches.map(\.passage)), story: story, db).lives
    return matches.compactMap { match in lives[match.passage].map { (match, $0) } }
  }

  /// The story as it is shown; nil where the filter leaves it out, or where none of the passages stands
  /// on its timeline.
  private func hit(
    _ story: Int64, _ lives: [(match: Match, life: PassageLives.Life)]
  ) throws -> SearchHit? {
    var found = lives
    let isStanding = found.contains { $0.life.goneAt == nil }
    guard let first = found.map(\.life.firstSeenAt).min(),
      let last = found.map(\.life.lastSeenAt).max(), !(filter.isRemoved && isStanding)
    else { return nil }
    if let since = filter.addedSince, first < since.milliseconds { return nil }
    found.sort { one, other in
      let (a, b) = (one.life, other.life)
      if (a.goneAt == nil) != (b.goneAt == nil) { return a.goneAt == nil }
      return a.firstSeenAt > b.firstSeenAt
    }
    // Finding the words again in their texts is most of the work.
    let told = found.prefix(filter.passageLimit)
    let text = try db.cachedStatement(sql: "SELECT text FROM passage WHERE id = ?")
    let row = try StoryRow.fetch(story, db)
    return SearchHit(
      story: row.publicID, key: row.key, headline: try Listing(db: db).headline(of: story),
      isStanding: isStanding, firstSeenAt: Date(milliseconds: first),
      lastSeenAt: Date(milliseconds: last),
      passages: try told.map { match, life in
        SearchHit.Passage(
          match.kind, try String.fetchOne(text, arguments: [match.passage]) ?? "", query.terms, life
        )
      },
      more: found.count - told.count)
  }
}

extension SearchHit.Passage {
  fileprivate init(_ kind: String, _ text: String, _ terms: [SearchTerm], _ life: PassageLives.Life)
  {
    self.init(
      kind: kind, text: text, matches: terms.ranges(in: text), first: life.first,
      firstSeenAt: Date(milliseconds: life.firstSeenAt),
      notSeenAt: life.notSeenAt.map(Date.init(milliseconds:)), last: life.last,
      lastSeenAt: Date(milliseconds: life.lastSeenAt),
      goneAt: life.goneAt.map(Date.init(milliseconds:)))
  }
}
