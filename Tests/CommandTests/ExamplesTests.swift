import Foundation
import Testing

/// What the commands write about the examples, word for word.
struct ExamplesTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  @Test func `the examples tell what their README says`() throws {
    try expect(try program.ingestExamples(), isGolden: "ingest.txt")
    let wide = ["COLUMNS": "100"]
    try expect(program.run("stories", environment: wide).output, isGolden: "stories.txt")
    for story in ["tallowford", "fire-at-warehouse", "breaking/ferry", "velmoor-water"] {
      let name = story.replacing("/", with: "-")
      try expect(
        program.run("timeline", story, environment: wide).output, isGolden: "timeline-\(name).txt")
    }
    for (old, new) in [("1", "2"), ("2", "3"), ("6", "7"), ("7", "8"), ("11", "12")] {
      try expect(
        program.run("diff", "tallowford", old, new, environment: wide).output,
        isGolden: "diff-\(old)-\(new).txt")
    }
    try expect(
      program.run("diff", "tallowford", "7", "8", "--format", "unified").output,
      isGolden: "diff-7-8.unified")
    try expect(
      program.run("diff", "tallowford", "7", "8", "--format", "json").output,
      isGolden: "diff-7-8.json")
    try expect(program.run("show", "tallowford@1").output, isGolden: "show.txt")
    try expect(
      program.run("export", "velmoor-water", "warehouse-fire").output, isGolden: "export.md")
    for format in ["jsonl", "csv", "atom", "html"] {
      try expect(
        program.run("export", "velmoor-water", "--format", format).output,
        isGolden: "export.\(format)")
    }
    try expect(
      program.run("blame", "tallowford@8", environment: wide).output, isGolden: "blame.txt")
    _ = try program.run("link", "breaking/ferry", "2025/09/23")
    try expect(
      program.run("timeline", "breaking/ferry", environment: wide).output,
      isGolden: "timeline-linked.txt")
  }

  @Test func `taking the examples in again adds nothing`() throws {
    _ = try program.ingestExamples()
    let before = try program.run("export", "--all", "--format", "json").output
    let again = try program.ingestExamples()
    #expect(!again.contains(": new "), "\(again)")
    #expect(try program.run("export", "--all", "--format", "json").output == before)
  }

  @Test func `the order in which they come in makes no difference to what changed when`() throws {
    _ = try program.ingestExamples()
    let other = try Program()
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Program.examples.appendingPathComponent("tallowford-footbridge").path
    ).sorted().reversed()
    for file in files {
      let address = "https://www.courier.example/2025/03/04/tallowford-footbridge"
      let result = try other.run(
        "ingest", "tallowford-footbridge/\(file)", "--url", address, "--story", "bridge",
        in: Program.examples)
      #expect(result.status == 0, "\(result.error)")
    }
    func told(_ program: Program, _ story: String) throws -> [String] {
      let timeline = try program.json("timeline", story, "--format", "json") as? [String: Any]
      let entries = try #require(timeline?["entries"] as? [[String: Any]])
      return entries.map { "\($0["seenAt"] ?? "") \($0["kind"] ?? "") \($0["summary"] ?? "")" }
    }
    #expect(try told(program, "tallowford") == told(other, "bridge"))
  }

  @Test func `the unified form applies with patch to what show writes`() throws {
    _ = try program.ingestExamples()
    for (old, new) in [("1", "2"), ("6", "7"), ("7", "8"), ("14", "15")] {
      let before = try program.run("show", "tallowford@\(old)").output
      let after = try program.run("show", "tallowford@\(new)").output
      try program.write("article", before)
      try program.write(
        "change", try program.run("diff", "tallowford", old, new, "--format", "unified").output)
      let patch = Process()
      patch.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
      patch.arguments = ["--quiet", program.path("article"), program.path("change")]
      try patch.run()
      patch.waitUntilExit()
      #expect(patch.terminationStatus == 0)
      #expect(try String(contentsOfFile: program.path("article"), encoding: .utf8) == after)
    }
  }

  @Test func `raw bytes come back as they were received`() throws {
    _ = try program.ingestExamples()
    let file = Program.examples.appendingPathComponent(
      "tallowford-footbridge/20250304T061200Z.html")
    #expect(
      try program.run("show", "tallowford@1", "--raw").output
        == String(contentsOf: file, encoding: .utf8))
  }

  @Test func `the demonstration runs`() throws {
    let demo = Process()
    demo.executableURL = Program.examples.appendingPathComponent("demo.sh")
    demo.arguments = [Program.executable.path]
    let output = program.folder.appendingPathComponent("demo")
    try Data().write(to: output)
    demo.standardOutput = try FileHandle(forWritingTo: output)
    try demo.run()
    demo.waitUntilExit()
    #expect(demo.terminationStatus == 0)
    let text = try String(contentsOf: output, encoding: .utf8)
    for part in ["$ writethru timeline", "{+", "## @1", "returns to @"] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
