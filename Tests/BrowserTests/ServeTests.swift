import Browser
import Foundation
import Support
import Testing

/// The program as a server.
struct ServeTests {
  private let scratch: ScratchFolder
  private let archive: String

  init() throws {
    scratch = try ScratchFolder()
    archive = scratch.path("archive.db")
    try SiteInBrowser.ingest(["vesk-strait-ferry"], into: archive)
  }

  private func server(_ arguments: String...) throws -> Child {
    try Child(
      SiteInBrowser.program.path, ["serve", "--db", archive] + arguments,
      errors: scratch.url.appendingPathComponent("log"))
  }

  @Test func `it takes a free port, answers many at once, and ends well when it is asked to`()
    async throws
  {
    let server = try server("--port", "0")
    let address = try await server.line { $0.hasPrefix("http://127.0.0.1:") }
    try await withThrowingTaskGroup { group in
      for number in 0..<60 {
        group.addTask {
          let path = ["/", "/health", "/search?q=gehe%69m", "/nothing"][number % 4]
          let answer = try await fetch(address + path)
          #expect(answer.status == (path == "/nothing" ? 404 : 200) || answer.status == 503)
        }
      }
      try await group.waitForAll()
    }
    server.end()
    #expect(server.status == 0)
    let log = try String(contentsOf: scratch.url.appendingPathComponent("log"), encoding: .utf8)
    #expect(log.contains("GET /search 200 "))
    #expect(!log.contains("gehe"))
    #expect(!log.contains("127.0.0.1"))
  }

  @Test func `a place that is taken is told, with what to do`() async throws {
    let first = try server("--port", "0")
    let address = try await first.line { $0.hasPrefix("http://") }
    let port = try #require(address.split(separator: ":").last.map(String.init))
    let second = try server("--port", port)
    await #expect(throws: WebDriver.Failure.self) {
      _ = try await second.line { $0.hasPrefix("http://") }
    }
    second.end()
    #expect(second.status == 1)
    let log = try String(contentsOf: scratch.url.appendingPathComponent("log"), encoding: .utf8)
    #expect(log.contains("cannot listen on 127.0.0.1 port \(port)"))
    #expect(log.contains("--port"))
    first.end()
  }

  @Test func `an archive that cannot be written is served all the same`() async throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: archive)
    let server = try server("--port", "0")
    let address = try await server.line { $0.hasPrefix("http://") }
    #expect(try await fetch(address + "/").status == 200)
    server.end()
    #expect(server.status == 0)
  }

  @Test func `what is recorded while it runs is shown at the next look`() async throws {
    let server = try server("--port", "0")
    let address = try await server.line { $0.hasPrefix("http://") }
    #expect(try await !fetch(address + "/").text.contains("Velmoor"))
    try SiteInBrowser.ingest(["velmoor-water.jsonl"], into: archive)
    #expect(try await fetch(address + "/").text.contains("Velmoor"))
    server.end()
  }
}
