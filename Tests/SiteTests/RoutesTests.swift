import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Site

/// Every address, asked through the router.
struct RoutesTests {
  @Test(arguments: [
    "/", "/stories/\(bridgeID)", "/stories/\(bridgeID)/revisions/1",
    "/stories/\(bridgeID)/compare/1..2", "/search", "/search?q=railing",
  ])
  func `every page is there`(_ path: String) async throws {
    let answer = try await bridge().ask(path)
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
    #expect(answer.text.contains("<main id=\"main\""))
  }

  @Test func `a form's two choices lead to the address of their comparison`() async throws {
    let answer = try await bridge().ask("/stories/\(bridgeID)/compare?old=1&new=3")
    #expect(answer.status == 303)
    #expect(answer.headers[.location] == "/stories/\(bridgeID)/compare/1..3")
  }

  @Test func `raw bytes are an attachment that no browser shows`() async throws {
    let answer = try await bridge().ask("/stories/\(bridgeID)/revisions/1/raw")
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "application/octet-stream")
    #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    #expect(answer.text.hasPrefix("Bridge closed\n\nThe fire brigade"))
  }

  @Test func `health says that the archive can be read`() async throws {
    let answer = try await bridge().ask("/health")
    #expect(answer.status == 200)
    #expect(answer.text == "ok\n")
  }

  @Test(arguments: [
    ("/nothing", 404), ("/stories/zzzzzzzz", 404), ("/stories/x", 404),
    ("/stories/..%2f..%2fetc", 404), ("/stories/\(bridgeID)/revisions/99", 404),
    ("/stories/\(bridgeID)/revisions/0", 404), ("/stories/\(bridgeID)/revisions/-1", 404),
    ("/stories/\(bridgeID)/revisions/99999999999999999999", 404),
    ("/stories/\(bridgeID)/compare/1..", 400), ("/stories/\(bridgeID)/compare/a..b", 400),
    ("/stories/\(bridgeID)/compare/1..99", 404), ("/stories/\(bridgeID)/compare?old=1", 400),
    ("/stories/\(bridgeID)/compare?old=%FF&new=2", 400), ("/search?q=%28", 400),
    ("/search?q=\(String(repeating: "a", count: 300))", 400),
    ("/?\(String(repeating: "a", count: 3000))", 414),
  ])
  func `what is not there, or cannot be understood, has a clear page`(
    _ path: String, _ status: Int
  ) async throws {
    let answer = try await bridge().ask(path)
    #expect(answer.status == status)
    #expect(answer.text.contains("<h1>"))
    #expect(answer.headers[.contentSecurityPolicy] != nil)
  }

  @Test func `a page that is known already is not sent again until something is recorded`()
    async throws
  {
    let site = try bridge()
    let first = try await site.ask("/stories/\(bridgeID)")
    let tag = try #require(first.headers[.eTag])
    let second = try await site.ask(
      "/stories/\(bridgeID)", headers: [.ifNoneMatch: "\"x\", \(tag)"])
    #expect(second.status == 304)
    #expect(second.bytes.isEmpty)
    _ = try site.archive.record([draft("All lanes are open.", at: 700, headline: "Bridge open")])
    let third = try await site.ask("/stories/\(bridgeID)", headers: [.ifNoneMatch: tag])
    #expect(third.status == 200)
    #expect(third.text.contains("Bridge open"))
  }

  @Test func `style and scripts are kept for ever under the address of their content`() async throws
  {
    let site = try bridge()
    for name in ["style.css", "site.js", "icon.svg"] {
      let versioned = try await site.ask(site.files.address(name))
      #expect(versioned.status == 200)
      #expect(versioned.headers[.cacheControl]?.contains("immutable") == true)
      let plain = try await site.ask("/assets/\(name)")
      #expect(plain.headers[.cacheControl] == "no-cache")
      #expect(plain.headers[.eTag] == versioned.headers[.eTag])
    }
  }
}
