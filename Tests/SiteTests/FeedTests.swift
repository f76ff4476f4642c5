import Extraction
import Foundation
import FoundationXML
import HTTPTypes
import Storage
import Support
import Testing

@testable import Site

/// Feeds are valid, whole, and harmless.
struct FeedTests {
  private static let hostile = "<script>alert(1)</script> & \u{202E}abc\u{0} ]]> \u{1B}[31m"

  private func site() throws -> Website {
    let site = try bridge()
    _ = try site.archive.record([
      draft("Text one.", Self.hostile, at: 800, key: "hostile", headline: "A \(Self.hostile)"),
      draft("Text two.", Self.hostile, at: 830, key: "hostile", headline: "B \(Self.hostile)"),
    ])
    return site
  }

  @Test(arguments: ["/feed.atom", "/stories/\(bridgeID)/feed.atom", "/feed.atom?least-weight=30"])
  func `an Atom feed is valid by the rules of RFC 4287`(_ path: String) async throws {
    let answer = try await site().ask(path)
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType]?.hasPrefix("application/atom+xml") == true)
    #expect(AtomRules.faults(answer.bytes) == [])
    #expect(!answer.text.contains("<script"))
    #expect(!answer.text.contains("\u{202E}") && !answer.text.contains("\u{1B}"))
  }

  @Test func `the validator knows a fault when it sees one`() {
    let entry = "<entry><id>urn:x:1</id><title>A</title></entry>"
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><id>x y</id><title>A</title><updated>soon</updated>
      \(entry)\(entry)</feed>
      """
    let faults = AtomRules.faults(Array(feed.utf8))
    for word in ["updated", "author", "link", "twice", "IRI"] {
      #expect(faults.contains { $0.contains(word) }, "\(word): \(faults)")
    }
    #expect(!AtomRules.faults(Array("<feed>".utf8)).isEmpty)
  }

  @Test func `entries keep their ids when others come`() async throws {
    let site = try bridge()
    let before = try await ids(site)
    _ = try site.archive.record([draft("All open.", at: 900, headline: "Bridge open")])
    let after = try await ids(site)
    #expect(Set(before).isSubset(of: after))
    #expect(after.count == before.count + 1)
  }

  private func ids(_ site: Website) async throws -> [String] {
    let page = Page(
      bytes: try await site.ask("/feed.atom").bytes, address: "https://a.example/")
    return try FeedReader().feed(from: page).entries.compactMap(\.id)
  }

  @Test func `an entry says what changed, and shows it without colours`() async throws {
    let page = Page(
      bytes: try await bridge().ask("/stories/\(bridgeID)/feed.atom").bytes,
      address: "https://a.example/")
    let entries = try FeedReader().feed(from: page).entries
    let edited = try #require(
      entries.first { $0.address?.hasSuffix("/stories/\(bridgeID)/compare/1..2") == true })
    #expect(edited.title?.contains("headline reworded") == true)
    #expect(edited.fullText?.source.contains("<del>12</del>") == true)
    #expect(edited.fullText?.source.contains("<ins>15</ins>") == true)
    #expect(entries.last?.title?.hasSuffix("first seen") == true)
  }

  @Test func `a JSON feed has what its readers need`() async throws {
    let answer = try await site().ask("/feed.json")
    #expect(answer.headers[.contentType]?.hasPrefix("application/feed+json") == true)
    let feed = try JSONValue(answer.text)
    #expect(feed["version"]?.string == "https://jsonfeed.org/version/1.1")
    let items = try #require(feed["items"]).array
    #expect(items.count == 6)
    for item in items {
      for key in ["id", "url", "title", "content_html", "date_published"] {
        #expect(item[key]?.string?.isEmpty == false, "\(key)")
      }
    }
    #expect(Set(items.compactMap { $0["id"]?.string }).count == 6)
  }

  @Test func `a hub is named where there is one`() async throws {
    var configuration = SiteConfiguration()
    configuration.hub = "https://hub.example/"
    configuration.publicAddress = "https://edits.example"
    let site = Website(archive: try bridge().archive, configuration: configuration)
    let answer = try await site.ask("/feed.atom")
    #expect(answer.text.contains("<link rel=\"hub\" href=\"https://hub.example/\"/>"))
    #expect(
      answer.headers[.link]
        == "<https://hub.example/>; rel=\"hub\", <https://edits.example/feed.atom>; rel=\"self\"")
  }
}

/// What RFC 4287 demands of a feed (sections 4.1 and 4.2), as far as our feeds use it.
private final class AtomRules: NSObject, XMLParserDelegate {
  private var faults: [String] = []
  private var path: [String] = []
  private var text = ""
  private var counts: [String: Int] = [:]
  private var feedHasAuthor = false
  private var ids: Set<String> = []
  private var entryLinks = 0

  static func faults(_ bytes: [UInt8]) -> [String] {
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    let rules = AtomRules()
    parser.delegate = rules
    if !parser.parse() { rules.faults.append("not well-formed") }
    return rules.faults
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if namespaceURI != "http://www.w3.org/2005/Atom" { faults.append("\(name) is not of Atom") }
    if path.isEmpty, name != "feed" { faults.append("the root is no feed") }
    path.append(name)
    text = ""
    counts[path.joined(separator: "/"), default: 0] += 1
    if path == ["feed", "author"] { feedHasAuthor = true }
    if name == "link" {
      let address = attributes["href"] ?? ""
      if URL(string: address)?.scheme == nil { faults.append("a link without an address") }
      let relation = attributes["rel"] ?? "alternate"
      if path.count == 3, relation == "alternate" { entryLinks += 1 }
      if path.count == 2, relation == "self" { counts["self", default: 0] += 1 }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch name {
    case "id":
      if text.contains(" ") || URL(string: text)?.scheme == nil { faults.append("id is no IRI") }
      if !ids.insert(text).inserted { faults.append("the id \(text) twice") }
    case "updated", "published":
      if (try? Date(text, strategy: .iso8601)) == nil { faults.append("\(name): \(text)") }
    case "title": if text.isEmpty { faults.append("an empty title") }
    case "entry":
      for child in ["id", "title", "updated"] where counts["feed/entry/\(child)"] != 1 {
        faults.append("an entry without one \(child)")
      }
      if entryLinks == 0, counts["feed/entry/content"] == nil {
        faults.append("an entry without a link or content")
      }
      for key in counts.keys where key.hasPrefix("feed/entry") { counts[key] = nil }
      entryLinks = 0
    case "feed":
      for child in ["id", "title", "updated"] where counts["feed/\(child)"] != 1 {
        faults.append("a feed without one \(child)")
      }
      if !feedHasAuthor { faults.append("no author") }
      if counts["self"] != 1 { faults.append("no link to itself") }
    default: break
    }
    path.removeLast()
  }
}
