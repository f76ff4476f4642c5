import Foundation
import Testing

@testable import Extraction

@Suite struct FieldsTests {
  private func read(
    _ body: String = "", head: String = "", data: String = "", address: String? = nil
  ) throws -> Article {
    let script = data.isEmpty ? "" : "<script type='application/ld+json'>\(data)</script>"
    return try article(
      page("<article><h1>Ferry runs again</h1>\(body)\(prose)</article>", head: head + script),
      as: .html, address: address)
  }

  @Test(arguments: [
    ("2031-05-04T23:30:00-04:00", -14_400, "2031-05-04"),
    ("2031-05-04T00:30:00+05:30", 19_800, "2031-05-04"),
    ("Sun, 04 May 2031 21:30:00 +0200", 7200, "2031-05-04"),
    ("Sun, May 4 2031 21:30:00 EDT", -14_400, "2031-05-04"),
  ])
  func `a time is kept with the offset under which it is declared`(
    text: String, offset: Int, day: String
  ) throws {
    let data = ##"{"@type":"NewsArticle","datePublished":"TIME","dateModified":"TIME"}"##
    let found = try read(data: data.replacing("TIME", with: text))
    #expect(found.publishedOffset == offset)
    #expect(found.modifiedOffset == offset)
    #expect(found.publishedDay == day)
  }

  @Test func `a time without a zone has no offset, and neither has a day`() throws {
    let time = try read(
      head: "<meta property='article:published_time' content='2031-05-04T09:30:00'>")
    #expect(time.publishedAt == Date(timeIntervalSince1970: 1_935_653_400))
    #expect(time.publishedOffset == nil)
    let day = try read(head: "<meta name='date' content='2031-05-04'>")
    #expect(day.publishedOffset == nil)
    #expect(day.publishedDay == "2031-05-04")
  }

  @Test func `the day in the address counts where a time in UTC falls on the next`() throws {
    let head = "<meta property='article:published_time' content='2031-05-05T02:10:00Z'>"
    let path = "https://courier.example/2031/05/04/ferry"
    #expect(try read(head: head, address: path).publishedDay == "2031-05-04")
    #expect(try read(head: head).publishedDay == "2031-05-05")
    #expect(
      try read(head: head, address: "https://courier.example/2031/04/01/ferry").publishedDay
        == "2031-05-05")
    #expect(
      try read(head: head, address: "https://courier.example/20310504/ferry").publishedDay
        == "2031-05-04")
  }

  @Test(arguments: [
    ("<p class='date'>04.05.31</p>", "2031-05-04"),
    ("<div class='created'><span>Created on</span><span>04.05.2031</span></div>", "2031-05-04"),
    (
      "<p>Press release of 4 May 2031 | Northmoor \u{2013} The harbour office has had the west quay repaired, and says so here.</p>",
      "2031-05-04"
    ),
  ])
  func `days are read as people write them`(body: String, day: String) throws {
    #expect(try read(body).publishedDay == day)
  }

  @Test(arguments: [
    #"/*<![CDATA[*/ {"@type":"NewsArticle","author":"Ada Example"} /*]]>*/"#,
    #"<!-- {"@type":"NewsArticle", // who\n "author":"Ada Example",} -->"#,
    #"{"@type":"WebSite"}, {"@type":"NewsArticle","author":"Ada Example"}"#,
    #"{"@type":"WebSite"};{"@type":"NewsArticle", /* who */ "author":["Ada Example",],}"#,
  ])
  func `broken linked data is read as far as it goes`(json: String) throws {
    #expect(try read(data: json.replacing("\\n", with: "\n")).byline == ["Ada Example"])
  }

  @Test func `a comment that never ends takes no quadratic time`() {
    let script = Array(String(repeating: "{/*", count: 50_000).utf8)
    #expect(JSONReader.values(in: script).count <= 1)
  }

  @Test func `a person under the headline goes before a publication that is declared`() throws {
    let data = #"{"@type":"NewsArticle","author":"Courier","publisher":{"name":"Courier"}}"#
    #expect(try read("<p>By Ada Example</p>", data: data).byline == ["Ada Example"])
    #expect(try read(data: data).byline == ["Courier"])
    let person = data.replacing(#""author":"Courier""#, with: #""author":"Ben Sample""#)
    #expect(try read("<p>By Ada Example</p>", data: person).byline == ["Ben Sample"])
  }

  @Test func `blogs declare their writer to those who share`() throws {
    let head = """
      <meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ada Example'>
      """
    #expect(try read(head: head).byline == ["Ada Example"])
    #expect(try read(head: head.replacing("Written by", with: "Price")).byline.isEmpty)
  }

  @Test func `section and publication are read, and change nothing that a reader sees`() throws {
    let head = """
      <meta property='og:site_name' content='The Northmoor Courier'>
      <meta property='article:section' content='Harbour'>
      """
    let found = try read(head: head)
    #expect(found.section == "Harbour")
    #expect(found.publication == "The Northmoor Courier")
  }

  @Test func `the last step of a breadcrumb is the section`() throws {
    func steps(_ names: String...) -> String {
      let items = names.map { #"{"@type":"ListItem","item":{"name":"\#($0)"}}"# }
      return #"{"@type":"BreadcrumbList","itemListElement":[\#(items.joined(separator: ","))]}"#
    }
    #expect(
      try read(data: steps("Home", "News", "Harbour", "Ferry runs again")).section == "Harbour")
    #expect(try read(data: steps("Home")).section == nil)
  }

  @Test func `what the page says otherwise is told, and where`() throws {
    let head = "<meta property='og:title' content='Ferry is back, at last'>"
    let data =
      #"{"@type":"NewsArticle","headline":"Ferry runs again","datePublished":"2031-05-04"}"#
    let html = page(
      "<article><h1>Ferry runs again</h1><time datetime='2031-05-06'>6 May</time>\(prose)</article>",
      head: head + "<script type='application/ld+json'>\(data)</script>")
    let (_, explanation) = try Extractor().explained(Page(bytes: Array(html.utf8), format: .html))
    let headlines = explanation.candidates(of: .headline)
    #expect(headlines.map(\.place) == ["h1", "headline", "og:title", "title"])
    #expect(headlines.map(\.isChosen) == [true, false, false, false])
    let dates = explanation.candidates(of: .published)
    #expect(dates.map(\.value) == ["2031-05-04", "2031-05-06"])
    #expect(dates.map(\.source) == [.jsonLD, .markup])
    #expect(dates.map(\.isChosen) == [true, false])
    #expect(explanation.fields.filter { $0.reason.isEmpty }.map(\.place).isEmpty)
  }

  @Test func `each field has its places in one table, with a reason`() {
    for field in Explanation.Field.allCases {
      #expect(!FieldTable.rows(of: field).isEmpty, "\(field)")
    }
    #expect(FieldTable.rows.filter(\.reason.isEmpty).map(\.names).isEmpty)
  }
}
