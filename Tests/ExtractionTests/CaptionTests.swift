import Extraction
import Testing

@Suite struct CaptionTests {
  @Test(arguments: [
    "<p><span class='caption'>The west quay on Sunday</span></p>",
    "<div><img src='a.jpg'><div>The west quay on Sunday</div></div>",
    "<div class='photo'><img src='a.jpg'><div>The west quay on Sunday, seen from the sea.</div></div>",
    "<figure><img src='a.jpg'><span>The west quay on Sunday</span></figure>",
    "<div class='article-body__caption'>The west quay on Sunday</div>",
  ])
  func `words under a picture are its caption`(box: String) throws {
    let found = try article(
      page("<h1>Ferry runs again</h1><div>\(prose)\(box)\(prose.uppercased())</div>"), as: .html)
    #expect(found.blocks.count == 7)
    #expect(found.blocks.filter { $0.kind == .caption }.count == 1)
    #expect(!found.text.contains("quay on Sunday"))
  }

  @Test func `a paragraph with a picture stays a paragraph`() throws {
    let found = try article(
      page(
        "<h1>Ferry runs again</h1><div>\(prose)<p><img src='a.jpg'>The west quay is open.</p></div>"
      ),
      as: .html)
    #expect(found.text.contains("The west quay is open."))
  }

  @Test func `a quotation pulled out of the text is not told twice`() throws {
    let pulled = "<blockquote class='article-body__pullquote'><p>We are glad.</p></blockquote>"
    let found = try article(page("<h1>Ferry runs again</h1>\(prose)\(pulled)\(prose)"), as: .html)
    #expect(!found.blocks.contains { $0.kind == .quotation })
  }
}
