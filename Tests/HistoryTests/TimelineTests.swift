import Extraction
import Testing

@testable import History

struct TimelineTests {
  private let a = article("A", "The bridge is closed.")
  private let b = article("B", "The bridge is open.")
  private let c = article("C", "The bridge is gone.")

  @Test func `an equal article seen again is no new revision`() {
    let timeline = timeline([(1, 0, a), (2, 5, a), (3, 9, b)])
    #expect(timeline.revisions.map(\.number) == [1, 2])
    guard case .unchanged(let snapshot, revision: 1) = timeline.entries[1] else {
      Issue.record("\(timeline.entries[1])")
      return
    }
    #expect(snapshot.id == 2)
    #expect(timeline.revisions[0].lastSeenAt == minute(5))
  }

  @Test func `a change is known only to an interval`() {
    let timeline = timeline([(1, 0, a), (2, 5, a), (3, 9, b)])
    #expect(timeline.revisions[1].notSeenAt == minute(5))
    #expect(timeline.revisions[1].firstSeenAt == minute(9))
    #expect(timeline.revisions[0].notSeenAt == nil)
  }

  @Test func `a text that returns is a new revision marked as reinstated`() {
    let timeline = timeline([(1, 0, a), (2, 1, b), (3, 2, a), (4, 3, c), (5, 4, a)])
    #expect(timeline.revisions.map(\.number) == [1, 2, 3, 4, 5])
    #expect(timeline.revisions.map(\.reinstates) == [nil, nil, 1, nil, 3])
  }

  @Test func `a failure in between changes nothing and is shown in its place`() {
    let timeline = timeline([(1, 0, a), (2, 1, nil), (3, 2, a)])
    #expect(timeline.revisions.count == 1)
    guard case .failure(let snapshot) = timeline.entries[1] else {
      Issue.record("\(timeline.entries[1])")
      return
    }
    #expect(snapshot.id == 2)
    #expect(timeline.revisions[0].lastSeenAt == minute(2))
  }

  @Test func `a story may begin with a failure`() {
    let timeline = timeline([(1, 0, nil), (2, 1, nil), (3, 2, a)])
    #expect(timeline.entries.count == 3)
    #expect(timeline.revisions.map(\.number) == [1])
    #expect(timeline.revisions[0].notSeenAt == nil)
  }

  @Test func `what was seen earlier and brought in later stands in its right place`() {
    let timeline = timeline([(1, 10, a), (2, 20, c), (3, 15, b)])
    #expect(timeline.revisions.map(\.number) == [1, 3, 2])
  }

  @Test func `the marker's last and first missing sight are told`() {
    let developing = article("A", "The bridge is closed.", status: .developing)
    let before = timeline([(1, 0, developing), (2, 5, developing)])
    #expect(before.developing?.lastSeenAt == minute(5))
    #expect(before.developing?.missingSince == nil)
    let after = timeline([(1, 0, developing), (2, 5, developing), (3, 9, a)])
    #expect(after.developing?.lastSeenAt == minute(5))
    #expect(after.developing?.missingSince == minute(9))
    #expect(timeline([(1, 0, a)]).developing == nil)
  }

  @Test func `a story is developing until its marker goes`() {
    #expect(Timeline.status(of: []) == .unknown)
    #expect(Timeline.status(of: [.unknown, .unknown]) == .unknown)
    #expect(Timeline.status(of: [.developing, .developing]) == .developing)
    #expect(Timeline.status(of: [.developing, .unknown, .unknown]) == .settled)
    #expect(Timeline.status(of: [.developing, .unknown, .developing]) == .developing)
    #expect(Timeline.status(of: [.unknown, .settled]) == .settled)
  }
}
