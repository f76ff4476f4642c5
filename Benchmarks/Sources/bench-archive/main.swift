import Foundation
import Storage

// What an archive costs: its size beside git's own pack of the same material, and whether speed and memory
// stay as they are when it grows. Histories are made from the examples, the same in every run; with files
// on the command line, their sizes are measured instead.

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
  print(Options.usage)
  exit(64)
}
let scratch =
  options.kept
  ?? FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID())")
try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
defer {
  // A folder that is gone already is as good.
  if options.kept == nil { try? FileManager.default.removeItem(at: scratch) }
}

/// The largest history that git is asked to pack, which takes it minutes.
let gitLimit = 10_000

func number(_ value: Double, _ digits: Int, width: Int = 12) -> String {
  let text = String(format: "%.\(digits)f", value)
  return String(repeating: " ", count: max(0, width - text.count)) + text
}

func row(_ name: String, _ cells: [String]) {
  print("  " + name.padding(toLength: 34, withPad: " ", startingAt: 0) + cells.joined())
}

/// An archive that was filled by the program.
struct Filled {
  var path: String
  var revisions: Int
  var received: Int
  var seconds: Double
  var peak: Int
  /// Bytes of the record, its pages and its indexes.
  var record: Int
  var file: Int
  /// Bytes of git's pack; nil where it was not asked.
  var git: Int?

  init(_ histories: [URL], _ name: String, usesGit: Bool) throws {
    path = scratch.appendingPathComponent("\(name).db").path
    let child = try Child.run(
      [options.program, "ingest"] + histories.map(\.path) + ["--db", path])
    (seconds, peak) = (child.seconds, child.peak)
    received = try histories.reduce(0) { $0 + (try fileSize($1)) }
    let statistics = try Archive(path: path, access: .read).statistics(longest: 0)
    revisions = statistics.snapshots
    record = statistics.parts.filter { ["raw pages", "record"].contains($0.name) }
      .reduce(0) { $0 + $1.bytes }
    file = statistics.fileBytes
    let parts = statistics.parts.map { "\($0.name) \($0.bytes / max(1, statistics.snapshots))" }
    print("  \(name): bytes a revision: \(parts.joined(separator: ", "))")
    if usesGit {
      git = try GitPack.size(of: histories, in: scratch.appendingPathComponent("\(name).git"))
    }
  }

  func perRevision(_ bytes: Int) -> String { number(Double(bytes) / Double(revisions), 0) }
}

func printSizes(_ filled: [Filled]) {
  row("revisions", filled.map { number(Double($0.revisions), 0) })
  row("received, bytes a revision", filled.map { $0.perRevision($0.received) })
  row("the record, bytes a revision", filled.map { $0.perRevision($0.record) })
  row("the whole file", filled.map { $0.perRevision($0.file) })
  row("git's pack", filled.map { one in one.git.map(one.perRevision) ?? number(.nan, 0) })
  func ratio(_ part: KeyPath<Filled, Int>) -> [String] {
    filled.map { number(Double($0[keyPath: part]) / Double($0.git ?? 0), 2) }
  }
  row("record / git (goal 1)", ratio(\.record))
  row("file / git (goal 3)", ratio(\.file))
  row(
    "bulk ingest, revisions a second", filled.map { number(Double($0.revisions) / $0.seconds, 0) })
  row("its peak memory, MB", filled.map { number(Double($0.peak) / 1e6, 0) })
}

if !options.files.isEmpty {
  print("given histories")
  printSizes([try Filled(options.files, "given", usesGit: true)])
  exit(0)
}

let phrases = try Phrasebook(folder: options.examples)
var filled: [Filled] = []
print("histories made from the examples")
for size in options.sizes {
  let history = scratch.appendingPathComponent("\(size).jsonl")
  _ = try HistoryFile.write(size, to: history, phrases: phrases)
  filled.append(try Filled([history], "\(size)", usesGit: size <= gitLimit))
}
printSizes(filled)

// In turn, so that all meet the same noise.
var samples = try filled.map { try Samples(path: $0.path) }
var ingests = samples.map { _ in [Double]() }
for _ in 0..<30 {
  for place in samples.indices { ingests[place].append(try samples[place].ingest()) }
}
let medians = ingests.map { Times($0).median }
row("one more ingest, ms", medians.map { number($0 * 1000, 2) })
row("… beside the smallest (goal 1.2)", medians.map { number($0 / medians[0], 2) })
let reads = try samples.indices.map { try samples[$0].reads(200) }
for kind in reads[0].indices {
  let times = reads.map { $0[kind].times }
  row("\(reads[0][kind].name), median ms", times.map { number($0.median * 1000, 2) })
  row("… 99th percentile", times.map { number($0.nearlyAll * 1000, 2) })
}
