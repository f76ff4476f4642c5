import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

/// What is kept in mind between recordings must never be seen in what is recorded.
struct StoryEndsTests {
  /// All rows of all tables that recording writes, in their order.
  private func rows(_ archive: Archive) throws -> [String] {
    let tables = [
      "story", "entry", "page", "origin", "snapshot", "revision", "identifier", "article",
      "passage", "declaration", "reading", "timeline", "exchange",
    ]
    return try archive.read { db in
      try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2, 3").map {
          "\(table) \($0.description)"
        }
      }
    }
  }

  private func randomDraft(_ random: inout SeededRandom) throws -> SnapshotDraft {
    let minutes = Int.random(in: 0..<40, using: &random)
    let key = ["bridge", "harbour", "tower"].randomElement(using: &random) ?? ""
    let address: String? = Bool.random(using: &random) ? "https://tide.example/\(key)" : nil
    if let address, Int.random(in: 0..<3, using: &random) == 0 {
      let status = [200, 304, 304, 404, 503].randomElement(using: &random) ?? 200
      let old = Exchange.Redirect(address: "\(address)/old", status: 301)
      return try fetched(
        "The bridge is as it was.", at: minutes, from: address, status: status,
        fields: fields(minutes), by: Bool.random(using: &random) ? [old] : [], key: key)
    }
    let texts = ["one", "two", "three", "four\n\nfive", nil]
    guard let text = texts.randomElement(using: &random) ?? nil else {
      return failure(at: minutes, key: key, address: address)
    }
    return draft(text, at: minutes, key: key, address: address, headline: "News of the \(key)")
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `an archive that forgets before each draft records the same`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let (mindful, forgetful) = (try Archive.inMemory(), try Archive.inMemory())
    let now = minute(100)
    for round in 0..<40 {
      let drafts = try (0...Int.random(in: 0..<4, using: &random)).map { _ in
        try randomDraft(&random)
      }
      let one = try mindful.record(drafts, now: now)
      let other = try drafts.flatMap { draft in
        forgetful.ends.forgetAll()
        return try forgetful.record([draft], now: now)
      }
      #expect(one == other)
      if round == 20, try mindful.stories().count == 3 {
        for archive in [mindful, forgetful] {
          try archive.link("harbour", into: "bridge", now: now)
        }
      }
    }
    let (one, other) = (try rows(mindful), try rows(forgetful))
    for (mine, its) in zip(one, other) where mine != its {
      Issue.record("\(mine)\n\(its)")
      break
    }
    #expect(one.count == other.count)
  }

  @Test func `a snapshot behind all others asks little of the file`() throws {
    let archive = try Archive.inMemory()
    _ = try archive.record((0..<3).map { draft("text \($0)", at: $0) })
    let asked = Counter()
    try archive.queue.writeWithoutTransaction { db in
      db.trace { event in
        let sql = "\(event)"
        if sql.hasPrefix("SELECT") { asked.queries.append(sql) }
      }
    }
    _ = try archive.record((3..<13).map { draft("text \($0)", at: $0) })
    // Whether anything was redacted, whether the page is known, and whether the article is.
    #expect(asked.queries.count == 30, "\(asked.queries.prefix(12))")
  }
}

private final class Counter: @unchecked Sendable {
  // Counted by the one connection only.
  var queries: [String] = []
}
