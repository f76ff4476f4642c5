import Foundation

/// A number for a column of a table; what was not measured is a dash.
func number(_ value: Double, _ digits: Int) -> String {
  cell(value.isFinite ? String(format: "%.\(digits)f", value) : "–")
}

/// A text for a column of a table.
func cell(_ text: String) -> String {
  String(repeating: " ", count: max(1, 12 - text.count)) + text
}

/// Prints a row of a table.
func row(_ name: String, _ cells: [String]) {
  print("  " + name.padding(toLength: 34, withPad: " ", startingAt: 0) + cells.joined())
}

/// Prints what archives take, and how fast they were filled.
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
