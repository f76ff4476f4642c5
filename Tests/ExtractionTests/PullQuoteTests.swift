import Testing

@testable import Extraction

@Suite struct PullQuoteTests {
  private static let more =
    "<p>Divers will look at the other pillars on Friday, and the results are to be read out in the town hall.</p>"

  private func texts(_ quote: String) throws -> [String] {
    try article(
      page("<h1>Ferry runs again</h1><div class=text>\(prose)\(quote)\(Self.more)</div>"), as: .html
    ).blocks.map(\.text)
  }

  @Test(arguments: [
    "<blockquote>We are glad that this is over</blockquote>",
    "<blockquote><p>“We are glad that this is over”</p><p>A spokesman</p></blockquote>",
    "<div class=pull-quote><p>“We are glad that this is over,” said a spokesman</p></div>",
    "<figure class=quote><blockquote>We are glad that this is over</blockquote><figcaption>A spokesman</figcaption></figure>",
  ])
  func `a quotation that stands in a paragraph as well is read once`(quote: String) throws {
    #expect(try texts(quote) == texts(""))
  }

  @Test(arguments: [
    "<blockquote>I have never seen a crack like this one in forty years.</blockquote>",
    "<blockquote><p>We are glad that this is over, and that nobody was on board.</p></blockquote>",
  ])
  func `a quotation with words of its own is kept`(quote: String) throws {
    let found = try texts(quote)
    #expect(found.count == (try texts("")).count + 1)
  }

  @Test func `a quotation of three words is no pull quote`() throws {
    #expect(try texts("<blockquote>This is over.</blockquote>").contains("This is over."))
  }

  @Test func `many quotations are compared with few places of the text`() throws {
    let line = String(repeating: "over and over again ", count: 2000)
    let quote = "<blockquote>over and over again \(String(repeating: "x ", count: 20))</blockquote>"
    let html = page("<p>\(line).</p>" + String(repeating: quote, count: 500))
    let tree = MarkupTree(html: Array(html.utf8))
    let layout = PageLayout(tree)
    var quotes = PullQuotes(layout.pieces, layout)
    for piece in layout.pieces where piece.kind == .quotation { _ = quotes.contains(piece.text) }
    #expect(quotes.comparisons <= 500 * 8)
  }
}
