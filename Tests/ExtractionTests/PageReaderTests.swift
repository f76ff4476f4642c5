import Extraction
import Foundation
import Testing

@Suite struct PageReaderTests {
  private func harborFire() throws -> Article { try article(harborFirePage, as: .html) }

  @Test func `a news page is read in all its parts`() throws {
    let article = try harborFire()
    #expect(article.headline == "Fire at Northmoor harbour spreads to second warehouse")
    #expect(
      article.standfirst
        == "Crews from four towns are fighting the blaze, and people nearby are told to keep windows shut."
    )
    #expect(article.byline == ["Ada Example", "Ben Sample"])
    #expect(article.publishedAt == Date(timeIntervalSince1970: 1_935_649_800))
    #expect(article.modifiedAt == Date(timeIntervalSince1970: 1_935_655_500))
    #expect(article.address?.description == "https://courier.example.org/news/harbour-fire")
    #expect(article.language == "en-GB")
    #expect(article.status == .developing)
    #expect(
      article.markers == [
        "Developing", "This is a developing story and will be updated.", "Check back for updates.",
      ])
  }

  @Test func `blocks have their kinds, and nothing around the article is among them`() throws {
    let blocks = try harborFire().blocks
    #expect(
      blocks.map(\.kind) == [
        .paragraph, .caption, .paragraph, .heading, .paragraph, .listItem, .listItem, .quotation,
      ])
    #expect(
      blocks[2].text.hasPrefix("About 60 firefighters were at the scene by ten o\u{2019}clock"))
    #expect(blocks[4].text.contains("The east quay is closed"))
    #expect(blocks[7].text == "I heard a bang and then saw the flames, a dock worker said.")
  }

  @Test func `counters, advertisements, related links and tokens make no difference`() throws {
    #expect(harborFirePage != harborFirePageLater)
    #expect(try harborFire() == article(harborFirePageLater, as: .html))
  }

  @Test(arguments: [
    ("ten o&rsquo;clock", "nine o&rsquo;clock"),
    ("closed to traffic until", "closed to traffic, until"),
    ("<h2>Windows shut</h2>", "<h2>Stay inside</h2>"), ("Ben Sample\"", "Bea Sample\""),
    ("Crews from four", "Crews from five"),
    ("This is a developing story and will be updated. Check back for updates.", ""),
    ("<blockquote><p>I heard", "<blockquote><p>We heard"),
    ("an hour later", "two hours later"), ("spreads to second warehouse</h1>", "is out</h1>"),
    ("east quay on Sunday", "west quay on Sunday"),
  ])
  func `whatever a reader can see makes a difference`(old: String, new: String) throws {
    let changed = harborFirePage.replacing(old, with: new)
    #expect(changed != harborFirePage)
    #expect(try article(changed, as: .html) != harborFire())
  }

  @Test func `two breaks divide paragraphs, one doesn't`() throws {
    let found = try article(
      page(
        "<h1>Ferry runs again</h1><div>The ferry runs again, the harbour office said on Monday.<br><br>It had been out of service<br>for nine long days, they said.</div>"
      ), as: .html)
    #expect(
      found.blocks.map(\.text) == [
        "The ferry runs again, the harbour office said on Monday.",
        "It had been out of service for nine long days, they said.",
      ])
  }

  @Test func `text is normalised once`() throws {
    let found = try article(
      page(
        "<h1>Ferry\u{a0}runs again</h1><p>The cafe\u{301} on the west quay\u{200b} is o\u{ad}pen,\n  the owner \u{202e}said on\u{3000}Monday morning to the paper.</p>"
      ), as: .html)
    #expect(found.headline == "Ferry runs again")
    #expect(
      found.blocks.map(\.text)
        == [
          "The caf\u{e9} on the west quay is open, the owner said on Monday morning to the paper."
        ])
  }

  @Test func `the reader's headline comes before the tab's`() throws {
    let found = try article(
      page(
        "<h1>Ferry runs again after nine days</h1>" + prose,
        title: "Ferry back in service - The Northmoor Courier"), as: .html)
    #expect(found.headline == "Ferry runs again after nine days")
  }

  @Test func `without a headline on the page the title loses its site`() throws {
    let found = try article(
      page(prose, title: "Ferry back in service at last | Courier"), as: .html)
    #expect(found.headline == "Ferry back in service at last")
  }

  @Test func `a front page is no canonical address`() throws {
    let head =
      "<link rel=canonical href='https://example.org/'><meta property=og:url content='/news/ferry'>"
    let found = try article(
      page("<h1>Ferry runs again</h1>" + prose, head: head), as: .html,
      address: "https://example.org/news/ferry?utm_source=x")
    #expect(found.address?.description == "https://example.org/news/ferry")
  }

  @Test func `a table of data is read row by row`() throws {
    let found = try article(
      page(
        "<h1>Ferry runs again</h1>\(prose)<table><tr><th>Day</th><th>First ferry</th></tr><tr><td>Monday</td><td>9 am</td></tr></table>"
      ), as: .html)
    #expect(found.blocks.map(\.text).suffix(2) == ["Day First ferry", "Monday 9 am"])
  }

  @Test func `readers' comments longer than the article are not its body`() throws {
    let comments = (1...40).map {
      "<p>Comment number \($0): I have waited for this ferry for weeks, and I am glad that it runs once more.</p>"
    }
    let found = try article(
      page(
        "<h1>Ferry runs again</h1><div>\(prose)</div><div id=comments>\(comments.joined())</div>"),
      as: .html)
    #expect(found.blocks.count == 3)
  }

  @Test func `a body that advertisements cut in two is one`() throws {
    let found = try article(
      page(
        "<h1>Ferry runs again</h1><div><div class=article-body>\(prose)</div><div class=ad>Cheap flights to the sun, every day of the week, for everybody who wants them.</div><div class=article-body>\(prose.replacing("nine", with: "ten"))</div></div>"
      ), as: .html)
    #expect(found.blocks.count == 6)
    #expect(!found.text.contains("flights"))
  }

  @Test func `a closed live blog is settled`() throws {
    let found = try article(
      page("<h1>Ferry runs again</h1><p>This live blog is now closed.</p>" + prose), as: .html)
    #expect(found.status == .settled)
    #expect(found.markers == ["This live blog is now closed."])
  }

  @Test func `captions are blocks and not text`() throws {
    let found = try article(
      page(
        "<h1>Ferry runs again</h1>\(prose)<figure><figcaption>The ferry in spring</figcaption></figure>"
      ), as: .html)
    #expect(found.blocks.last == Block(.caption, "The ferry in spring"))
    #expect(!found.text.contains("in spring"))
  }

  @Test func `a first paragraph called summary stays in the text`() throws {
    let found = try article(
      page(
        "<h1>Ferry runs again</h1><div class='article-body'><p id='summary'>The ferry runs again after nine days, said the office.</p>\(prose)</div>"
      ), as: .html)
    #expect(found.standfirst == nil)
    #expect(found.blocks.count == 4)
  }
}
