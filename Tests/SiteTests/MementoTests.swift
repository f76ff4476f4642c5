import Extraction
import Foundation
import HTTPTypes
import Storage
import Support
import Testing

@testable import Site

/// Time maps and time gates, asked by a client that knows RFC 7089 alone.
struct MementoTests {
  private static let original = "https://harbour.example/bridge?page=2"

  private func site() throws -> Website {
    let site = try bridge()
    let drafts = [("Closed.", 0), ("Half open.", 60), ("Open.", 24 * 60)].map { text, minutes in
      draft(text, at: minutes, key: "addressed") { article in
        article.address = .init(Self.original)
      }
    }
    _ = try site.archive.record(drafts)
    return site
  }

  /// A link of a header or a time map (RFC 8288, section 3).
  private struct Link {
    var target: String
    var attributes: [String: String] = [:]

    var relations: Set<Substring> { Set((attributes["rel"] ?? "").split(separator: " ")) }
    var date: Date? { attributes["datetime"].flatMap { HTTPDate($0)?.date } }

    static func all(_ text: String) -> [Link] {
      var links: [Link] = []
      var rest = Substring(text)
      while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
        var link = Link(target: String(rest[rest.index(after: start)..<end]))
        rest = rest[rest.index(after: end)...]
        while let match = rest.prefixMatch(of: /\s*;\s*([a-z]+)="([^"]*)"/) {
          link.attributes[String(match.1)] = String(match.2)
          rest = rest[match.range.upperBound...]
        }
        links.append(link)
      }
      return links
    }
  }

  @Test func `a time map lists every state with its time`() async throws {
    let answer = try await site().ask("/timemap/link/\(Self.original)")
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "application/link-format")
    let links = Link.all(answer.text)
    #expect(links.first { $0.relations.contains("original") }?.target == Self.original)
    let this = try #require(links.first { $0.relations.contains("self") })
    #expect(this.target.hasSuffix("/timemap/link/\(Self.original)"))
    #expect(this.attributes["from"].flatMap { HTTPDate($0)?.date } == minute(0))
    #expect(links.contains { $0.relations.contains("timegate") })
    let mementos = links.filter { $0.relations.contains("memento") }
    #expect(mementos.map(\.date) == [minute(0), minute(60), minute(24 * 60)])
    #expect(mementos.first?.relations.contains("first") == true)
    #expect(mementos.last?.relations.contains("last") == true)
    #expect(mementos.map { $0.target.split(separator: "/").last } == ["1", "2", "3"])
  }

  @Test func `as JSON it says the same`() async throws {
    let map = try JSONValue(await site().ask("/timemap/json/\(Self.original)").text)
    #expect(map["original_uri"]?.string == Self.original)
    #expect(map["mementos"]?["list"]?.array.count == 3)
    #expect(map["mementos"]?["last"]?["datetime"]?.string == "2025-03-05T06:12:00Z")
  }

  @Test(
    arguments: [
      (nil, "3"), ("Tue, 04 Mar 2025 06:12:00 GMT", "1"), ("Tue, 04 Mar 2025 07:11:59 GMT", "1"),
      ("Tue, 04 Mar 2025 07:12:00 GMT", "2"), ("Sat, 01 Jan 2000 00:00:00 GMT", "1"),
      ("Thu, 01 Jan 2099 00:00:00 GMT", "3"),
    ] as [(String?, String)])
  func `a time gate leads to the state of a moment`(_ moment: String?, _ number: String)
    async throws
  {
    var headers: HTTPFields = [:]
    headers[.acceptDatetime] = moment
    let answer = try await site().ask("/timegate/\(Self.original)", headers: headers)
    #expect(answer.status == 302)
    #expect(answer.headers[.vary] == "accept-datetime")
    let location = try #require(answer.headers[.location])
    #expect(location.hasSuffix("/revisions/\(number)"))
    let links = Link.all(answer.headers[.link] ?? "")
    for relation in ["original", "timemap", "memento", "first", "last"] {
      #expect(links.contains { $0.relations.contains(Substring(relation)) }, "\(relation)")
    }
    #expect(links.filter { $0.relations.contains("memento") }.contains { $0.target == location })
  }

  @Test(arguments: [
    ("/timegate/https://nowhere.example/x", 404), ("/timemap/link/https://nowhere.example/", 404),
    ("/timemap/link/", 404), ("/timemap/json/bridge", 400), ("/timegate/ftp://a.example/", 400),
    ("/timegate/javascript:alert(1)", 400),
  ])
  func `an address without a story is told so`(_ path: String, _ status: Int) async throws {
    let answer = try await site().ask(path)
    #expect(answer.status == status, "\(path)")
    #expect(answer.headers[.contentType] == "application/problem+json")
  }

  @Test func `a time that cannot be read is refused`() async throws {
    for text in ["yesterday", "2025-03-04", "Tue, 31 Feb 2025 06:12:00 GMT"] {
      let answer = try await site().ask(
        "/timegate/\(Self.original)", headers: [.acceptDatetime: text])
      #expect(answer.status == 400, "\(text)")
    }
  }

  @Test(arguments: [
    "https%3A%2F%2Fharbour.example%2Fbridge%3Fpage%3D2", "https:/harbour.example/bridge?page=2",
  ])
  func `an address that clients have escaped or shortened is found`(_ text: String) async throws {
    #expect(try await site().ask("/timegate/\(text)").status == 302)
  }

  @Test func `dates are written and read as RFC 9110 has them`() {
    let date = Date(timeIntervalSince1970: 784_111_777)
    #expect(HTTPDate(date).description == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate("Sun, 06 Nov 1994 08:49:37 GMT")?.date == date)
    #expect(HTTPDate("Sunday, 06-Nov-94 08:49:37 GMT") == nil)
    #expect(HTTPDate("Sun, 06 Nov 1994 24:49:37 GMT") == nil)
  }
}
