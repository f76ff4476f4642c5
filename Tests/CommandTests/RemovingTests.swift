import Foundation
import Support
import Testing

/// Taking out what must go or need not be kept.
struct RemovingTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.ingestExamples()
  }

  @Test func `a redacted revision is told as such, and no edit`() throws {
    let attested = try program.run("attest").output.trimmingCharacters(in: .newlines)
    let asked = try program.run("redact", "tallow@3", "--reason", "order 12/31")
    #expect(asked.status == 64)
    #expect(asked.error.contains("passages stay, as other revisions have them: rphe8y1s@2"))
    #expect(asked.error.contains("--yes"))
    #expect(try program.run("attest").output.contains(attested))
    let done = try program.run("redact", "tallow@3", "--reason", "order <12/31>", "--yes")
    #expect(done.status == 0, "\(done.error)")
    #expect(done.output.hasPrefix("rphe8y1s@3 is redacted\n"))

    let verified = try program.run("verify", "--against", attested)
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("1 were given up as the record tells"))
    let timeline = try program.run("timeline", "tallow").output
    #expect(timeline.contains(/@3     redacted on \d{4}-\d\d-\d\d: order <12\/31>\n/))
    #expect(timeline.contains("@4     not compared: the text before it was redacted; "))
    let shown = try program.run("show", "tallow@3").output
    #expect(shown.contains(/^Redacted\n\nredacted on \d{4}-\d\d-\d\d: order/))
    let record = try #require(
      try program.json("show", "tallow@3", "--format", "json") as? [String: Any])
    #expect((record["redaction"] as? [String: Any])?["reason"] as? String == "order <12/31>")
    #expect(try program.run("show", "tallow@3", "--raw").error.contains("redacted on"))
    for words in [["tallow@3"], ["tallow@4"], ["tallow", "3", "9"]] {
      let diff = try program.start(["diff"] + words).finish()
      #expect(diff.status == 1)
      #expect(diff.error.contains("there is no text to compare"))
    }
    #expect(try program.run("blame", "tallow@4").status == 0)
    #expect(try program.run("diff", "tallow", "2", "4").status == 0)
    #expect(try program.run("export", "tallow").output.contains("redacted on"))
    #expect(
      try program.run("export", "tallow", "--format", "html").output.contains("order &lt;12/31&gt;")
    )
    #expect(
      try program.run("export", "tallow", "--format", "atom").output.contains("redacted on"))
    let file = Program.examples.appendingPathComponent("schemas/change-log.schema.json")
    let log = try program.run("export", "tallow", "--format", "json").output
    #expect(
      try JSONSchema(String(contentsOf: file, encoding: .utf8)).faults(JSONValue(log)) == [])
    #expect(try program.run("rebuild").output.contains("all as they were recorded"))
    #expect(try program.run("timeline", "tallow").output == timeline)
  }

  /// Runs `redact` at a terminal, where somebody types an answer.
  private func redact(answering answer: String) throws -> (output: String, status: Int32) {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    // `script` gives its command a terminal, and ends with the command's status.
    shell.arguments = [
      "-c",
      #"printf '%s\n' "$answer" | script -qec "$program redact tallow@3 --reason 'order 12/31'" /dev/null"#,
    ]
    shell.currentDirectoryURL = program.folder
    shell.environment = [
      "program": Program.executable.path, "answer": answer, "PATH": "/usr/bin:/bin",
      "WRITETHRU_DB": program.path("archive.db"), "SHELL": "/bin/sh",
    ]
    let output = program.folder.appendingPathComponent("output-\(UUID())")
    try Data().write(to: output)
    shell.standardOutput = try FileHandle(forWritingTo: output)
    shell.standardError = shell.standardOutput
    try shell.run()
    shell.waitUntilExit()
    return (try String(contentsOf: output, encoding: .utf8), shell.terminationStatus)
  }

  @Test(arguments: ["n", "", "yeah", "no"]) func `at a terminal nothing goes without a yes`(
    answer: String
  ) throws {
    let before = try program.run("attest").output
    let asked = try redact(answering: answer)
    #expect(asked.output.contains("Take it out? This cannot be undone. [y/N]"))
    #expect(asked.output.contains("to go: "))
    #expect(asked.output.contains("nothing was done"))
    #expect(asked.status == 1)
    #expect(try program.run("attest").output == before)
  }

  @Test(arguments: ["y", "YES"]) func `at a terminal a yes takes the text out`(answer: String)
    throws
  {
    let asked = try redact(answering: answer)
    #expect(asked.output.contains("Take it out? This cannot be undone. [y/N]"))
    #expect(asked.output.contains("rphe8y1s@3 is redacted"))
    #expect(asked.status == 0)
    #expect(try program.run("verify").status == 0)
  }

  @Test func `evidence says which pages are not kept any more`() throws {
    let digest = try #require(
      (try program.json("show", "tallow@3", "--format", "json") as? [String: Any])?["digest"]
        as? String)
    #expect(try program.run("redact", "tallow@3", "--reason", "a <b>", "--yes").status == 0)
    let folder = program.path("evidence")
    let made = try program.run("export", "tallow", "--format", "evidence", "--output", folder)
    #expect(made.status == 0, "\(made.error)")
    let page = try String(contentsOfFile: folder + "/index.html", encoding: .utf8)
    #expect(page.contains("<td>\(digest): not in this bundle; redacted on "))
    #expect(page.contains("a &lt;b&gt;"))
    #expect(!page.contains("pages/\(digest)"))
  }

  @Test func `what cannot be redacted is said`() throws {
    let none = try program.run("redact", "tallow", "--reason", "x", "--yes")
    #expect(none.status == 64)
    #expect(none.error.contains("tallow@N"))
    #expect(try program.run("redact", "tallow@3", "--reason", " ", "--yes").status == 64)
    let unknown = try program.run("redact", "tallow@99", "--reason", "x", "--yes")
    #expect(unknown.status == 1)
    #expect(unknown.error.contains("no revision 99 of rphe8y1s; there are 1-15"))
    #expect(try program.run("redact", "tallow@3", "--reason", "x", "--yes").status == 0)
    for words in [["--yes"], []] {
      let twice = try program.start(["redact", "tallow@3", "--reason", "y"] + words).finish()
      #expect(twice.status == 1)
      #expect(twice.error.contains(/rphe8y1s@3 was redacted on \d{4}-\d\d-\d\d: x/))
    }
  }

  @Test func `pruning tells first what it would do`() throws {
    let attested = try program.run("attest").output.trimmingCharacters(in: .newlines)
    let timeline = try program.run("timeline", "tallow").output
    #expect(try program.run("prune").status == 64)
    #expect(try program.run("prune", "--older-than", "0", "--yes", "--dry-run").status == 64)
    let plan = try program.run("prune", "--older-than", "0")
    #expect(plan.output.contains("would give up 6 pages of 6 snapshots"))
    #expect(try program.run("attest").output.contains(attested))
    let done = try program.run("prune", "--older-than", "0", "--yes")
    #expect(done.output.hasPrefix("given up: 6 pages of 6 snapshots"))
    let verified = try program.run("verify", "--against", attested)
    #expect(verified.status == 0, "\(verified.output)")
    #expect(try program.run("timeline", "tallow").output == timeline)
    #expect(
      try program.run("prune", "--older-than", "0", "--yes").output
        == "nothing to give up by these rules\n")
  }
}
