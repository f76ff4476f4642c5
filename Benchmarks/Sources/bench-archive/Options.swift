import Foundation

/// What is measured.
struct Options {
  var program: String
  var examples: String
  var sizes = [1000, 10_000]
  /// Histories that are measured instead of made ones, or archives that are read.
  var files: [URL] = []
  /// How many revisions the longest story has; with 50 there are 5,000 stories in 100,000 revisions.
  var longest = 200
  /// Where histories and archives are left; nil for a folder that is gone at the end.
  var kept: URL?

  static let usage =
    "usage: bench-archive PROGRAM EXAMPLES [--revisions N,N,…] [--longest N]"
    + " [--keep FOLDER] [HISTORY.jsonl …] [ARCHIVE.db …]"

  /// Reads the arguments; nil where they make no sense.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    guard let program = rest.popFirst(), let examples = rest.popFirst() else { return nil }
    self.program = URL(fileURLWithPath: program).path
    self.examples = examples
    while let argument = rest.popFirst() {
      switch argument {
      case "--revisions":
        let numbers = rest.popFirst()?.split(separator: ",").map { Int($0) } ?? []
        sizes = numbers.compactMap(\.self).filter { $0 > 0 }.sorted()
        guard !sizes.isEmpty, sizes.count == numbers.count else { return nil }
      case "--longest":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number >= 5 else { return nil }
        longest = number
      case "--keep":
        guard let path = rest.popFirst() else { return nil }
        kept = URL(fileURLWithPath: path)
      default: files.append(URL(fileURLWithPath: argument))
      }
    }
  }
}
