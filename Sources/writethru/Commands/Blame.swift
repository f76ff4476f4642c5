import ArgumentParser
import History
import Storage

struct Blame: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Shows since when each sentence of a revision has stood there, and what became of it.",
    discussion: """
      Without @N, the latest revision. A sentence lives on through edits, moves, splits and merges; what \
      is gone and comes back word for word is reinstated. Later events are told too, so that an old \
      revision shows what is gone since.

      EXAMPLE:
        writethru blame harbour-bridge
        writethru blame harbour-bridge@3
        writethru blame harbour-bridge --format json
      """)

  @Argument(help: "Id, key or address of the story, with @N for its revision N.")
  var story: RevisionReference
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How it is written: text or json.") var format = ListFormat.text

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.read)
      let revision = try opened.revision(of: story.story, story.number)
      let lineage = Lineage(of: try opened.timeline(of: story.story))
      switch format {
      case .json:
        Output.standard.write(
          try JSONText.encode(LineageRecord(lineage, of: revision)) + "\n")
      case .text:
        Output.standard.write(LineageText(lineage, of: revision, on: .current).text)
      }
    }
  }
}
