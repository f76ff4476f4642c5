import Extraction
import Foundation
import History
import Storage
import Support
import Testing

/// A story's whole day as its address answered, and what is told of it afterwards.
struct DayTests {
  private let program: Program

  init() throws {
    program = try Program()
    let archive = try Archive(path: program.path("archive.db"), access: .write)
    // One by one, as visits come.
    for draft in try SluiceDay.drafts() { _ = try archive.record([draft]) }
  }

  private static let wide = ["COLUMNS": "100"]

  @Test func `every event of the day stands on the timeline, and none of them is a revision`()
    throws
  {
    let timeline = try program.run("timeline", "sluice", environment: Self.wide).output
    try expect(timeline, isGolden: "timeline-day.txt")
    #expect(!timeline.lowercased().contains("deleted"))
    try expect(
      program.run("timeline", "sluice", "--format", "json").output.withoutRecordingTimes,
      isGolden: "timeline-day.json")
    try expect(program.run("export", "sluice").output, isGolden: "export-day.md")
  }

  @Test func `the day's change log is what its schema says`() throws {
    let file = Program.examples.appendingPathComponent("schemas/change-log.schema.json")
    let schema = try JSONSchema(String(contentsOf: file, encoding: .utf8))
    let result = try program.run("export", "sluice", "--format", "json")
    #expect(try schema.faults(JSONValue(result.output)) == [])
  }

  @Test func `the day is told the same when all pages are read again`() throws {
    let before = try program.run("timeline", "sluice").output
    #expect(try program.run("verify").status == 0)
    for _ in 0..<2 {
      #expect(try program.run("rebuild").status == 0)
      #expect(try program.run("timeline", "sluice").output == before)
    }
    #expect(try program.run("verify").status == 0)
  }

  @Test func `what was said over HTTP is shown with a revision`() throws {
    let result = try program.run("show", "sluice@3", "--headers")
    #expect(
      result.output == """
        301 Moved Permanently: https://tide.example/live/sluice
        200 OK
        date: Tue, 06 May 2031 08:15:00 GMT
        content-type: text/html; charset=utf-8
        etag: "\(try SluiceDay.etag(ofVisitAt: "08:15"))"
        set-cookie: its value is not kept

        """, "\(result.error)")
    #expect(try program.run("show", "sluice@3", "--headers", "--raw").status == 64)
    _ = try program.ingestExamples()
    let file = try program.run("show", "tallowford@1", "--headers")
    #expect(file.status == 1)
    #expect(file.error.contains("was not fetched by this program"))
    _ = try program.run("redact", "sluice@3", "--reason", "order 12/31", "--yes")
    let redacted = try program.run("show", "sluice@3", "--headers").output
    #expect(redacted.hasSuffix("200 OK\nthe header fields were taken out with the text\n"))
  }

  @Test func `the day's bundle holds what was said over HTTP`() throws {
    let folder = program.path("evidence")
    let result = try program.run(
      "export", "sluice", "--format", "evidence", "--output", folder)
    #expect(result.status == 0, "\(result.error)")
    let fields = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/fields")
    #expect(fields.count > 3)
    let record = try String(contentsOfFile: "\(folder)/record.jsonl", encoding: .utf8)
    for name in fields {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/fields/\(name)"))
      let digest = Digest(of: Array(bytes)).hex
      #expect(name == "\(digest).json")
      #expect(record.contains("\"fields\":\"\(digest)\""))
    }
    let page = try String(contentsOfFile: "\(folder)/index.html", encoding: .utf8)
    for words in ["gone (404 Not Found)", "restored", "moved to https://tide.example/2031/sluice"] {
      #expect(page.contains(words), "\(words)")
    }
  }
}

extension String {
  /// JSON without the times at which this run recorded the pages.
  fileprivate var withoutRecordingTimes: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("\"recordedAt\"") }.joined(separator: "\n")
  }
}

/// The sluice at Skerrow, a story of an invented place: each visit of a day, with every kind of answer.
enum SluiceDay {
  private static let old = "https://tide.example/live/sluice"
  private static let new = "https://tide.example/2031/sluice"

  private enum Answer {
    case page(String, from: String = old, by: [(String, Int)] = [], status: Int = 200)
    case none(String)
  }

  /// The drafts of the day, in the order of the visits.
  static func drafts() throws -> [SnapshotDraft] {
    try visits.map { time, answer in
      let seenAt = try Date("2031-05-06T\(time):00Z", strategy: .iso8601)
      switch answer {
      case .none(let reason):
        return .unanswered(old, reason: reason, seenAt: seenAt, source: old)
      case .page(let html, let address, let hops, let status):
        let etag = etag(of: html)
        let fields = [
          Exchange.Field(name: "date", value: "Tue, 06 May 2031 \(time):00 GMT"),
          Exchange.Field(name: "content-type", value: "text/html; charset=utf-8"),
          Exchange.Field(name: "etag", value: "\"\(etag)\""),
          Exchange.Field(name: "set-cookie", value: "session=\(etag); Path=/; HttpOnly"),
        ]
        let exchange = Exchange(
          redirects: hops.map { .init(address: $0.0, status: $0.1) }, status: status,
          fields: fields)
        let page = Page(bytes: Array(html.utf8), address: address, exchange: exchange)
        return try SnapshotDraft.reading(page, seenAt: seenAt, source: address).draft
      }
    }
  }

  private static func etag(of html: String) -> String {
    String(Digest(of: Array(html.utf8)).hex.prefix(12))
  }

  /// The entity tag of the page that was sent then.
  static func etag(ofVisitAt time: String) throws -> String {
    guard case .page(let html, _, _, _) = try #require(visits.first { $0.0 == time }).1 else {
      return ""
    }
    return etag(of: html)
  }

  private static let visits: [(String, Answer)] = [
    ("06:00", .page(page("Sluice gate jams at Skerrow", [first]))),
    ("06:15", .page("", status: 304)),
    ("06:30", .page("", status: 304)),
    ("06:45", .page(page("Sluice gate jams at Skerrow", [first, second]))),
    ("07:00", .page(errorPage("Service unavailable"), status: 503)),
    ("07:15", .none("no answer within 20 seconds")),
    ("07:30", .none("the name tide.example was not found")),
    ("07:45", .page("", status: 304)),
    (
      "08:00",
      .page(
        page("Sluice gate jams at Skerrow", [first, second]), from: "\(old)?edition=print",
        by: [(old, 302)])
    ),
    (
      "08:15",
      .page(
        page("Jammed sluice gate floods Skerrow quay", [first, second, third]), from: new,
        by: [(old, 301)])
    ),
    ("08:30", .page("", from: new, by: [(old, 301)], status: 304)),
    ("09:00", .page(errorPage("Not found"), status: 404)),
    (
      "09:15",
      .page(
        page("Jammed sluice gate floods Skerrow quay", [first, second, third]), from: new,
        by: [(old, 301)])
    ),
    // An error page with the text of an article is an error page.
    ("10:00", .page(page("We cannot find that page", [second, third]), status: 404)),
    ("10:15", .page(errorPage("Not found"), status: 404)),
    ("10:30", .page(errorPage("Gone"), status: 410)),
    (
      "11:00",
      .page(
        page("Jammed sluice gate floods Skerrow quay", [first, second, third, correction]),
        from: new, by: [(old, 301)])
    ),
    ("12:00", .page(errorPage("Forbidden"), status: 403)),
    ("12:15", .none(Event.robotsReason)),
    ("13:00", .page(stub, from: new, by: [(old, 301)])),
    (
      "14:00",
      .page(
        page("The tide today", [first, second, third]), from: "https://tide.example/",
        by: [(old, 301)])
    ),
    (
      "15:00",
      .page(
        page("Jammed sluice gate floods Skerrow quay", [first, second, third, correction]),
        from: new, by: [(old, 301)])
    ),
    ("20:00", .page("", from: new, by: [(old, 301)], status: 304)),
  ]

  private static let first = """
    The main gate of the old sluice at Skerrow jammed half open at high water on Tuesday, and the harbour office \
    has asked those who live on the lower quay to stay indoors.
    """
  private static let second = """
    Two pumps were brought in from the fish market before seven, a spokeswoman for the harbour office said, and a \
    third one is on its way along the coast road.
    """
  private static let third = """
    By eight the water stood 40 centimetres deep in the lower street, and nine families had left their houses for \
    the school on the hill.
    """
  private static let correction = """
    Correction: an earlier version of this article said that nine families had left their houses. There were seven.
    """

  private static func page(_ headline: String, _ paragraphs: [String]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en"><head><title>\(headline)</title></head>
    <body><article><h1>\(headline)</h1>
    \(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))
    </article></body></html>
    """
  }

  private static func errorPage(_ title: String) -> String {
    "<!DOCTYPE html><html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>"
  }

  private static let stub = """
    <!DOCTYPE html>
    <html lang="en"><head><title>Jammed sluice gate floods Skerrow quay</title>
    <script type="application/ld+json">
    {"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false,
    "headline":"Jammed sluice gate floods Skerrow quay"}</script></head>
    <body><article><h1>Jammed sluice gate floods Skerrow quay</h1>
    <p>The main gate of the old sluice at Skerrow jammed half open.</p>
    <div class="paywall"><h2>Subscribe to continue reading</h2>
    <p>Already a subscriber? <a href="/login">Log in</a></p></div></article></body></html>
    """
}
