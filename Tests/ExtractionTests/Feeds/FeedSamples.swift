@testable import Extraction

/// Feeds of invented places, one for each format.
enum FeedSamples {
  static func feed(
    _ text: String, address: String? = nil, declaredType: String? = nil
  ) throws -> Feed {
    try FeedReader().feed(
      from: Page(bytes: Array(text.utf8), address: address, declaredType: declaredType))
  }

  /// A feed of RSS 2.0 around the items that are given.
  static func rss(_ items: String, attributes: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"\(attributes)><channel>
    <title>Pellhaven Courier</title><link>https://courier.example/</link>
    \(items)
    </channel></rss>
    """
  }

  static let rss2 = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel>
      <title>Pellhaven Courier</title>
      <link>https://courier.example/</link>
      <description>News from the docks</description>
      <language>en_GB</language>
      <lastBuildDate>Tue, 04 May 2031 09:45:00 +0200</lastBuildDate>
      <atom:link rel="self" type="application/rss+xml" href="https://courier.example/feed"/>
      <atom:link rel="hub" href="https://hub.example/"/>
      <atom:link rel="hub" href="https://second-hub.example/"/>
      <image><title>Logo</title><link>https://courier.example/logo</link><url>l.png</url></image>
      <item>
        <title>Fire at Marl Dock</title>
        <link>https://courier.example/2031/05/04/marl-dock</link>
        <guid isPermaLink="false">courier-1881</guid>
        <pubDate>Tue, 04 May 2031 09:30:00 +0200</pubDate>
        <dc:creator>By Our Dock Writer</dc:creator>
        <category>Harbour</category><category>Fire</category><category>Harbour</category>
        <description>A cold store is burning.</description>
        <content:encoded><![CDATA[<p>A cold store is <b>burning</b>.</p><p>Stay in.</p>]]>\
    </content:encoded>
      </item>
      <item>
        <guid>https://courier.example/2031/05/03/ferry</guid>
        <title>Ferry adrift</title>
        <author>desk@courier.example (Night Desk)</author>
      </item>
    </channel></rss>
    """

  static let rss1 = """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://strait.example/feed">
      <title>Strait Today</title><link>https://strait.example/</link>
      <dc:date>2031-05-04T07:00:00Z</dc:date>
    </channel>
    <item rdf:about="https://strait.example/grey-plover">
      <title>All safe ashore</title><link>https://strait.example/grey-plover</link>
      <dc:date>2031-05-04T06:58+03:00</dc:date><dc:subject>Ferries</dc:subject>
    </item>
    </rdf:RDF>
    """

  static let atom = """
    <?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://velmoor.example/a/">
      <title type="html">Velmoor &amp;amp; Region</title>
      <subtitle>Water and weather</subtitle>
      <link href="../"/><link rel="self" href="feed.atom"/><link rel="hub" href="//hub.example/"/>
      <updated>2031-05-04T09:30:00.5-05:00</updated>
      <author><name>Velmoor Desk</name><email>desk@velmoor.example</email></author>
      <entry xml:base="2031/">
        <id>tag:velmoor.example,2031:7</id>
        <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Notice <em>lifted</em></div>\
    </title>
        <link rel="enclosure" href="map.pdf"/><link rel="alternate" href="notice?a=1#top"/>
        <published>2031-05-03T20:00:00Z</published><updated>2031-05-04T09:30:00-05:00</updated>
        <summary type="text">1 &lt; 2 taps</summary>
        <content type="html">&lt;p&gt;Run each tap.&lt;/p&gt;&lt;p&gt;Throw away ice.&lt;/p&gt;</content>
        <category term="water" label="Water"/><category term="health"/>
      </entry>
      <entry>
        <id>https://velmoor.example/8</id><title>Flood</title>
        <author><name>A Writer</name></author><author><name>B Writer</name></author>
      </entry>
    </feed>
    """

  static let json = #"""
    {"version": "https://jsonfeed.org/version/1.1", "title": "Tallowford Notes",
     "home_page_url": "https://notes.example/", "feed_url": "https://notes.example/feed.json",
     "language": "en", "authors": [{"name": "Notes Desk"}],
     "hubs": [{"type": "rssCloud", "url": "https://cloud.example/"},
       {"type": "WebSub", "url": "https://hub.example/"}],
     "items": [
       {"id": "https://notes.example/1", "url": "https://notes.example/1", "title": "Bridge closed",
        "content_html": "<p>Closed &amp; guarded.</p>", "summary": "Closed.",
        "date_published": "2031-05-04T09:30:00+02:00", "date_modified": "2031-05-04T08:00:00Z",
        "authors": [{"name": "A Writer"}], "tags": ["bridges", "bridges"]},
       {"id": 2, "url": "/2", "content_text": "Two < three"}]}
    """#

  static let news = """
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://courier.example/1</loc><lastmod>2031-05-04</lastmod>
      <news:news><news:publication><news:name>Courier</news:name>
        <news:language>en</news:language></news:publication>
        <news:publication_date>2031-05-04T09:30:00+02:00</news:publication_date>
        <news:title>Fire at Marl Dock</news:title>
        <news:keywords>fire, harbour</news:keywords></news:news></url>
    <url><loc>https://courier.example/2</loc></url>
    </urlset>
    """
}
