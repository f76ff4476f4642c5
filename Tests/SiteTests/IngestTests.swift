import Foundation
import HTTPTypes
import NIOCore
import Storage
import Support
import Testing

@testable import Site

/// Pages that are sent to the site.
struct IngestTests {
  private static let token = "a token of some length"
  private static let page = """
    <html><head><title>Ferry runs again</title></head><body><article><h1>Ferry runs again</h1>
    \((1...6).map { "<p>The ferry of the island runs again since Tuesday, as the harbour office said in its report number \($0), and all are glad of it.</p>" }.joined())
    </article></body></html>
    """

  private func taking() throws -> Website {
    let archive = try Archive.inMemory()
    var configuration = SiteConfiguration()
    configuration.intake = try #require(Intake(into: archive, token: Self.token))
    return Website(archive: archive, configuration: configuration)
  }

  private func send(
    _ site: Website, _ query: String = "url=https://harbour.example/ferry", body: String = page,
    type: String? = "text/html; charset=utf-8", token: String? = token
  ) async throws -> Answer {
    var headers: HTTPFields = [:]
    headers[.contentType] = type
    headers[.authorization] = token.map { "Bearer \($0)" }
    return try await site.ask(
      "/api/v1/snapshots?\(query)", method: .post, headers: headers, body: body)
  }

  @Test func `a page that is sent becomes a revision, and an edit the next one`() async throws {
    let site = try taking()
    let first = try await send(
      site, "url=https://harbour.example/ferry&seen-at=2031-05-04T09:00:00Z")
    #expect(first.status == 201, "\(first.text)")
    let record = try JSONValue(first.text)
    let story = try #require(record["story"]?.string)
    #expect(first.headers[.location] == "/api/v1/stories/\(story)/revisions/1")
    #expect(record["outcome"]?.string == "revision")
    let description = try JSONValue(
      String(decoding: SiteFile.named("assets/openapi.json").bytes, as: UTF8.self))
    let schema = try #require(description["components"]?["schemas"]?["recorded"])
    #expect(try JSONSchema(openAPI: description).faults(record, by: schema) == [])

    let again = try await send(
      site, "url=https://harbour.example/ferry&seen-at=2031-05-04T09:00:00Z")
    #expect(again.status == 200)
    let edited = try await send(
      site, "url=https://harbour.example/ferry&seen-at=2031-05-04T10:00:00Z",
      body: Self.page.replacing("Tuesday", with: "Monday"))
    #expect(edited.status == 201)
    #expect(edited.headers[.location] == "/api/v1/stories/\(story)/revisions/2")
    let answer = try await site.ask("/api/v1/stories/\(story)/changes/1..2")
    #expect(answer.text.contains("Monday"))
  }

  @Test(arguments: [nil, "wrong", "a token of some lengt", ""] as [String?])
  func `nothing is taken without the token`(_ token: String?) async throws {
    let site = try taking()
    let answer = try await send(site, token: token)
    #expect(answer.status == 401)
    #expect(answer.headers[.wwwAuthenticate] == "Bearer")
    #expect(try site.archive.stories().isEmpty)
  }

  @Test func `a site without a token takes nothing in`() async throws {
    let answer = try await send(bridge())
    #expect(answer.status == 403)
    #expect(answer.headers[.contentType] == "application/problem+json")
  }

  @Test func `a short token is none`() throws {
    #expect(Intake(into: try Archive.inMemory(), token: "secret") == nil)
  }

  @Test func `what cannot be kept is told apart`() async throws {
    let site = try taking()
    #expect(try await send(site, type: nil).status == 415)
    #expect(try await send(site, type: "image/png").status == 415)
    #expect(try await send(site, body: "").status == 400)
    #expect(try await send(site, "url=javascript:x").status == 400)
    #expect(try await send(site, "seen-at=soon").status == 400)
    #expect(try await send(site, body: "<p>Nothing").status == 422)
    #expect(try await send(site, body: "no JSON", type: "application/json").status == 422)
    #expect(try site.archive.stories().isEmpty)
  }

  @Test func `a body above the limit is refused, also where its length is not told`() async throws {
    let archive = try Archive.inMemory()
    var intake = try #require(Intake(into: archive, token: Self.token))
    intake.size = 1000
    var configuration = SiteConfiguration()
    configuration.intake = intake
    let site = Website(archive: archive, configuration: configuration)
    #expect(Self.page.utf8.count > 800)
    let answer = try await send(site, body: String(repeating: Self.page, count: 3))
    #expect(answer.status == 413)
    #expect(try archive.stories().isEmpty)
  }

  @Test func `a line of a history is taken as one`() async throws {
    let site = try taking()
    let line = #"{"story":"ferry","time":"2031-05-04T09:30:00Z","title":"Ferry","text":"It runs."}"#
    let answer = try await send(site, "", body: line, type: "application/json")
    #expect(answer.status == 201, "\(answer.text)")
    #expect(try JSONValue(answer.text)["seenAt"]?.string == "2031-05-04T09:30:00Z")
  }
}
