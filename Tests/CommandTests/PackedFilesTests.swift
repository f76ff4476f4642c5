import Foundation
import Support
import Testing

/// Files that are packed, and folders that hold feeds beside pages.
@Suite struct PackedFilesTests {
  private let program: Program
  private static let text = Array(
    "Ferry runs again\n\nBy Staff reporters\n\nThe ferry between Northmoor and the islands runs again, the harbour office said on Monday morning.\n"
      .utf8)

  init() throws { program = try Program() }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    let file = program.folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  @Test func `packed pages are read, kept and digested as what is in them`() throws {
    try write(Packed.gzip(Self.text), "pages/20310304T061200Z.txt.gz")
    try write(Packed.zstd(Self.text), "pages/20310304T071200Z.txt.zst")
    let result = try program.run("ingest", "pages", "--story", "ferry")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("061200Z.txt.gz: new story"))
    #expect(result.output.contains("071200Z.txt.zst: unchanged"))
    let raw = try program.run("show", "ferry@1", "--raw")
    #expect(raw.output == String(decoding: Self.text, as: UTF8.self))
  }

  @Test func `packed JSON Lines are read line by line, and standard input too`() throws {
    let lines = (1...3).map {
      "{\"story\":\"ferry\",\"time\":\"2031-03-04T0\($0):00:00Z\",\"title\":\"Ferry\",\"text\":\"It is hour \($0) of the wait.\"}\n"
    }.joined()
    try write(Packed.zstd(Array(lines.utf8)), "history.jsonl.zst")
    let result = try program.run("ingest", "history.jsonl.zst")
    #expect(result.output.contains("1 new story, 3 revisions"), "\(result.error)")
    let piped = try program.run("extract", "-", input: Data(Packed.gzip(Self.text)))
    #expect(piped.output.contains("Ferry runs again"), "\(piped.error)")
  }

  @Test func `a packed file that ends too early or is too large is told as such`() throws {
    try write(Array(Packed.gzip(Self.text).dropLast(20)), "cut.txt.gz")
    try write(Packed.bomb(blocks: 1000), "bomb.txt.zst")
    let cut = try program.run("extract", "cut.txt.gz")
    #expect(cut.status == 1)
    #expect(cut.error.contains("cut.txt.gz: the gzip data ends too early"))
    let bomb = try program.run("extract", "bomb.txt.zst")
    #expect(bomb.status == 1)
    #expect(bomb.error.contains("bomb.txt.zst: too large"))
  }

  @Test func `extract finds the feeds of a folder, and ingest leaves them`() throws {
    let feed =
      "<rss version=\"2.0\"><channel><title>Port</title><item><title>Ferry</title><link>https://a.example/f</link></item></channel></rss>"
    let json =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Port\",\"items\":[{\"id\":\"1\",\"url\":\"https://a.example/g\"}]}"
    for name in ["a.xml", "b.rss"] { try write(Array(feed.utf8), "feeds/\(name)") }
    try write(Array(json.utf8), "feeds/c.json")
    try write(Packed.gzip(Array(feed.utf8)), "feeds/d.xml.gz")
    try write(Self.text, "feeds/e.txt")
    let result = try program.run("extract", "feeds", "--format", "jsonl")
    #expect(result.status == 0, "\(result.error)")
    let kinds = result.output.split(separator: "\n").map { $0.contains("\"kind\":\"jsonFeed\"") }
    #expect(kinds == [false, false, true, false, false])
    #expect(result.output.contains("https://a.example/g"))
    let ingest = try program.run("ingest", "feeds")
    #expect(ingest.output.split(separator: "\n").count == 1)
  }
}
