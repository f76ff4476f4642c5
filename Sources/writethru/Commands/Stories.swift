import ArgumentParser
import History
import Storage

struct Stories: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists all stories, the most recently seen first.",
    discussion: """
      JSON: an array of {id, key, headline, status, revisions, snapshots, firstSeenAt, lastSeenAt, \
      addresses}. Status is developing, settled or unknown.

      EXAMPLE:
        writethru stories
        writethru stories --format json
      """)

  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How the list is written: text or json.") var format = ListFormat.text

  func run() throws {
    try CommandFailure.translating {
      let stories = try archive.open(.read).stories()
      switch format {
      case .json: Output.standard.write(try JSONText.encode(stories) + "\n")
      case .text: Output.standard.write(StoriesText(stories, on: .current).text)
      }
    }
  }
}
