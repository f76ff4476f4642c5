import Foundation
import Testing

@testable import Extraction

/// Each format as its specification has it.
@Suite struct FeedFormatTests {
  @Test func `RSS 2.0 gives the feed and its entries`() throws {
    let feed = try FeedSamples.feed(FeedSamples.rss2, address: "https://courier.example/f")
    #expect(feed.kind == .rss && feed.version == "2.0")
    #expect(feed.title == "Pellhaven Courier")
    #expect(feed.summary?.text == "News from the docks")
    #expect(feed.address == "https://courier.example/f")
    #expect(feed.selfAddress == "https://courier.example/feed")
    #expect(feed.homeAddress == "https://courier.example/")
    #expect(feed.hubAddresses == ["https://hub.example/", "https://second-hub.example/"])
    #expect(feed.language == "en-GB")
    #expect(feed.updatedAt?.offset == 7200)
    #expect(feed.entries.count == 2)
    let entry = feed.entries[0]
    #expect(entry.title == "Fire at Marl Dock")
    #expect(entry.address == "https://courier.example/2031/05/04/marl-dock")
    #expect(entry.id == "courier-1881" && !entry.isPermalink)
    #expect(entry.publishedAt == FeedTime("Tue, 04 May 2031 09:30:00 +0200"))
    #expect(entry.authors == ["Our Dock Writer"])
    #expect(entry.categories == ["Harbour", "Fire"])
    #expect(entry.summary == FeedText(.plain, "A cold store is burning."))
    #expect(entry.fullText?.blocks.map(\.text) == ["A cold store is burning.", "Stay in."])
  }

  @Test func `a permanent identifier is the address where there is no other`() throws {
    let entry = try FeedSamples.feed(FeedSamples.rss2).entries[1]
    #expect(entry.address == "https://courier.example/2031/05/03/ferry")
    #expect(entry.isPermalink)
    #expect(entry.authors == ["Night Desk"])
  }

  @Test func `RSS 1.0 has its items beside the channel`() throws {
    let feed = try FeedSamples.feed(FeedSamples.rss1)
    #expect(feed.kind == .rss && feed.version == "1.0")
    #expect(feed.title == "Strait Today")
    #expect(feed.updatedAt?.declared == "2031-05-04T07:00:00Z")
    let entry = try #require(feed.entries.first)
    #expect(entry.id == "https://strait.example/grey-plover")
    #expect(entry.publishedAt?.offset == 3 * 3600)
    #expect(entry.categories == ["Ferries"])
  }

  @Test(arguments: [
    ("http://my.netscape.com/rdf/simple/0.9/", "0.90"), ("http://purl.org/rss/1.0/", "1.0"),
  ])
  func `the version of RDF is that of its namespace`(namespace: String, version: String) throws {
    let feed = try FeedSamples.feed(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="\(namespace)">
      <channel><title>Old</title></channel><item><title>One</title></item></rdf:RDF>
      """)
    #expect(feed.version == version)
    #expect(feed.entries.map(\.title) == ["One"])
  }

  @Test func `Atom gives the feed and its entries`() throws {
    let feed = try FeedSamples.feed(FeedSamples.atom)
    #expect(feed.kind == .atom && feed.version == "1.0")
    #expect(feed.title == "Velmoor & Region")
    #expect(feed.homeAddress == "https://velmoor.example/")
    #expect(feed.selfAddress == "https://velmoor.example/a/feed.atom")
    #expect(feed.hubAddresses == ["https://hub.example/"])
    #expect(feed.language == "en")
    #expect(feed.updatedAt?.offset == -5 * 3600)
    #expect(feed.authors == ["Velmoor Desk"])
    let entry = feed.entries[0]
    #expect(entry.title == "Notice lifted")
    #expect(entry.address == "https://velmoor.example/a/2031/notice?a=1#top")
    #expect(entry.id == "tag:velmoor.example,2031:7" && !entry.isPermalink)
    #expect(entry.summary?.text == "1 < 2 taps")
    #expect(entry.fullText?.blocks.map(\.text) == ["Run each tap.", "Throw away ice."])
    #expect(entry.categories == ["Water", "health"])
  }

  @Test func `entries of Atom without authors have those of the feed`() throws {
    let feed = try FeedSamples.feed(FeedSamples.atom)
    #expect(feed.entries.map(\.authors) == [["Velmoor Desk"], ["A Writer", "B Writer"]])
  }

  @Test func `the draft of Atom has modes and dates of its own`() throws {
    let feed = try FeedSamples.feed(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline>Tides</tagline>
      <modified>2031-05-04T07:00:00Z</modified>
      <entry><title mode="base64" type="text/html">VGlkZSA8Yj50YWJsZTwvYj4=</title>
      <issued>2031-05-03T07:00:00Z</issued>
      <summary mode="escaped" type="text/html">&lt;p&gt;High&lt;/p&gt;</summary></entry></feed>
      """)
    #expect(feed.version == "0.3")
    #expect(feed.summary?.text == "Tides")
    #expect(feed.entries[0].title == "Tide table")
    #expect(feed.entries[0].summary?.text == "High")
    #expect(feed.entries[0].publishedAt?.declared == "2031-05-03T07:00:00Z")
  }

  @Test func `one entry of Atom alone is a feed of one`() throws {
    let feed = try FeedSamples.feed(
      #"<entry xmlns="http://www.w3.org/2005/Atom"><title>Alone</title></entry>"#)
    #expect(feed.entries.map(\.title) == ["Alone"])
  }

  @Test func `JSON Feed gives the feed and its entries`() throws {
    let feed = try FeedSamples.feed(FeedSamples.json)
    #expect(feed.kind == .jsonFeed && feed.version == "1.1")
    #expect(feed.selfAddress == "https://notes.example/feed.json")
    #expect(feed.hubAddresses == ["https://hub.example/"])
    let entry = feed.entries[0]
    #expect(entry.isPermalink && entry.address == "https://notes.example/1")
    #expect(entry.authors == ["A Writer"])
    #expect(entry.categories == ["bridges"])
    #expect(entry.publishedAt?.offset == 7200)
    #expect(entry.updatedAt?.offset == 0)
    #expect(entry.fullText?.text == "Closed & guarded.")
    #expect(feed.entries[1].id == "2")
    #expect(feed.entries[1].address == "https://notes.example/2")
    #expect(feed.entries[1].fullText?.text == "Two < three")
    #expect(feed.entries[1].authors == ["Notes Desk"])
  }

  @Test func `version 1 of JSON Feed has one author`() throws {
    let feed = try FeedSamples.feed(
      #"{"version":"https://jsonfeed.org/version/1","items":[],"author":{"name":"A Writer"}}"#)
    #expect(feed.version == "1" && feed.authors == ["A Writer"])
  }

  @Test func `a news sitemap gives titles and dates`() throws {
    let feed = try FeedSamples.feed(FeedSamples.news)
    #expect(feed.kind == .newsSitemap)
    #expect(feed.title == "Courier" && feed.language == "en")
    #expect(
      feed.entries.map(\.address) == ["https://courier.example/1", "https://courier.example/2"])
    #expect(feed.entries[0].title == "Fire at Marl Dock")
    #expect(feed.entries[0].publishedAt?.offset == 7200)
    #expect(feed.entries[0].updatedAt?.offset == nil)
    #expect(feed.entries[0].categories == ["fire", "harbour"])
  }

  @Test func `sitemaps and their indexes list addresses`() throws {
    let plain = try FeedSamples.feed("<urlset><url><loc>https://a.example/1</loc></url></urlset>")
    #expect(plain.kind == .sitemap && plain.entries.count == 1)
    let index = try FeedSamples.feed(
      """
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
      <loc>https://a.example/news.xml</loc><lastmod>2031-05</lastmod></sitemap></sitemapindex>
      """)
    #expect(index.kind == .sitemapIndex)
    #expect(index.entries.map(\.address) == ["https://a.example/news.xml"])
    #expect(index.entries[0].updatedAt?.instant == Instant.date("2031-05-01"))
  }

  @Test func `fields of media and podcasts stand in where the feed's own are missing`() throws {
    let entry = try FeedSamples.feed(
      FeedSamples.rss(
        """
        <item><media:title>Crane falls</media:title><media:description>On film</media:description>
        <itunes:author>A Reporter</itunes:author><itunes:keywords>docks,cranes</itunes:keywords>
        </item>
        """, attributes: #" xmlns:media="http://search.yahoo.com/mrss/""#)
    ).entries[0]
    #expect(entry.title == "Crane falls" && entry.summary?.text == "On film")
    #expect(entry.authors == ["A Reporter"] && entry.categories == ["docks", "cranes"])
  }

  @Test func `what a service puts before the article's address is passed over`() throws {
    let entry = try FeedSamples.feed(
      FeedSamples.rss(
        """
        <item><link>https://service.example/~r/1</link>
        <feedburner:origLink>https://courier.example/1</feedburner:origLink></item>
        """)
    ).entries[0]
    #expect(entry.address == "https://courier.example/1")
  }
}
