import Foundation
import History
import Storage

/// The counts of an archive, for a person.
struct StatisticsText {
  let text: String

  /// How many days are shown.
  private static let days = 14

  init(_ statistics: Statistics) {
    let packed = statistics.packedBytes
    var lines = [
      "\(statistics.stories) stories, \(statistics.revisions) revisions, "
        + "\(statistics.snapshots) snapshots (\(statistics.failures) without an article)",
      "\(statistics.pages) pages of \(statistics.receivedBytes.inBytes), kept in \(packed.inBytes)",
      "", "file \(statistics.fileBytes.inBytes)",
    ]
    lines += statistics.parts.map {
      "  \($0.name.padded(to: 12)) \($0.bytes.inBytes.paddedLeft(10))  "
        + "\(($0.bytes * 100 / max(1, statistics.fileBytes)).description.paddedLeft(3)) %"
    }
    lines += ["", "recorded       snapshots  revisions  new bytes"]
    let shown = statistics.days.suffix(Self.days)
    if shown.count < statistics.days.count { lines.append("…") }
    lines += shown.map {
      "\($0.day.padded(to: 14)) \("\($0.snapshots)".paddedLeft(9))  "
        + "\("\($0.revisions)".paddedLeft(9))  \($0.bytes.inBytes.paddedLeft(9))"
    }
    lines += ["", "slowest to read   snapshots  revisions   seconds"]
    lines += statistics.longest.map {
      "\($0.story.padded(to: 17)) \("\($0.snapshots)".paddedLeft(9))  "
        + "\("\($0.revisions)".paddedLeft(9))  \($0.seconds.inMilliseconds.paddedLeft(8))  "
        + $0.key.printable
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}

/// The counts of an archive in JSON; keys are stable.
struct StatisticsRecord: Encodable {
  struct Day: Encodable {
    var day: String
    var snapshots: Int
    var revisions: Int
    var bytes: Int
  }

  struct Long: Encodable {
    var story: String
    var key: String
    var snapshots: Int
    var revisions: Int
    var seconds: Double
  }

  var stories: Int
  var snapshots: Int
  var revisions: Int
  var failures: Int
  var pages: Int
  var receivedBytes: Int
  var packedBytes: Int
  var fileBytes: Int
  var parts: [String: Int]
  var days: [Day]
  var longest: [Long]

  init(_ statistics: Statistics) {
    stories = statistics.stories
    snapshots = statistics.snapshots
    revisions = statistics.revisions
    failures = statistics.failures
    pages = statistics.pages
    receivedBytes = statistics.receivedBytes
    packedBytes = statistics.packedBytes
    fileBytes = statistics.fileBytes
    parts = Dictionary(uniqueKeysWithValues: statistics.parts.map { ($0.name, $0.bytes) })
    days = statistics.days.map {
      Day(day: $0.day, snapshots: $0.snapshots, revisions: $0.revisions, bytes: $0.bytes)
    }
    longest = statistics.longest.map {
      Long(
        story: $0.story, key: $0.key, snapshots: $0.snapshots, revisions: $0.revisions,
        seconds: $0.seconds)
    }
  }

  var json: String { get throws { try JSONText.encode(self) + "\n" } }
}

extension Int {
  /// Bytes as people write them: `1.4 MB`.
  fileprivate var inBytes: String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var (value, unit) = (Double(self), 0)
    while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return unit == 0
      ? "\(self) B" : String(format: value < 10 ? "%.1f %@" : "%.0f %@", value, units[unit])
  }
}

extension Double {
  fileprivate var inMilliseconds: String { String(format: "%.4f", self) }
}

extension String {
  fileprivate func paddedLeft(_ width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }
}
