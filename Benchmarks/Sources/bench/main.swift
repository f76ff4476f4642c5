// bench [--workloads FOLDER] [--peer PROGRAM]… [NAME]…: a table of this engine beside others.
//
// Without a folder, seeded workloads are made in a scratch folder. A peer is a program that is called
// as `PROGRAM FOLDER NAME…` and prints a line for each measurement, tab-separated: engine, mode
// (`ids` or `e2e`), workload, median ns, minimum ns, repetitions, deletions, insertions.

import Foundation
import Measuring

var folder: String?
var peers: [String] = []
var names: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--workloads": folder = arguments.popFirst()
  case "--peer": peers += arguments.popFirst().map { [$0] } ?? []
  case _ where argument.hasPrefix("-"):
    FileHandle.standardError.write(
      Data("usage: bench [--workloads FOLDER] [--peer PROGRAM]… [NAME]…\n".utf8))
    exit(64)
  default: names.append(argument)
  }
}

var scratch: URL?
let place: String
if let folder {
  place = folder
  if names.isEmpty {
    names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".old.tok") }.map { String($0.dropLast(8)) }
  }
} else {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("diff-bench-\(getpid())")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  scratch = url
  place = url.path
  let workloads = Workload.all.filter { names.isEmpty || names.contains($0.name) }
  for workload in workloads {
    try Data(workload.old).write(to: url.appendingPathComponent("\(workload.name).old.tok"))
    try Data(workload.new).write(to: url.appendingPathComponent("\(workload.name).new.tok"))
    print("\(workload.name): \(workload.summary)")
  }
  names = workloads.map(\.name)
}
defer { if let scratch { try? FileManager.default.removeItem(at: scratch) } }

print(Row.heading)
for name in names {
  let sides = ["old", "new"].compactMap {
    FileManager.default.contents(atPath: "\(place)/\(name).\($0).tok")
  }
  guard sides.count == 2 else {
    FileHandle.standardError.write(Data("bench: \(name): no such workload in \(place)\n".utf8))
    continue
  }
  // Our own figures and the peers' are taken right after each other, so that both see the same machine.
  let own = TokenMeasurement(old: Array(sides[0]), new: Array(sides[1]))
  let rows = try peers.flatMap { try Row.measure(peer: $0, folder: place, name: name) }
  print(Row("Diffing", "ids", name, own.idsMedianNs, own.deletions + own.insertions).text(own))
  print(Row("Diffing", "e2e", name, own.endToEndMedianNs, own.deletions + own.insertions).text(own))
  for row in rows { print(row.text(own)) }
}
