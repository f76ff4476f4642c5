import Extraction
import Foundation
import Testing

@testable import History

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct ChangeLogFormatsTests {
  private static let hostile =
    "=cmd|' /C calc'!A0 <script>alert(1)</script> ]]> \u{1B}[2J\u{202E}\u{0} & \"q\""

  private let plain = timeline([
    (1, 0, article("Bridge closed", "The bridge is closed.", "Four people were hurt.")),
    (2, 5, article("Bridge closed", "The bridge is closed.", "Six people were hurt.")),
    (3, 9, article("Bridge shut", "The bridge is closed.", "Six people were hurt.")),
  ])
  private let hostile = timeline([
    (1, 0, article("Bridge closed", "The bridge is closed.")),
    (
      2, 5,
      article(ChangeLogFormatsTests.hostile, "The bridge is closed.", ChangeLogFormatsTests.hostile)
    ),
  ])

  private func whole(
    _ format: ChangeLog.Format, _ timeline: Timeline, _ selection: ChangeLog.Selection = .init()
  ) throws -> String {
    ChangeLog.opening(format) + (try ChangeLog(timeline, selection).text(format, isFirst: true))
      + ChangeLog.closing(format)
  }

  @Test func `jsonl has one change a line with the revision and the exact words`() throws {
    let lines = try whole(.jsonl, plain).split(separator: "\n")
    let changes = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(changes.map { $0["kind"] as? String } == ["figure", "headline"])
    #expect(changes[0]["id"] as? String == "k3f9x2ab@2")
    #expect(changes[0]["old"] as? String == "Four people")
    #expect(changes[0]["new"] as? String == "Six people")
    let places = try #require(changes[0]["sentences"] as? [String: [Int]])
    #expect(places == ["old": [1], "new": [1]])
  }

  @Test func `csv begins with a byte order mark, and no cell is a formula`() throws {
    let text = try whole(.csv, hostile)
    #expect(text.hasPrefix("\u{FEFF}story,headline,"))
    #expect(text.contains("'=cmd"))
    for line in text.components(separatedBy: "\r\n").dropFirst() {
      #expect(!line.contains(",=") && !line.contains(",\"="))
    }
    #expect("+1,2".inCSV == "\"'+1,2\"")
    #expect("say \"no\"".inCSV == "\"say \"\"no\"\"\"")
    #expect("plain".inCSV == "plain")
  }

  @Test(arguments: [ChangeLog.Format.atom, .html, .csv, .jsonl, .markdown, .json])
  func `what a page says is harmless in every format`(format: ChangeLog.Format) throws {
    let text = try whole(format, hostile)
    #expect(
      !text.unicodeScalars.contains {
        $0.isInvisibleControl && $0 != "\n" && $0 != "\r"
      })
    if format == .atom || format == .html { #expect(!text.contains("<script")) }
    if format == .markdown { #expect(!text.replacing("\\<", with: "").contains("<script")) }
  }

  @Test func `atom is well-formed and each entry has what RFC 4287 asks for`() throws {
    let text = try whole(.atom, hostile)
    let document = try XMLDocument(data: Data(text.utf8))
    let feed = try #require(document.rootElement())
    for name in ["id", "title", "updated", "author"] {
      #expect(feed.elements(forName: name).count == 1, "\(name)")
    }
    let entries = feed.elements(forName: "entry")
    #expect(entries.count == 2)
    for entry in entries {
      for name in ["id", "title", "updated", "content"] {
        #expect(entry.elements(forName: name).count == 1, "\(name)")
      }
    }
    #expect(Set(entries.compactMap { $0.elements(forName: "id").first?.stringValue }).count == 2)
  }

  @Test func `html marks words with ins and del and loads nothing`() throws {
    let text = try whole(.html, plain)
    #expect(text.contains("<del>") && text.contains("<ins>"))
    #expect(text.contains("default-src 'none'"))
    for loading in ["<script", "<img", "<link", "url(", "@import"] {
      #expect(!text.contains(loading), "\(loading)")
    }
  }

  @Test func `a least weight leaves lighter changes and their revisions out`() throws {
    let lines = try whole(.jsonl, plain, .init(leastWeight: 86)).split(separator: "\n")
    #expect(lines.count == 1)
    let text = try whole(.markdown, plain, .init(leastWeight: 86))
    #expect(text.contains("## @2") && !text.contains("## @3"))
  }

  @Test func `since a time or a revision only what came later is told`() throws {
    for selection in [ChangeLog.Selection(since: minute(6)), .init(after: 2)] {
      let text = try whole(.markdown, plain, selection)
      #expect(text.contains("## @3") && !text.contains("## @2") && !text.contains("## @1"))
      let lines = try whole(.csv, plain, selection).split(separator: "\r\n")
      #expect(lines.count == 2)
    }
  }

  @Test func `a story is written revision by revision`() throws {
    var pieces: [String] = []
    try ChangeLog(plain).write(.html, isFirst: true) { pieces.append($0) }
    #expect(pieces.count > plain.revisions.count)
  }
}
