import Foundation
import Support
import Testing

/// Two processes that take pages in, killed at random moments: what they said was recorded is recorded.
struct CrashTests {
  private let program: Program
  private static let files = 24
  private static let lines = 20

  /// WRITETHRU_KILLS=500 takes some minutes.
  private static let rounds =
    Int(ProcessInfo.processInfo.environment["WRITETHRU_KILLS"] ?? "") ?? 5
  /// How often one archive is killed before the next begins with none.
  private static let roundsAnArchive = 4

  init() throws {
    program = try Program()
    for file in 0..<Self.files {
      let lines = (0..<Self.lines).map { line in
        #"{"story": "\#(Self.story(file))", "time": "2031-05-04T06:\#(10 + line):00Z", "#
          + #""title": "Flood", "text": "Level \#(line) metres at gauge \#(file)."}"#
      }
      try program.write("\(Self.story(file)).jsonl", lines.joined(separator: "\n"))
    }
  }

  private static func story(_ file: Int) -> String { "gauge-\(100 + file)" }

  private static let all = (0..<files).map { "\(story($0)).jsonl" }

  @Test func `no kill takes back what was acknowledged, and the archive holds`() throws {
    var random = SeededRandom(seed: 500)
    // How many pages of the one story were acknowledged, and which files of many.
    var (single, bulk) = (0, Set<String>())
    for round in 0..<Self.rounds {
      if round % Self.roundsAnArchive == 0 {
        for ending in ["", "-wal", "-shm"] {
          // What is not there need not go.
          try? FileManager.default.removeItem(atPath: program.path("archive.db\(ending)"))
        }
        (single, bulk) = (0, [])
      }
      let pause = Double.random(in: 0...0.6, using: &random)
      let deadline = Date(timeIntervalSinceNow: pause)
      let history = try program.start(["ingest"] + Self.all)
      while Date() < deadline { single += try ingestOne(single, until: deadline) }
      kill(history.process.processIdentifier, SIGKILL)
      for line in try history.finish().output.split(separator: "\n") {
        bulk.formUnion(line.split(separator: ":").prefix(1).map(String.init))
      }
      try check(single, bulk, "round \(round), killed after \(pause) s")
    }
    // An import that was interrupted is just run again.
    let again = try program.start(["ingest"] + Self.all).finish()
    #expect(again.status == 0, "\(again.error)")
    try check(single, Set(Self.all), "after the last round")
  }

  /// Takes one page in, and kills the process where it is not done in time.
  ///
  /// - Returns: 1 where it said that the page is recorded.
  private func ingestOne(_ number: Int, until deadline: Date) throws -> Int {
    let page = Data("Bridge closed\n\nThe bridge is closed, version \(number).".utf8)
    // A page that was recorded but not acknowledged is known already when it comes again.
    let seen = Date(timeIntervalSince1970: 1_930_000_000 + Double(number) * 60).formatted(.iso8601)
    let running = try program.start(
      ["ingest", "-", "--story", "bridge", "--seen-at", seen], input: page)
    while running.process.isRunning, Date() < deadline { usleep(2000) }
    kill(running.process.processIdentifier, SIGKILL)
    let output = try running.finish().output
    return output.contains("@\(number + 1)") ? 1 : 0
  }

  private func check(_ single: Int, _ bulk: Set<String>, _ moment: String) throws {
    guard FileManager.default.fileExists(atPath: program.path("archive.db")) else {
      #expect(single == 0 && bulk.isEmpty, "\(moment): the archive is gone")
      return
    }
    let listed = try program.json("stories", "--format", "json") as? [[String: Any]] ?? []
    let revisions = Dictionary(
      uniqueKeysWithValues: listed.map { ($0["key"] as? String, $0["revisions"] as? Int) })
    #expect(revisions["bridge", default: 0] ?? 0 >= single, "\(moment)")
    for file in bulk {
      let story = String(file.dropLast(".jsonl".count))
      #expect(revisions[story] == Self.lines, "\(moment): \(story)")
    }
    let verified = try program.run("verify", "--quick")
    #expect(verified.status == 0, "\(moment): \(verified.output)\(verified.error)")
  }
}
