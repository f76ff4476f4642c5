import Foundation
import GRDB

/// Where the matching passages of one story stood, read off its timeline.
struct PassageLives {
  /// Since when and until when a passage stood.
  struct Life {
    var first: Int
    var firstSeenAt: Int64
    var notSeenAt: Int64?
    var last: Int
    var lastSeenAt: Int64
    /// When it was first seen missing; nil while it stands.
    var goneAt: Int64?
  }

  /// The lives of the passages that stand on the timeline, by their ids.
  private(set) var lives: [Int64: Life] = [:]

  /// - Complexity: O(*n*) in the story's snapshots and in the runs of passages of its articles.
  init(of passages: Set<Int64>, story: Int64, _ db: Database) throws {
    let sorted = passages.sorted()
    var held: [Int64: [Int64]] = [:]
    var seenBefore: Int64?
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT seen_at, number, opens, article_id,
            CASE opens WHEN 1 THEN (SELECT passages FROM article WHERE id = article_id) END AS passages
          FROM timeline WHERE story_id = ? AND article_id IS NOT NULL ORDER BY seen_at, snapshot_id
          """), arguments: [story])
    var shown: [Int64] = []
    while let row = try rows.next() {
      let (seenAt, number): (Int64, Int) = try (row.get("seen_at"), row.get("number"))
      if try row.get("opens") {
        let article: Int64 = try row.get("article_id")
        let now = try held[article] ?? Self.matches(row.get("passages"), sorted)
        held[article] = now
        for gone in shown where !now.contains(gone) { lives[gone]?.goneAt = seenAt }
        for passage in now where lives[passage] == nil {
          lives[passage] = Life(
            first: number, firstSeenAt: seenAt, notSeenAt: seenBefore, last: number,
            lastSeenAt: seenAt)
        }
        shown = now
      }
      for passage in shown {
        lives[passage]?.last = number
        lives[passage]?.lastSeenAt = seenAt
        lives[passage]?.goneAt = nil
      }
      seenBefore = seenAt
    }
  }

  /// Which of the ids lie in the runs of an article.
  private static func matches(_ runs: String, _ ids: [Int64]) throws -> [Int64] {
    try PassageRuns(runs).runs.flatMap { run in
      ids[ids.lowerBound(run.first)...].prefix { $0 < run.ids.upperBound }
    }
  }
}

extension [Int64] {
  /// The place of the first element that is not below a value; the array is sorted.
  fileprivate func lowerBound(_ value: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
