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
    #expect(text.hasPrefix("\u{FEFF}\"story\",\"headline\","))
    #expect(text.contains("\"'=cmd"))
    #expect("+1,2".inCSV == "\"'+1,2\"")
    #expect("say \"no\"".inCSV == "\"say \"\"no\"\"\"")
    #expect("plain".inCSV == "\"plain\"")
  }

  @Test func `csv keeps line breaks inside cells`() {
    #expect("one\ntwo\r\nthree\u{2028}four".inCSV == "\"one\ntwo\nthree\nfour\"")
    #expect("one\ttwo\u{1B}".inCSV == "\"one two\"")
  }

  @Test func `csv has no formula where a spreadsheet splits at other signs`() {
    #expect("shut; =cmd".inCSV == "\"shut; '=cmd\"")
    #expect("shut;\"+1".inCSV == "\"shut;\"\"'+1\"")
    #expect("shut|@x\n-1\t=2".inCSV == "\"shut|'@x\n'-1 '=2\"")
    #expect("shut; open - now, +5".inCSV == "\"shut; open - now, +5\"")
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
    let ids = entries.compactMap { $0.elements(forName: "id").first?.stringValue }
    #expect(Set(ids).count == 2)
  }

  @Test func `ids of feeds and entries are names that no registry is needed for`() throws {
    let text = try whole(.atom, plain)
    let ids = text.split(separator: "\n").filter { $0.hasPrefix("<id>") }
    #expect(ids.count == 4 && Set(ids).count == 4)
    let form =
      #/<id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}</id>/#
    for id in ids { #expect(id.wholeMatch(of: form) != nil, "\(id)") }
    #expect(try whole(.atom, plain) == text)
    var more = plain
    more.story.headline = "Bridge open"
    #expect(try whole(.atom, more).split(separator: "\n").filter { $0.hasPrefix("<id>") } == ids)
  }

  @Test func `a feed of everything keeps its id while stories are added`() {
    let story = plain.story
    var other = story
    other.key = "other"
    func id(_ stories: [Story], isAll: Bool) -> Substring? {
      ChangeLog.opening(.atom, of: stories, isAll: isAll).split(separator: "\n")
        .first { $0.hasPrefix("<id>") }
    }
    #expect(id([story], isAll: true) == id([story, other], isAll: true))
    #expect(id([story], isAll: false) != id([other], isAll: false))
    #expect(id([story], isAll: false) != id([story], isAll: true))
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
    for selection in [
      ChangeLog.Selection(since: minute(6)), .init(after: plain.revisions[1].snapshot),
    ] {
      let text = try whole(.markdown, plain, selection)
      #expect(text.contains("## @3") && !text.contains("## @2") && !text.contains("## @1"))
      let lines = try whole(.csv, plain, selection).split(separator: "\r\n")
      #expect(lines.count == 2)
      let entries = try whole(.json, plain, selection).components(separatedBy: "\"digest\"").count
      #expect(entries == 2)
    }
  }

  @Test func `since a snapshot that the timeline has no more, what was seen later is told`() throws
  {
    let gone = snapshot(99, 7, article("Bridge closed", "Seen under another story."))
    let text = try whole(.markdown, plain, .init(after: gone))
    #expect(text.contains("## @3") && !text.contains("## @2"))
  }

  @Test(arguments: ChangeLog.Format.allCases)
  func `a story is written revision by revision`(format: ChangeLog.Format) throws {
    func longest(_ revisions: Int) throws -> (pieces: Int, characters: Int) {
      let seen = (0..<revisions).map { number in
        (Int64(number + 1), number, Optional(article("Bridge", "\(number + 10) people were hurt.")))
      }
      var pieces: [Int] = []
      try ChangeLog(timeline(seen)).write(format, isFirst: true) { pieces.append($0.utf8.count) }
      return (pieces.count, pieces.max() ?? 0)
    }
    let (few, many) = (try longest(10), try longest(80))
    #expect(many.pieces - few.pieces >= 70)
    // No piece grows with the number of revisions, but for the digits of the numbers.
    #expect(many.characters <= few.characters + 40)
  }

  @Test func `every paragraph of html finds its direction, and has its language`() throws {
    var arabic = article("جسر مغلق", "الجسر مغلق.", "أصيب أربعة أشخاص.")
    arabic.language = "ar"
    var later = article("جسر مغلق", "الجسر مغلق.", "أصيب ستة أشخاص.")
    later.language = "ar\"><script>"
    let text = try whole(.html, timeline([(1, 0, arabic), (2, 5, later)]))
    #expect(text.contains("<div lang=\"ar\">") && text.contains("<div lang=\"\">"))
    for line in text.split(separator: "\n") where line.hasPrefix("<p>") { Issue.record("\(line)") }
    for (level, next) in [("<h1", "<h2"), ("<h2", "<h3")] {
      let (first, second) = (text.range(of: level), text.range(of: next))
      #expect(try #require(first).lowerBound < #require(second).lowerBound)
    }
  }

  @Test func `paper says how many paragraphs are folded`() throws {
    let text = try whole(.html, plain)
    #expect(text.contains("1 unchanged paragraph</summary>"))
    #expect(text.contains("details:not([open])>summary::after{content:\", not printed\"}"))
    // A feed reader has no style to fold with.
    let feed = try whole(.atom, plain)
    #expect(feed.contains("1 unchanged paragraph") && !feed.contains("details"))
    #expect(!feed.contains("[added: "))
  }
}
