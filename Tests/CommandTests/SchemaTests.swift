import Extraction
import Foundation
import History
import Support
import Testing

/// What the program writes as JSON is what `examples/schemas` says.
struct SchemaTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.ingestExamples()
  }

  private func schema(_ name: String) throws -> JSONSchema {
    let file = Program.examples.appendingPathComponent("schemas/\(name).schema.json")
    return try JSONSchema(String(contentsOf: file, encoding: .utf8))
  }

  @Test func `every comparison is what its schema says`() throws {
    let schema = try schema("comparison")
    for reference in ["tallow@2", "tallow@15", "velmoor-water@5", "breaking/ferry"] {
      let result = try program.run("diff", reference, "--format", "json")
      #expect(try schema.faults(JSONValue(result.output)) == [], "\(reference)")
    }
    let same = try program.run("diff", "tallow", "2", "2", "--format", "json")
    #expect(try schema.faults(JSONValue(same.output)) == [])
  }

  @Test func `so is a comparison of files`() throws {
    let names = ["20250304T063015Z.html", "20250304T204531Z.html"].map {
      "tallowford-footbridge/\($0)"
    }
    let result = try program.run(
      "diff", "--files", names[0], names[1], "--format", "json", in: Program.examples)
    #expect(try schema("comparison").faults(JSONValue(result.output)) == [])
  }

  @Test func `a change log is what its schema says, whole and in part`() throws {
    let schema = try schema("change-log")
    for words in [["--all"], ["tallow", "--since", "@5"], ["tallow", "--least-weight", "80"]] {
      let result = try program.start(["export", "--format", "json"] + words).finish()
      #expect(try schema.faults(JSONValue(result.output)) == [], "\(words)")
    }
  }

  @Test func `so is every line of changes`() throws {
    let schema = try schema("change")
    let log = try program.run("export", "--all", "--format", "jsonl").output
    let lines = log.split(separator: "\n")
    #expect(lines.count > 50)
    for line in lines { #expect(try schema.faults(JSONValue(String(line))) == []) }
  }

  @Test func `what is extracted is what its schema says, explained or not`() throws {
    let schema = try schema("extracted")
    try program.write(
      "feed.xml",
      """
      <rss version="2.0"><channel><title>Harbour</title><link>https://a.example/</link><item>
      <title>Ferry runs</title><guid>1</guid><pubDate>Sun, 04 May 2031 09:30:00 +0100</pubDate>
      <description>It runs.</description></item></channel></rss>
      """)
    let paths = [
      "tallowford-footbridge", "pellhaven-warehouse", "vesk-strait-ferry", "velmoor-water.jsonl",
    ]
    .map { Program.examples.appendingPathComponent($0).path }
    for words in [[], ["--explain"]] {
      let result = try program.start(
        ["extract", "--format", "jsonl", "feed.xml"] + words + paths
      ).finish()
      let lines = result.output.split(separator: "\n")
      #expect(lines.count > 30)
      for line in lines { #expect(try schema.faults(JSONValue(String(line))) == []) }
    }
    #expect(schema.words("candidate", "field") == Set(Explanation.Field.allCases.map(\.rawValue)))
    #expect(schema.words("candidate", "source") == Set(Explanation.Source.allCases.map(\.rawValue)))
    #expect(schema.words("block", "kind") == Set(Block.Kind.allCases.map(\.rawValue)))
  }

  @Test func `the schemas know every word that the program can write`() throws {
    for name in ["comparison", "change-log", "change"] {
      let kinds = try schema(name).words("changeKind")
      #expect(kinds == Set(Change.Kind.allCases.map(\.rawValue)), "\(name)")
    }
    for name in ["comparison", "change-log"] {
      let actions = try schema(name).words("passage", "action")
      #expect(actions == Set(Passage.Action.allCases.map(\.rawValue)), "\(name)")
    }
    let log = try schema("change-log")
    #expect(log.words("entry", "disclosure") == Set(Disclosure.allCases.map(\.rawValue)))
    #expect(log.words("status") == Set(Article.Status.allCases.map(\.rawValue)))
    #expect(log.words("block", "kind") == Set(Block.Kind.allCases.map(\.rawValue)))
  }

  @Test func `a fault is found where it is`() throws {
    let schema = try JSONSchema(
      """
      {"type": "object", "required": ["a"], "properties": {"a": {"type": ["integer", "null"]},
      "b": {"type": "array", "items": {"$ref": "#/$defs/word"}}}, "$defs": {"word": {"enum": ["x"]}}}
      """)
    #expect(try schema.faults(JSONValue(#"{"a": null, "b": ["x"]}"#)) == [])
    for wrong in [
      #"{}"#, #"{"a": 1.5}"#, #"{"a": true}"#, #"{"a": 1, "b": ["y"]}"#, #"{"a": 1, "c": 0}"#,
      #"[]"#,
    ] {
      #expect(try !schema.faults(JSONValue(wrong)).isEmpty, "\(wrong)")
    }
    #expect(throws: JSONSchema.Malformed.self) { try JSONSchema(#"{"oneOf": []}"#) }
  }
}
