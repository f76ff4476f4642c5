import Foundation
import Testing

/// Several processes at once, and processes that are killed.
struct ConcurrencyTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  private func history(_ count: Int, story: String = "s") -> String {
    (0..<count).map { number in
      let time = String(
        format: "2025-03-%02dT%02d:%02d:00Z", number / 1440 + 1, number / 60 % 24, number % 60)
      return
        #"{"story": "\#(story)", "time": "\#(time)", "title": "Flood", "text": "Level \#(number) metres."}"#
    }.joined(separator: "\n")
  }

  private func counts(_ story: String) throws -> (revisions: Int, snapshots: Int) {
    let timeline = try program.json("timeline", story, "--format", "json") as? [String: Any]
    let told = try #require(timeline?["story"] as? [String: Any])
    return (told["revisions"] as? Int ?? -1, told["snapshots"] as? Int ?? -1)
  }

  @Test func `two processes that take one history in at once make no duplicate and no gap`() throws
  {
    try program.write("a.jsonl", history(1500))
    let running = try (0..<2).map { _ in try program.start(["ingest", "a.jsonl"]) }
    for result in try running.map({ try $0.finish() }) {
      #expect(result.status == 0, "\(result.error)")
    }
    #expect(try counts("s") == (1500, 1500))
  }

  @Test func `processes that start on no archive at the same moment all succeed`() throws {
    for number in 0..<4 {
      try program.write(
        "\(number).txt", "Bridge closed\n\nThe bridge is closed, version \(number).")
    }
    let running = try (0..<4).map { number in
      try program.start(
        [
          "ingest", "\(number).txt", "--story", "bridge", "--seen-at",
          "2025-03-04T06:1\(number):00Z",
        ])
    }
    for result in try running.map({ try $0.finish() }) {
      #expect(result.status == 0, "\(result.error)")
    }
    #expect(try counts("bridge") == (4, 4))
  }

  @Test(arguments: 0..<4) func `a kill in the middle loses nothing that was recorded`(round: Int)
    throws
  {
    try program.write("a.jsonl", history(3000))
    let running = try program.start(["ingest", "a.jsonl"])
    Thread.sleep(forTimeInterval: 0.15 + Double(round) * 0.2)
    kill(running.process.processIdentifier, SIGKILL)
    _ = try running.finish()
    if FileManager.default.fileExists(atPath: program.path("archive.db")),
      try program.run("timeline", "s").status == 0
    {
      // Whole batches, each a prefix of the history.
      let (revisions, snapshots) = try counts("s")
      #expect(revisions == snapshots)
      let timeline = try program.json("timeline", "s", "--format", "json") as? [String: Any]
      let entries = try #require(timeline?["entries"] as? [[String: Any]])
      #expect(entries.last?["number"] as? Int == revisions)
    }
    // An import that was interrupted is just run again.
    let again = try program.run("ingest", "a.jsonl")
    #expect(again.status == 0, "\(again.error)")
    #expect(try counts("s") == (3000, 3000))
  }

  @Test func `a reader that goes away is success`() throws {
    try program.write("a.jsonl", history(200))
    _ = try program.run("ingest", "a.jsonl")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c",
      "set -o pipefail; '\(Program.executable.path)' export --all --format json | head -c 10 >/dev/null",
    ]
    shell.environment = ["WRITETHRU_DB": program.path("archive.db"), "PATH": "/usr/bin:/bin"]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
  }
}
