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
    full = "\(day), \(time)"
    let words = day.split(separator: " ")
    short = words.count > 1 ? "\(words[0]) \(words[1].prefix(3))" : day
  }

  /// For instance `4 Mar`.
  var short: String

  /// For instance `4 March 2025, 06:12`.
  var full: String

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension TimeInterval {
  /// How long it was, in the largest unit of which it has two: `90 minutes`, `6 hours`, `3 days`.
  var inWords: String {
    let units: [(seconds: Double, name: String)] = [
      (86400 * 365, "year"), (86400, "day"), (3600, "hour"), (60, "minute"),
    ]
    let unit = units.first { self >= $0.seconds * 2 } ?? (60, "minute")
    let count = max(1, Int((self / unit.seconds).rounded()))
    return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
  }
}
