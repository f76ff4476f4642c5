import ArgumentParser
import Extraction
import Fetching
import Foundation

struct Ingest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes pages in: each becomes a snapshot, and where its article is new a revision.",
    discussion: """
      Reads HTML, plain text, Markdown, and JSON Lines, one revision a line: {"story", "time", "title", \
      "text" or "html", "url"}. Folders are searched. A file whose name begins with a time, like \
      20250304T061200Z.html, was seen then; others are seen now.

      Addresses are fetched now: one request at a time to a site, and none that its robots.txt disallows. \
      Addresses of private networks are refused, also where a redirect leads there.

      The story is found by --story, else by the page's canonical address or --url, else by the path, \
      else by likeness to the latest revision of a known story; else it is new. A page without an \
      article is kept as an event of a story that is known.

      Taking a history in again adds nothing, so that an import that was interrupted is just run again.

      EXAMPLE:
        writethru ingest page.html
        writethru ingest https://news.example/flood
        curl -s https://news.example/flood | writethru ingest - --url https://news.example/flood
        writethru ingest saved-pages/ history.jsonl --db flood.db
      """)

  @Argument(help: "Files, folders, addresses, or - for standard input.") var paths: [String]
  @Option(help: "The story's key; the story is made where there is none.") var story: String?
  @Option(help: "The address that a file was received from.") var url: String?
  @Option(
    name: .customLong("seen-at"),
    help: ArgumentHelp(
      "When the page was seen, ISO 8601; UTC where it has no zone. May lie before what is known.",
      valueName: "time"), transform: Moment.date)
  var seenAt: Date?
  @OptionGroup var fetching: FetchOptions
  @OptionGroup var configured: ConfigurationOptions
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How the results are written: text or json.") var format = ListFormat.text

  func validate() throws {
    if let url, Address(url) == nil {
      throw ValidationError("--url \"\(url.printable)\" is not an http or https address")
    }
    if let story, story.trimmingCharacters(in: .whitespaces).isEmpty {
      throw ValidationError("--story needs a key that is not empty")
    }
    if paths.contains(where: \.isAddress), url != nil || seenAt != nil {
      throw ValidationError(
        "--url and --seen-at are for files: an address says itself what it is, now")
    }
  }

  func run() async throws {
    try await CommandFailure.translating {
      // What was begun is finished also when nobody reads the results any more.
      Output.standard.outliveReader()
      let (sources, failures) = PageSource.find(paths.filter { !$0.isAddress })
      var ingestion = Ingestion(archive: archive, format: format)
      for failure in failures { ingestion.report.fail(failure.path, failure.reason) }
      for source in sources {
        var source = source
        if let seenAt { source.seenAt = seenAt }
        try ingestion.add(source, key: story, address: url)
      }
      try await fetch(paths.filter(\.isAddress), into: &ingestion)
      try ingestion.flush()
      try ingestion.report.finish()
    }
  }
}

extension Ingest {
  private func fetch(_ addresses: [String], into ingestion: inout Ingestion) async throws {
    guard !addresses.isEmpty else { return }
    let settings = try await configured.settings()
    let fetcher = Fetcher(try fetching.policy(over: settings.policy))
    do {
      try await fetcher.fetchAll(addresses) { address, result in
        let name = FetchRequest(address).name
        switch result {
        case .success(let fetch): try ingestion.add(fetch, name: name, key: story)
        case .failure(let error): ingestion.report.fail(name, error.description)
        }
      }
    } catch {
      await fetcher.shutdown()
      throw error
    }
    await fetcher.shutdown()
  }
}

extension String {
  /// Whether this is an address rather than a path: it begins with a scheme and two slashes.
  fileprivate var isAddress: Bool {
    guard let end = range(of: "://"), let first = utf8.first else { return false }
    return (0x61...0x7A).contains(first | 0x20)
      && self[..<end.lowerBound].utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
      }
  }
}

/// Moments as a person writes them.
enum Moment {
  /// Reads a day, or a day and a time, in UTC where no zone is named.
  ///
  /// - Throws: `ValidationError` with what is expected.
  static func date(_ argument: String) throws -> Date {
    var text = argument.replacing(" ", with: "T")
    if !text.contains("T") { text += "T00:00:00Z" }
    let time = text.drop { $0 != "T" }.dropFirst()
    if !time.contains(where: { "Z+-".contains($0) }) { text += "Z" }
    let digits = time.prefix { !"Z+-".contains($0) }
    if digits.count == 5 { text = text.replacing("T\(digits)", with: "T\(digits):00") }
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: digits.contains("."))
    // The style takes hour 25 for one o'clock of the next day. Why a text is no time makes no difference.
    guard digits.isEmpty || Int(digits.prefix(2)) ?? 99 < 24, let date = try? style.parse(text)
    else {
      throw ValidationError(
        "\"\(argument.printable)\" is no time; write it as 2025-03-04T06:12:00Z or 2025-03-04")
    }
    return date
  }
}
