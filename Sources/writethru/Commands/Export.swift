import ArgumentParser
import Foundation
import History
import Storage

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the change log of stories.",
    discussion: """
      One story after the other, each with every revision, when it was first seen and last seen \
      without it, and what changed. The same archive gives the same bytes. jsonl and csv \
      hold one change a line, atom one entry for each revision, html is one page that needs nothing \
      beside it, newsedits is an SQLite file in the shape of the NewsEdits data set. evidence is a folder for one story with the raw pages, the record and a page that says how to check them without this program; the record names the addresses of other stories too, and none of their text. Weights go from 0 to 100; below \(Change.trivialBelow) a change is trivial.

      EXAMPLE:
        writethru export harbour-bridge > CHANGES.md
        writethru export harbour-bridge --format html > changes.html
        writethru export --all --format newsedits --output edits.db
        writethru export harbour-bridge --format evidence --output bridge-evidence
        writethru export --all --format csv --least-weight 50 --since 2025-03-01 > changes.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, json, jsonl, csv, atom, html, newsedits, evidence

    /// Nil for what is no text.
    var ofChangeLog: ChangeLog.Format? {
      switch self {
      case .markdown: .markdown
      case .json: .json
      case .jsonl: .jsonl
      case .csv: .csv
      case .atom: .atom
      case .html: .html
      case .newsedits, .evidence: nil
      }
    }
  }

  @Argument(help: "Ids, keys or addresses of stories.") var stories: [String] = []
  @Flag(help: "All stories of the archive.") var all = false
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How it is written: markdown, json, jsonl, csv, atom, html, newsedits or evidence.")
  var format = Format.markdown
  @Option(
    help: "Only what was first seen then or later (2025-03-04, 2025-03-04T06:00:00Z), or after @N.")
  var since: Since?
  @Option(help: "For newsedits and evidence: the file or folder to make; nothing may stand there.")
  var output: String?
  @Option(help: "Only changes of this weight or more, from 0 to 100.") var leastWeight = 0

  func validate() throws {
    guard all != !stories.isEmpty else {
      throw ValidationError("name stories, or --all; not both, not neither")
    }
    guard 0...100 ~= leastWeight else {
      throw ValidationError("--least-weight is a number from 0 to 100")
    }
    guard (format.ofChangeLog == nil) == (output != nil) else {
      throw ValidationError(
        "--output goes with --format newsedits and evidence, and only with them")
    }
    if format.ofChangeLog == nil, since != nil || leastWeight > 0 {
      throw ValidationError(
        "\(format.rawValue) has whole stories; --since and --least-weight do not go with it")
    }
    if format == .evidence, all || stories.count > 1 {
      throw ValidationError("evidence is of one story")
    }
    if case .revision = since, all || stories.count > 1 {
      throw ValidationError("--since @N goes with one story; name a time for several")
    }
  }

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.read)
      // Asked for all at once, so that a wrong name is told before anything is written.
      let chosen =
        try all
        ? opened.stories().sorted { ($0.firstSeenAt, $0.id) < ($1.firstSeenAt, $1.id) }
        : stories.map { try opened.story(matching: $0) }
      if let path = output, format == .evidence, let story = chosen.first {
        return try opened.writeEvidence(of: story.id, to: path)
      }
      if let path = output {
        let file = try NewsEditsFile(path: path)
        for story in chosen { try file.add(try opened.timeline(of: story.id)) }
        return try file.finish()
      }
      guard let format = format.ofChangeLog else { return }
      var selection = ChangeLog.Selection(leastWeight: leastWeight)
      switch since {
      case .time(let time): selection.since = time
      case .revision(let number):
        // Asked for by the name that was typed: a story that was linked keeps its own numbers, and a number
        // that there is not is told by whoever reads it.
        selection.after = try stories.first.map { try opened.revision(of: $0, number).snapshot }
      case nil: break
      }
      let output = Output.standard
      output.write(ChangeLog.opening(format, of: chosen, isAll: all))
      for (position, story) in chosen.enumerated() {
        let log = ChangeLog(try opened.timeline(of: story.id), selection)
        try log.write(format, isFirst: position == 0) { output.write($0) }
      }
      output.write(ChangeLog.closing(format))
    }
  }
}

/// A time, or a revision of the one story that is meant.
enum Since: ExpressibleByArgument {
  case time(Date)
  case revision(Int)

  init?(argument: String) {
    if let number = Int(argument.hasPrefix("@") ? String(argument.dropFirst()) : argument) {
      self = .revision(number)
    } else if let time = TimeArgument(argument: argument) {
      self = .time(time.date)
    } else {
      return nil
    }
  }
}

/// A time in ISO 8601, or a day, which begins at midnight UTC.
struct TimeArgument: ExpressibleByArgument {
  var date: Date

  init?(argument: String) {
    // Not a time of day: perhaps a day alone.
    let time = try? Date(argument, strategy: .iso8601)
    guard let date = time ?? (try? Date("\(argument)T00:00:00Z", strategy: .iso8601)) else {
      return nil
    }
    self.date = date
  }
}
