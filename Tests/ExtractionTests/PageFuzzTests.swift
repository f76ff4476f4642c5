import Foundation
import Support
import Testing

@testable import Extraction

/// Pages, texts and lines that are broken at random: each is read or refused, with work and memory in
/// proportion to its size.
@Suite struct PageFuzzTests {
  private static let samples: [(text: String, format: Page.Format?)] = [
    (harborFirePage, .html),
    (page("<article><h1>Ferry runs again</h1>\(prose)</article>"), nil),
    ("<table><tr><td><font><p>\(prose)<li><a href=/x>" + harborFirePage.suffix(3000), .html),
    ("Ferry runs again\n\nBy Staff reporters\n\nThe ferry runs again.\n- one\n- two\n", .text),
    (
      "---\ntitle: Ferry runs again\nauthor: [A, B]\n---\n# Ferry\n\n> It *runs*, `x` [y](http://a.example)\n\n```\ncode\n```\n1. one\n",
      .markdown
    ),
    (
      #"{"story":"ferry","time":"2031-05-04T09:30:00Z","title":"Ferry","html":"<p>It runs.<\/p><li>one","url":"https://a.example/f"}"#,
      .jsonLine
    ),
    (
      #"{"story":"ferry","time":"2031-05-04T09:30:00+01:00","text":"It runs.\n\n\ud83d\ude00 again"}"#,
      .jsonLine
    ),
  ]

  /// The most bytes of an article, for each byte of the page: a reference can name a longer text, and a
  /// headline can come from several places.
  private static let mostText = 12
  /// The most nodes of a tree for each byte of the page, but for formatting that is opened again.
  private static let mostNodes = 2

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a broken page is read or refused with bounded work`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<60 {
      let sample = Self.samples[Int.random(in: 0..<Self.samples.count, using: &random)]
      let bytes = Breaker.ofPages.broken(sample.text.utf8, &random)
      let page = Page(bytes: bytes, address: "https://a.example/f", format: sample.format)
      // Whether it is read or refused makes no difference here: that it ends, and how large, does.
      if let article = try? Extractor().article(from: page) {
        let texts =
          [article.headline, article.standfirst ?? ""] + article.byline + article.markers
          + article.blocks.map(\.text)
        let size = texts.reduce(0) { $0 + $1.utf8.count }
        #expect(size <= bytes.count * Self.mostText, "seed \(seed)")
        #expect(article.blocks.allSatisfy { !$0.text.isEmpty }, "seed \(seed)")
      }
      guard let text = try? PageText(page) else { continue }
      #expect(text.bytes.count <= bytes.count * 4, "seed \(seed)")
      guard let kept = try? MarkupScreen.screened(text.bytes, limits: Extractor.Limits()) else {
        continue
      }
      #expect(kept.count <= text.bytes.count, "seed \(seed)")
      let tree = MarkupTree(html: kept)
      #expect(
        tree.count <= kept.count * Self.mostNodes + OpenElements.mostReopened, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `the same bytes are read as the same article`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<20 {
      let sample = Self.samples[Int.random(in: 0..<Self.samples.count, using: &random)]
      let page = Page(
        bytes: Breaker.ofPages.broken(sample.text.utf8, &random), format: sample.format)
      let first = Result { try Extractor().article(from: page) }
      let second = Result { try Extractor().article(from: page) }
      switch (first, second) {
      case (.success(let first), .success(let second)): #expect(first == second)
      case (.failure, .failure): break
      default: Issue.record("read once and refused once, seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `broken dates and addresses are read or refused`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let samples = [
      "2031-05-04T09:30:00.123+01:00", "Tue, 04 May 2031 09:30:00 GMT", "1935653400", "4 May 2031",
      "https://user:pw@a.example:8080/b/../c?d=e&utm_source=f#g", "//a.example/%zz%41?x",
    ]
    for _ in 0..<400 {
      let bytes = Breaker.ofPages.broken(
        samples[Int.random(in: 0..<samples.count, using: &random)].utf8, &random)
      let text = String(decoding: bytes, as: UTF8.self)
      if let date = Instant.date(text) { #expect(abs(date.timeIntervalSince1970) < 1e12) }
      _ = DateLine.matches(text)
      if let address = Address(text, relativeTo: "https://b.example/") {
        #expect(address.description.utf8.count <= text.utf8.count * 4 + 64, "seed \(seed)")
        #expect(Address(address.description) == address, "seed \(seed): \(address)")
      }
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `broken packings are unpacked or refused`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let text = Array(harborFirePage.utf8)
    for _ in 0..<100 {
      var bytes = Bool.random(using: &random) ? Packed.gzip(text) : Packed.zstd(text)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if Bool.random(using: &random) {
        bytes.removeSubrange(Int.random(in: 0..<bytes.count, using: &random)...)
      }
      guard let unpacker = Unpacker(startingWith: bytes) else { continue }
      var rest = bytes[...]
      var output: [UInt8] = []
      var calls = 0
      // That it is refused is as good as that it is unpacked.
      while (try? unpacker.unpack(
        atMost: 1 << 12, into: &output,
        more: {
          defer { rest = rest.dropFirst(100) }
          return Array(rest.prefix(100))
        })) == true, output.count < 1 << 22
      {
        calls += 1
      }
      #expect(calls <= output.count + bytes.count, "seed \(seed)")
    }
  }
}
