import Extraction
import Foundation
import Testing

@Suite struct ImportLineTests {
  private func line(_ json: String) throws -> ImportLine { try ImportLine(Array(json.utf8)) }

  private func line(title: String = "Bridge closed", text: String) throws -> ImportLine {
    let fields = ["story": "bridge", "time": "2031-05-04T09:30:00Z", "title": title, "text": text]
    return try ImportLine(Array(try JSONEncoder().encode(fields)))
  }

  @Test func `a line gives story, time, address and article`() throws {
    let found = try line(
      #"{"facts":{"a":[1,{"b":"}"}]},"story":"bridge","time":"2031-05-04T11:30:00.5+02:00","title":"Bridge closed","text":"It is closed.\n\nMore to follow.","html":"<p>No.</p>","url":"http://www.example.org/a/"}"#
    )
    #expect(found.story == "bridge")
    #expect(found.seenAt == Date(timeIntervalSince1970: 1_935_653_400.5))
    #expect(found.url == "http://www.example.org/a/")
    #expect(try found.article.address?.description == "https://example.org/a")
    #expect(try found.article.headline == "Bridge closed")
    #expect(try found.article.blocks == [Block(.paragraph, "It is closed.")])
    #expect(try found.article.markers == ["More to follow."])
    #expect(try found.article.status == .developing)
  }

  @Test func `nothing is taken for residue, headline or markup`() throws {
    let found = try line(
      title: "Q &amp; A",
      text: "Bridge closed\n\nShare this\n\nBy Staff reporters\n\n<b>12 Comments</b>")
    #expect(try found.article.headline == "Q &amp; A")
    #expect(
      try found.article.blocks.map(\.text) == [
        "Bridge closed", "Share this", "By Staff reporters", "<b>12 Comments</b>",
      ])
  }

  @Test func `html alone is read as a fragment, every block of it`() throws {
    let found = try line(
      ##"{"story":"a","time":"2031-05-04T09:30:00Z","title":"T","html":"<div class=\"sidebar\"><h2>Roads</h2><ul><li><a href=\"/x\">Mill Road</a></li></ul></div>Open<br><br>Closed <script>x()</script>"}"##
    )
    #expect(
      try found.article.blocks == [
        Block(.heading, "Roads"), Block(.listItem, "Mill Road"), Block(.paragraph, "Open"),
        Block(.paragraph, "Closed"),
      ])
  }

  @Test func `without a title the first paragraph is the headline`() throws {
    let found = try line(#"{"story":"a","time":"2031-05-04","text":"Bridge closed\n\nIt is."}"#)
    #expect(try found.article.headline == "Bridge closed")
    #expect(try found.article.blocks.map(\.text) == ["It is."])
  }

  @Test(arguments: [
    ("It is closed.", "It is closed"), ("A\n\nB", "A B"), ("A\n\nB", "B\n\nA"), ("A", "A\n\nA"),
    ("a", "A"), ("“A”", "\"A\""),
    ("A. More to follow.", "A."), ("More to follow.", "More to come."), ("12", "13"),
  ])
  func `any visible difference is one`(old: String, new: String) throws {
    let (before, after) = (try line(text: old).article, try line(text: new).article)
    #expect(before != after)
  }

  @Test func `differences that nobody sees are none`() throws {
    let raw = try line(text: "A  b\u{200b}\r\n\r\nC").article
    #expect(try raw == line(text: "A b\n \nC\n").article)
  }

  @Test(arguments: [
    ("{\"story\": \"a\",", "the text ends too early at byte 14"), ("[1]", "no object at byte 0"),
    ("{\"story\" \"a\"}", "no colon after \"story\" at byte 9"),
    ("{\"story\": \"a\"} x", "something stands after the value at byte 15"),
    ("{\"story\": \"a", "a string without its end at byte 12"),
    ("{\"a\": tru}", "no value at byte 6"), ("not json", "no object at byte 0"),
  ])
  func `malformed lines are named with their place`(json: String, reason: String) {
    #expect(throws: ExtractionError.malformedLine(reason: reason)) { try line(json) }
  }

  @Test func `missing fields are named`() {
    #expect(throws: ExtractionError.missingField("story")) {
      try line(#"{"time":"2031-05-04T09:30:00Z","text":"a"}"#)
    }
    #expect(throws: ExtractionError.missingField("time")) { try line(#"{"story":"a","text":"a"}"#) }
    #expect(throws: ExtractionError.missingField("text or html")) {
      try line(#"{"story":"a","time":"2031-05-04T09:30:00Z","title":"a","text":null}"#)
    }
    #expect(throws: ExtractionError.badTime("yesterday")) {
      try line(#"{"story":"a","time":"yesterday","text":"a"}"#)
    }
    #expect(throws: ExtractionError.badTime("2031-02-30T09:30:00Z")) {
      try line(#"{"story":"a","time":"2031-02-30T09:30:00Z","text":"a"}"#)
    }
    #expect(throws: ExtractionError.empty) { try line("  \n") }
  }

  @Test func `values that lie too deep in one another are refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: ExtractionError.self) { try line("{\"a\": \(deep)") }
    #expect(throws: ExtractionError.self) { try line("{\"story\": \(deep)") }
  }

  @Test func `a whole page in a line is read as any page`() throws {
    let page =
      "<!DOCTYPE html><html><head><title>Bridge closed | Courier</title></head><body><nav><a href=/>"
      + "Front page</a> <a href=/sport>Sport</a></nav><article><h1>Bridge closed</h1><p>The bridge "
      + "over the river is closed until noon on Friday, the harbour office said, because the water "
      + "stands at its deck and is still rising.</p></article></body></html>"
    let quoted = String(decoding: try JSONEncoder().encode(page), as: UTF8.self)
    let line = try line(
      #"{"story": "b", "time": "2031-05-04T09:30:00Z", "html": \#(quoted)}"#)
    let article = try line.article
    #expect(article.headline == "Bridge closed")
    #expect(article.blocks.count == 1)
  }

  @Test func `a line without an article still says whose it is and of when`() throws {
    let line = try line(
      #"{"story": "b", "time": "2031-05-04T09:30:00Z", "html": "<html><title>404 Not Found</title></html>"}"#
    )
    #expect(line.story == "b")
    #expect(line.content == .failure(.noArticle(.errorPage("404 Not Found"))))
  }
}
