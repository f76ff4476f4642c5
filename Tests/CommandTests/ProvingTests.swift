import Foundation
import Testing

/// Checking, copying and making again what is in an archive.
struct ProvingTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.ingestExamples()
  }

  @Test func `what was attested is proved, also by a copy and after a rebuild`() throws {
    let attested = try program.run("attest").output.trimmingCharacters(in: .newlines)
    #expect(attested.contains(/^\d+:[0-9a-f]{64}$/))
    let verified = try program.run("verify", "--against", attested)
    #expect(verified.status == 0)
    #expect(verified.output.contains("all hold"))
    #expect(verified.output.contains("still stands"))
    #expect(verified.output.hasSuffix("record \(attested)\n"))
    #expect(try program.run("backup", program.path("copy.db")).status == 0)
    #expect(try program.run("backup", program.path("copy.db")).status == 1)
    #expect(
      try program.run("--db", program.path("copy.db"), "verify", "--against", attested).status == 0)
    let timeline = try program.run("timeline", "tallow").output
    #expect(try program.run("rebuild").output.contains("all as they were recorded"))
    #expect(try program.run("timeline", "tallow").output == timeline)
    #expect(try program.run("re-extract").output == "nothing to read again\n")
    #expect(try program.run("verify", "--quick", "--against", attested).status == 0)
  }

  @Test func `what does not hold is said, with status 1`() throws {
    let attested = try program.run("attest").output.trimmingCharacters(in: .newlines)
    let zeros = attested.prefix { $0 != ":" } + ":" + String(repeating: "0", count: 64)
    let result = try program.run("verify", "--against", String(zeros))
    #expect(result.status == 1)
    #expect(result.output.contains("is not the one that was attested"))
    #expect(result.error.contains("1 thing does not hold"))
    let nonsense = try program.run("verify", "--against", "nonsense")
    #expect(nonsense.status == 64)
    #expect(nonsense.error.contains("attest"))
  }

  @Test func `the counts are told in text and in JSON`() throws {
    let text = try program.run("stats").output
    #expect(text.contains("6 stories"))
    #expect(text.contains("raw pages"))
    let counts = try #require(try program.json("stats", "--format", "json") as? [String: Any])
    #expect(
      Set(counts.keys) == [
        "stories", "snapshots", "revisions", "failures", "pages", "receivedBytes", "packedBytes",
        "fileBytes", "parts", "days", "longest",
      ])
    #expect(counts["stories"] as? Int == 6)
  }

  @Test func `what was taken away is found, with what became of it`() throws {
    let text = try program.run("search", "\"fire station\"", "--removed").output
    #expect(text.contains("‹fire station›"))
    #expect(text.contains("no longer says it"))
    #expect(text.contains("gone by"))
    let found = try #require(
      try program.json("search", "footbridge", "--format", "json") as? [String: Any])
    let hits = try #require(found["hits"] as? [[String: Any]])
    #expect(hits.count == 1)
    #expect(
      Set(hits[0].keys) == [
        "story", "key", "headline", "isStanding", "firstSeenAt", "lastSeenAt", "passages",
      ])
    let passage = try #require((hits[0]["passages"] as? [[String: Any]])?.first)
    #expect(
      Set(passage.keys) == [
        "kind", "text", "matches", "first", "firstSeenAt", "notSeenAt", "last", "lastSeenAt",
        "goneAt",
      ])
    #expect(passage["goneAt"] is NSNull)
    let nothing = try program.run("search", "xyzzy")
    #expect(nothing.status == 1)
    #expect(nothing.output.isEmpty)
  }
}
