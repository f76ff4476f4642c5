import Testing

@testable import Extraction

@Suite struct LinkedDataTests {
  private func data(_ json: String) throws -> LinkedData {
    LinkedData(MarkupTree(html: Array("<script type='application/ld+json'>\(json)</script>".utf8)))
  }

  @Test(arguments: [
    #"{"@type":"NewsArticle","author":{"name":"By Ada Example"}}"#,
    #"[{"@type":"WebPage"},{"@type":["Thing","NewsArticle"],"author":["Ada Example"]}]"#,
    ##"{"@graph":[{"@type":"Person","@id":"#a","name":"Ada Example"},{"@type":"NewsArticle","author":{"@id":"#a"}}]}"##,
    #"{"@type":"http://schema.org/NewsArticle","author":[{"@type":"Person","name":["Ada Example"]}],}"#,
    #"/* x */ {"@type":"Article","creator":"Ada Example, Staff Writer"}"#,
  ])
  func `authors are found in every shape`(json: String) throws {
    #expect(try data(json).authors == ["Ada Example"])
  }

  @Test func `the article is preferred to the page around it`() throws {
    #expect(
      try data(
        #"[{"@type":"WebPage","headline":"Page"},{"@type":"LiveBlogPosting","headline":"Fire &amp; smoke"}]"#
      ).text("headline") == "Fire & smoke")
  }
}
