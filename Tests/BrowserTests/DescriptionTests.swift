import Browser
import Foundation
import Support
import Testing

/// schemathesis, as .ci/setup installs it.
private let schemathesis = SiteInBrowser.project.appendingPathComponent(
  ".build/schemathesis/bin/schemathesis")

/// The real server answers what its description says, whatever a stranger asks.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: schemathesis.path),
    "schemathesis is not installed: .ci/setup gets it"))
struct DescriptionTests {
  /// What is asked of each answer.
  ///
  /// That strange requests are refused is left out: an empty page is valid by
  /// the description, and no article.
  private static let checks = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_headers_conformance", "response_schema_conformance", "unsupported_method",
  ]

  @Test func `made-up requests are answered as described`() async throws {
    let scratch = try ScratchFolder()
    let archive = scratch.path("archive.db")
    try SiteInBrowser.ingest(["velmoor-water.jsonl", "vesk-strait-ferry"], into: archive)
    let token = "a token of some length"
    try token.write(toFile: scratch.path("token"), atomically: true, encoding: .utf8)
    let server = try Child(
      SiteInBrowser.program.path,
      ["serve", "--port", "0", "--db", archive, "--token-file", scratch.path("token")])
    let address = try await server.line { $0.hasPrefix("http://") }
    let run = Process()
    run.executableURL = schemathesis
    run.arguments = [
      "run", "\(address)/openapi.json", "--header", "Authorization: Bearer \(token)", "--seed",
      "29",
      "--max-examples", "15", "--no-color", "--checks", Self.checks.joined(separator: ","),
    ]
    run.currentDirectoryURL = scratch.url
    let log = scratch.path("log")
    try Data().write(to: URL(fileURLWithPath: log))
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    run.standardOutput = output
    run.standardError = output
    try run.run()
    run.waitUntilExit()
    let text = try String(contentsOfFile: log, encoding: .utf8)
    #expect(run.terminationStatus == 0, "\(text.suffix(4000))")
    #expect(text.contains("Tested: 11"))
    server.end()
    #expect(server.status == 0)
  }
}
