import ArgumentParser
import Foundation
import History
import Storage

struct SearchFor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds words in all revisions, also those that were taken away.",
    discussion: """
      Words must all stand in one passage: a headline, a paragraph or another block. "A phrase" in \
      quotation marks is found word for word, begin* finds what begins so; OR, NOT and parentheses are \
      understood. Case and accents make no difference. For each passage stands since when and until \
      when it was seen.

      EXAMPLE:
        writethru search bridge closed
        writethru search '"no danger to the public"' --removed
        writethru search 'evacuat*' --added-since 2025-06-11T08:00:00Z --source harbour.example
      """)

  @Argument(help: "What is looked for.") var words: [String]
  @Flag(help: "Only stories that once said it and no longer do.") var removed = false
  @Option(help: ArgumentHelp("Only where it was first seen then or later.", valueName: "time"))
  var addedSince: TimeArgument?
  @Option(help: "Only this story.") var story: String?
  @Option(help: ArgumentHelp("Only stories seen under an address of this host.", valueName: "host"))
  var source: String?
  @Option(help: "Most stories that are shown.") var limit = 20
  @Option(help: "How the finds are written: text or json.") var format = ListFormat.text
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      var filter = SearchFilter()
      filter.isRemoved = removed
      filter.addedSince = addedSince?.date
      filter.story = story
      filter.host = source
      filter.limit = max(1, limit)
      // A phrase that the shell has taken the quotation marks of is a phrase still.
      let text = words.map { $0.contains(" ") && words.count > 1 ? "\"\($0)\"" : $0 }
        .joined(separator: " ")
      let result = try archive.open(.read).search(text, filter)
      switch format {
      case .json: Output.standard.write(try JSONText.encode(SearchRecord(result)) + "\n")
      case .text: Output.standard.write(SearchResultText(result).text(on: .current))
      }
      guard !result.hits.isEmpty else { throw CommandFailure("nothing found") }
    }
  }
}
