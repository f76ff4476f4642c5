import Foundation
import History

// sentence-links LABELS.json           predictions as {pair id: {"links": [[old, new]…], "moved": […]}}
// sentence-links --table LABELS.json   F1 against the labels, beside two other ways to link
// sentence-links --mutations FOLDER    F1 on mutated copies of the folder's articles, whose links are known

func printPredictions(_ pairs: [LabelledPair]) throws {
  struct Line: Encodable {
    var links: [[Int]]
    var moved: [[Int]]
  }
  func sorted(_ links: Set<Link>) -> [[Int]] {
    links.map { [$0.old, $0.new] }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }
  var lines: [String: Line] = [:]
  for pair in pairs {
    let prediction = Prediction(aligning: pair)
    lines[pair.id] = Line(links: sorted(prediction.links), moved: sorted(prediction.moved))
  }
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  print(String(decoding: try encoder.encode(lines), as: UTF8.self))
}

func printTable(_ pairs: [LabelledPair]) {
  func score(_ predict: (Int) -> Prediction) -> Score {
    pairs.indices.reduce(into: Score()) { $0.add(predict($1), to: pairs[$1]) }
  }
  print(
    "F1".padding(toLength: 28, withPad: " ", startingAt: 0)
      + Score.Kind.allCases.map {
        String(repeating: " ", count: 12 - $0.rawValue.count) + $0.rawValue
      }.joined())
  print(score { Prediction(aligning: pairs[$0]) }.row("writethru"))
  // Both others are given the threshold that is best for them on these very pairs.
  let thresholds = stride(from: 0.2, to: 0.8, by: 0.04)
  let bases = pairs.map(Baseline.init)
  for (name, ways) in [
    ("BLEU-2 both ways", bases.map { $0.newsEdits() }),
    ("likest first, one to one", bases.map { $0.wikidiff() }),
  ] {
    let scores = thresholds.map { threshold in
      (threshold, score { ways[$0](threshold) })
    }
    guard let best = scores.max(by: { $0.1.f1(.changed) < $1.1.f1(.changed) }) else { continue }
    print(best.1.row("\(name), \(String(format: "%.2f", best.0))"))
  }
}

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch (arguments.first, arguments.last) {
  case ("--table", let path?) where arguments.count == 2:
    printTable(try LabelledPair.read(path))
  case ("--mutations", let folder?) where arguments.count == 2:
    try Mutations(folder: folder).printTable(rounds: 1000)
  case (let path?, _) where arguments.count == 1:
    try printPredictions(try LabelledPair.read(path))
  default:
    let usage = "usage: sentence-links [--table] LABELS.json | --mutations FOLDER\n"
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
  }
} catch {
  FileHandle.standardError.write(Data("\(arguments.last ?? ""): \(error)\n".utf8))
  exit(1)
}
