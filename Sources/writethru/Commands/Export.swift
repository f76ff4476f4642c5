import ArgumentParser
import History
import Storage

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the change log of stories.",
    discussion: """
      One story after the other, each with every revision, when it was first seen and last seen \
      without it, and what changed. The same archive gives the same bytes.

      EXAMPLE:
        writethru export harbour-bridge > CHANGES.md
        writethru export --all --format json > archive.json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown
    case json
  }

  @Argument(help: "Ids, keys or addresses of stories.") var stories: [String] = []
  @Flag(help: "All stories of the archive.") var all = false
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How the change log is written: markdown or json.") var format = Format.markdown

  func validate() throws {
    guard all != !stories.isEmpty else {
      throw ValidationError("name stories, or --all; not both, not neither")
    }
  }

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.read)
      // Asked for all at once, so that a wrong name is told before anything is written.
      let ids =
        try all
        ? opened.stories().sorted { ($0.firstSeenAt, $0.id) < ($1.firstSeenAt, $1.id) }.map(\.id)
        : stories.map { try opened.story(matching: $0).id }
      let format: ChangeLog.Format = self.format == .json ? .json : .markdown
      Output.standard.write(ChangeLog.opening(format))
      for (position, id) in ids.enumerated() {
        let log = ChangeLog(try opened.timeline(of: id))
        Output.standard.write(try log.text(format, isFirst: position == 0))
      }
      Output.standard.write(ChangeLog.closing(format))
    }
  }
}
