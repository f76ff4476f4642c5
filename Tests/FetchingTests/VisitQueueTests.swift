import Foundation
import Support
import Testing

@testable import Fetching

struct VisitQueueTests {
  private let start = Date(timeIntervalSince1970: 1_900_000_000)

  private func budget(forHost: Int = 240, inAll: Int = 3600, gap: TimeInterval = 2) -> VisitBudget {
    var budget = VisitBudget()
    budget.forHost = forHost
    budget.inAll = inAll
    budget.leastGap = gap
    return budget
  }

  /// Lets time pass from one moment to the next at which anything can be done; each visit takes a second.
  private func run(
    _ queue: inout VisitQueue, until end: Date, from start: Date,
    again: (VisitQueue.Visit, Date) -> VisitQueue.Visit?
  ) -> [(time: Date, visit: VisitQueue.Visit)] {
    var now = start
    var visits: [(Date, VisitQueue.Visit)] = []
    var running: [(Date, VisitQueue.Visit)] = []
    while now <= end {
      while let first = running.first, first.0 <= now {
        running.removeFirst()
        queue.finished(first.1.host, at: now)
        if let next = again(first.1, now) { queue.add(next) }
      }
      while let visit = queue.next(at: now) {
        visits.append((now, visit))
        running.append((now + 1, visit))
      }
      let times = [queue.nextTime(after: now), running.first?.0].compactMap { $0 }
      guard let time = times.min() else { break }
      now = max(time, now + 0.001)
    }
    return visits
  }

  /// The most that lies within any hour.
  private func most(_ times: [Date]) -> Int {
    var most = 0
    var first = 0
    for (place, time) in times.enumerated() {
      while time.timeIntervalSince(times[first]) >= 3600 { first += 1 }
      most = max(most, place - first + 1)
    }
    return most
  }

  @Test func `nothing is visited before it is due`() {
    var queue = VisitQueue(budget: budget())
    queue.add(.init(id: 1, host: "tide.example", due: start + 60, wait: 900))
    #expect(queue.next(at: start) == nil)
    #expect(queue.nextTime(after: start) == start + 60)
    #expect(queue.next(at: start + 60)?.id == 1)
    #expect(queue.next(at: start + 60) == nil)
    #expect(queue.nextTime(after: start + 60) == nil)
  }

  @Test func `nothing is waited for where nothing is followed any more`() {
    var queue = VisitQueue(budget: budget())
    queue.add(.init(id: 1, host: "tide.example", due: start, wait: 900))
    #expect(queue.next(at: start) != nil)
    queue.finished("tide.example", at: start + 1)
    #expect(queue.nextTime(after: start + 1) == nil)
    // What was used of its budget is known all the same, until that is made up for.
    #expect(queue.spent("tide.example") > start + 10)
    #expect(queue.next(at: start + 60) == nil)
    #expect(queue.spent("tide.example") == .distantPast)
  }

  @Test func `a host is asked one thing at a time, with a gap between`() {
    var queue = VisitQueue(budget: budget(gap: 10))
    for id in 1...3 { queue.add(.init(id: Int64(id), host: "tide.example", due: start, wait: 0)) }
    queue.add(.init(id: 4, host: "other.example", due: start, wait: 0))
    #expect(queue.next(at: start)?.id == 1)
    #expect(queue.next(at: start)?.id == 4)
    #expect(queue.next(at: start + 60) == nil)
    queue.finished("tide.example", at: start + 60)
    #expect(queue.next(at: start + 69) == nil)
    #expect(queue.nextTime(after: start + 69) == start + 70)
    #expect(queue.next(at: start + 70)?.id == 2)
  }

  @Test func `what changes its time, or is taken out, is not visited by its old one`() {
    var queue = VisitQueue(budget: budget())
    queue.add(.init(id: 1, host: "tide.example", due: start, wait: 0))
    queue.add(.init(id: 1, host: "tide.example", due: start + 100, wait: 0))
    queue.add(.init(id: 2, host: "tide.example", due: start, wait: 0))
    queue.remove(2)
    #expect(queue.next(at: start + 50) == nil)
    #expect(queue.next(at: start + 100)?.id == 1)
    #expect(queue.count == 0)
  }

  @Test func `a host that asks for time has it, for all its addresses`() {
    var queue = VisitQueue(budget: budget())
    for id in 1...2 { queue.add(.init(id: Int64(id), host: "tide.example", due: start, wait: 0)) }
    #expect(queue.next(at: start)?.id == 1)
    queue.finished("tide.example", at: start + 1, opens: start + 600)
    #expect(queue.next(at: start + 599) == nil)
    #expect(queue.next(at: start + 600)?.id == 2)
  }

  @Test func `no hour has more requests than the budget, for a host and in all`() {
    var queue = VisitQueue(budget: budget(forHost: 40, inAll: 100))
    for id in 0..<500 {
      queue.add(.init(id: Int64(id), host: "h\(id % 5).example", due: start, wait: 900))
    }
    let visits = run(&queue, until: start + 6 * 3600, from: start) { visit, now in
      .init(id: visit.id, host: visit.host, due: now + 900, wait: 900)
    }
    #expect(most(visits.map(\.time)) <= 100)
    for host in 0..<5 {
      let times = visits.filter { $0.visit.host == "h\(host).example" }.map(\.time)
      #expect(most(times) <= 40)
    }
    // And the budget is used.
    #expect(visits.count > 550)
  }

  @Test func `requests that a visit made on its way count as well`() {
    var queue = VisitQueue(budget: budget(forHost: 60, gap: 0))
    for id in 0..<100 { queue.add(.init(id: Int64(id), host: "a.example", due: start, wait: 0)) }
    var now = start
    var visits = 0
    while now < start + 3600 {
      if let visit = queue.next(at: now) {
        visits += 1
        queue.finished(visit.host, at: now, requests: 5)
      }
      now += 1
    }
    #expect(visits <= 60 / 5 + 1)
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func `no address starves, however much more is due than the budget allows`(seed: UInt64) {
    // 120 addresses of one host, most of which are due again at once; twice an hour would be all that fits.
    var queue = VisitQueue(budget: budget(forHost: 60, gap: 0))
    var random = SeededRandom(seed: seed)
    let waits: [TimeInterval] = (0..<120).map { $0 % 10 == 0 ? 30 * 86400 : 300 }
    for id in 0..<120 {
      queue.add(.init(id: Int64(id), host: "a.example", due: start, wait: waits[id]))
    }
    let visits = run(&queue, until: start + 4 * 86400, from: start) { visit, now in
      let wait = Double.random(in: 100...300, using: &random)
      return .init(id: visit.id, host: visit.host, due: now + wait, wait: waits[Int(visit.id)])
    }
    // From when its deadline has passed, no address waits for more visits than there are others.
    var passed: [Int64: Int] = [:]
    var last: [Int64: Date] = [:]
    for (place, one) in visits.enumerated() {
      let late = visits[..<place].lastIndex { $0.time <= one.visit.deadline } ?? 0
      passed[one.visit.id] = max(passed[one.visit.id] ?? 0, place - late)
      last[one.visit.id] = one.time
    }
    #expect(passed.count == 120)
    #expect(passed.values.allSatisfy { $0 <= 120 + 1 })
    // The ones with the longest waits were seen again two days before the end at the latest.
    #expect(last.values.allSatisfy { $0 > start + 2 * 86400 })
  }

  @Test func `after an outage the budget is kept, and all is made up for`() {
    var queue = VisitQueue(budget: budget(forHost: 60, inAll: 600))
    for id in 0..<2000 {
      queue.add(
        .init(
          id: Int64(id), host: "h\(id % 50).example", due: start - Double(id % 1000) * 60,
          wait: 3600))
    }
    let visits = run(&queue, until: start + 6 * 3600, from: start) { _, _ in nil }
    #expect(visits.count == 2000)
    #expect(most(visits.map(\.time)) <= 600)
    let early = visits.prefix { $0.time < start + 60 }.count
    #expect(early <= 600 / 12 + 12)
  }

  @Test func `what was used up stays used up when the program starts again`() {
    var queue = VisitQueue(budget: budget(forHost: 12, inAll: 3600))
    for id in 0..<9 { queue.add(.init(id: Int64(id), host: "a.example", due: start, wait: 0)) }
    let first = queue.next(at: start)
    queue.finished("a.example", at: start + 1)
    #expect(first != nil)
    #expect(queue.next(at: start + 60) == nil)
    var again = VisitQueue(budget: queue.budget)
    again.restore("a.example", spentUntil: queue.spent("a.example"))
    again.restore("", spentUntil: queue.spent(""))
    again.add(.init(id: 7, host: "a.example", due: start, wait: 0))
    #expect(again.next(at: start + 60) == nil)
    #expect(again.next(at: start + 302)?.id == 7)
  }

  @Test func `hosts are forgotten when nothing is followed there any more`() {
    var queue = VisitQueue(budget: budget())
    for id in 0..<1000 {
      queue.add(.init(id: Int64(id), host: "h\(id).example", due: start, wait: 0))
    }
    let visits = run(&queue, until: start + 7200, from: start) { _, _ in nil }
    #expect(visits.count == 1000)
    _ = queue.next(at: start + 20_000)
    #expect(queue.count == 0)
    #expect(queue.spent("h1.example") == .distantPast)
  }
}
