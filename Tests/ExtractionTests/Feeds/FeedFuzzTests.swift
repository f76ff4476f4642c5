import Support
import Testing

@testable import Extraction

/// Feeds that are broken at random: each is read or refused, with work in proportion to its size.
@Suite struct FeedFuzzTests {
  private static let samples = [
    FeedSamples.rss2, FeedSamples.rss1, FeedSamples.atom, FeedSamples.news, FeedSamples.json,
  ]

  private static let pieces: [String] = [
    "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "</", "/>", "<?", "?>",
    "<!DOCTYPE x [",
    "&amp;", "&#", "&#x110000;", "&nbsp;", "<item>", "</item>", "<entry>", "</channel>", "\u{0}",
    "xmlns=\"\"", "xml:base='..'", "\u{FFFE}", "{", "}", "[", ",", "\\u12", "<br>", "<title>", ":",
  ]

  private func broken(_ sample: String, _ random: inout SeededRandom) -> [UInt8] {
    var bytes = Array(sample.utf8)
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 3: bytes.removeSubrange(max(start, 1)...)
      default:
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        bytes.insert(contentsOf: Array(piece.utf8), at: start)
      }
      if bytes.isEmpty { bytes = [0x3C] }
    }
    return bytes
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a broken feed is read or refused with bounded work`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<150 {
      let sample = Self.samples[Int.random(in: 0..<Self.samples.count, using: &random)]
      let bytes = broken(sample, &random)
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

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `what was mended needs no mending`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 {
      let bytes = broken(FeedSamples.rss2, &random)
      guard let text = try? FeedBytes.text(of: Page(bytes: bytes)),
        case .root(let start) = FeedStart(text).finding
      else { continue }
      let once = try FeedScreen.mended(text, from: start, limits: FeedReader.Limits())
      let twice = try FeedScreen.mended(once, from: 0, limits: FeedReader.Limits())
      #expect(once == twice, "seed \(seed)")
    }
  }
}
