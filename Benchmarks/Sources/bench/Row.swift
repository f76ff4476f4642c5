import Foundation
import Measuring

/// A line of the table: an engine on a workload.
struct Row {
  static let heading = columns(
    "workload", "engine", "mode", "median", "× ours", "edits", "too many")

  var engine: String
  var mode: String
  var workload: String
  var median: Int
  var edits: Int

  init(_ engine: String, _ mode: String, _ workload: String, _ median: Int, _ edits: Int) {
    self.engine = engine
    self.mode = mode
    self.workload = workload
    self.median = median
    self.edits = edits
  }

  /// Runs a peer and reads what it prints.
  static func measure(peer: String, folder: String, name: String) throws -> [Row] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: peer)
    process.arguments = [folder, name]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return output.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 8, let median = Double(fields[3]), let deletions = Int(fields[6]),
        let insertions = Int(fields[7])
      else { return nil }
      return Row(fields[0], fields[1], fields[2], Int(median), deletions + insertions)
    }
  }

  /// The line, with the ratio of this row's time to ours in the same mode.
  func text(_ own: TokenMeasurement) -> String {
    let ours = mode.hasPrefix("e2e") ? own.endToEndMedianNs : own.idsMedianNs
    let excess = edits - own.deletions - own.insertions
    return Self.columns(
      workload, engine, mode, Self.time(median),
      String(format: "%.2f", Double(median) / Double(max(ours, 1))), "\(edits)",
      excess == 0
        ? "" : String(format: "+%.1f %%", 100 * Double(excess) / Double(max(edits - excess, 1))))
  }

  private static func time(_ nanoseconds: Int) -> String {
    switch nanoseconds {
    case ..<1_000_000: String(format: "%.2f µs", Double(nanoseconds) / 1e3)
    case ..<1_000_000_000: String(format: "%.2f ms", Double(nanoseconds) / 1e6)
    default: String(format: "%.2f s", Double(nanoseconds) / 1e9)
    }
  }

  private static func columns(_ fields: String...) -> String {
    zip(fields, [10, 18, 18, 12, 9, 8, 9]).enumerated().map { index, field in
      let padding = String(repeating: " ", count: max(0, field.1 - field.0.count))
      return index < 3 ? field.0 + padding : padding + field.0
    }.joined(separator: " ")
  }
}
