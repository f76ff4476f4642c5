import Fetching
import Foundation

/// A story's real history: when each of its revisions appeared.
struct History {
  /// Rising; the first one is when the story was first seen.
  var times: [Date]

  private struct Line: Decodable {
    var story: String
    var time: String
  }

  /// Reads histories from JSON Lines with `story` and `time`.
  static func read(_ file: String) throws -> [History] {
    var stories: [String: [Date]] = [:]
    for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
      let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: line.time.contains("."))
      stories[line.story, default: []].append(try style.parse(line.time))
    }
    return stories.keys.sorted().compactMap { stories[$0].map { History(times: $0.sorted()) } }
  }
}

/// What a way of visiting saw of histories.
struct Outcome {
  var requests = 0
  var seen = 0
  var revisions = 0
  /// Seconds between a revision and the visit that saw it.
  var delays: [TimeInterval] = []

  var share: Double { Double(seen) / Double(max(1, revisions)) }

  /// In hours, over the revisions that were seen but for first ones.
  var medianDelay: Double {
    delays.isEmpty ? 0 : delays.sorted()[delays.count / 2] / 3600
  }

  /// Follows one story for a year; `next` says when to come again, told the time of the last visit and
  /// whether it saw a change.
  mutating func follow(_ history: History, _ next: (Date, Bool) -> Date?) {
    let end = history.times[0] + AgeTable.usual.end
    let times = history.times.filter { $0 <= end }
    requests += 1
    seen += 1
    revisions += times.count
    var known = 0
    var visit = next(times[0], false)
    while let time = visit, time <= end {
      requests += 1
      var latest = known
      while latest + 1 < times.count, times[latest + 1] <= time { latest += 1 }
      if latest > known {
        seen += 1
        delays.append(time.timeIntervalSince(times[latest]))
      }
      let changed = latest > known
      known = latest
      visit = next(time, changed)
    }
  }
}
