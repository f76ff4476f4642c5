import ArgumentParser
import Extraction
import Foundation
import History

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what would be read from pages; nothing is stored.",
    discussion: """
      With --format jsonl, one object for each page on a line of its own: {path, headline, standfirst, \
      byline, section, publication, publishedAt, publishedOffset, publishedDay, modifiedAt, modifiedOffset, url, \
      language, status, markers, dateline, wireMarks, accessDeclared, accessObserved, pagination, blocks, text}; byline is a list of names, status \
      is developing, settled or unknown, access is free, metered or closed, pagination is {number, count, \
      previous, next} where the article is divided into pages, an offset is the zone in which a time is declared, and what a \
      page does not say is null. A feed (RSS, Atom, JSON Feed) or a sitemap is one object too, with its \
      entries.

      --explain adds what the page says of each field, where, and why that place is trusted; an asterisk \
      stands before what was taken. In JSON it is the member "explanation".

      EXAMPLE:
        writethru extract page.html
        writethru extract saved-pages/ --format jsonl | jq .headline
        writethru extract feed.xml --format json | jq '.[].entries[].url'
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
  @Flag(help: "Tell where each field was found, and what else the page says of it.")
  var explain = false

  func run() throws {
    try CommandFailure.translating {
      let (sources, failures) = PageSource.find(paths, feeds: true)
      var hasFailed = !failures.isEmpty
      func fail(_ path: String, _ reason: String) {
        hasFailed = true
        Output.error.write("\(path.printable): \(reason.printable)\n")
      }
      for failure in failures { fail(failure.path, failure.reason) }
      var isFirst = true
      if format == .json { Output.standard.write("[") }
      for source in sources {
        try forEachPage(of: source, fail: fail) { path, content in
          Output.standard.write(try written(content, path, isFirst: isFirst))
          isFirst = false
        }
      }
      if format == .json { Output.standard.write("\n]\n") }
      if hasFailed { throw CommandFailure(nil) }
    }
  }

  /// What a page turned out to hold.
  private enum Content {
    case article(Article, Explanation?)
    case feed(Feed)
  }

  private func forEachPage(
    of source: PageSource, fail: (String, String) -> Void, body: (String, Content) throws -> Void
  ) throws {
    do {
      var input = try InputReader(path: source.path)
      guard try input.isHistory(source.format) else {
        let page = Page(bytes: try input.all(), address: url, format: source.format)
        return try body(source.name, try content(of: page))
      }
      var lines = Lines()
      if source.format == nil {
        try lines.readAhead(&input) { fail("\(source.name):\($0)", $1) }
        if let feed = lines.feed(address: url) { return try body(source.name, .feed(feed)) }
      }
      while let line = try lines.next(&input, fail: { fail("\(source.name):\($0)", $1) }) {
        let name = "\(source.name):\(line.number)"
        do {
          try body(name, .article(try ImportLine(line.bytes).article, nil))
        } catch let error as ExtractionError {
          fail(name, error.description)
        }
      }
    } catch let error as ExtractionError {
      fail(source.name, error.description)
    } catch let error as FeedError {
      fail(source.name, error.description)
    } catch InputReader.Failure.unreadable(let reason) {
      fail(source.name, reason)
    }
  }

  /// A feed where the bytes begin like one and the name doesn't say otherwise, else an article.
  private func content(of page: Page) throws -> Content {
    let reader = FeedReader()
    guard page.format == nil || page.format == .html, reader.looksLikeFeed(page) else {
      guard explain else { return .article(try Extractor().article(from: page), nil) }
      let (article, explanation) = try Extractor().explained(page)
      return .article(article, explanation)
    }
    return .feed(try reader.feed(from: page))
  }

  /// The lines of a history, the first of them read ahead where they may be a JSON Feed's.
  private struct Lines {
    private var ahead: [(number: Int, bytes: [UInt8])] = []
    private var given = 0

    /// Reads the first line; and all, up to the limit of a page, where it is no line of a history.
    mutating func readAhead(_ input: inout InputReader, fail: (Int, String) -> Void) throws {
      let limit = Extractor.Limits().bytes
      var size = 0
      while size <= limit, let line = try input.next(fail: fail) {
        ahead.append((input.number, line))
        size += line.count
        // That a line can't be read is told when its turn comes.
        if ahead.count == 1, (try? ImportLine(line)) != nil { return }
      }
    }

    func feed(address: String?) -> Feed? {
      let bytes = Array(ahead.map(\.bytes).joined(separator: [UInt8(ascii: "\n")]))
      let page = Page(bytes: bytes, address: address)
      // What is no feed is read as a history.
      return (try? FeedReader().feed(from: page)).flatMap { $0.kind == .jsonFeed ? $0 : nil }
    }

    mutating func next(
      _ input: inout InputReader, fail: (Int, String) -> Void
    ) throws -> (number: Int, bytes: [UInt8])? {
      if given < ahead.count {
        defer { given += 1 }
        return ahead[given]
      }
      return try input.next(fail: fail).map { (input.number, $0) }
    }
  }

  private func written(_ content: Content, _ path: String, isFirst: Bool) throws -> String {
    switch format {
    case .json: (isFirst ? "\n" : ",\n") + (try json(content, path, pretty: true))
    case .jsonl: try json(content, path, pretty: false) + "\n"
    case .text:
      switch content {
      case .article(let article, let explanation):
        (isFirst ? "" : "\n") + ExtractedText(path, article, explanation).text(on: .current)
      case .feed(let feed):
        (isFirst ? "" : "\n") + ExtractedFeedText(path, feed).text(on: .current)
      }
    }
  }

  private func json(_ content: Content, _ path: String, pretty: Bool) throws -> String {
    switch content {
    case .article(let article, let explanation):
      try JSONText.encode(ExtractedArticle(path, article, explanation), pretty: pretty)
    case .feed(let feed): try JSONText.encode(ExtractedFeed(path, feed), pretty: pretty)
    }
  }
}
