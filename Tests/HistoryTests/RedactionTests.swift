import Extraction
import Foundation
import History
import Testing

/// How a story is told of which one text was taken out.
struct RedactionTests {
  /// @1, @2 that was redacted, @3 and @4.
  private var redacted: Timeline {
    let articles = [
      article("Bridge closed", "It is closed.", status: .developing),
      article("Redacted"),
      article("Bridge open", "It is open.", status: .developing),
      article("Bridge open", "It is open again."),
    ]
    var snapshots = articles.enumerated().map { snapshot(Int64($0 + 1), $0, $1) }
    snapshots[1].redaction = Redaction(at: minute(100), reason: "order <12/31>")
    let story = Story(
      id: "k3f9x2ab", key: "bridge", headline: "Bridge open", status: .settled, revisions: 4,
      snapshots: 4, firstSeenAt: minute(0), lastSeenAt: minute(3), addresses: [])
    return Timeline(
      story: story, snapshots: snapshots, numbers: [1: 1, 2: 2, 3: 3, 4: 4],
      articles: Dictionary(uniqueKeysWithValues: articles.map { (Fingerprint(of: $0), $0) }))
  }

  @Test func `nothing is compared with a text that was taken out`() {
    let steps = Array(redacted.steps)
    #expect(steps.map { $0.comparison != nil } == [false, false, false, true])
    #expect(steps.map { $0.previous?.number } == [nil, nil, nil, 3])
    #expect(steps.map(\.followsRedaction) == [false, false, true, false])
    #expect(steps.map(\.disclosure) == [nil, nil, nil, .undisclosed])
  }

  @Test func `a redacted text says nothing of the developing marker`() {
    let developing = redacted.developing
    #expect(developing?.lastSeenAt == minute(2))
    #expect(developing?.missingSince == minute(3))
  }

  @Test func `no sentence is gone or new because of it`() {
    let lineage = Lineage(of: redacted)
    #expect(lineage.headline?.events.map(\.text) == ["Bridge closed", "Bridge open"])
    #expect(lineage.sentences(of: 2).isEmpty)
    #expect(Following("bridge", in: redacted).points.allSatisfy { $0.revision != 2 })
  }

  @Test func `every format of a change log tells of it`() throws {
    let log = ChangeLog(redacted)
    #expect(try log.text(.markdown, isFirst: true).contains("order"))
    #expect(try log.text(.html, isFirst: true).contains("order &lt;12/31&gt;"))
    #expect(try log.text(.atom, isFirst: true).contains(": redacted on 2025-03-04: order &lt;"))
    #expect(try log.text(.json, isFirst: true).contains(#""reason":"order <12/31>""#))
    for format in [ChangeLog.Format.jsonl, .csv] {
      let text = try log.text(format, isFirst: true)
      #expect(!text.contains("@2"))
      #expect(!text.contains("@3"))
    }
  }
}
