import Testing

@testable import Extraction

@Suite struct ExplanationTests {
  private func explained(_ html: String, address: String? = nil) throws -> Explanation {
    try Extractor().explained(Page(bytes: Array(html.utf8), address: address, format: .html))
      .explanation
  }

  @Test(arguments: [
    ("4 May 2031, 9:30", Sieve.Rule.dateLine.rawValue),
    ("Sign up here for our daily newsletter.", Sieve.Rule.offer.rawValue),
    ("12,304 people shared this", Sieve.Rule.counter.rawValue),
    ("Photo: Courier", Sieve.Rule.credit.rawValue),
    ("It had been out of service for nine days", Sieve.Rule.pullQuote.rawValue),
    ("Page 1 of 2", Sieve.Rule.pageNumber.rawValue),
    ("Pier to close for paint", Sieve.Rule.listOfLinks.rawValue),
    ("Buy a boat", "in div.ad-slot, called \u{201C}ad-slot\u{201D}"),
    ("First!", "among readers' comments: div.comments"),
    ("Ferry runs again", "the headline"),
    ("A crack is mended.", "the standfirst"),
    (
      "This is a developing story.",
      "says that the story is developing or settled: the status, not the text"
    ),
  ])
  func `each text says by which rule it was left out`(text: String, reason: String) throws {
    let explanation = try explained(
      page(
        """
        <h1>Ferry runs again</h1><p class=standfirst>A crack is mended.</p><div class=text>
        <p>12,304 people shared this</p>\(prose)<p>4 May 2031, 9:30</p>
        <p>Sign up here for our daily newsletter.</p><blockquote>It had been out of service for nine days</blockquote>
        <p>Photo: Courier</p><div class=ad-slot>Buy a boat</div><p><a href=/p>Pier to close for paint</a></p>
        <p>This is a developing story.</p><p>Page 1 of 2</p></div><div class=comments>First!</div>
        """))
    let found = explanation.blocks.filter { $0.text == text }
    #expect(found.map(\.reason) == [reason], "\(explanation.blocks)")
    #expect(found.allSatisfy { !$0.isKept })
  }

  @Test func `standfirst, state, dateline, credit, access and page are explained`() throws {
    let explanation = try explained(
      page(
        """
        <p>Developing</p><h1>Ferry runs again</h1><p class=standfirst>A crack in the quay is mended.</p><div class=text>
        <p>NORTHMOOR (AP) \u{2014} The ferry between Northmoor and the islands runs again, the office said.</p>\(prose)
        <p>Page 2 of 4</p></div>
        """,
        head:
          "<meta name=description content='What runs again.'><meta name='article:content_tier' content=metered>"
      ))
    func chosen(_ field: Explanation.Field) -> [String] {
      explanation.candidates(of: field).filter(\.isChosen).map { "\($0.value) | \($0.place)" }
    }
    #expect(chosen(.standfirst) == ["A crack in the quay is mended. | p.standfirst"])
    #expect(explanation.candidates(of: .standfirst).contains { $0.value == "What runs again." })
    #expect(chosen(.status) == ["developing: Developing | the line over the headline"])
    #expect(chosen(.dateline) == ["NORTHMOOR | the beginning of the text"])
    #expect(chosen(.credit) == ["AP | the beginning of the text"])
    #expect(
      chosen(.access) == [
        "metered, as declared | article:content_tier", "free, as observed | no invitation found",
      ])
    #expect(chosen(.pagination) == ["page 2 of 4 | page number, rel=next and rel=prev"])
    #expect(explanation.fields.allSatisfy { !$0.reason.isEmpty })
  }

  @Test func `the article that is explained is the one that is read`() throws {
    let page = Page(bytes: Array(harborFirePage.utf8), format: .html)
    #expect(try Extractor().explained(page).article == Extractor().article(from: page))
  }
}
