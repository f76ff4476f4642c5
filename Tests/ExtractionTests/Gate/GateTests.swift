import Foundation
import Testing

@testable import Extraction

/// Reads the pages beside this file and compares what is read with what stands in their sidecars.
///
/// The floors may only rise. A page that is read less well than before, however little, shows in the
/// means; which one it is stands in the message.
@Suite struct GateTests {
  private enum Floor {
    static let pages = 46
    static let body = 1.0
    static let exactBody = 1.0
    static let headline = 1.0
    static let byline = 0.97
    static let published = 1.0
    static let modified = 1.0
  }

  /// What a sidecar expects: fields as `name: value`, an empty line, then one block a line.
  private struct Expected {
    var fields: [String: String] = [:]
    var body: String

    init(_ text: String) {
      let parts = text.split(separator: "\n\n", maxSplits: 1)
      for line in parts[0].split(separator: "\n") {
        guard let colon = line.firstRange(of: ": ") else { continue }
        fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
      }
      body = parts.count > 1 ? String(parts[1]) : ""
    }
  }

  private struct Score {
    var name: String
    var body: Double
    var isExact: Bool
    /// Whether each field is equal, by its name.
    var fields: [String: Bool]
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Pages")

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
  }

  private static func expected(_ name: String) throws -> Expected {
    Expected(
      try String(contentsOf: folder.appendingPathComponent("\(name).txt"), encoding: .utf8))
  }

  private static func article(_ name: String) throws -> Article {
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(name).html")))
    return try Extractor().article(from: Page(bytes: bytes, format: .html))
  }

  @Test func `the pages are read as well as their floors demand`() throws {
    let scores = try Self.names().map { name in
      Self.score(name, try Self.article(name), try Self.expected(name))
    }
    let count = Double(scores.count)
    #expect(scores.count >= Floor.pages)
    let body = scores.reduce(0) { $0 + $1.body } / count
    let worst = scores.filter { !$0.isExact }.map { "\($0.name) \($0.body)" }
    #expect(body >= Floor.body, "not exact: \(worst)")
    #expect(Double(scores.count(where: \.isExact)) / count >= Floor.exactBody, "\(worst)")
    let floors = [
      ("headline", Floor.headline), ("byline", Floor.byline), ("published", Floor.published),
      ("modified", Floor.modified),
    ]
    for (field, floor) in floors {
      let wrong = scores.filter { $0.fields[field] != true }.map(\.name)
      #expect(1 - Double(wrong.count) / count >= floor, "\(field) of \(wrong)")
    }
  }

  @Test func `kinds, states and access are read where a sidecar names them`() throws {
    for name in try Self.names() {
      let fields = try Self.expected(name).fields
      let article = try Self.article(name)
      if let kind = fields["kind"] {
        #expect(article.blocks.contains { $0.kind.rawValue == kind }, "\(name)")
      }
      if let status = fields["status"] { #expect(article.status.rawValue == status, "\(name)") }
      if let access = fields["access"] {
        #expect(article.access.declared?.rawValue == access, "\(name)")
      }
    }
  }

  private static func score(_ name: String, _ article: Article, _ expected: Expected) -> Score {
    let fields = [
      "headline": article.headline, "byline": article.byline.joined(separator: "; "),
      "published": article.publishedAt?.formatted(.iso8601) ?? "",
      "modified": article.modifiedAt?.formatted(.iso8601) ?? "",
    ]
    let (found, wanted) = (words(article.text), words(expected.body))
    return Score(
      name: name, body: likeness(found, wanted), isExact: found == wanted,
      fields: fields.reduce(into: [:]) { $0[$1.key] = $1.value == expected.fields[$1.key] ?? "" })
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }

  /// F1 over the runs of four words, each as often as it stands there.
  private static func likeness(_ left: [Substring], _ right: [Substring]) -> Double {
    func runs(_ words: [Substring]) -> [[Substring]: Int] {
      let starts = 0..<max(1, words.count - 3)
      return Dictionary(starts.map { (Array(words[$0...].prefix(4)), 1) }, uniquingKeysWith: +)
    }
    let (found, wanted) = (runs(left), runs(right))
    let common = found.reduce(0) { $0 + min($1.value, wanted[$1.key] ?? 0) }
    let all = found.values.reduce(0, +) + wanted.values.reduce(0, +)
    return 2 * Double(common) / Double(all)
  }
}
