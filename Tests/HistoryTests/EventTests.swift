import Extraction
import Foundation
import Testing

@testable import History

struct EventTests {
  private typealias Sight = Event.Sight

  private static let sights: [Sight] = [
    .article(movedTo: nil), .article(movedTo: "https://tide.example/new"), .notFound, .blocked,
    .paywalled, .unreachable, .other,
  ]

  /// The events of the last of some visits, written down as the words define them: whatever was seen before
  /// is looked through again.
  private static func expected(_ sights: [Sight]) -> [Event] {
    guard let last = sights.last else { return [] }
    // Where there was no answer, nothing was seen.
    let before = sights.dropLast().filter { $0 != .unreachable }
    let sinceArticle =
      before.reversed().prefix {
        if case .article = $0 { false } else { true }
      }.reversed() as [Sight]
    let wasGone = zip(sinceArticle, sinceArticle.dropFirst()).contains {
      $0 == .notFound && $1 == .notFound
    }
    switch last {
    case .notFound: return [wasGone || before.last == .notFound ? .gone : .notFound]
    case .blocked: return [.blocked]
    case .paywalled: return [.paywalled]
    case .unreachable: return [.unreachable]
    case .other: return []
    case .article(let target):
      let told = before.contains { $0 == .article(movedTo: target) }
      return (wasGone ? [.restored] : []) + (told ? [] : target.map { [.moved(to: $0)] } ?? [])
    }
  }

  @Test func `every sequence of up to five visits gives the events that the words define`() {
    var sequences: [[Sight]] = [[]]
    var count = 0
    for _ in 0..<5 {
      sequences = sequences.flatMap { sequence in EventTests.sights.map { sequence + [$0] } }
      for sequence in sequences {
        let events = Event.events(of: sequence)
        count += 1
        if events.last != EventTests.expected(sequence) {
          Issue.record("\(sequence): \(events.last ?? []), not \(EventTests.expected(sequence))")
        }
        // What comes later changes nothing that was told.
        if events.dropLast() != Event.events(of: sequence.dropLast())[...] {
          Issue.record("\(sequence)")
        }
      }
    }
    #expect(count == 7 + 49 + 343 + 2401 + 16807)
  }

  @Test func `a story that moves back has moved again`() {
    let (there, back) = ("https://tide.example/b", "https://tide.example/a")
    let events = Event.events(of: [
      .article(movedTo: there), .article(movedTo: there), .article(movedTo: back),
      .article(movedTo: nil), .article(movedTo: back), .article(movedTo: there),
    ])
    #expect(
      events == [[.moved(to: there)], [], [.moved(to: back)], [], [], [.moved(to: there)]])
  }

  private func snapshot(
    _ reason: String?, _ status: Int?, isFetched: Bool = true
  ) -> Snapshot {
    let digest = Digest(of: [])
    return Snapshot(
      id: 1, seenAt: Date(timeIntervalSince1970: 0), recordedAt: Date(timeIntervalSince1970: 0),
      source: "-", address: nil, digest: digest, extractor: 1,
      outcome: reason.map { .failure($0) } ?? .article(Fingerprint(digest: digest)),
      answer: isFetched ? Answer(status: status) : nil)
  }

  @Test func `the status says what was to be seen, and the page where it was sent`() {
    let wall = ExtractionError.noArticle(.paywall("Subscribe")).finding
    let beginning = ExtractionError.noArticle(.meteredStub("Subscribe")).finding
    let table: [(String?, Int?, Sight)] = [
      ("x", 404, .notFound), ("x", 410, .notFound), ("x", 401, .blocked), ("x", 403, .blocked),
      (wall, 403, .blocked), ("x", 407, .blocked), ("x", 429, .blocked), ("x", 451, .blocked),
      ("x", 402, .paywalled), (wall, 200, .paywalled), (beginning, 203, .paywalled),
      ("x", 500, .unreachable), ("x", 503, .unreachable), ("x", 599, .unreachable),
      ("x", 408, .unreachable), ("x", nil, .unreachable), (Event.robotsReason, nil, .blocked),
      ("x", 200, .other), ("x", 400, .other), ("x", 418, .other), ("x", 304, .other),
      ("x", 301, .other), ("x", 100, .other), (nil, 200, .article(movedTo: nil)),
      (nil, 304, .article(movedTo: nil)),
    ]
    for (reason, status, sight) in table {
      #expect(Sight(snapshot(reason, status)) == sight, "\(reason ?? "") \(status ?? 0)")
    }
    #expect(Sight(snapshot(wall, nil, isFetched: false)) == .paywalled)
    #expect(Sight(snapshot("x", nil, isFetched: false)) == .other)
  }

  @Test func `what is told is never a deletion`() {
    let events: [Event] = [
      .notFound, .gone, .restored, .blocked, .paywalled, .moved(to: "x"), .unreachable,
    ]
    #expect(events.map(\.name) == Event.names)
    for event in events { #expect(!event.words.contains("delet")) }
  }

  @Test func `an answer moves the address where its permanent redirects end without a gap`() {
    func moved(_ hops: (String, Int)..., to landing: String) -> String? {
      let exchange = Exchange(
        redirects: hops.map { Exchange.Redirect(address: $0.0, status: $0.1) }, status: 200)
      return Answer(to: exchange, landing: landing).movedTo
    }
    let (a, b, c) = ("https://tide.example/a", "https://tide.example/b", "https://tide.example/c")
    #expect(moved(to: a) == nil)
    #expect(moved((a, 301), to: b) == b)
    #expect(moved((a, 308), (b, 301), to: c) == c)
    #expect(moved((a, 308), (b, 302), to: c) == b)
    #expect(moved((a, 302), (b, 301), to: c) == nil)
    #expect(moved((a, 307), to: b) == nil)
    #expect(moved((a, 303), to: b) == nil)
    // Another form of the same address is no other place.
    #expect(moved(("http://www.tide.example/a/", 301), to: a) == nil)
    #expect(moved((a, 301), to: "about:blank") == nil)
  }
}

struct RunTests {
  private func part(
    _ sight: (reason: String?, status: Int?), at minutes: Int, _ events: [Event],
    isFolded: Bool = true
  ) -> Run.Part {
    let digest = Digest(of: [])
    return Run.Part(
      Snapshot(
        id: Int64(minutes), seenAt: Date(timeIntervalSince1970: Double(minutes) * 60),
        recordedAt: Date(timeIntervalSince1970: 0), source: "-", address: nil, digest: digest,
        extractor: 1,
        outcome: sight.reason.map { .failure($0) } ?? .article(Fingerprint(digest: digest)),
        answer: Answer(status: sight.status)), isFolded: isFolded, events)
  }

  @Test func `neighbours that say the same are one run`() {
    let runs = Run.runs([
      part((nil, 200), at: 0, [], isFolded: false),
      part((nil, 304), at: 1, []), part((nil, 304), at: 2, []),
      part(("x", 404), at: 3, [.notFound]),
      part(("x", 404), at: 4, [.gone]), part(("x", 410), at: 5, [.gone]),
      part(("timed out", nil), at: 6, [.unreachable]), part(("x", 503), at: 7, [.unreachable]),
      part(("timed out", nil), at: 8, [.unreachable]),
      part((nil, 200), at: 9, [.restored]),
      part((nil, 200), at: 10, []), part((nil, 304), at: 11, []),
      part(("no text", 200), at: 12, []), part(("no words", 200), at: 13, []),
    ])
    #expect(
      runs.map(\.range) == [0..<1, 1..<3, 3..<4, 4..<6, 6..<9, 9..<10, 10..<12, 12..<13, 13..<14])
    #expect(
      runs.map(\.words) == [
        nil, "checked, unchanged", "not found once (404 Not Found)", "gone",
        "unreachable", nil, "unchanged", "no article", "no article",
      ])
    #expect(
      runs.map(\.reason) == [
        nil, nil, nil, "lastly 410 Gone", "lastly timed out", nil, nil, "no text", "no words",
      ])
    #expect(runs[4].count == 3)
    #expect(runs[4].firstSeenAt == Date(timeIntervalSince1970: 360))
    #expect(runs[4].lastSeenAt == Date(timeIntervalSince1970: 480))
    #expect(Run.runs([]) == [])
  }
}
