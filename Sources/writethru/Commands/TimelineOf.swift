import ArgumentParser
import History
import Storage

struct TimelineOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Shows a story's snapshots and revisions in the order in which they were seen.",
    discussion: """
      Each revision says what changed from the one before it in time. A page that was seen again \
      unchanged, and one that held no article, stand in their places. With --follow, only the revisions \
      at which the numbers beside a word or phrase changed, or the phrase came or went.

      EXAMPLE:
        writethru timeline harbour-bridge
        writethru timeline k3f9x2ab --format json
        writethru timeline harbour-bridge --follow injured
      """)

  @Argument(help: "Id, key or address of the story, or the beginning of one.") var story: String
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "Follow a word or phrase, and the number beside it, through the revisions.")
  var follow: String?
  @Option(help: "How the timeline is written: text or json.") var format = ListFormat.text

  func run() throws {
    try CommandFailure.translating {
      let timeline = try archive.open(.read).timeline(of: story)
      if let follow { return try write(Following(follow, in: timeline), of: timeline.story) }
      switch format {
      case .json: Output.standard.write(try JSONText.encode(TimelineRecord(timeline)) + "\n")
      case .text: Output.standard.write(TimelineText(timeline, on: .current).text)
      }
    }
  }

  func validate() throws {
    if let follow, !follow.contains(where: { $0.isLetter || $0.isNumber || $0.isSymbol }) {
      throw ValidationError("--follow takes a word or a phrase")
    }
  }

  private func write(_ following: Following, of story: Story) throws {
    switch format {
    case .json:
      Output.standard.write(try JSONText.encode(FollowingRecord(following, of: story)) + "\n")
    case .text:
      Output.standard.write(FollowingText(following, of: story, on: .current).text)
    }
  }
}
