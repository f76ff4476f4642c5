import Foundation

// What an archive costs: its size beside git's own pack of the same material, and whether speed and memory
// stay as they are when it grows. Histories are made from the examples, the same in every run; with histories
// on the command line, their sizes are measured instead, with archives how fast they are read.

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

let archives = options.files.filter { $0.pathExtension == "db" }
if !archives.isEmpty {
  var samples = try archives.map { try Samples(path: $0.path) }
  row("archives", archives.map { cell($0.lastPathComponent) })
  try measureReads(&samples)
} else if !options.files.isEmpty {
  print("given histories")
  printSizes([
    try Filled(options.files, "given", program: options.program, in: scratch, usesGit: true)
  ])
} else {
  try measureGrowth()
}

/// Fills archives of each size, and asks the same of all.
func measureGrowth() throws {
  let phrases = try Phrasebook(folder: options.examples)
  var filled: [Filled] = []
  print("histories made from the examples")
  for size in options.sizes {
    let history = scratch.appendingPathComponent("\(size).jsonl")
    _ = try HistoryFile.write(size, to: history, phrases: phrases, longest: options.longest)
    filled.append(
      try Filled(
        [history], "\(size)", program: options.program, in: scratch, usesGit: size <= gitLimit))
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
  try measureReads(&samples)
}

/// Asks the same of all archives.
func measureReads(_ samples: inout [Samples]) throws {
  let reads = try samples.indices.map { try samples[$0].reads(200) }
  for kind in reads[0].indices {
    let times = reads.map { $0[kind].times }
    row("\(reads[0][kind].name), median ms", times.map { number($0.median * 1000, 2) })
    row("… 99th percentile", times.map { number($0.nearlyAll * 1000, 2) })
  }
}
