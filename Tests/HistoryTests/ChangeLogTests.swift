import Extraction
import Foundation
import Testing

@testable import History

struct ChangeLogTests {
  private let log = ChangeLog(
    timeline([
      (1, 0, article("Bridge closed", "The bridge over the river is closed, police said.")),
      (2, 5, nil),
      (3, 9, article("Bridge closed", "The bridge over the canal is closed, police said.")),
    ]))

  @Test func `markdown has the newest revision first and says what was seen when`() throws {
    let text = try log.text(.markdown, isFirst: true)
    let newest = try #require(text.range(of: "## @2"))
    let oldest = try #require(text.range(of: "## @1"))
    #expect(newest.lowerBound < oldest.lowerBound)
    #expect(
      text.contains("The bridge over the <del>river</del> <ins>canal</ins> is closed, police said.")
    )
    #expect(text.contains("Last seen without it 2025-03-04T06:12:00Z"))
    #expect(text.contains("- No article: 2025-03-04T06:17:00Z, an error page"))
  }

  @Test func `what a page says cannot become markup`() {
    let hostile =
      "<script>alert(1)</script> [x](javascript:alert) **b** `c` ~~d~~ \u{1B}[31m\u{202E}"
    let text = hostile.inMarkdown
    #expect(!text.replacing("\\<", with: "").contains("<"))
    for mark in ["\\<script>", "\\[x\\]", "\\*\\*b\\*\\*", "\\`c\\`", "\\~\\~d"] {
      #expect(text.contains(mark), "\(mark)")
    }
    #expect(!text.unicodeScalars.contains { $0.isInvisibleControl })
    #expect("&lt; R&D & a_b _c_".inMarkdown == "\\&lt; R\\&D & a_b \\_c\\_")
    #expect("one\ntwo".inMarkdown == "one two")
  }

  @Test func `markdown escapes what is a mark at the beginning of a line only there`() {
    for (line, safe) in [
      ("1. one", "1\\. one"), ("2) two", "2\\) two"), ("4.6 metres", "4.6 metres"),
      ("1,100 acres", "1,100 acres"), ("- one", "\\- one"), ("# one", "\\# one"),
      ("> one", "\\> one"), ("+ one", "\\+ one"), ("12.", "12\\."),
    ] {
      #expect(line.inMarkdown.safeAtLineStart == safe)
      #expect("rose to \(line)".inMarkdown.safeAtLineStart == "rose to \(line)")
    }
  }

  @Test func `json is one object with its schema, and every key is there`() throws {
    let text =
      ChangeLog.opening(.json) + (try log.text(.json, isFirst: true))
      + (try log.text(.json, isFirst: false)) + ChangeLog.closing(.json)
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let whole = try #require(json as? [String: Any])
    #expect(whole["schema"] as? String == "writethru-change-log/3")
    let stories = try #require(whole["stories"] as? [[String: Any]])
    #expect(stories.count == 2)
    let entries = try #require(stories[0]["entries"] as? [[String: Any]])
    #expect(entries.compactMap { $0["kind"] as? String } == ["revision", "failure", "revision"])
    #expect(entries[0]["notSeenAt"] is NSNull && entries[0]["comparison"] is NSNull)
    #expect(entries[1]["id"] is NSNull && entries[1]["reason"] as? String == "an error page")
    #expect(entries[2]["id"] as? String == "k3f9x2ab@2")
    let comparison = try #require(entries[2]["comparison"] as? [String: Any])
    #expect((comparison["changes"] as? [Any])?.count == 1)
  }

  @Test func `json does not repeat the sentences that stayed`() throws {
    let story = timeline([
      (1, 0, article("Bridge", "The bridge is closed.", "Four people were hurt.")),
      (2, 5, article("Bridge", "The bridge is closed.", "Six people were hurt.")),
    ])
    let text = try ChangeLog(story).text(.json, isFirst: true)
    // Once in each of the two articles.
    #expect(text.components(separatedBy: "The bridge is closed.").count == 3)
    #expect(text.contains("\"sentencesUnchanged\":1"))
  }

  @Test func `the same timeline gives the same bytes`() throws {
    for format in ChangeLog.Format.allCases {
      let (once, again) = (try log.text(format, isFirst: true), try log.text(format, isFirst: true))
      #expect(once == again)
    }
  }

  @Test func `json shows nothing that could steer a terminal`() throws {
    let text = try JSONText.encode(["a": "\u{1B}[2J\u{9B}\u{202E}\u{7F}\u{2028}é"], pretty: false)
    #expect(text == #"{"a":"\u001b[2J\u009b\u202e\u007f\u2028é"}"#)
  }

  @Test func `times are ISO 8601 in UTC, with milliseconds where there are any`() {
    #expect(Date(timeIntervalSince1970: 1_741_068_720).iso8601 == "2025-03-04T06:12:00Z")
    #expect(Date(timeIntervalSince1970: 1_741_068_720.25).iso8601 == "2025-03-04T06:12:00.250Z")
  }
}
