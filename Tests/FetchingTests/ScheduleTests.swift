import Foundation
import Support
import Testing

@testable import Fetching

struct ScheduleTests {
  private let start = Date(timeIntervalSince1970: 1_900_000_000)

  @Test func `the table of ages says how often, and when no longer`() throws {
    let table = AgeTable.usual
    #expect(table.interval(atAge: 0) == 900)
    #expect(table.interval(atAge: 3 * 3600) == 3600)
    #expect(table.interval(atAge: 6 * 86400) == 10_800.0)
    #expect(table.interval(atAge: 29 * 86400) == 259_200.0)
    #expect(table.interval(atAge: 364 * 86400) == 2_592_000.0)
    #expect(table.interval(atAge: 365 * 86400) == nil)
    #expect(AgeTable([]) == nil)
    #expect(AgeTable([.init(until: 10, every: 5), .init(until: 10, every: 5)]) == nil)
    #expect(AgeTable([.init(until: 10, every: 0)]) == nil)
  }

  @Test func `a change makes the next visit come sooner, and quiet time later`() throws {
    let schedule = VisitSchedule()
    let day = start + 20 * 86400
    var quiet = ChangeRate(firstSeenAt: start)
    quiet.visited(at: day, changed: false)
    var changed = quiet
    changed.visited(at: day, changed: true)
    let later = try #require(schedule.nextVisit(quiet, isDeveloping: false))
    let sooner = try #require(schedule.nextVisit(changed, isDeveloping: false))
    #expect(sooner < later)
    #expect(later == day + 3 * 86400)
    var calm = changed
    calm.visited(at: day + 3600, changed: false)
    let next = try #require(schedule.nextVisit(calm, isDeveloping: false))
    #expect(next.timeIntervalSince(calm.visitedAt) > sooner.timeIntervalSince(day))
  }

  @Test func `a story that calls itself developing is visited sooner`() throws {
    var rate = ChangeRate(firstSeenAt: start)
    rate.visited(at: start + 86400, changed: true)
    let schedule = VisitSchedule()
    let developing = try #require(schedule.nextVisit(rate, isDeveloping: true))
    let other = try #require(schedule.nextVisit(rate, isDeveloping: false))
    #expect(developing < other)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `no story starves, and none is asked for more often than it may be`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let schedule = VisitSchedule()
    var rate = ChangeRate(firstSeenAt: start)
    var visits = 0
    while let next = schedule.nextVisit(rate, isDeveloping: Bool.random(using: &random)) {
      let wait = next.timeIntervalSince(rate.visitedAt)
      let age = rate.visitedAt.timeIntervalSince(start)
      #expect(wait >= schedule.shortest)
      #expect(wait <= schedule.table.interval(atAge: age) ?? 0)
      // About one change in two days, as visits find it.
      let chance = 1 - exp(-wait / (2 * 86400))
      rate.visited(at: next, changed: Double.random(in: 0..<1, using: &random) < chance)
      visits += 1
    }
    // A year at the table's own pace has 113 visits; changes make it more.
    #expect(visits >= 100)
    #expect(rate.visitedAt >= start + AgeTable.usual.end)
  }

  @Test func `what is expected grows with time, and waiting finds the moment`() {
    var rate = ChangeRate(firstSeenAt: start)
    rate.visited(at: start + 7200, changed: true)
    rate.visited(at: start + 9000, changed: true)
    var before = 0.0
    for hours in 1...200 {
      let expected = rate.expectedChanges(until: rate.visitedAt + Double(hours) * 3600)
      #expect(expected > before)
      before = expected
    }
    let wait = rate.wait(forChanges: 0.3, within: 60...86400)
    #expect(abs(rate.expectedChanges(until: rate.visitedAt + wait) - 0.3) < 0.001)
    #expect(rate.wait(forChanges: 0.0001, within: 60...86400) == 60)
    #expect(rate.wait(forChanges: 50, within: 60...86400) == 86400)
  }

  @Test func `what is known of a rate outlives the program`() throws {
    var rate = ChangeRate(firstSeenAt: start)
    rate.visited(at: start + 900, changed: true)
    let kept = try JSONDecoder().decode(ChangeRate.self, from: JSONEncoder().encode(rate))
    #expect(kept == rate)
  }

  @Test func `clocks that run backwards do no harm`() throws {
    var rate = ChangeRate(firstSeenAt: start)
    rate.visited(at: start + 900, changed: true)
    rate.visited(at: start - 900, changed: false)
    #expect(rate.visitedAt == start + 900)
    #expect(try #require(VisitSchedule().nextVisit(rate, isDeveloping: false)) > rate.visitedAt)
  }
}
