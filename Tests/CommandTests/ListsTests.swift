import Foundation
import Testing

/// The lists and texts in JSON, whose keys are a promise.
struct ListsTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.ingestExamples()
  }

  @Test func `stories in JSON have their keys, counts are numbers, times are ISO 8601`() throws {
    let stories = try #require(try program.json("stories", "--format", "json") as? [[String: Any]])
    #expect(stories.count == 6)
    let story = try #require(stories.last)
    #expect(
      Set(story.keys) == [
        "id", "key", "headline", "status", "revisions", "snapshots", "firstSeenAt", "lastSeenAt",
        "addresses",
      ])
    #expect(story["revisions"] as? Int == 15)
    #expect(story["snapshots"] as? Int == 18)
    #expect(story["status"] as? String == "settled")
    #expect(story["firstSeenAt"] as? String == "2025-03-04T06:12:00Z")
    #expect(
      story["addresses"] as? [String] == [
        "https://courier.example/2025/03/04/tallowford-footbridge"
      ])
  }

  @Test func `a timeline in JSON says what each snapshot was`() throws {
    let timeline = try #require(
      try program.json("timeline", "tallow", "--format", "json") as? [String: Any])
    let entries = try #require(timeline["entries"] as? [[String: Any]])
    #expect(
      entries.map { ($0["kind"] as? String ?? "").prefix(1) }.joined() == "rrurfrrfrrrrrrrrrr")
    #expect(timeline["developingLastSeenAt"] as? String == "2025-03-04T15:05:14Z")
    #expect(timeline["developingMissingSince"] as? String == "2025-03-04T20:45:31Z")
    #expect(entries[0]["notSeenAt"] is NSNull)
    #expect(entries[0]["summary"] is NSNull)
    #expect((entries[4]["reason"] as? String)?.contains("paywall") == true)
    let reinstated = entries.filter { !($0["reinstates"] is NSNull) }
    #expect(reinstated.count == 1)
    #expect(reinstated[0]["seenAt"] as? String == "2025-03-04T11:52:42Z")
  }

  @Test func `a revision in JSON has its text and its proofs`() throws {
    let revision = try #require(
      try program.json("show", "tallow@2", "--format", "json") as? [String: Any])
    #expect(revision["number"] as? Int == 2)
    #expect((revision["digest"] as? String)?.count == 64)
    #expect((revision["blocks"] as? [[String: Any]])?.first?["kind"] != nil)
    #expect((revision["text"] as? String)?.isEmpty == false)
    #expect(revision["reinstates"] is NSNull)
  }

  @Test func `an extract is one object a line, with null for what is not there`() throws {
    let folder = "pellhaven-warehouse"
    let result = try program.run("extract", folder, "--format", "jsonl", in: Program.examples)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 6)
    let first = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    let keys = [
      "path", "headline", "standfirst", "byline", "section", "publication", "publishedAt",
      "publishedOffset", "publishedDay", "modifiedAt", "modifiedOffset", "url", "language",
      "status", "markers", "dateline", "wireMarks", "accessDeclared", "accessObserved",
      "pagination", "blocks", "text",
    ]
    #expect(Set(first?.keys.map { $0 } ?? []) == Set(keys))
    #expect(first?["path"] as? String == "\(folder)/20250611T054200Z.txt")
    #expect(first?["status"] as? String == "developing")
    #expect(first?["url"] is NSNull)
    let array = try program.run("extract", folder, "--format", "json", in: Program.examples)
    let json = try JSONSerialization.jsonObject(with: Data(array.output.utf8))
    #expect((json as? [Any])?.count == 6)
  }

  @Test func `a change log of everything is one JSON object`() throws {
    let log = try #require(
      try program.json("export", "--all", "--format", "json") as? [String: Any])
    #expect((log["stories"] as? [Any])?.count == 6)
  }

  @Test func `diff's status is that of diff(1) where asked`() throws {
    #expect(try program.run("diff", "tallow", "1", "2").status == 0)
    #expect(try program.run("diff", "tallow", "1", "2", "--exit-code").status == 1)
    #expect(try program.run("diff", "tallow", "2", "2", "--exit-code").status == 0)
    #expect(try program.run("diff", "tallow", "1", "99", "--exit-code").status == 2)
    #expect(try program.run("diff", "nothing", "--exit-code").status == 2)
  }

  @Test func `a revision is compared with what was seen before it`() throws {
    let named = try program.run("diff", "tallow@12").output
    #expect(try named == program.run("diff", "tallow", "11", "12").output)
    let latest = try program.run("diff", "tallow").output
    #expect(try latest == program.run("diff", "tallow@15").output)
    #expect(try program.run("diff", "tallow@1").error.contains("nothing was seen before @1"))
    #expect(try program.run("diff", "tallow@99").error.contains("no revision 99"))
    #expect(try program.run("diff", "tallow@2", "1").status == 64)
  }

  @Test func `files are compared without any archive`() throws {
    let folder = Program.examples.appendingPathComponent("pellhaven-warehouse")
    let fresh = try Program()
    let result = try fresh.run(
      "diff", "--files", "20250611T074500Z.txt", "20250611T083300Z.txt", "--exit-code", in: folder)
    #expect(result.status == 0, "\(result.output)\(result.error)")
    let other = try fresh.run(
      "diff", "--files", "20250611T054200Z.txt", "20250611T062100Z.txt", "--exit-code", in: folder)
    #expect(other.status == 1)
    #expect(!FileManager.default.fileExists(atPath: fresh.path("archive.db")))
  }

  @Test func `extract explains where each field came from and what became of each text`() throws {
    let file = "tallowford-footbridge/20250304T061200Z.html"
    let text = try program.run("extract", file, "--explain", in: Program.examples).output
    #expect(text.contains("\n  * Staff reporters \u{2013} JSON-LD, author: "))
    #expect(text.contains("\n    2025-03-04 \u{2013} address, path: "))
    let json = try program.run(
      "extract", file, "--explain", "--format", "jsonl", in: Program.examples
    ).output
    let page = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let explanation = try #require(page["explanation"] as? [String: [[String: Any]]])
    #expect(explanation["fields"]?.first?["isChosen"] as? Bool == true)
    #expect(explanation["blocks"]?.contains { $0["reason"] as? String == "in the body" } == true)
    #expect(page["publishedOffset"] as? String == "+00:00")
    let plain = try program.run("extract", file, "--format", "jsonl", in: Program.examples).output
    #expect(!plain.contains("explanation"))
  }
}
