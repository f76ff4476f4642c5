import ArgumentParser
import History
import Storage

struct TimelineOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Shows a story's snapshots and revisions in the order in which they were seen.",
    discussion: """
      Each revision says what changed from the one before it in time. A page that was seen again \
      unchanged, and one that held no article, stand in their places.

      EXAMPLE:
        writethru timeline harbour-bridge
        writethru timeline k3f9x2ab --format json
      """)

  @Argument(help: "Id, key or address of the story, or the beginning of one.") var story: String
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How the timeline is written: text or json.") var format = ListFormat.text

  func run() throws {
    try CommandFailure.translating {
      let timeline = try archive.open(.read).timeline(of: story)
      switch format {
      case .json: Output.standard.write(try JSONText.encode(TimelineRecord(timeline)) + "\n")
      case .text: Output.standard.write(TimelineText(timeline, on: .current).text)
      }
    }
  }
}
