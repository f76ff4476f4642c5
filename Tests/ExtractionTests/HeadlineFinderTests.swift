import Testing

@testable import Extraction

@Suite struct HeadlineFinderTests {
  private func headline(_ body: String, title: String, head: String = "") throws -> String {
    try article(page(body + prose, title: title, head: head), as: .html).headline
  }

  private func openGraph(_ title: String, site: String? = nil) -> String {
    "<meta property='og:title' content='\(title)'>"
      + (site.map { "<meta property='og:site_name' content='\($0)'>" } ?? "")
  }

  @Test(arguments: [
    "<h1><span>Islands</span> <span>Ferry runs again at last</span></h1>",
    "<h1>Islands: Ferry runs again at last</h1>", "<h1>Islands | Ferry runs again at last</h1>",
  ])
  func `words over a headline are no part of it`(heading: String) throws {
    let found = try headline(
      heading, title: "Ferry runs again at last - Courier",
      head: openGraph("Ferry runs again at last"))
    #expect(found == "Ferry runs again at last")
  }

  @Test func `what the declared title holds as well stays in the headline`() throws {
    let title = "Islands: Ferry runs again at last"
    #expect(try headline("<h1>\(title)</h1>", title: title, head: openGraph(title)) == title)
  }

  @Test(arguments: [
    "<h1><a href='/'>Island Courier</a></h1>", "<h1>Island Courier</h1>",
  ])
  func `the name of the site is no headline`(name: String) throws {
    let found = try headline(
      name + "<h2>Ferry runs again at last</h2>",
      title: "Ferry runs again at last | Island Courier",
      head: openGraph("Ferry runs again at last", site: "Island Courier"))
    #expect(found == "Ferry runs again at last")
  }

  @Test func `the only heading counts where machines are told something else`() throws {
    let found = try headline(
      "<h1>Ferry runs again at last</h1>", title: "Island Courier",
      head: openGraph("News from all of the islands"))
    #expect(found == "Ferry runs again at last")
  }

  @Test func `a heading marked as a title counts more than the title of the tab`() throws {
    let found = try headline(
      "<h3 class='title'>House rules</h3>", title: "Courier, the paper of the islands")
    #expect(found == "House rules")
  }

  private func linked(_ headline: String, type: String = "NewsArticle") -> String {
    """
    <script type="application/ld+json">{"@type":"\(type)","headline":"\(headline)"}</script>
    """
  }

  @Test func `an edit that machines were not told of yet is what a reader sees`() throws {
    let shown = "<h1>Twelve injured as ferry runs aground</h1>"
    let filed = linked("Four injured as ferry runs aground")
    let found = try headline(shown, title: "Courier", head: filed)
    #expect(found == "Twelve injured as ferry runs aground")
  }

  @Test func `the filed headline counts where the page shows quite another wording`() throws {
    let shown = "<h1>Ticker: last ferry of the day has left for the islands</h1>"
    let filed = "What we know about the strike on the ferry"
    #expect(try headline(shown, title: "Ticker", head: linked(filed)) == filed)
    #expect(
      try headline(shown, title: "Ticker", head: linked(filed, type: "LiveBlogPosting")) == filed)
    let wording = "Ticker: last ferry of the day has left for the islands"
    #expect(try headline(shown, title: wording, head: linked(filed, type: "Article")) == wording)
  }

  @Test(arguments: [
    "Islands: Ferry runs again at last", "Ferry runs again at last | Island Courier",
    "Ferry runs again", "Ferry sails again, after nine...", "Ferry sails again, after nine\u{2026}",
    "Everything you need for summer", "Ferry again",
  ])
  func `a kicker, a site, a cut end or another matter make no other headline`(
    declared: String
  ) throws {
    let found = try headline(
      "<h1>Ferry runs again at last</h1>", title: "Courier", head: linked(declared))
    #expect(found == "Ferry runs again at last")
  }

  @Test func `a shown headline beside the filed one is its standfirst`() throws {
    let found = try article(
      page(
        "<article><h1>Island ferry is back on the waves</h1>\(prose)</article>",
        head: linked("Ferry to the island runs again")), as: .html)
    #expect(found.headline == "Ferry to the island runs again")
    #expect(found.standfirst == "Island ferry is back on the waves")
    #expect(found.blocks.count == 3)
  }

  @Test func `what an explanation calls chosen is where the headline is from`() throws {
    let html = page(
      "<h1>Island ferry is back on the waves</h1>" + prose,
      head: linked("Ferry to the island runs again"))
    let (_, explanation) = try Extractor().explained(Page(bytes: Array(html.utf8), format: .html))
    let candidates = explanation.candidates(of: .headline)
    #expect(candidates.first { $0.isChosen }?.source == .jsonLD)
    #expect(candidates.first { $0.source == .markup }?.value == "Island ferry is back on the waves")
  }

  @Test func `a heading after the text is no second headline`() throws {
    let found = try article(
      page(
        "<article><h1>Ferry runs again at last</h1>\(prose)</article><h1>More from the islands</h1>",
        title: "Harbour news", head: openGraph("Back on the waves")), as: .html)
    #expect(found.headline == "Ferry runs again at last")
  }

  @Test func `an h1 goes before the headlines in a list`() throws {
    let found = try headline(
      "<h1>Ferry runs again at last on Monday</h1><h3 itemprop='headline'>Ferry runs again</h3>",
      title: "Ferry runs again", head: openGraph("Ferry runs again"))
    #expect(found == "Ferry runs again at last on Monday")
  }

  @Test(arguments: ["kicker", "topline", "dachzeile", "article__overline"])
  func `a part of a heading that is called a kicker is none of it`(name: String) throws {
    let heading = "<h1><span class='\(name)'>In the islands</span> Ferry runs again at last</h1>"
    let title = "In the islands: Ferry runs again at last"
    #expect(
      try headline(heading, title: title, head: openGraph("Islands: Ferry runs again at last"))
        == "Ferry runs again at last")
    #expect(
      try headline(heading, title: title, head: openGraph(title))
        == "In the islands Ferry runs again at last")
  }

  @Test func `a quotation in front is the headline's own`() throws {
    let title = "Ferry runs again at last"
    let quoted = "\u{201C}At last\u{201D}: Ferry runs again at last"
    #expect(try headline("<h1>\(quoted)</h1>", title: title) == quoted)
    let kicker = "\u{201C}At last\u{201D} / Ferry runs again at last"
    #expect(try headline("<h1>\(kicker)</h1>", title: title) == title)
  }

  @Test(arguments: [
    ("COURIER NOW|Ferry runs again", "COURIER NOW", "Ferry runs again"),
    ("Courier \u{BB} Ferry runs again", "Courier", "Ferry runs again"),
    ("Courier gets a new ferry", "Courier", "Courier gets a new ferry"),
    (
      "\u{8F6E}\u{6E21}\u{661F}\u{671F}\u{4E00}\u{518D}\u{6B21}\u{5F00}\u{822A}-\u{5317}\u{6E2F}\u{7F51}",
      nil,
      "\u{8F6E}\u{6E21}\u{661F}\u{671F}\u{4E00}\u{518D}\u{6B21}\u{5F00}\u{822A}"
    ),
    (
      "\u{8F6E}\u{6E21}\u{661F}\u{671F}\u{4E00}\u{518D}\u{6B21}\u{5F00}\u{822A}_\u{6E2F}\u{53E3}_\u{5317}\u{6E2F}\u{7F51}",
      nil,
      "\u{8F6E}\u{6E21}\u{661F}\u{671F}\u{4E00}\u{518D}\u{6B21}\u{5F00}\u{822A}"
    ),
    ("Ferry-free", nil, "Ferry-free"),
  ])
  func `a title loses the name of its site`(title: String, site: String?, rest: String) {
    #expect(HeadlineFinder.withoutSite(title, site) == rest)
  }
}
