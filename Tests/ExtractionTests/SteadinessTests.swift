import Foundation
import Support
import Testing

@testable import Extraction

/// Pages of the gate as a live site gives them out at the next fetch: what it changes by itself never
/// reaches the article.
@Suite struct SteadinessTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Gate/Pages")
  private static let seeds: Range<UInt64> = 0..<2

  private static func pages() throws -> [(name: String, html: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".html") }.sorted().map {
        ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
      } + [("harbour fire", Array(harborFirePage.utf8))]
  }

  /// The article as it is compared.
  ///
  /// A page that declares no date has the first that stands on it, which
  /// may be a clock's.
  private static func article(
    _ html: [UInt8], _ query: String = "", isDated: Bool
  ) throws -> Article {
    let address = "https://courier.example/harbour/story" + query
    var article = try Extractor().article(from: Page(bytes: html, address: address, format: .html))
    if !isDated { article.setTimes(published: nil, modified: nil) }
    return article
  }

  private static func isDated(_ html: [UInt8]) throws -> Bool {
    let reader = try PageReader(html, address: nil, limits: Extractor.Limits())
    return !reader.metadata.surelyPublished.isEmpty
  }

  /// The first thing that differs.
  private static func difference(_ old: Article, _ new: Article) -> String {
    let (olds, news) = (old.blocks, new.blocks)
    for (old, new) in zip(olds, news) where old != new {
      return "\(old.kind) \(old.text) \(old.links) became \(new.kind) \(new.text) \(new.links)"
    }
    if olds.count != news.count {
      return
        "\(olds.dropFirst(news.count).map(\.text)) became \(news.dropFirst(olds.count).map(\.text))"
    }
    var (bare, other) = (old, new)
    (bare.blocks, other.blocks) = ([], [])
    return "\(bare) became \(other)"
  }

  /// A box beside the text with a sentence in it stays out by the share of the prose that it has; teasers
  /// with sentences shift that share.
  private static let unsteady: Set<String> = ["en-interview.html"]

  /// A page of the gate and each of its seeds, another one for each page.
  private static func expectSteady(
    _ query: String = "", but known: Set<String> = [],
    _ mutated: ([UInt8], inout SeededRandom) -> [UInt8]
  ) throws {
    for (number, (name, html)) in try pages().enumerated()
    where !known.contains(name) {
      let isDated = try isDated(html)
      let before = try article(html, isDated: isDated)
      for seed in seeds {
        var random = SeededRandom(seed: UInt64(number) << 8 | seed)
        do {
          let later = try article(mutated(html, &random), query, isDated: isDated)
          let isSteady = later == before
          #expect(isSteady, "\(name), seed \(seed): \(difference(before, later))")
        } catch {
          Issue.record("\(name), seed \(seed): \(error)")
        }
      }
    }
  }

  @Test(arguments: LiveMutation.allCases)
  func `what a live site changes by itself never reaches the article`(
    mutation: LiveMutation
  ) throws {
    try Self.expectSteady(but: mutation == .mostRead ? Self.unsteady : []) {
      mutation.applied(to: $0, &$1)
    }
  }

  @Test func `all of it together never reaches the article either`() throws {
    try Self.expectSteady("?utm_source=x&PHPSESSID=0f3a", but: Self.unsteady) {
      LiveMutation.all($0, &$1)
    }
  }
}
