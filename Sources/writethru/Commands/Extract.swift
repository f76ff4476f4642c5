import ArgumentParser
import Extraction
import Foundation
import History

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what would be read from pages; nothing is stored.",
    discussion: """
      With --format jsonl, one object for each page on a line of its own: {path, headline, standfirst, \
      byline, publishedAt, modifiedAt, url, language, status, text}; byline is a list of names, status \
      is developing, settled or unknown, and what a page does not say is null.

      EXAMPLE:
        writethru extract page.html
        writethru extract saved-pages/ --format jsonl | jq .headline
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case jsonl
  }

  @Argument(help: "Files, folders, or - for standard input.") var paths: [String]
  @Option(help: "The address that the page was received from.") var url: String?
  @Option(help: "How the articles are written: text, json (an array) or jsonl.")
  var format = Format.text

  func run() throws {
    try CommandFailure.translating {
      let (sources, failures) = PageSource.find(paths)
      var hasFailed = !failures.isEmpty
      func fail(_ path: String, _ reason: String) {
        hasFailed = true
        Output.error.write("\(path.printable): \(reason.printable)\n")
      }
      for failure in failures { fail(failure.path, failure.reason) }
      var isFirst = true
      if format == .json { Output.standard.write("[") }
      for source in sources {
        try forEachPage(of: source, fail: fail) { path, article in
          Output.standard.write(try written(article, path, isFirst: isFirst))
          isFirst = false
        }
      }
      if format == .json { Output.standard.write("\n]\n") }
      if hasFailed { throw CommandFailure(nil) }
    }
  }

  private func forEachPage(
    of source: PageSource, fail: (String, String) -> Void, body: (String, Article) throws -> Void
  ) throws {
    do {
      var input = try InputReader(path: source.path)
      guard try input.isHistory(source.format) else {
        let page = Page(bytes: try input.all(), address: url, format: source.format)
        return try body(source.name, try Extractor().article(from: page))
      }
      while let line = try input.next(fail: { fail("\(source.name):\($0)", $1) }) {
        let name = "\(source.name):\(input.number)"
        do {
          try body(name, try ImportLine(line).article)
        } catch let error as ExtractionError {
          fail(name, error.description)
        }
      }
    } catch let error as ExtractionError {
      fail(source.name, error.description)
    } catch InputReader.Failure.unreadable(let reason) {
      fail(source.name, reason)
    }
  }

  private func written(_ article: Article, _ path: String, isFirst: Bool) throws -> String {
    switch format {
    case .json:
      (isFirst ? "\n" : ",\n") + (try JSONText.encode(ExtractedArticle(path, article)))
    case .jsonl: try JSONText.encode(ExtractedArticle(path, article), pretty: false) + "\n"
    case .text: (isFirst ? "" : "\n") + ExtractedText(path, article).text(on: .current)
    }
  }
}

/// What was read from a page, in JSON.
struct ExtractedArticle: Encodable {
  var path: String
  var headline: String
  @OrNull var standfirst: String?
  var byline: [String]
  @OrNull var publishedAt: Date?
  @OrNull var modifiedAt: Date?
  @OrNull var url: String?
  @OrNull var language: String?
  var status: Article.Status
  var markers: [String]
  var blocks: [Block]
  var text: String

  init(_ path: String, _ article: Article) {
    self.path = path
    headline = article.headline
    standfirst = article.standfirst
    byline = article.byline
    publishedAt = article.publishedAt
    modifiedAt = article.modifiedAt
    url = article.address?.description
    language = article.language
    status = article.status
    markers = article.markers
    blocks = article.blocks
    text = article.text
  }
}

/// What was read from a page, for a person: the fields by name, then the text.
struct ExtractedText {
  private let fields: [(name: String, value: String?)]
  private let body: String
  private let path: String

  init(_ path: String, _ article: Article) {
    self.path = path
    fields = [
      ("headline", article.headline), ("standfirst", article.standfirst),
      ("byline", article.byline.isEmpty ? nil : article.byline.joined(separator: ", ")),
      ("published", article.publishedAt?.iso8601), ("modified", article.modifiedAt?.iso8601),
      ("url", article.address?.description), ("language", article.language),
      ("status", article.status.rawValue),
      ("marker", article.markers.isEmpty ? nil : article.markers.joined(separator: " / ")),
    ]
    var bare = article
    (bare.headline, bare.standfirst, bare.byline, bare.markers) = ("", nil, [], [])
    body = ArticleText(bare).lines.dropFirst().joined(separator: "\n\n")
  }

  func text(on terminal: Terminal) -> String {
    var text = terminal.styled("== \(path.printable)", .bold) + "\n"
    for field in fields {
      let name = field.name + String(repeating: " ", count: 12 - field.name.count)
      text += StyledText(field.value ?? "–").lines(
        first: name, rest: String(repeating: " ", count: 12), on: terminal)
    }
    for line in body.split(separator: "\n") {
      text += "\n" + StyledText(String(line)).lines(first: "", rest: "", on: terminal)
    }
    return text
  }
}
