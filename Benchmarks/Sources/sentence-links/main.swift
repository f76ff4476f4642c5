import Foundation
import History

// sentence-links LABELS.json           predictions as {pair id: {"links": [[old, new]…], "moved": […]}}
// sentence-links --table LABELS.json   F1 against the labels, beside two other ways to link

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

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.last, arguments.count == 1 || arguments.first == "--table" else {
  FileHandle.standardError.write(Data("usage: sentence-links [--table] LABELS.json\n".utf8))
  exit(64)
}
do {
  let pairs = try LabelledPair.read(path)
  if arguments.count == 1 { try printPredictions(pairs) } else { printTable(pairs) }
} catch {
  FileHandle.standardError.write(Data("\(path): \(error)\n".utf8))
  exit(1)
}
