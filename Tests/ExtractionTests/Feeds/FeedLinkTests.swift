import Testing

@testable import Extraction

struct FeedLinkTests {
  private func addresses(_ html: String, at address: String? = "https://tide.example/news/")
    -> [String]
  {
    FeedReader().addresses(in: Page(bytes: Array(html.utf8), address: address, format: .html))
  }

  @Test func `a site's page leads to its feeds`() {
    #expect(
      addresses(
        """
        <!doctype html><html><head><title>The Tide</title>
        <link rel="stylesheet" type="text/css" href="style.css">
        <link rel=alternate type="application/rss+xml" title="News" href="/feed.xml">
        <LINK REL="Alternate feed" TYPE="application/atom+xml; charset=utf-8" HREF="atom.xml">
        <link rel="alternate" type="application/feed+json" href="https://feeds.tide.example/json">
        <link rel="alternate" type="application/rss+xml" href="/feed.xml">
        <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
        <link rel="alternate" type="application/rss+xml" title="Flood Comments Feed" href="/x">
        <link rel="alternate" hreflang="fr" href="/fr/"><link rel="alternate" type="text/html" href="/m">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
        </head><body><p>News.</p></body></html>
        """) == [
          "https://tide.example/feed.xml", "https://tide.example/news/atom.xml",
          "https://feeds.tide.example/json",
        ])
  }

  @Test func `a page without feeds leads nowhere`() {
    #expect(addresses("<p>News.</p>").isEmpty)
    #expect(addresses("").isEmpty)
    #expect(FeedReader().addresses(in: Page(bytes: [0, 1, 2, 255])).isEmpty)
  }
}

struct OPMLReaderTests {
  private func addresses(_ text: String) throws -> [String] {
    try OPMLReader().addresses(in: Page(bytes: Array(text.utf8)))
  }

  @Test func `the feeds of a list are read, in whatever folders they lie`() throws {
    let list = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0"><head><title>Feeds</title></head><body>
      <outline text="Coast"><outline text="Storms">
      <outline type="rss" text="The Tide" xmlUrl="https://tide.example/feed?a=1&amp;b=2" htmlUrl="https://tide.example/"/>
      </outline></outline>
      <outline text="Courier" xmlurl="https://courier.example/atom.xml"/>
      <outline type="link" text="Page" url="https://courier.example/flood"/>
      <outline text="again" xmlUrl="https://courier.example/atom.xml"/>
      <outline text="no address"/><outline xmlUrl="ftp://courier.example/"/>
      </body></opml>
      """
    #expect(
      try addresses(list) == [
        "https://tide.example/feed?a=1&b=2", "https://courier.example/atom.xml",
        "https://courier.example/flood",
      ])
    #expect(OPMLReader().looksLikeOPML(Array(list.utf8)))
  }

  @Test func `what is no list is refused, and what is endless is limited`() throws {
    #expect(!OPMLReader().looksLikeOPML(Array("https://tide.example/".utf8)))
    #expect(throws: FeedError.self) { try addresses("<rss version=\"2.0\"/>") }
    #expect(throws: FeedError.self) {
      try addresses("<opml>" + String(repeating: "<outline>", count: 10_000))
    }
    // A list that breaks off gives what it has.
    #expect(
      try addresses("<opml><body><outline xmlUrl='https://tide.example/a'/><outline xmlU") == [
        "https://tide.example/a"
      ])
  }
}
