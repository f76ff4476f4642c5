import Support
import Testing

@testable import Extraction

/// Feeds that are broken at random: each is read or refused, with work in proportion to its size.
@Suite struct FeedFuzzTests {
  private static let samples = [
    FeedSamples.rss2, FeedSamples.rss1, FeedSamples.atom, FeedSamples.news, FeedSamples.json,
  ]

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a broken feed is read or refused with bounded work`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<150 {
      let sample = Self.samples[Int.random(in: 0..<Self.samples.count, using: &random)]
      let bytes = Breaker.ofFeeds.broken(sample.utf8, &random)
      let page = Page(bytes: bytes, address: "https://a.example/feed")
      // Only the sum of all texts can show that nothing is given back twice over.
      if let feed = try? FeedReader().feed(from: page) {
        let texts = feed.entries.flatMap { [$0.title, $0.summary?.source, $0.fullText?.source] }
        let size = texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) }
        #expect(size <= bytes.count * 20, "seed \(seed)")
        #expect(feed.entries.count <= bytes.count / 4, "seed \(seed)")
        for entry in feed.entries { _ = entry.fullText?.blocks.count }
      }
      guard let text = try? FeedBytes.text(of: page),
        case .root(let start) = FeedStart(text).finding
      else { continue }
      let (mended, steps) = try FeedScreen.measured(
        text, from: start, limits: FeedReader.Limits())
      #expect(mended.count <= text.count * 5 + 100, "seed \(seed)")
      #expect(steps <= text.count * 8, "seed \(seed)")
    }
  }

  @Test func `a root that is named as an entry holds the entries behind it`() throws {
    let xml = Array("<entry><title>One</title><entry>Two<entry>Three".utf8)
    let mended = try FeedScreen.mended(xml, from: 0, limits: FeedReader.Limits())
    #expect(
      String(decoding: mended, as: UTF8.self)
        == "<entry><title>One</title><entry>Two</entry><entry>Three</entry></entry>")
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `what was mended needs no mending`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 {
      let bytes = Breaker.ofFeeds.broken(FeedSamples.rss2.utf8, &random)
      guard let text = try? FeedBytes.text(of: Page(bytes: bytes)),
        case .root(let start) = FeedStart(text).finding
      else { continue }
      let once = try FeedScreen.mended(text, from: start, limits: FeedReader.Limits())
      let twice = try FeedScreen.mended(once, from: 0, limits: FeedReader.Limits())
      #expect(once == twice, "seed \(seed)")
    }
  }
}
