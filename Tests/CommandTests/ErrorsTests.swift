import Foundation
import Testing

/// Bad input: a clear message on standard error, an honest status, and nothing lost.
struct ErrorsTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  private func expect(
    _ arguments: [String], status: Int32 = 1, says words: String...,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try program.start(arguments).finish()
    #expect(result.status == status, "\(result.error)", sourceLocation: location)
    for word in words {
      #expect(result.error.contains(word), "\(result.error)", sourceLocation: location)
    }
  }

  @Test func `what cannot be read is told with its path and the reason`() throws {
    try program.write("empty.html", "")
    try program.write("blank.txt", " \n\n\t\n")
    try program.write("image.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    try program.write("empty.pages/picture.pdf", "%PDF")
    try program.write("short.html", "<html><body><p>Nothing here.</p></body></html>")
    try program.write("deep.html", String(repeating: "<div>", count: 100_000) + "text")
    try expect(["ingest", "none.html"], says: "none.html: no such file or folder")
    try expect(["ingest", "empty.pages"], says: "empty.pages: nothing to read in this folder")
    try expect(["ingest", "empty.html"], says: "empty.html: nothing to read")
    try expect(["ingest", "blank.txt"], says: "blank.txt: nothing to read")
    try expect(["ingest", "image.html"], says: "image.html: not text: a PNG")
    try expect(["ingest", "short.html"], says: "short.html: no article found", "--story")
    try expect(["ingest", "deep.html"], says: "deep.html: too deep")
    // Nothing was kept of all that.
    #expect(try program.run("stories").output.hasPrefix("no stories yet"))
  }

  @Test func `a page that is too large is not even read`() throws {
    let file = program.folder.appendingPathComponent("large.html")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 200 << 20)
    try handle.close()
    try expect(["ingest", "large.html"], says: "large.html: too large: 209715200 bytes")
  }

  @Test func `encodings are told by their bytes`() throws {
    let text = "Café closed\n\nThe café on the quay stays closed until noon, the owner said."
    try program.write("utf16.txt", try #require(text.data(using: .utf16)))
    try program.write("latin.txt", try #require(text.data(using: .windowsCP1252)))
    let html =
      "<html><head><meta charset=utf-8></head><body><article><h1>Café closed</h1><p>The café on the "
      + "quay stays closed until noon, the owner said on Tuesday morning after the rain.</p></article>"
    try program.write("misdeclared.html", try #require(html.data(using: .windowsCP1252)))
    for name in ["utf16.txt", "latin.txt", "misdeclared.html"] {
      let result = try program.run("extract", name, "--format", "jsonl")
      #expect(result.output.contains(#""headline":"Café closed""#), "\(name): \(result.output)")
    }
  }

  @Test func `a malformed line is named and the rest goes on`() throws {
    try program.write(
      "history.jsonl",
      """
      {"story": "s", "time": "2025-03-04T06:12:00Z", "title": "A", "text": "one"}
      {"story": "s", "time": "2025-03-
      {"story": "s", "title": "A", "text": "no time"}
      {"story": "s", "time": "2025-03-04T07:12:00Z", "title": "A", "text": "two"}
      """)
    let result = try program.run("ingest", "history.jsonl")
    #expect(result.status == 1)
    #expect(result.error.contains("history.jsonl:2: malformed JSON"))
    #expect(result.error.contains("history.jsonl:3: no time"))
    #expect(result.output.contains("2 revisions"))
    #expect(result.output.contains("2 failed"))
  }

  @Test func `a good page is kept beside a bad one`() throws {
    try program.write("good.txt", "Bridge closed\n\nThe bridge is closed, police said.")
    let result = try program.run("ingest", "none.txt", "good.txt")
    #expect(result.status == 1)
    #expect(result.output.contains("good.txt: new story"))
  }

  @Test func `an unfit page of a known story is an event, and its reason is shown`() throws {
    try program.write("a.txt", "Bridge closed\n\nThe bridge is closed, police said.")
    try program.write("b.html", "<html><title>503 Service Unavailable</title><h1>503</h1></html>")
    _ = try program.run("ingest", "a.txt", "--story", "bridge")
    let result = try program.run("ingest", "b.html", "--story", "bridge")
    #expect(result.status == 0)
    #expect(result.output.contains("kept as an event"))
    let timeline = try program.run("timeline", "bridge").output
    #expect(timeline.contains("no article: an error page"), "\(timeline)")
    #expect(timeline.contains("1 revision in 2 snapshots"))
  }

  @Test func `files of others and places that are none are refused`() throws {
    try program.write("notes.db", String(repeating: "not a database ", count: 200))
    try program.write("a.txt", "Bridge closed\n\nThe bridge is closed, police said.")
    try expect(["stories"], says: "no archive here", "writethru ingest")
    try expect(["stories", "--db", "notes.db"], says: "notes.db: not a writethru archive")
    try expect(["ingest", "a.txt", "--db", "notes.db"], says: "notes.db: not a writethru archive")
    try expect(["ingest", "a.txt", "--db", "no/folder.db"], says: "no/folder.db: cannot open")
    try expect(["ingest", "a.txt", "--db", "."], says: "it is a folder")
    _ = try program.run("ingest", "a.txt")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: program.path("archive.db"))
    try expect(["ingest", "a.txt"], says: "read-only")
    try expect(["stories"], status: 0)
  }

  @Test func `unknown and ambiguous names are told with what there is`() throws {
    _ = try program.ingestExamples()
    try expect(["show", "nothing"], says: "no story \"nothing\"", "writethru stories")
    try expect(["show", "tallow@99"], says: "no revision 99", "1-15")
    try expect(["timeline", "2025/"], says: "could be any of", "tallowford", "grey-plover")
    try expect(["diff", "tallow", "1", "99"], says: "no revision 99")
    try expect(["unlink", "tallow"], says: "not linked")
    try expect(["export", "tallow", "nothing"], says: "no story \"nothing\"")
  }

  @Test func `words that cannot be understood are usage errors`() throws {
    try expect(["frobnicate"], status: 64, says: "frobnicate")
    try expect(["ingest"], status: 64, says: "paths")
    try expect(["diff"], status: 64, says: "STORY")
    try expect(["diff", "a", "b"], status: 64, says: "no revision number")
    try expect(["diff", "--files", "a"], status: 64, says: "two paths")
    try expect(["export"], status: 64, says: "--all")
    try expect(
      ["ingest", "a", "--seen-at", "soon"], status: 64, says: "soon", "2025-03-04T06:12:00Z")
    try expect(
      ["ingest", "a", "--url", "gopher:x"], status: 64, says: "not an http or https address")
  }

  @Test func `what a page says cannot steer the terminal`() throws {
    try program.write(
      "evil.txt",
      "Bridge \u{1B}[2J\u{1B}]0;owned\u{7} closed\u{202E}\n\nThe \u{9B}31mbridge\u{8}\u{8} is closed."
    )
    try program.write(
      "evil.jsonl",
      #"{"story": "\u001b[31mred\u202e", "time": "2025-03-04T06:12:00Z", "title": "\u001b[2J", "text": "a\u0007b"}"#
    )
    let runs = [
      try program.run("ingest", "evil.txt", "evil.jsonl"), try program.run("stories"),
      try program.run("show", "bridge"), try program.run("stories", "--format", "json"),
      try program.run("export", "--all"), try program.run("extract", "evil.txt"),
      try program.run("timeline", "\u{1B}[31mred"), try program.run("show", "\u{1B}no"),
    ]
    for run in runs {
      let steering = (run.output + run.error).unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E
      }
      #expect(steering.isEmpty, "\(run.output)\(run.error)")
    }
  }
}
