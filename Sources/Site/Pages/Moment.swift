import Foundation
import History

/// A moment as a page shows it.
struct MomentText {
  /// ISO 8601, for machines.
  var iso: String
  /// For instance `4 March 2025`.
  var day: String
  /// For instance `06:12`.
  var time: String

  init(_ date: Date) {
    iso = date.iso8601
    let parts = iso.split { !$0.isNumber }.map(String.init)
    let month = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    day =
      parts.count > 2 ? "\(Int(parts[2]) ?? 0) \(Self.months[(month - 1) % 12]) \(parts[0])" : ""
    time = parts.count > 4 ? "\(parts[3]):\(parts[4])" : ""
  }

  /// For instance `4 March 2025, 06:12`.
  var full: String { "\(day), \(time)" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension TimeInterval {
  /// How long it was, in the largest unit that says it well: `18 minutes`, `6 hours`, `3 days`.
  var inWords: String {
    let units: [(seconds: Double, name: String)] = [
      (86400 * 365, "year"), (86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"),
    ]
    guard let unit = units.first(where: { self >= $0.seconds * ($0.name == "second" ? 0 : 1) })
    else {
      return "0 seconds"
    }
    let count = Int((self / unit.seconds).rounded())
    return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
  }
}
