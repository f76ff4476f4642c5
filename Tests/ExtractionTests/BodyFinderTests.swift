import Testing

@testable import Extraction

@Suite struct BodyFinderTests {
  private func body(_ html: String) throws -> Article {
    try article(page("<h1>Ferry runs again</h1>" + html), as: .html)
  }

  private let box =
    "<div><p>The harbour will get new cranes in the autumn, the council has decided today.</p></div>"

  @Test func `a box behind the part with nearly all of the text is not of it`() throws {
    let text = prose + prose.replacing("ferry", with: "boat")
    let found = try body("<article><div>\(text)</div>\(box)</article>")
    #expect(found.blocks.count == 6)
    #expect(!found.text.contains("cranes"))
  }

  @Test func `parts of a body in alike boxes are one body`() throws {
    let part = { (text: String) in
      "<div class='row-wide'><div class='box'><div class='article-content'>\(text)</div></div></div>"
    }
    let found = try body(
      "<section>\(part(prose))<div>Advertisement</div>\(part(prose.replacing("ferry", with: "boat")))"
        + "</section>")
    #expect(found.blocks.count == 6)
  }

  @Test(arguments: ["has-sidebar", "sidebar-grid"])
  func `a layout with a sidebar is no sidebar`(name: String) throws {
    let other = "<div><p>\(String(repeating: "Other news of the day. ", count: 60))</p></div>"
    let found = try body("<div class='\(name)'>\(prose)</div>\(other)")
    #expect(found.text.contains("ferry"))
  }

  @Test func `a text that is only there without scripts is read`() throws {
    let long = ["ferry", "boat", "ship", "raft"].map { prose.replacing("ferry", with: $0) }.joined()
    let found = try body("<div class='article-body'><noscript>\(long)</noscript></div>")
    #expect(found.blocks.count == 12)
  }

  @Test func `a text declared for machines stands in where the page shows hardly any`() throws {
    let text = String(repeating: "The ferry runs again since Monday morning at nine. ", count: 20)
    let data =
      #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(text)\n\#(text)"}</script>"#
    let found = try body(
      data + "<p>The ferry runs again since Monday morning, says the office of the harbour.</p>")
    #expect(found.blocks.count == 2)
  }

  @Test func `captions are the text of a gallery that tells a story`() throws {
    let sentence =
      "The ferry leaves the quay on Monday with the first cars for nine days on board. "
    let picture =
      "<figure><img src='a.jpg'><figcaption><p>\(sentence)\(sentence)</p></figcaption></figure>"
    let found = try body("<article>\(String(repeating: picture, count: 6))</article>")
    #expect(!found.text.isEmpty)
  }

  @Test func `pictures that go round above the headline are no article`() throws {
    let sentence = "The park is at its best in spring, when the birds come back to the lake. "
    let picture =
      "<li><figure><img src='a.jpg'><figcaption>\(sentence)\(sentence)</figcaption></figure></li>"
    let text =
      "The harbour office keeps the quays and lights of the islands, and has done so since 1902."
    let found = try article(
      page(
        "<div class='region'><ul>\(picture)\(picture)</ul></div><h1>What we do</h1>"
          + "<div><p>\(text)</p></div>"), as: .html)
    #expect(found.text == text)
  }

  @Test(arguments: [
    ("ad", true), ("ad-slot", true), ("adSlot", true), ("topAd", true), ("ad1", true),
    ("ad-300x250", true), ("css-x627ad", false), ("sc-bAdVaJ", false), ("ad3f2k", false),
    ("jsx-1ad", false), ("AdBox_a1", true),
  ])
  func `short words count where no generated name holds them by chance`(
    name: String, isNoise: Bool
  ) {
    #expect(ElementTraits.ofWords(in: Array(name.utf8)[...]).contains(.noise) == isNoise)
  }
}
