import Fetching
import Foundation
import LocalSite

// A thousand addresses of fifty hosts at once, asked on this machine: how many a second, and whether any limit
// was passed at any moment, as the site sees it.

let arguments = Array(CommandLine.arguments.dropFirst())
let addresses = arguments.first.flatMap { Int($0) } ?? 1000
let hosts = 50

var policy = FetchPolicy()
policy.allowPrivate = true
policy.concurrency = 16

/// One way to ask, and how much faster than the limits allow it can't be.
struct Measure {
  var name: String
  var gap: TimeInterval
  /// Milliseconds that the site takes for each answer.
  var pause: Int
}

let text = String(repeating: "<p>The ferry runs again between the two piers.</p>", count: 600)
print("\(addresses) addresses of \(hosts) hosts, \(policy.concurrency) requests at once at most")
print(
  ["", "seconds", "a second", "at once", "one host", "least gap"]
    .map { $0.padding(toLength: 22, withPad: " ", startingAt: 0) }.joined())
var isBroken = false

for measure in [
  Measure(name: "no gap", gap: 0, pause: 0), Measure(name: "no gap, 20 ms each", gap: 0, pause: 20),
  Measure(name: "a gap of 0.2 s", gap: 0.2, pause: 0),
] {
  let site = try await LocalSite { request, connection in
    guard request.path != "/robots.txt" else { return try await connection.answer("404 Not Found") }
    if measure.pause > 0 { try await Task.sleep(for: .milliseconds(measure.pause)) }
    try await connection.page(text)
  }
  policy.leastGap = measure.gap
  let fetcher = Fetcher(policy, resolver: { _ in ["127.0.0.1"] })
  let start = ContinuousClock.now
  let failed = await withTaskGroup(of: Bool.self) { group in
    for number in 0..<addresses {
      let request = FetchRequest(
        "http://news\(number % hosts).example:\(site.port)/\(number)")
      group.addTask {
        do throws(FetchingError) {
          return try await fetcher.fetch(request).status != 200
        } catch {
          print("\(request.address): \(error)")
          return true
        }
      }
    }
    var failed = 0
    for await isFailed in group where isFailed { failed += 1 }
    return failed
  }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  await fetcher.shutdown()
  await site.stop()
  let visits = site.visits
  let cells = [
    measure.name, String(format: "%.2f", seconds),
    String(format: "%.0f", Double(visits.requests) / seconds), "\(visits.mostAtOnce)",
    "\(visits.mostAtOnceForOneHost)", String(format: "%.3f s", visits.leastGap),
  ]
  print(cells.map { $0.padding(toLength: 22, withPad: " ", startingAt: 0) }.joined())
  isBroken =
    isBroken || failed > 0 || visits.requests != addresses + hosts
    || visits.mostAtOnce > policy.concurrency || visits.mostAtOnceForOneHost != 1
    || visits.leastGap < measure.gap
}
if isBroken {
  print("a limit was passed, or a fetch failed")
  exit(1)
}
