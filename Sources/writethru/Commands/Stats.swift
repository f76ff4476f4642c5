import ArgumentParser
import Foundation
import Storage

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts what is in the archive, and what takes its room.",
    discussion: """
      EXAMPLE:
        writethru stats
        writethru stats --format json
      """)

  @Option(help: "How the counts are written: text or json.") var format = ListFormat.text
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      let statistics = try archive.open(.read).statistics()
      switch format {
      case .json: Output.standard.write(try StatisticsRecord(statistics).json)
      case .text: Output.standard.write(StatisticsText(statistics).text)
      }
    }
  }
}
