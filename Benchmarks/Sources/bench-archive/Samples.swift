import Extraction
import Foundation
import History
import Measuring
import Storage

/// Times in seconds.
struct Times {
  private var sorted: [Double]

  init(_ times: [Double]) { sorted = times.sorted() }

  var median: Double { sorted.isEmpty ? .nan : sorted[sorted.count / 2] }
  var nearlyAll: Double { sorted.isEmpty ? .nan : sorted[sorted.count * 99 / 100] }

  static func of(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }
}

/// Seeded calls of one archive: what a reader asks of it, and one more ingest.
struct Samples {
  private let path: String
  private let archive: Archive
  private let stories: [Story]
  private var random = SeededRandom(seed: 3)

  init(path: String) throws {
    self.path = path
    archive = try Archive(path: path, access: .write)
    stories = try archive.stories()
  }

  private mutating func story() -> Story {
    stories[Int.random(in: 0..<stories.count, using: &random)]
  }

  private mutating func number(of story: Story) -> Int {
    Int.random(in: 1...story.revisions, using: &random)
  }

  /// The time of one more revision of a story, from its draft to the disk.
  mutating func ingest() throws -> Double {
    let story = story()
    let latest = try archive.revision(of: story.id, nil)
    var blocks = latest.article.blocks
    blocks.append(Block(.paragraph, "Added \(Int.random(in: 0..<1 << 30, using: &random))."))
    let line = Line(
      story: story.key, time: Date(timeIntervalSince1970: 2_200_000_000).formatted(.iso8601),
      title: latest.article.headline, text: blocks.map(\.text).joined(separator: "\n\n"))
    let page = Page(
      bytes: Array(try JSONEncoder().encode(line)), address: nil, format: .jsonLine)
    let draft = SnapshotDraft(
      page: page, finding: .article(try ImportLine(page.bytes).article),
      seenAt: Date(timeIntervalSince1970: 2_200_000_000), source: "bench", key: story.key)
    // As a program that was just started does it.
    let archive = try Archive(path: path, access: .write)
    return try Times.of { _ = try archive.record([draft]) }
  }

  private struct Line: Encodable {
    var story: String
    var time: String
    var title: String
    var text: String
  }

  /// The times of so many calls of each kind.
  mutating func reads(_ count: Int) throws -> [(name: String, times: Times)] {
    var (timelines, revisions, comparisons, searches): ([Double], [Double], [Double], [Double]) =
      ([], [], [], [])
    for _ in 0..<count {
      let story = story()
      let (number, other) = (number(of: story), number(of: story))
      timelines.append(try Times.of { _ = try archive.timeline(of: story.id) })
      var article = Article(headline: "")
      revisions.append(
        try Times.of { article = try archive.revision(of: story.key, number).article })
      comparisons.append(
        try Times.of {
          let old = try archive.revision(of: story.id, number).article
          _ = Comparison(from: old, to: try archive.revision(of: story.id, other).article)
        })
      let words = (article.blocks.randomElement(using: &random)?.text ?? "").split(separator: " ")
      let start = Int.random(in: 0...max(0, words.count - 3), using: &random)
      let phrase = "\"\(words.dropFirst(start).prefix(3).joined(separator: " "))\""
      searches.append(try Times.of { _ = try archive.search(phrase) })
    }
    return [
      ("timeline", Times(timelines)), ("any revision", Times(revisions)),
      ("any comparison", Times(comparisons)), ("phrase search", Times(searches)),
    ]
  }
}
