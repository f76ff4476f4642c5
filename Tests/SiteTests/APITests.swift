import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Support
import Testing

@testable import Site

/// The JSON API is what its description says.
struct APITests {
  private let description: JSONValue
  private let schemas: JSONSchema

  init() throws {
    let file = SiteFile.named("assets/openapi.json")
    description = try JSONValue(String(decoding: file.bytes, as: UTF8.self))
    schemas = try JSONSchema(openAPI: description)
  }

  /// Asks, and holds the answer to the description of the path that it belongs to.
  private func ask(
    _ site: Website, _ address: String, as path: String, status: Int = 200
  ) async throws -> JSONValue {
    let answer = try await site.ask(address)
    #expect(answer.status == status, "\(address): \(answer.text.prefix(300))")
    let described = description["paths"]?[path]?["get"]?["responses"]?["\(answer.status)"]
    let type = answer.headers[.contentType] ?? ""
    let schema = try #require(
      described?["content"]?[type]?["schema"], "\(address): \(answer.status) \(type)")
    let value = try JSONValue(answer.text)
    #expect(try schemas.faults(value, by: schema) == [], "\(address)")
    return value
  }

  @Test(arguments: [
    ("/api/v1", "/api/v1"), ("/api/v1/stories", "/api/v1/stories"),
    ("/api/v1/stories/ID", "/api/v1/stories/{story}"),
    ("/api/v1/stories/ID/timeline", "/api/v1/stories/{story}/timeline"),
    ("/api/v1/stories/ID/revisions", "/api/v1/stories/{story}/revisions"),
    ("/api/v1/stories/ID/revisions/2", "/api/v1/stories/{story}/revisions/{number}"),
    (
      "/api/v1/stories/ID/revisions/3/lineage",
      "/api/v1/stories/{story}/revisions/{number}/lineage"
    ),
    ("/api/v1/stories/ID/changes/1..3", "/api/v1/stories/{story}/changes/{change}"),
    ("/api/v1/stories/ID/changes/3..1", "/api/v1/stories/{story}/changes/{change}"),
    ("/api/v1/changes?least-weight=10", "/api/v1/changes"),
    ("/api/v1/search?q=railing+broke", "/api/v1/search"),
    ("/api/v1/search?q=15&removed=true&added-since=2025-03-04T00:00:00Z", "/api/v1/search"),
  ])
  func `every answer is what the description says`(_ address: String, _ path: String) async throws {
    let site = try bridge()
    _ = try await ask(site, address.replacing("ID", with: bridgeID), as: path)
  }

  @Test(arguments: [
    ("/api/v1/stories/zzzzzzzz", "/api/v1/stories/{story}", 404),
    ("/api/v1/stories?cursor=", "/api/v1/stories", 400),
    ("/api/v1/stories?cursor=x", "/api/v1/stories", 400),
    ("/api/v1/stories?limit=201", "/api/v1/stories", 400),
    ("/api/v1/stories/ID/changes/1..9", "/api/v1/stories/{story}/changes/{change}", 404),
    ("/api/v1/stories/ID/changes/x", "/api/v1/stories/{story}/changes/{change}", 400),
    ("/api/v1/changes?kind=gossip", "/api/v1/changes", 400),
    ("/api/v1/search", "/api/v1/search", 400),
    ("/api/v1/search?q=x&story=nothing", "/api/v1/search", 404),
    ("/api/v1/search?q=x&added-since=yesterday", "/api/v1/search", 400),
  ])
  func `so is every error`(_ address: String, _ path: String, _ status: Int) async throws {
    let problem = try await ask(
      bridge(), address.replacing("ID", with: bridgeID), as: path, status: status)
    #expect(problem["status"]?.number == Double(status))
  }

  @Test func `every route is described, and every description has its route`() throws {
    let routes = try bridge().router().routes.filter {
      "\($0.path)".hasPrefix("/api") && $0.method != .head
    }
    .map { route in
      let path = "\(route.path)".split(separator: "/").map { part in
        part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
      }
      return "\(route.method.rawValue.lowercased()) /\(path.joined(separator: "/"))"
        .replacing("{pair}", with: "{change}")
    }
    let described = (description["paths"]?.object ?? [:]).flatMap { path, methods in
      methods.object.keys.map { "\($0) \(path)" }
    }
    #expect(Set(routes) == Set(described))
  }

  @Test func `the description shares its schemas with the files of the commands`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("examples/schemas")
    func plain(_ value: JSONValue) -> String {
      "\(value)".replacing("#/components/schemas/", with: "#/$defs/")
    }
    for file in ["comparison", "change-log", "extracted"] {
      let text = try String(
        contentsOf: folder.appendingPathComponent("\(file).schema.json"), encoding: .utf8)
      let shared = try #require(JSONValue(text)["$defs"]).object
      for name in ["time", "link", "block", "words", "counts", "changeKind", "passage", "side"] {
        guard let definition = shared[name] else { continue }
        let ours = try #require(description["components"]?["schemas"]?[name], "\(name)")
        #expect(sortedText(definition) == sortedText(ours), "\(file): \(name)")
      }
    }
  }

  /// A value as text that does not depend on the order of its keys.
  private func sortedText(_ value: JSONValue) -> String {
    switch value {
    case .object(let object):
      "{"
        + object.keys.sorted().map { "\($0): \(sortedText(object[$0] ?? .null))" }
        .joined(separator: ", ") + "}"
    case .array(let items): "[" + items.map(sortedText).joined(separator: ", ") + "]"
    case .string(let text): text.replacing("#/components/schemas/", with: "#/$defs/")
    default: "\(value)"
    }
  }

  @Test(arguments: [
    ("/api/v1/stories", "stories"), ("/api/v1/changes", "changes"),
    ("/api/v1/stories/ID/revisions", "revisions"),
  ])
  func `a list read part by part is the list`(_ address: String, _ key: String) async throws {
    let site = try bridge()
    for name in 1...3 {
      _ = try site.archive.record([draft("Story \(name).", at: 1000 + name, key: "s\(name)")])
    }
    let path = address.replacing("ID", with: bridgeID)
    let whole = try JSONValue(await site.ask("\(path)?limit=200").text)
    #expect(whole["next"] == .null)
    var parts: [JSONValue] = []
    var next: String? = "\(path)?limit=1"
    while let here = next, parts.count <= 20 {
      let part = try JSONValue(await site.ask(here).text)
      #expect((part[key]?.array.count ?? 9) <= 1)
      parts += part[key]?.array ?? []
      next = part["next"]?.string
    }
    #expect(parts == whole[key]?.array)
    #expect(parts.count >= 4)
  }

  @Test func `a timeline read part by part is the timeline`() async throws {
    let site = try bridge()
    let path = "/api/v1/stories/\(bridgeID)/timeline"
    let whole = try JSONValue(await site.ask(path).text)["timeline"]?["entries"]?.array
    var parts: [JSONValue] = []
    var next: String? = "\(path)?limit=2"
    while let here = next, parts.count <= 20 {
      let part = try JSONValue(await site.ask(here).text)
      parts += part["timeline"]?["entries"]?.array ?? []
      next = part["next"]?.string
    }
    #expect(parts == whole)
    #expect(parts.map { $0["kind"]?.string }.count == 6)
  }

  @Test func `a method that an address does not know is refused with those that it does`()
    async throws
  {
    let site = try bridge()
    for path in ["/", "/api/v1/stories", "/nothing", "/timegate/https://a.example/"] {
      let answer = try await site.ask(path, method: .delete)
      #expect(answer.status == 405)
      #expect(answer.headers[.allow] == "GET, HEAD")
    }
    let answer = try await site.ask("/api/v1/snapshots")
    #expect(answer.status == 405)
    #expect(answer.headers[.allow] == "POST")
    let head = try await site.ask("/api/v1/stories", method: .head)
    #expect(head.status == 200)
    #expect(head.bytes.isEmpty)
  }

  @Test func `answers have tags, and are not sent to whoever has them`() async throws {
    let site = try bridge()
    for path in ["/api/v1/stories", "/openapi.json", "/feed.atom", "/feed.json"] {
      let first = try await site.ask(path)
      let tag = try #require(first.headers[.eTag], "\(path)")
      #expect(try await site.ask(path, headers: [.ifNoneMatch: tag]).status == 304)
    }
  }
}
