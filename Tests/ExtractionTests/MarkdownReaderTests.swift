import Extraction
import Foundation
import Testing

@Suite struct MarkdownReaderTests {
  @Test func `front matter, headings, lists and quotations are read`() throws {
    let found = try article(
      """
      ---
      title: "Bridge closed"
      author: [Ada Example, Ben Sample]
      date: 2031-05-04T09:30:00Z
      url: https://www.example.org/bridge/?utm_source=x
      lang: en
      ---

      The *old* bridge is **closed**, says [the town](https://example.org/town).
      It stays so.

      ## What to know

      * Ferry: every `30` minutes
      2. Buses run

      > Nobody was in danger,
      > an engineer said.

      ---

      snake_case and 2 * 3 * 4 stay, \\*so\\* does this.
      """, as: .markdown)
    #expect(found.headline == "Bridge closed")
    #expect(found.byline == ["Ada Example", "Ben Sample"])
    #expect(found.publishedAt == Date(timeIntervalSince1970: 1_935_653_400))
    #expect(found.address?.description == "https://example.org/bridge")
    #expect(found.language == "en")
    #expect(
      found.blocks == [
        Block(
          .paragraph, "The old bridge is closed, says the town. It stays so.",
          links: [
            Link(text: "the town", address: try #require(Address("https://example.org/town")))
          ]),
        Block(.heading, "What to know"),
        Block(.listItem, "Ferry: every 30 minutes"), Block(.listItem, "Buses run"),
        Block(.quotation, "Nobody was in danger, an engineer said."),
        Block(.paragraph, "snake_case and 2 * 3 * 4 stay, *so* does this."),
      ])
  }

  @Test func `without front matter the first heading is the headline`() throws {
    let found = try article(
      "# Bridge closed #\n\nBy Ada Example\n\nThe bridge is closed.\n\n*This is a developing story.*",
      as: .markdown)
    #expect(found.headline == "Bridge closed")
    #expect(found.byline == ["Ada Example"])
    #expect(found.blocks.map(\.text) == ["The bridge is closed."])
    #expect(found.status == .developing)
  }

  @Test func `a page in Markdown equals the same in HTML`() throws {
    let markdown = try article(
      "# Ferry runs again\n\nThe ferry runs again, the harbour office said on Monday morning.\n\nIt had been out of service for nine days in all.",
      as: .markdown)
    let html = try article(
      page(
        "<h1>Ferry runs again</h1><p>The ferry runs again, the harbour office said on Monday morning.</p><p>It had been out of service for nine days in all.</p>"
      ), as: .html)
    #expect(markdown.headline == html.headline)
    #expect(markdown.blocks == html.blocks)
  }

  @Test func `a bracket that is no link stays`() throws {
    #expect(
      try article("# A\n\nHe [the mayor said so [1](x) and left", as: .markdown).text
        == "He [the mayor said so 1 and left")
  }
}
