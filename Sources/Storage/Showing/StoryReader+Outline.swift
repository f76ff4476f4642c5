import Extraction
import Foundation
import GRDB
import History

extension StoryReader {
  /// What the timeline's table tells of a revision.
  private struct Opened {
    var article: Int64
    var status: Article.Status
    var headline: String
  }

  /// The story's outline, with the texts of those neighbours that were not told yet.
  func outline(isTold: Bool) throws -> UnfinishedOutline {
    let numbers = try givenNumbers(of: head)
    let opened = try opened()
    var unfinished = UnfinishedOutline(
      outline: Outline(story: try Listing(db: db).story(head), entries: []))
    var latest: [Fingerprint: Int] = [:]
    var previous: (number: Int, position: Int, article: Int64, isRedacted: Bool)?
    var modifiedAt: Date?
    let seen = SeenPassages()
    for (position, stretch) in stretches.enumerated() {
      let number = stretch.compactMap { numbers[$0.id] }.min() ?? 0
      for (offset, snapshot) in stretch.enumerated() {
        guard let fingerprint = snapshot.fingerprint else {
          unfinished.outline.entries.append(.failure(snapshot))
          continue
        }
        defer { modifiedAt = snapshot.declaration.modifiedAt ?? modifiedAt }
        guard offset == 0 else {
          let disclosure = Disclosure(
            ofUnchanged: snapshot.declaration.modifiedAt, modifiedBefore: modifiedAt)
          unfinished.outline.entries.append(.unchanged(snapshot, revision: number, disclosure))
          continue
        }
        guard let own = opened[snapshot.id] else {
          throw ArchiveError.damaged(
            path: "", reason: "a timeline is not what the record makes of it")
        }
        var revision = Outline.Revision(
          number: number, snapshot: snapshot, headline: own.headline, status: own.status,
          lastSeenAt: stretch.last { $0.fingerprint != nil }?.seenAt ?? snapshot.seenAt,
          notSeenAt: position > 0
            ? stretches[position - 1].last { $0.fingerprint != nil }?.seenAt : nil,
          reinstates: latest[fingerprint], previous: nil,
          followsRedaction: previous?.isRedacted ?? false, telling: nil, disclosure: nil)
        latest[fingerprint] = number
        let isRedacted = snapshot.redaction != nil
        if let previous, !isRedacted, !previous.isRedacted {
          revision.previous = previous.number
          let pair = TellingTable.Pair(old: previous.article, new: own.article)
          if !isTold {
            // Numbers and times are all that is wanted.
          } else if let telling = try TellingTable(db: db).telling(of: pair) {
            revision.tell(telling, modifiedBefore: modifiedAt)
          } else {
            unfinished.untold.append(
              UnfinishedOutline.Untold(
                position: unfinished.outline.entries.count,
                old: try plain(previous.position, seen), new: try plain(position, seen),
                modifiedBefore: modifiedAt))
          }
        }
        unfinished.outline.entries.append(.revision(revision))
        previous = (number, position, own.article, isRedacted)
      }
    }
    return unfinished
  }

  /// The revision that a stretch shows, for comparing.
  private func plain(_ position: Int, _ seen: SeenPassages) throws -> Revision {
    guard let first = stretches[position].first else {
      preconditionFailure("no stretch is empty")
    }
    return Revision(
      story: "", number: 0, article: try article(of: first.id, seen), snapshot: first,
      lastSeenAt: first.seenAt)
  }

  private func opened() throws -> [Int64: Opened] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT t.snapshot_id, t.article_id, a.status, p.text FROM timeline t
          JOIN article a ON a.id = t.article_id
          JOIN passage p ON p.id = json_extract(a.passages, '$[0]')
          WHERE t.story_id = ? AND t.opens = 1
          """), arguments: [head])
    return try Dictionary(
      rows.map { row in
        let status: String = try row.get(2)
        return (
          try row.get(0),
          Opened(
            article: try row.get(1), status: Article.Status(rawValue: status) ?? .unknown,
            headline: try row.get(3))
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
