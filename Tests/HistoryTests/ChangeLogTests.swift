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
      text.contains("- Edited: The bridge over the ~~river~~**canal** is closed, police said."))
    #expect(text.contains("last seen without it 2025-03-04T06:12:00Z"))
    #expect(text.contains("- No article: 2025-03-04T06:17:00Z, an error page"))
  }

  @Test func `what a page says cannot become markup`() {
    let hostile =
      "<script>alert(1)</script> [x](javascript:alert) **b** `c` ~~d~~ \u{1B}[31m\u{202E}"
    let text = hostile.inMarkdown
    #expect(!text.replacing("\\<", with: "").contains("<"))
    for mark in ["\\<script\\>", "\\[x\\]", "\\*\\*b\\*\\*", "\\`c\\`", "\\~\\~d"] {
      #expect(text.contains(mark), "\(mark)")
    }
    #expect(!text.unicodeScalars.contains { $0.isInvisibleControl })
    #expect("1. one".inMarkdown == "1\\. one")
    #expect("- one".inMarkdown == "\\- one")
    #expect("1,100 acres".inMarkdown == "1,100 acres")
  }

  @Test func `json is one object with its schema, and every key is there`() throws {
    let text =
      ChangeLog.opening(.json) + (try log.text(.json, isFirst: true))
      + (try log.text(.json, isFirst: false)) + ChangeLog.closing(.json)
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let whole = try #require(json as? [String: Any])
    #expect(whole["schema"] as? String == "writethru-change-log/2")
    let stories = try #require(whole["stories"] as? [[String: Any]])
    #expect(stories.count == 2)
    let revisions = try #require(stories[0]["revisions"] as? [[String: Any]])
    #expect(revisions[0]["notSeenAt"] is NSNull)
    #expect(revisions[1]["id"] as? String == "k3f9x2ab@2")
    let changes = try #require(stories[0]["changes"] as? [[String: Any]])
    #expect(changes.count == 1)
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
