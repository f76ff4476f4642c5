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
  /// Seconds between a revision and the visit that saw it, first ones apart, which every way sees at once.
  var delays: [TimeInterval] = []

  var share: Double { Double(seen) / Double(max(1, revisions)) }

  /// The median delay in hours, over all revisions but first ones.
  ///
  /// Those that were never seen count as endless, so that no way looks fast for having seen only what is easy.
  /// Nil where half of them were not seen.
  func medianDelay(stories: Int) -> Double? {
    let all = revisions - stories
    let sorted = delays.sorted()
    return all > 0 && all / 2 < sorted.count ? sorted[all / 2] / 3600 : nil
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

/// The histories of one file, or of all, visited in different ways.
struct Replay {
  let name: String
  let histories: [History]

  /// Prints what each way sees, at as many requests as the schedule makes and at the share that it sees.
  func report() {
    let usual = bySchedule(VisitSchedule())
    print("\n\(name): \(histories.count) stories, \(usual.revisions) revisions within a year")
    row("the schedule", usual)
    let interval = search(60...1e8) { atInterval($0).requests > usual.requests }
    row("a fixed interval, at equal requests", atInterval(interval))
    let factor = search(0.001...1000) { byTable($0).requests > usual.requests }
    row("the table of ages, at equal requests", byTable(factor))
    // Never less than the schedule saw: where that cannot be met exactly, the other way has seen more.
    let equal = atInterval(search(60...1e8) { atInterval($0).share >= usual.share }, below: true)
    row("a fixed interval, at an equal share", equal)
    let aged = byTable(search(0.001...1000) { byTable($0).share >= usual.share }, below: true)
    row("the table of ages, at an equal share", aged)
    print(
      String(
        format:
          "  the schedule makes %.3f of the requests of the fixed interval, %.3f of the table's",
        Double(usual.requests) / Double(equal.requests),
        Double(usual.requests) / Double(aged.requests)))
  }

  private func row(_ way: String, _ outcome: Outcome) {
    let delay = outcome.medianDelay(stories: histories.count)
    print(
      "  " + way.padding(toLength: 38, withPad: " ", startingAt: 0)
        + String(format: "%9d requests   %5.1f %% seen", outcome.requests, outcome.share * 100)
        + "   median delay " + (delay.map { String(format: "%8.2f h", $0) } ?? "   never"))
  }

  private func atInterval(_ seconds: TimeInterval, below: Bool = false) -> Outcome {
    var outcome = Outcome()
    let seconds = below ? seconds * 0.999 : seconds
    for history in histories { outcome.follow(history) { time, _ in time + seconds } }
    return outcome
  }

  private func byTable(_ factor: Double, below: Bool = false) -> Outcome {
    var outcome = Outcome()
    let factor = below ? factor * 0.999 : factor
    for history in histories {
      outcome.follow(history) { time, _ in
        AgeTable.usual.interval(atAge: time.timeIntervalSince(history.times[0]))
          .map { time + $0 * factor }
      }
    }
    return outcome
  }

  private func bySchedule(_ schedule: VisitSchedule) -> Outcome {
    var outcome = Outcome()
    for history in histories {
      var pace = Pace(firstSeenAt: history.times[0])
      pace.visited(at: history.times[0], .changed(isDeveloping: false))
      outcome.follow(history) { time, changed in
        if time > history.times[0] {
          pace.visited(
            at: time, changed ? .changed(isDeveloping: false) : .unchanged(isDeveloping: false))
        }
        return schedule.next(after: pace, jitter: 0.5).time
      }
    }
    return outcome
  }

  /// Halves the range of a parameter until an outcome is as wanted, which falls as the parameter grows.
  private func search(_ range: ClosedRange<Double>, _ isMore: (Double) -> Bool) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    for _ in 0..<30 {
      let middle = (low * high).squareRoot()
      if isMore(middle) { low = middle } else { high = middle }
    }
    return high
  }
}
