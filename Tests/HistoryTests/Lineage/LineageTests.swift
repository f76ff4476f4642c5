import Extraction
import Testing

@testable import History

struct LineageTests {
  private let gate = "The eastern lock gate gave way shortly after the tide turned."
  private let boats = "Eleven boats were carried through the basin and onto the mole."
  private let council = "The county council has asked the navy for divers."
  private let school = "Two schools in the lower town will stay shut on Friday."

  private func lineage(_ bodies: [[String]]) -> Lineage {
    Lineage(
      of: timeline(
        bodies.enumerated().map { offset, body in
          var told = article("Lock gate gives way")
          told.blocks = body.map { .init(.paragraph, $0) }
          return (Int64(offset + 1), offset, told)
        }))
  }

  private func events(_ lineage: Lineage, _ number: Int, _ index: Int) -> [String] {
    lineage.sentences(of: number)[index].life.events.map { "\($0.kind)@\($0.revision)" }
  }

  @Test func `a sentence that stays was first seen where it came`() {
    let lineage = lineage([[gate], [gate, boats], [gate, boats, council]])
    #expect(events(lineage, 3, 0) == ["firstSeen@1"])
    #expect(events(lineage, 3, 1) == ["firstSeen@2"])
    #expect(events(lineage, 3, 2) == ["firstSeen@3"])
  }

  @Test func `an edit does not end a sentence's life`() {
    let lineage = lineage([
      [gate, boats], [gate, boats.replacing("Eleven", with: "Twelve")],
      [gate, boats.replacing("Eleven", with: "Fourteen")],
    ])
    #expect(events(lineage, 3, 1) == ["firstSeen@1", "edited@2", "edited@3"])
    #expect(lineage.sentences(of: 3)[1].life.lastWorded.revision == 3)
  }

  @Test func `what is gone and comes back word for word is reinstated`() {
    let lineage = lineage([[gate, boats], [gate], [gate, school], [gate, school, boats]])
    #expect(events(lineage, 4, 2) == ["firstSeen@1", "gone@2", "reinstated@4"])
    // The old revision tells what came later.
    #expect(events(lineage, 1, 1) == ["firstSeen@1", "gone@2", "reinstated@4"])
  }

  @Test func `a move is told beside the words`() {
    let lineage = lineage([[gate, boats, council], [council, gate, boats]])
    #expect(events(lineage, 2, 0) == ["firstSeen@1", "moved@2"])
    #expect(events(lineage, 2, 1) == ["firstSeen@1"])
  }

  @Test func `both halves of a split go on, and a merge ends the shorter life`() {
    let whole = "The bridge, which was opened in 1968, was to be inspected by divers in April."
    let halves = ["The bridge was opened in 1968.", "It was to be inspected by divers in April."]
    let split = lineage([[gate, whole], [gate] + halves])
    #expect(events(split, 2, 1) == ["firstSeen@1", "split@2"])
    #expect(events(split, 2, 2) == ["firstSeen@1", "split@2"])
    let merged = lineage([[gate] + halves, [gate, whole]])
    #expect(events(merged, 2, 1) == ["firstSeen@1", "merged@2"])
    #expect(events(merged, 1, 1) == ["firstSeen@1", "gone@2"])
  }

  @Test func `each event has the interval in which it must have happened`() {
    let life = lineage([[gate], [gate, boats]]).sentences(of: 2)[1].life
    #expect(life.firstSeen.seenAt == minute(1))
    #expect(life.firstSeen.notSeenAt == minute(0))
  }

  @Test func `a headline that returns is reinstated`() throws {
    let seen = ["Gate falls", "Lock gate falls", "Gate falls"].enumerated().map {
      (Int64($0.offset + 1), $0.offset, Optional(article($0.element, gate)))
    }
    let life = try #require(Lineage(of: timeline(seen)).headline)
    #expect(life.events.map(\.kind) == [.firstSeen, .edited, .reinstated])
  }

  @Test func `a number that there is not has no sentences`() {
    #expect(lineage([[gate]]).sentences(of: 7).isEmpty)
  }
}
