import Foundation
import Testing

@testable import Extraction

/// Each kind of breakage that real feeds have.
@Suite struct BrokenFeedTests {
  private func entries(_ items: String, attributes: String = "") throws -> [FeedEntry] {
    try FeedSamples.feed(FeedSamples.rss(items, attributes: attributes)).entries
  }

  @Test func `names of characters that only HTML knows are read`() throws {
    let entry = try entries(
      "<item><title>Caf&eacute; &nbsp;&mdash; 5&thinsp;&euro;</title></item>")[0]
    #expect(entry.title == "Caf\u{e9} \u{2014} 5 \u{20ac}")
  }

  @Test func `ampersands and angles that stand for themselves are kept`() throws {
    let entry = try entries(
      """
      <item><title>Marl & Sons <night@courier.example> 3 < 4 &bogus;</title>
      <link>https://courier.example/?a=1&b=2&copy=3</link></item>
      """)[0]
    #expect(entry.title == "Marl & Sons <night@courier.example> 3 < 4 &bogus;")
    #expect(entry.address == "https://courier.example/?a=1&b=2&copy=3")
  }

  @Test func `references to characters of windows-1252 mean those`() throws {
    let entry = try entries("<item><title>don&#146;t, don\u{92}t &#x80;&#0;&#1;</title></item>")[0]
    #expect(FeedText(.html, "don&#146;t").text == "don\u{2019}t")
    #expect(entry.title == "don\u{2019}t, don\u{2019}t \u{20ac}")
  }

  @Test(arguments: [
    "\n\n  ", "Warning: cannot modify header in /feed on line 3\n",
    "<br />\n<b>Notice</b>: undefined index<br />\n", "<!-- made by hand <rss> -->\n\u{FEFF}",
  ])
  func `what stands before the declaration is passed over`(junk: String) throws {
    let feed = try FeedSamples.feed(junk + FeedSamples.rss("<item><title>One</title></item>"))
    #expect(feed.entries.map(\.title) == ["One"])
  }

  @Test func `the character set is that of the declaration behind junk`() throws {
    let declaration = #"<?xml version="1.0" encoding="windows-1251"?>"#
    let bytes =
      Array("\n\(declaration)<rss><channel><title>".utf8) + [0xCF, 0xEE, 0xF0, 0xF2]
      + Array("</title></channel></rss>".utf8)
    #expect(try FeedReader().feed(from: Page(bytes: bytes)).title == "Порт")
  }

  @Test(arguments: [
    ("text/xml; charset=iso-8859-7", "\u{3b1}"), ("application/rss+xml", "\u{431}"),
    ("text/xml; charset=us-ascii", "\u{431}"), ("text/xml", "\u{431}"),
  ])
  func `the carrier's character set comes before the declaration's`(
    type: String, letter: String
  ) throws {
    let declaration = #"<?xml version="1.0" encoding="windows-1251"?>"#
    let bytes =
      Array("\(declaration)<rss><channel><title>".utf8) + [0xE1]
      + Array("</title></channel></rss>".utf8)
    #expect(try FeedReader().feed(from: Page(bytes: bytes, declaredType: type)).title == letter)
  }

  @Test func `UTF-8 that is called something else, and nothing at all, is UTF-8`() throws {
    let text = #"<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Kárvoe</title>"#
    #expect(try FeedSamples.feed(text).title == "Kárvoe")
    #expect(try FeedSamples.feed("<rss><channel><title>Kárvoe</title>").title == "Kárvoe")
  }

  @Test(arguments: [true, false])
  func `UTF-32 is known by its first character`(isBigEndian: Bool) throws {
    let bytes = Array("<rss><channel><title>Kárvoe</title></channel></rss>".unicodeScalars)
      .flatMap { scalar -> [UInt8] in
        let bytes = [0, 0, UInt8(scalar.value >> 8), UInt8(scalar.value & 255)]
        return isBigEndian ? bytes : bytes.reversed()
      }
    #expect(try FeedReader().feed(from: Page(bytes: bytes)).title == "Kárvoe")
  }

  @Test func `a feed that is cut off anywhere gives what was there`() throws {
    for length in FeedSamples.rss2.utf8.indices where FeedSamples.rss2.utf8[..<length].count > 250 {
      let text = String(decoding: FeedSamples.rss2.utf8[..<length], as: UTF8.self)
      let feed = try FeedSamples.feed(text)
      if text.contains("Dock</title>") { #expect(feed.entries[0].title == "Fire at Marl Dock") }
    }
  }

  @Test func `a section of character data without an end stops at the end of its element`() throws {
    let found = try entries(
      "<item><title><![CDATA[One</title></item><item><title>Two</title></item>")
    #expect(found.map(\.title) == ["One", "Two"])
  }

  @Test func `tags that are not closed, or closed out of order, stay within their entry`() throws {
    let found = try entries(
      """
      <item><title>One<b></title><link>https://a.example/1<description>x <i>y</description></b>
      <item><title>Two</titel></title><guid>2</guid></item></p>
      <item><Title>Three</title></item>
      """)
    #expect(found.map(\.title) == ["One", "Two", "Three"])
    #expect(found.map(\.address) == ["https://a.example/1", nil, nil])
    #expect(found[0].summary?.text == "x y")
  }

  @Test func `attributes without quotes, twice, or with angles in them are read`() throws {
    let found = try entries(
      """
      <item><guid isPermaLink=false isPermaLink="true" odd>https://a.example/1</guid>
      <enclosure url="a<b>c" /><title>One</title></item>
      """)
    #expect(found[0].title == "One" && !found[0].isPermalink)
  }

  @Test func `prefixes that were not declared, and wrong namespaces, are known by the prefix`()
    throws
  {
    let items = """
      <item><dc:creator>A Writer</dc:creator><content:encoded>&lt;p&gt;Full&lt;/p&gt;</content:encoded>
      <other:title>Not this</other:title></item>
      """
    for attributes in ["", #" xmlns:dc="http://dc.example/" xmlns:content="urn:x""#] {
      let entry = try entries(items, attributes: attributes)[0]
      #expect(entry.authors == ["A Writer"] && entry.fullText?.text == "Full")
      #expect(entry.title == nil)
    }
  }

  @Test func `a namespace on the root that is no feed's is the feed's own`() throws {
    let feed = try FeedSamples.feed(
      #"<feed xmlns="https://wrong.example/"><entry><title>One</title></entry></feed>"#)
    #expect(feed.kind == .atom && feed.entries.map(\.title) == ["One"])
  }

  @Test func `titles are one line of text, whatever they were escaped as`() throws {
    for title in [
      "Fire &amp;amp; <b>smoke</b>", "<![CDATA[Fire &amp; <b>smoke</b>]]>", "Fire &amp;amp; smoke",
      "&lt;b&gt;Fire&lt;/b&gt; &amp;#38;\n smoke", "Fire & smoke",
      "&amp;lt;b&amp;gt;Fire&amp;lt;/b&amp;gt; &amp;amp; smoke",
    ] {
      #expect(try entries("<item><title>\(title)</title></item>")[0].title == "Fire & smoke")
    }
  }

  @Test func `a text that was escaped twice loses one layer, one about markup doesn't`() throws {
    let texts = try entries(
      """
      <item><description>&amp;lt;p&amp;gt;Smoke&amp;lt;/p&amp;gt;</description></item>
      <item><description>&lt;p&gt;The &amp;lt;p&amp;gt; tag&lt;/p&gt;</description></item>
      """
    ).map { $0.summary?.text }
    #expect(texts == ["Smoke", "The <p> tag"])
  }

  @Test func `an empty frame or script doesn't swallow the text behind it`() throws {
    let text = FeedText(.html, #"<p>One</p><iframe src="x"/><script src="y" /><p>Two</p>"#)
    #expect(text.text == "One Two")
    #expect(text.blocks.map(\.text) == ["One", "Two"])
    #expect(FeedText(.html, "a<script>evil()</script>b").text == "ab")
  }

  @Test func `relative addresses are resolved where there is a base`() throws {
    let text = "<rss><channel><item><link>/1</link></item></channel></rss>"
    #expect(try FeedSamples.feed(text).entries[0].address == "/1")
    #expect(
      try FeedSamples.feed(text, address: "https://a.example/f/x.xml").entries[0].address
        == "https://a.example/1")
    let home = text.replacing("<item>", with: "<link>https://b.example/</link><item>")
    #expect(try FeedSamples.feed(home).entries[0].address == "https://b.example/1")
  }

  @Test func `addresses that are no web addresses lead nowhere`() throws {
    let entry = try entries("<item><link>javascript:alert(1)</link></item>")[0]
    #expect(entry.address == nil)
  }

  @Test func `people are named without their addresses of mail`() {
    #expect(FeedPerson.names("desk@a.example (Night Desk)") == ["Night Desk"])
    #expect(FeedPerson.names("Night Desk <desk@a.example>") == ["Night Desk"])
    #expect(FeedPerson.names("\"Night Desk\" (desk@a.example)") == ["Night Desk"])
    #expect(FeedPerson.names("Night Desk desk@a.example") == ["Night Desk"])
    #expect(FeedPerson.names("mailto:desk@a.example") == ["desk@a.example"])
    #expect(FeedPerson.names("  ") == [])
  }
}
