import Foundation
import HTTPTypes
import History
import Storage
import Testing

@testable import Site

/// What keeps hostile text, addresses and readers harmless.
struct SafetyTests {
  @Test(arguments: ["/", "/stories/\(bridgeID)", "/nothing", "/assets/style.css", "/health"])
  func `every answer carries the headers of safety`(_ path: String) async throws {
    let answer = try await bridge().ask(path)
    for (name, value) in SafetyHeaders.headers { #expect(answer.headers[name] == value) }
    let policy = try #require(answer.headers[.contentSecurityPolicy])
    #expect(policy.contains("default-src 'none'"))
    #expect(policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
  }

  @Test func `every template escapes in the way of pages, and lets in markup by known names alone`()
  {
    let templates = SiteFile.all.filter { $0.name.hasPrefix("templates/") }
    #expect(templates.count >= 5)
    for file in templates {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.hasPrefix("{{% CONTENT_TYPE:PAGE}}\n"), "\(file.name)")
      #expect(!text.contains("{{&"), "\(file.name)")
      #expect(!text.contains("style="), "\(file.name)")
      #expect(!text.contains(" on" + "click"), "\(file.name)")
    }
  }

  @Test func `every file of the folders is part of the program`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/SiteFiles")
    var found: [String] = []
    for part in ["assets", "templates"] {
      found += try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent(part).path
      ).map { "\(part)/\($0)" }
    }
    #expect(Set(found) == Set(SiteFile.all.map(\.name)))
    for file in SiteFile.all {
      #expect(try Data(contentsOf: folder.appendingPathComponent(file.name)) == Data(file.bytes))
    }
  }
}
