// extraction-scores FOLDER [--set NAME] [--predictions FILE] [--failures FIELD] [--without-addresses]
//   [--mutations SEEDS]:
// how well articles are read from pages whose truth is known, by set, and what a page costs.
//
// A folder with `truth.json` holds pages with the truth for body, headline, author and date, or texts
// that must and must not be in the body; one with `pages.jsonl` holds fetches of pages in time order
// with the text that was on them, for the steadiness of what is read. Figures are defined as in the
// public article-extraction-benchmark. `--failures` prints where a field differs from the truth, and
// `--mutations` changes each page as a live site does between two fetches, some times over, and counts how
// often the article that is read is another one; with `--failures mutations` it prints the differences.
// `--predictions` writes what was read as JSON, for scorers elsewhere.

import Extraction
import Foundation

var options = Options(CommandLine.arguments.dropFirst())
guard let folder = options.folder else {
  FileHandle.standardError.write(Data((Options.usage + "\n").utf8))
  exit(64)
}
if let seeds = options.mutations {
  try MutationTable(of: folder, seeds: seeds, options).print()
} else if FileManager.default.fileExists(atPath: folder.appendingPathComponent("truth.json").path) {
  try ScoreTable(of: folder, options).print()
} else {
  try Steadiness(of: folder).print()
}

/// What the command line asks for.
struct Options {
  static let usage = """
    usage: extraction-scores FOLDER [--set NAME] [--predictions FILE] \
    [--failures body|segments|headline|author|date|mutations] [--without-addresses] [--mutations SEEDS]
    """

  var folder: URL?
  var set: String?
  var predictions: String?
  var failures: String?
  var withoutAddresses = false
  /// How many times each page is changed in each way.
  var mutations: UInt64?

  init(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--set": set = rest.popFirst()
      case "--predictions": predictions = rest.popFirst()
      case "--failures": failures = rest.popFirst()
      case "--mutations": mutations = rest.popFirst().flatMap { UInt64($0) }
      case "--without-addresses": withoutAddresses = true
      default: folder = argument.hasPrefix("-") ? nil : URL(fileURLWithPath: argument)
      }
    }
  }
}
