import ArgumentParser
import Extraction
import Foundation
import History
import Storage

struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Follows addresses: articles, feeds, sitemaps, sites.",
    discussion: """
      What is added is visited by `watch run`, or by `serve --watch`. The first visit shows what stands at \
      an address. All articles of a feed are followed from when it first lists them, also when they have left \
      it; a site's page leads to its feeds.

      A young article is visited every 15 minutes for 3 hours, hourly to a day, 3-hourly to a week, then \
      every 3 days to a month and monthly up to a year; sooner where the changes that were seen let others \
      expect, while it calls itself developing, or when its feed tells of a change. Feeds are visited hourly \
      at least.

      EXAMPLE:
        writethru watch add https://news.example/feed.xml
        writethru watch run
      """,
    subcommands: [
      WatchAdd.self, WatchImport.self, WatchList.self, WatchRemove.self, WatchPause.self,
      WatchResume.self, WatchRun.self,
    ])
}

/// How what is added is followed.
struct FollowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How often it is visited, in place of the schedule: 90s, 15m, 2h, 1d.",
      discussion: "Of a feed, how often the feed is; its articles keep the schedule.",
      valueName: "interval"),
    transform: FollowOptions.interval)
  var every: Interval?
  @Option(
    help: ArgumentHelp(
      "When it is no longer followed, ISO 8601; what a feed leads to as well.", valueName: "time"),
    transform: Moment.date)
  var until: Date?
  @Option(
    help: ArgumentHelp(
      "A name to find it by; may be given several times. What a feed leads to has it too.",
      valueName: "name"))
  var tag: [String] = []
  @OptionGroup var archive: ArchiveOptions

  func validate() throws {
    guard tag.allSatisfy({ !$0.isEmpty && $0.count <= 100 && !$0.contains("/") }) else {
      throw ValidationError("--tag has up to 100 characters, and no slash")
    }
  }

  /// Follows addresses, and tells what became of each.
  ///
  /// - Throws: `CommandFailure` where one is no address, after all others have been taken.
  func follow(_ addresses: [(text: String, place: String?)]) throws {
    let now = Date()
    var drafts: [FollowDraft] = []
    var hasFailed = false
    for (text, place) in addresses {
      let start = place.map { "\($0.printable): " } ?? ""
      if URLComponents(string: text)?.user != nil {
        hasFailed = true
        Output.error.write(
          "\(start)a name or password stands in the address; leave it out\n")
        continue
      }
      guard
        let draft = FollowDraft(
          address: text, tags: tag, every: every?.seconds, until: until,
          pace: VisitState(firstSeenAt: now).json, dueAt: now)
      else {
        hasFailed = true
        Output.error.write(
          "\(start)\(text.printable): no address that begins with http:// or https://\n")
        continue
      }
      drafts.append(draft)
    }
    if !drafts.isEmpty {
      for (followed, isNew) in try archive.open(.write).follow(drafts, now: now) {
        let words = isNew ? "followed from now on" : "followed already, due now"
        Output.standard.write("\(followed.address.printable): \(words)\n")
      }
    }
    if hasFailed { throw CommandFailure(nil) }
  }

  private static func interval(_ text: String) throws -> Interval {
    guard let interval = Interval(text), interval.seconds >= 10 else {
      throw ValidationError(
        "\"\(text.printable)\" is no interval; write 15m, 2h or 1d, ten seconds at least")
    }
    return interval
  }
}

struct WatchAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Follows addresses of articles, feeds, sitemaps or sites.",
    discussion: """
      Nothing is asked yet: the first visit, by `watch run`, shows what stands there. An address that is \
      followed already takes the new interval, end and tags, and is due now.

      EXAMPLE:
        writethru watch add https://news.example/flood
        writethru watch add https://news.example/feed.xml --tag coast
        writethru watch add https://news.example/notice --every 1h --until 2031-05-04
      """)

  @Argument(help: "Addresses of articles, feeds, sitemaps, or pages that name feeds.")
  var addresses: [String]
  @OptionGroup var options: FollowOptions

  func run() throws {
    try CommandFailure.translating { try options.follow(addresses.map { ($0, nil) }) }
  }
}

struct WatchImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Follows all addresses of a file.",
    discussion: """
      The file is OPML, as feed readers write it, or has one address a line; lines that are empty or begin \
      with # are left out.

      EXAMPLE:
        writethru watch import feeds.opml --tag desk
      """)

  @Argument(help: "A file, or - for standard input.") var file: String
  @OptionGroup var options: FollowOptions

  func run() throws {
    try CommandFailure.translating {
      let bytes: [UInt8]
      do {
        var input = try InputReader(path: file == "-" ? nil : file)
        bytes = try input.all()
      } catch InputReader.Failure.unreadable(let reason) {
        throw CommandFailure("\(file.printable): \(reason.printable)")
      }
      let addresses = try addresses(in: bytes)
      guard !addresses.isEmpty else {
        throw CommandFailure("\(file.printable): no address in it; expected OPML, or one a line")
      }
      try options.follow(addresses)
    }
  }

  private func addresses(in bytes: [UInt8]) throws -> [(text: String, place: String?)] {
    if OPMLReader().looksLikeOPML(bytes) {
      do {
        return try OPMLReader().addresses(in: Page(bytes: bytes)).map { ($0, file) }
      } catch {
        throw CommandFailure("\(file.printable): \(error.description.printable)")
      }
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.enumerated().compactMap { number, line in
      let text = line.trimmingCharacters(in: .whitespaces)
      return text.isEmpty || text.hasPrefix("#") ? nil : (text, "\(file):\(number + 1)")
    }
  }
}
