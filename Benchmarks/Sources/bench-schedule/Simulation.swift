import Fetching
import Foundation

/// A week of many followed addresses, in which only the schedule's own time passes.
struct Simulation {
  var addresses = 10_000
  var hosts = 500
  var days = 7
  var budget = VisitBudget()

  private struct Story {
    var host: String
    var pace: Pace
    /// Changes a day, at the age of a day.
    var busyness: Double
    var random: SplitMix
    var changedUntil: Date
    var due: Date
    var visits = 0
    var worst: TimeInterval = 0
  }

  /// Runs the week, and prints what was kept of what was promised.
  func report() {
    let start = Date(timeIntervalSince1970: 1_900_000_000)
    let end = start + Double(days) * 86400
    var random = SplitMix(seed: 17)
    var queue = VisitQueue(budget: budget)
    let schedule = VisitSchedule()
    var stories: [Story] = []
    for id in 0..<addresses {
      // Few hosts have many stories; half of all addresses are on a twelfth of the hosts.
      let place = Double.random(in: 0..<1, using: &random)
      let host = Int(Double(hosts) * pow(place, 3.6))
      let age = 60 * 86400 * pow(Double.random(in: 0..<1, using: &random), 2)
      let first = start - age
      stories.append(
        Story(
          host: "h\(host).example", pace: Pace(firstSeenAt: first),
          busyness: 8 * pow(Double.random(in: 0..<1, using: &random), 3),
          random: SplitMix(seed: UInt64(id)), changedUntil: start, due: start))
      queue.add(.init(id: Int64(id), host: stories[id].host, due: start, wait: 0))
    }
    var running = [(end: Date, id: Int)]()
    var tally = Tally(budget: budget)
    let clock = ContinuousClock()
    let began = clock.now
    var memory: [Int] = []
    var now = start
    while now <= end {
      if now >= start + Double(memory.count + 1) * 86400 { memory.append(Self.residentBytes) }
      while let place = running.firstIndex(where: { $0.end <= now }) {
        let id = running.remove(at: place).id
        queue.finished(stories[id].host, at: now)
        tally.ended(stories[id].host, at: now)
        let next = visited(&stories[id], at: now, schedule)
        guard let time = next.time else { continue }
        stories[id].due = time
        queue.add(
          .init(
            id: Int64(id), host: stories[id].host, due: time, wait: time.timeIntervalSince(now)))
      }
      while let visit = queue.next(at: now) {
        let id = Int(visit.id)
        tally.began(visit.host, at: now)
        stories[id].visits += 1
        stories[id].worst = max(stories[id].worst, now.timeIntervalSince(visit.due))
        running.append((now + Double.random(in: 0.2..<3, using: &random), id))
      }
      let wait = [queue.nextTime(after: now), running.map(\.end).min()].compactMap { $0 }.min()
      guard let wait else { break }
      now = max(wait, now + 0.001)
    }
    memory.append(Self.residentBytes)
    print(stories, tally, memory, seconds: began.duration(to: clock.now), end: end)
  }

  /// What a visit finds, by the story's own rate, which falls with its age.
  private func visited(_ story: inout Story, at now: Date, _ schedule: VisitSchedule) -> NextVisit {
    let age = max(3600, now.timeIntervalSince(story.pace.rate.firstSeenAt)) / 86400
    let days = max(0, now.timeIntervalSince(story.changedUntil)) / 86400
    story.changedUntil = now
    let chance = 1 - exp(-story.busyness * days / age)
    let lot = Double.random(in: 0..<1, using: &story.random)
    story.pace.visited(
      at: now,
      lot < chance
        ? .changed(isDeveloping: lot < chance / 4) : .unchanged(isDeveloping: nil))
    return schedule.next(
      after: story.pace, jitter: Double.random(in: 0..<1, using: &story.random))
  }

  private func print(
    _ stories: [Story], _ tally: Tally, _ memory: [Int], seconds: Duration, end: Date
  ) {
    let visits = stories.map(\.visits)
    let late = stories.map(\.worst)
    let waiting = stories.filter { $0.due < end }.map { end.timeIntervalSince($0.due) }
    Swift.print(
      """

      \(addresses) addresses of \(hosts) hosts over \(days) days: \(visits.reduce(0, +)) visits \
      in \(String(format: "%.1f", seconds / .seconds(1))) s
        visits an address: \(visits.min() ?? 0) at least, \(visits.max() ?? 0) at most
        latest visit: \(Int((late.max() ?? 0) / 60)) min after it was due; \
      waiting at the end: \(waiting.count), the longest for \(Int((waiting.max() ?? 0) / 60)) min
        requests in any hour: \(tally.mostInAll) of \(budget.inAll) in all, \
      \(tally.mostForHost) of \(budget.forHost) to a host; at once: \(tally.mostAtOnce) of \
      \(budget.atOnce), \(tally.mostAtHost) to a host
        least gap at a host: \(String(format: "%.2f", tally.leastGap)) of \
      \(String(format: "%.2f", budget.leastGap)) s
        memory after each day: \(memory.map { "\($0 >> 20)" }.joined(separator: ", ")) MiB
      """)
  }

  /// What the program takes of memory now.
  private static var residentBytes: Int {
    // Where there is no /proc, nothing is said of memory.
    let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}

/// What is promised of requests, counted.
private struct Tally {
  let budget: VisitBudget
  private var all = Hour()
  private var hosts: [String: Hour] = [:]
  private var ends: [String: Date] = [:]
  private var running: [String: Int] = [:]
  private var atOnce = 0
  private(set) var mostInAll = 0
  private(set) var mostForHost = 0
  private(set) var mostAtOnce = 0
  private(set) var mostAtHost = 0
  private(set) var leastGap = TimeInterval.infinity

  init(budget: VisitBudget) {
    self.budget = budget
  }

  /// The requests of the last hour.
  private struct Hour {
    private var times: [Date] = []

    mutating func count(at now: Date) -> Int {
      times.append(now)
      if let first = times.firstIndex(where: { now.timeIntervalSince($0) < 3600 }), first > 0 {
        times.removeFirst(first)
      }
      return times.count
    }
  }

  mutating func began(_ host: String, at now: Date) {
    mostInAll = max(mostInAll, all.count(at: now))
    mostForHost = max(mostForHost, hosts[host, default: Hour()].count(at: now))
    running[host, default: 0] += 1
    atOnce += 1
    mostAtOnce = max(mostAtOnce, atOnce)
    mostAtHost = max(mostAtHost, running[host, default: 0])
    if let end = ends[host] { leastGap = min(leastGap, now.timeIntervalSince(end)) }
  }

  mutating func ended(_ host: String, at now: Date) {
    running[host, default: 0] -= 1
    atOnce -= 1
    ends[host] = now
  }
}

/// Random numbers that are the same in every run (SplitMix64: Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
