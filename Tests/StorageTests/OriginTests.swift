import GRDB
import History
import Testing

@testable import Storage

struct OriginTests {
  @Test(
    arguments: [
      ("pages/a.jsonl:27", "pages/a.jsonl", 27), ("a:1:2", "a:1", 2), ("a:0", "a:0", nil),
      ("a:012", "a:012", nil), (":12", ":12", nil), ("a:", "a:", nil), ("-", "-", nil),
      ("", "", nil),
      ("a:٣", "a:٣", nil), ("a:9999999999999999", "a:9999999999999999", nil), ("å:7", "å", 7),
    ] as [(String, String, Int64?)]) func `the line is split off where it can be put back`(
      source: String, name: String, line: Int64?
    )
  {
    let split = Origin.split(source)
    #expect(split.source == name)
    #expect(split.line == line)
    #expect(split.source + (split.line.map { ":\($0)" } ?? "") == source)
  }

  @Test func `snapshots that came from the same place share a row`() throws {
    let archive = try Archive.inMemory()
    _ = try archive.record([draft("a", at: 0), draft("b", at: 1), draft("c", at: 2, key: "ferry")])
    let count = try archive.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM origin") }
    #expect(count == 2)
    #expect(
      try archive.timeline(of: "bridge").entries.map(\.snapshot.source) == ["page.txt", "page.txt"])
  }
}
