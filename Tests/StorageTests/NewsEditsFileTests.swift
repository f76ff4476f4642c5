import Extraction
import Foundation
import GRDB
import History
import Storage
import Support
import Testing

struct NewsEditsFileTests {
  private let scratch: ScratchFolder
  private let timeline: Timeline

  init() throws {
    scratch = try ScratchFolder()
    let archive = try Archive.inMemory()
    _ = try archive.record([
      draft(
        "The bridge over the Lothe is shut. Four people were hurt when it fell. A school is open.",
        at: 0, address: "https://courier.example/bridge"),
      draft(
        "The bridge over the Lothe is shut. Six people were hurt when it fell. Crews are there now.",
        at: 9),
    ])
    timeline = try archive.timeline(of: "bridge")
  }

  private func file(_ name: String) throws -> String {
    let path = scratch.path(name)
    let file = try NewsEditsFile(path: path)
    try file.add(timeline)
    try file.finish()
    return path
  }

  private func rows(_ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: file("\(UUID()).db"))
    defer { _ = try? queue.close() }
    return try queue.read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(separator: "|")
      }
    }
  }

  @Test func `versions count from 0, with where they were read`() throws {
    #expect(
      try rows("SELECT source, version_id, title, num_versions FROM articles ORDER BY version_id")
        == ["courier.example|0|Bridge closed|2", "courier.example|1|Bridge closed|2"])
  }

  @Test func `each sentence has a tag that names its partner`() throws {
    #expect(
      try rows("SELECT tag_old, tag_new FROM sentence_diffs ORDER BY sentence_id")
        == ["M 0 U|M 0 U", "M 1 C|M 1 C", "R|NULL", "NULL|A"])
    #expect(
      try rows("SELECT text_old, text_new, tag_old, tag_new FROM word_diffs WHERE sentence_id = 1")
        .prefix(2) == ["Four|NULL|R|NULL", "NULL|Six|NULL|A"])
  }

  @Test func `the tables of the release have its columns`() throws {
    #expect(
      try rows(
        "SELECT sent_idx_x, sent_idx_y, avg_sentence_distance_x IS NULL FROM matched_sentences")
        == ["0|0|0", "1|1|0", "2|NULL|1", "NULL|2|1"])
    #expect(try rows("SELECT version, sent_idx FROM split_sentences").count == 6)
    #expect(
      try rows(
        """
        SELECT version_x, version_y, num_unchanged, num_edited_x, num_edited_y, num_deleted, num_added,
          num_merged, num_split, num_sentences_x, num_sentences_y, num_refactors FROM doc_level_stats
        """) == ["0|1|1|1|1|1|1|0|0|3|3|0"])
  }

  @Test func `the same timeline gives the same bytes`() throws {
    let files = try ["one.db", "two.db"].map {
      try Data(contentsOf: URL(fileURLWithPath: file($0)))
    }
    #expect(files[0] == files[1])
  }
}
