import Foundation
import Testing

@testable import Fetching

struct PaceTests {
  private let start = Date(timeIntervalSince1970: 1_900_000_000)
  private let schedule = VisitSchedule()

  private func wait(
    _ pace: Pace, every: TimeInterval? = nil, until: Date? = nil, jitter: Double = 0
  ) throws -> TimeInterval {
    let next = schedule.next(after: pace, every: every, until: until, jitter: jitter)
    return try #require(next.time).timeIntervalSince(try #require(pace.visitedAt))
  }

  private func pace(_ findings: VisitFinding..., apart: TimeInterval = 900) -> Pace {
    var pace = Pace(firstSeenAt: start)
    for (place, finding) in findings.enumerated() {
      pace.visited(at: start + Double(place) * apart, finding)
    }
    return pace
  }

  @Test func `an address that was never visited is due at once`() {
    #expect(
      schedule.next(after: Pace(firstSeenAt: start), jitter: 0.5)
        == NextVisit(time: start, reason: .new))
  }

  @Test func `the first article is no change`() {
    let first = pace(.changed(isDeveloping: false))
    let seen = pace(.unchanged(isDeveloping: false))
    #expect(first.rate == seen.rate)
    #expect(!first.hasJustChanged)
    #expect(pace(.changed(isDeveloping: false), .changed(isDeveloping: true)).hasJustChanged)
  }

  @Test func `why an address is visited is told with the time`() {
    var old = Pace(firstSeenAt: start - 20 * 86400)
    old.visited(at: start, .unchanged(isDeveloping: false))
    #expect(schedule.next(after: old, jitter: 0).reason == .age)
    old.visited(at: start + 60, .changed(isDeveloping: false))
    #expect(schedule.next(after: old, jitter: 0).reason == .changed)
    old.visited(at: start + 120, .unchanged(isDeveloping: nil))
    #expect(schedule.next(after: old, jitter: 0).reason == .rate)
    old.visited(at: start + 180, .unchanged(isDeveloping: true))
    #expect(schedule.next(after: old, jitter: 0).reason == .developing)
    old.visited(at: start + 240, .unchanged(isDeveloping: nil))
    #expect(schedule.next(after: old, jitter: 0).reason == .developing)
  }

  @Test func `an interval that was asked for takes the place of the rate`() throws {
    let busy = pace(.changed(isDeveloping: true), .changed(isDeveloping: true))
    #expect(try wait(busy, every: 7200, jitter: 1) == 7200)
    #expect(schedule.next(after: busy, every: 7200, jitter: 1).reason == .every)
  }

  @Test func `nothing is visited after its time is over, nor when it is too old`() {
    let seen = pace(.unchanged(isDeveloping: false))
    #expect(
      schedule.next(after: seen, until: start + 60, jitter: 0)
        == NextVisit(time: nil, reason: .over))
    var old = Pace(firstSeenAt: start)
    old.visited(at: start + 366 * 86400, .unchanged(isDeveloping: false))
    #expect(schedule.next(after: old, jitter: 0) == NextVisit(time: nil, reason: .old))
  }

  @Test func `each failure waits twice as long, up to a day`() throws {
    var failing = Pace(firstSeenAt: start)
    var waits: [TimeInterval] = []
    for minutes in 0..<12 {
      failing.visited(at: start + Double(minutes) * 60, .failed(retryAfter: nil))
      waits.append(try wait(failing))
    }
    #expect(waits.prefix(4) == [300, 600, 1200, 2400])
    #expect(waits.last == 86400)
    failing.visited(at: start + 86400, .unchanged(isDeveloping: false))
    #expect(failing.failures == 0)
    #expect(schedule.next(after: failing, jitter: 0).reason != .failed)
  }

  @Test func `a server that says when to come is not asked before`() throws {
    let asked = pace(.failed(retryAfter: start + 5000))
    #expect(try wait(asked) == 5000)
    #expect(try wait(asked, jitter: 1) == 5500)
    #expect(schedule.next(after: asked, jitter: 0).reason == .asked)
    let soon = pace(.failed(retryAfter: start + 1))
    #expect(try wait(soon) == 300)
    let never = pace(.failed(retryAfter: start + 1e9))
    #expect(try wait(never) == 7 * 86400)
  }

  @Test func `what is gone is looked for again soon, then daily, then weekly`() throws {
    var gone = Pace(firstSeenAt: start)
    gone.visited(at: start, .changed(isDeveloping: false))
    gone.visited(at: start + 900, .gone)
    #expect(try wait(gone) == 900)
    gone.visited(at: start + 1800, .gone)
    #expect(try wait(gone) == 86400)
    // A server that is down for an hour does not make it come back.
    gone.visited(at: start + 2700, .failed(retryAfter: nil))
    #expect(gone.goneVisits == 2)
    for day in 1...7 { gone.visited(at: start + Double(day) * 86400, .gone) }
    #expect(try wait(gone) == 7 * 86400)
    gone.visited(at: start + 8 * 86400, .unchanged(isDeveloping: false))
    #expect(gone.goneVisits == 0)
  }

  @Test func `what may not be read is asked for less and less`() throws {
    #expect(try wait(pace(.closed)) == 3600)
    #expect(try wait(pace(.closed, .closed)) == 7200)
    #expect(schedule.next(after: pace(.closed), jitter: 0).reason == .closed)
  }

  @Test func `jitter brings visits forward by a tenth at most, and never below the shortest`()
    throws
  {
    let seen = pace(.unchanged(isDeveloping: false))
    let whole = try wait(seen, jitter: 0)
    #expect(whole > 600 && whole <= 900)
    #expect(abs(try wait(seen, jitter: 1) - whole * 0.9) < 0.001)
    var busy = Pace(firstSeenAt: start)
    for minutes in 0..<30 {
      busy.visited(at: start + Double(minutes) * 60, .changed(isDeveloping: true))
    }
    #expect(try wait(busy, jitter: 1) == schedule.shortest)
  }

  @Test func `a pace outlives the program`() throws {
    let made = pace(.changed(isDeveloping: true), .failed(retryAfter: start + 5000))
    let kept = try JSONDecoder().decode(Pace.self, from: JSONEncoder().encode(made))
    #expect(kept == made)
  }

  @Test func `feeds never get too old`() {
    var feed = Pace(firstSeenAt: start)
    feed.visited(at: start + 3000 * 86400, .unchanged(isDeveloping: nil))
    let next = VisitSchedule.feeds.next(after: feed, jitter: 0)
    #expect(next.time == start + 3000 * 86400 + 3600)
  }
}
