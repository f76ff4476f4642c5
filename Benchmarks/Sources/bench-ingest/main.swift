import Foundation

// How fast histories come in, and how fast the program starts, beside what people scrape news with
// today: a git repository with a commit for each revision, filled in git's fastest way (fast-import).
// Usage: bench-ingest PROGRAM EXAMPLE.jsonl [HISTORY.jsonl …]

func median(_ values: [Double]) -> Double {
  values.isEmpty ? .nan : values.sorted()[values.count / 2]
}

func print(_ name: String, _ seconds: Double, _ rest: String) {
  Swift.print(
    name.padding(toLength: 34, withPad: " ", startingAt: 0)
      + String(format: "%9.1f ms", seconds * 1000) + "  " + rest)
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2 else {
  Swift.print("usage: bench-ingest PROGRAM EXAMPLE.jsonl [HISTORY.jsonl …]")
  exit(64)
}
let program = URL(fileURLWithPath: arguments[1]).path
let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID())")
try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
// A folder that is gone already is as good.
defer { try? FileManager.default.removeItem(at: scratch) }

// In turn, so that both meet the same noise; what `true` takes is the starting of processes itself.
var (starts, nothing): ([Double], [Double]) = ([], [])
for _ in 0..<21 {
  starts += [seconds([program, "--version"])].compactMap(\.self)
  nothing += [seconds(["true"])].compactMap(\.self)
}
print("start of the program", median(starts), "median of \(starts.count)")
print("start of `true`", median(nothing), "")

var histories = [("from the examples", try History(example: arguments[2], count: 10_000))]
for path in arguments.dropFirst(2) {
  histories.append((URL(fileURLWithPath: path).lastPathComponent, try History(path: path)))
}
for (name, history) in histories {
  Swift.print("\n\(name): \(history.lines.count) revisions, median of 3, in turn")
  let lines = scratch.appendingPathComponent("history.jsonl")
  let stream = scratch.appendingPathComponent("history.fast-import")
  try history.jsonLines.write(to: lines)
  try history.fastImport.write(to: stream)
  var (first, again, git): ([Double], [Double], [Double]) = ([], [], [])
  for _ in 0..<3 {
    let archive = scratch.appendingPathComponent("archive-\(UUID()).db").path
    let ingest = [program, "ingest", lines.path, "--db", archive]
    first += [seconds(ingest)].compactMap(\.self)
    again += [seconds(ingest)].compactMap(\.self)
    let folder = scratch.appendingPathComponent("git-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = seconds(["git", "init", "-q", folder.path])
    let fill = ["git", "-C", folder.path, "fast-import", "--quiet"]
    git += [seconds(fill, input: stream)].compactMap(\.self)
  }
  let count = Double(history.lines.count)
  func rate(_ seconds: Double) -> String {
    String(format: "%8.0f revisions a second", count / seconds)
  }
  print("  ingest", median(first), rate(median(first)))
  print("  ingest again, adds nothing", median(again), rate(median(again)))
  print(
    "  git fast-import", median(git),
    rate(median(git)) + String(format: "   ingest / git: %.2f", median(first) / median(git)))
}
