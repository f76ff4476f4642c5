import Foundation
import Testing

/// What `export` tells, and that it tells it the same way every time.
struct ExportTests {
  private static let formats = ["markdown", "json", "jsonl", "csv", "atom", "html"]

  /// Two stories with a line of JSON Lines for each article: its time and text.
  private func program(_ stories: [String: [(hour: Int, text: String)]]) throws -> Program {
    let program = try Program()
    for (story, articles) in stories.sorted(by: { $0.key < $1.key }) {
      let lines = articles.map { hour, text in
        #"{"story": "\#(story)", "time": "2025-03-04T\#(hour):00:00Z", "title": "Bridge", "#
          + #""text": "\#(text)"}"#
      }
      try program.write("\(story).jsonl", lines.joined(separator: "\n"))
      #expect(try program.run("ingest", "\(story).jsonl").status == 0)
    }
    return program
  }

  private func told(_ program: Program, _ story: String, since number: Int) throws -> [String] {
    let result = try program.run("export", story, "--since", "@\(number)")
    #expect(result.status == 0, "\(result.error)")
    return result.output.split(separator: "\n").filter { $0.hasPrefix("## @") }
      .compactMap { $0.split(separator: " ").last.map { String($0.dropFirst(11).prefix(2)) } }
  }

  @Test func `since a number of a story that was linked, its own numbers count`() throws {
    let program = try program([
      "one": [(10, "It is closed."), (13, "It was closed at noon.")],
      "two": [(12, "It was closed at noon."), (15, "It is open.")],
    ])
    #expect(try program.run("link", "one", "two").status == 0)
    #expect(try told(program, "two", since: 1) == ["15"])
    #expect(try told(program, "two", since: 2) == [])
    #expect(try told(program, "one", since: 1) == ["15", "12"])
  }

  @Test func `a number that names no stretch of its own any more still tells what came later`()
    throws
  {
    let program = try program([
      "one": [(10, "It is closed."), (14, "It is closed."), (16, "It is open.")],
      "two": [(12, "The pier is shut.")],
    ])
    #expect(try program.run("link", "one", "two").status == 0)
    #expect(try program.run("unlink", "two").status == 0)
    // Given while they were one: to the pier, and to the second stretch of the first text.
    for number in 1...4 {
      let shown = try program.run("show", "one@\(number)")
      #expect(shown.status == 0, "\(shown.error)")
      let isLast = shown.output.contains("It is open")
      #expect(try told(program, "one", since: number) == (isLast ? [] : ["16"]), "@\(number)")
    }
    #expect(try program.run("export", "one", "--since", "@9").error.contains("no revision 9"))
  }

  @Test func `what is asked for since a time leaves out older snapshots as well`() throws {
    let program = try program([
      "one": [
        (10, "It is closed."), (11, "It is closed."), (12, "It is open."), (13, "It is open."),
      ]
    ])
    let result = try program.run("export", "one", "--since", "2025-03-04T11:30:00Z")
    #expect(result.output.contains("## @2 "))
    #expect(result.output.contains("Seen again, unchanged: 2025-03-04T13:00:00Z"))
    #expect(!result.output.contains("T11:00:00Z\n"))
  }

  @Test func `the same pages give the same bytes in every format, in another archive too`() throws {
    let programs = [try Program(), try Program()]
    for program in programs { _ = try program.ingestExamples() }
    for format in ExportTests.formats {
      let written = try programs.map { try $0.run("export", "--all", "--format", format).output }
      #expect(written[0] == written[1], "\(format)")
      #expect(try programs[0].run("export", "--all", "--format", format).output == written[0])
    }
    let files = try programs.map { program in
      let path = program.path("edits.db")
      let made = try program.run("export", "--all", "--format", "newsedits", "--output", path)
      #expect(made.status == 0, "\(made.error)")
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }
    #expect(files[0] == files[1])
  }
}
