import Fetching
import Foundation

// How much of real histories each way of visiting sees, and for how many requests: at a fixed interval, by the
// table of ages alone, and by the schedule. Every story is followed for a year from its first revision.

let files = Array(CommandLine.arguments.dropFirst())
guard !files.isEmpty else {
  print("usage: bench-schedule HISTORY.jsonl …")
  exit(64)
}
let histories = try files.flatMap(History.read)
print("\(histories.count) stories")

func row(_ name: String, _ outcome: Outcome) {
  print(
    name.padding(toLength: 26, withPad: " ", startingAt: 0)
      + String(
        format: "%9d requests   %5.1f %% seen   median delay %6.2f h", outcome.requests,
        outcome.share * 100, outcome.medianDelay))
}

func atInterval(_ seconds: TimeInterval) -> Outcome {
  var outcome = Outcome()
  for history in histories { outcome.follow(history) { time, _ in time + seconds } }
  return outcome
}

func byTable(_ factor: Double) -> Outcome {
  var outcome = Outcome()
  for history in histories {
    outcome.follow(history) { time, _ in
      AgeTable.usual.interval(atAge: time.timeIntervalSince(history.times[0]))
        .map { time + $0 * factor }
    }
  }
  return outcome
}

func bySchedule(_ schedule: VisitSchedule) -> Outcome {
  var outcome = Outcome()
  for history in histories {
    var rate = ChangeRate(firstSeenAt: history.times[0])
    outcome.follow(history) { time, changed in
      rate.visited(at: time, changed: changed)
      return schedule.nextVisit(rate, isDeveloping: false)
    }
  }
  return outcome
}

/// Halves the range of a parameter until an outcome is as wanted, which falls as the parameter grows.
func search(_ range: ClosedRange<Double>, _ isMore: (Double) -> Bool) -> Double {
  var (low, high) = (range.lowerBound, range.upperBound)
  for _ in 0..<24 {
    let middle = (low * high).squareRoot()
    if isMore(middle) { low = middle } else { high = middle }
  }
  return high
}

let usual = bySchedule(VisitSchedule())
row("the schedule", usual)
for worth in [0.1, 0.4, 0.8] {
  row("… worth \(worth)", bySchedule(VisitSchedule(worth: worth)))
}
print("at equal requests")
row("a fixed interval", atInterval(search(60...1e7) { atInterval($0).requests > usual.requests }))
row("the table of ages", byTable(search(0.01...100) { byTable($0).requests > usual.requests }))
print("at an equal share seen")
let equal = atInterval(search(900...1e7) { atInterval($0).share > usual.share })
row("a fixed interval", equal)
print(
  String(
    format: "the schedule takes %.3f of the fixed interval's requests",
    Double(usual.requests) / Double(equal.requests)))
