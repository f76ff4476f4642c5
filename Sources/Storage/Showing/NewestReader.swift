import Extraction
import Foundation
import GRDB
import History

/// Walks through the newest revisions of all stories inside a transaction.
struct NewestReader {
  let db: Database
  let filter: NewestFilter

  /// A revision and the one before it, to be compared.
  struct Untold: Sendable {
    var pair: TellingTable.Pair
    var old: Article
    var new: Article
  }

  /// A part of the list of which some was not told yet.
  struct Unfinished: Sendable {
    var changes: [(change: NewestChange, untold: Untold?)] = []
    var next: SnapshotCursor?

    /// The list with the rest told, and without what the filter then leaves out.
    func finished(_ filter: NewestFilter) -> NewestChanges {
      var list = NewestChanges(changes: [], next: next)
      for (change, untold) in changes {
        var change = change
        if let untold {
          let telling = Telling(of: Comparison(from: untold.old, to: untold.new))
          guard filter.takes(telling) else { continue }
          change.telling = telling
        }
        list.changes.append(change)
      }
      return list
    }
  }

  /// What all revisions of a story have in common.
  private struct Known {
    var id: String
    var status: Article.Status
    var host: String?
    var isWanted: Bool
  }

  /// A row of the walk.
  private struct Place {
    var story: Int64
    var seenAt: Int64
    var snapshot: Int64
    var article: Int64
    var number: Int

    init(_ row: Row) throws {
      story = try row.get(0)
      seenAt = try row.get(1)
      snapshot = try row.get(2)
      article = try row.get(3)
      number = try row.get(4)
    }

    var cursor: SnapshotCursor { SnapshotCursor(seenAt: seenAt, snapshot: snapshot) }
  }

  func list(before cursor: SnapshotCursor?) throws -> Unfinished {
    var list = Unfinished()
    var stories: [Int64: Known] = [:]
    let table = TellingTable(db: db)
    let seen = SeenPassages()
    var looked = 0
    var untold = 0
    let places = try walk(before: cursor)
    while let row = try places.next() {
      let place = try Place(row)
      looked += 1
      list.next = place.cursor
      let story = try stories[place.story] ?? known(place.story)
      stories[place.story] = story
      if story.isWanted, let before = try previous(of: place) {
        let isTold = try redaction(place) == nil && redaction(before.snapshot) == nil
        let pair = TellingTable.Pair(old: before.article, new: place.article)
        if !isTold {
          if filter.takesFirst { list.changes.append((try change(place, story, before), nil)) }
        } else if let row = try table.row(of: pair) {
          if try filter.takes(row) {
            var change = try change(place, story, before)
            change.telling = try Telling(row)
            list.changes.append((change, nil))
          }
        } else {
          untold += 1
          list.changes.append(
            (try change(place, story, before), try self.untold(pair, before.snapshot, place, seen)))
        }
      } else if story.isWanted, filter.takesFirst {
        list.changes.append((try change(place, story, nil), nil))
      }
      if list.changes.count >= filter.limit || looked >= Archive.newestLimit
        || untold >= Archive.untoldLimit
      {
        break
      }
    }
    if try places.next() == nil { list.next = nil }
    return list
  }

  func untold(
    before cursor: SnapshotCursor?, atMost count: Int
  ) throws -> (untold: [Untold], next: SnapshotCursor?) {
    var found: [Untold] = []
    var next: SnapshotCursor?
    var looked = 0
    let table = TellingTable(db: db)
    let seen = SeenPassages()
    let places = try walk(before: cursor)
    while found.count < count, looked < Archive.newestLimit {
      guard let row = try places.next() else { return (found, nil) }
      let place = try Place(row)
      looked += 1
      next = place.cursor
      guard let before = try previous(of: place), try redaction(place) == nil,
        try redaction(before.snapshot) == nil
      else { continue }
      let pair = TellingTable.Pair(old: before.article, new: place.article)
      guard try table.row(of: pair) == nil else { continue }
      found.append(try untold(pair, before.snapshot, place, seen))
    }
    return (found, next)
  }

  // MARK: Rows

  private func walk(before cursor: SnapshotCursor?) throws -> RowCursor {
    try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT story_id, seen_at, snapshot_id, article_id, number FROM timeline
          INDEXED BY timeline_of_revisions
          WHERE opens = 1 AND (seen_at, snapshot_id) < (?, ?)
          ORDER BY seen_at DESC, snapshot_id DESC
          """),
      arguments: [cursor?.seenAt ?? .max, cursor?.snapshot ?? .max])
  }

  /// The last snapshot before a place that showed an article, with that article and its number.
  private func previous(
    of place: Place
  ) throws -> (snapshot: Int64, article: Int64, number: Int, seenAt: Int64)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT snapshot_id, article_id, number, seen_at FROM timeline
          WHERE story_id = ? AND article_id IS NOT NULL AND (seen_at, snapshot_id) < (?, ?)
          ORDER BY seen_at DESC, snapshot_id DESC LIMIT 1
          """), arguments: [place.story, place.seenAt, place.snapshot]
    ).map { row in
      (try row.get(0), try row.get(1), try row.get(2), try row.get(3))
    }
  }

  private func redaction(_ place: Place) throws -> Redaction? { try redaction(place.snapshot) }

  private func redaction(_ snapshot: Int64) throws -> Redaction? {
    try RedactionTable(db: db).redaction(of: snapshot)
  }

  private func untold(
    _ pair: TellingTable.Pair, _ before: Int64, _ place: Place, _ seen: SeenPassages
  ) throws -> Untold {
    let snapshots = try StoryReader.snapshots(
      where: "s.id IN (?, ?)", [before, place.snapshot], db)
    func article(_ id: Int64, of snapshot: Int64) throws -> Article {
      let text = try ArticleTable(db: db, seen: seen).fetch(id)
      guard let snapshot = snapshots.first(where: { $0.id == snapshot }) else { return text }
      return Revision(
        story: "", number: 0, article: text, snapshot: snapshot, lastSeenAt: snapshot.seenAt
      ).article
    }
    return Untold(
      pair: pair, old: try article(pair.old, of: before),
      new: try article(pair.new, of: place.snapshot))
  }

  private func change(
    _ place: Place, _ story: Known,
    _ before: (snapshot: Int64, article: Int64, number: Int, seenAt: Int64)?
  ) throws -> NewestChange {
    let language = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT d.language FROM reading r JOIN declaration d ON d.id = r.declaration_id
          WHERE r.snapshot_id = ?
          """), arguments: [place.snapshot])
    let redaction = try redaction(place)
    let isComparable = try before.map {
      redaction == nil ? try self.redaction($0.snapshot) == nil : false
    }
    return NewestChange(
      story: story.id, status: story.status, host: story.host, number: place.number,
      previous: isComparable == true ? before?.number : nil,
      headline: try Listing(db: db).headline(ofArticle: place.article) ?? "", language: language,
      firstSeenAt: Date(milliseconds: place.seenAt),
      notSeenAt: before.map { Date(milliseconds: $0.seenAt) }, redaction: redaction)
  }

  private func known(_ story: Int64) throws -> Known {
    let row = try StoryRow.fetch(story, db)
    let listing = Listing(db: db)
    let hosts = try listing.addresses(of: story).compactMap { Address($0)?.host }
    let status = try listing.status(of: story)
    let isOfHost =
      filter.host.map { wanted in
        let wanted = wanted.lowercased()
        return hosts.contains { $0 == wanted || $0.hasSuffix("." + wanted) }
      } ?? true
    return Known(
      id: row.publicID, status: status, host: hosts.first,
      isWanted: isOfHost && (filter.status ?? status) == status)
  }
}

extension NewestFilter {
  /// Whether a revision that brought this is wanted.
  fileprivate func takes(_ telling: Telling) -> Bool {
    telling.weight >= leastWeight && kind.map(telling.kinds.contains) ?? true
  }

  /// The same of what is kept, without reading all of it.
  fileprivate func takes(_ row: Row) throws -> Bool {
    guard try row.get("weight") as Int >= leastWeight else { return false }
    let kinds: String = try row.get("kinds")
    return kind.map { kinds.contains(",\($0.rawValue),") } ?? true
  }
}
