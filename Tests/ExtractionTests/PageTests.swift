import Testing

@testable import Extraction

@Suite struct PageTests {
  @Test(
    arguments: [
      ("<!doctype html><p>a", .html), ("\n <html>", .html), ("<p>a</p>", .html),
      ("{\"story\": 1}", .jsonLine), ("---\ntitle: a\n---\n", .markdown),
      ("# Headline\n\ntext", .markdown), ("Headline\n\ntext", .text), ("{not json}", .text),
      ("< 3 people", .text), ("#hashtag", .text),
    ] as [(String, Page.Format)])
  func `formats are told by the text`(text: String, format: Page.Format) {
    #expect(Page.Format(sniffing: Array(text.utf8), declaredType: nil) == format)
  }

  @Test func `extensions name formats`() {
    #expect(Page.Format(fileExtension: "HTM") == .html)
    #expect(Page.Format(fileExtension: "md") == .markdown)
    #expect(Page.Format(fileExtension: "jsonl") == .jsonLine)
    #expect(Page.Format(fileExtension: "pdf") == nil)
  }
}
