import Extraction
import Foundation
import HTTPTypes
import History
import Storage
import Testing

@testable import Site

/// Pages stay small, however long the story.
struct SizeTests {
  /// Most bytes of a page.
  private static let limit = 100_000

  /// A text of so many sentences, of which those in a window read as in round `round`.
  private func sentences(_ count: Int, round: Int) -> [String] {
    (0..<count).map { number in
      let turn = (number + 7 * round) % 23 == 0 ? round : 0
      return
        "Sentence \(number) says that \(number * 31 + turn) of the boats came back \(turn) days late."
    }
  }

  @Test func `a story of five hundred revisions has small pages that lead to all of it`()
    async throws
  {
    let site = try site(
      (0..<500).map { round in
        draft(
          sentences(30, round: round).joined(separator: " "), at: round * 17, key: "boats",
          headline: round % 40 == 0 ? "Boats late, day \(round)" : "Boats late")
      })
    while try site.archive.tell(atMost: 500).told > 0 {}
    let id = Story.id(forKey: "boats")
    var found: Set<String> = []
    var path: String? = "/stories/\(id)"
    var parts = 0
    while let current = path {
      let answer = try await site.ask(current)
      #expect(answer.status == 200)
      #expect(answer.bytes.count < Self.limit, "\(current): \(answer.bytes.count) bytes")
      for match in answer.text.matches(of: #/id="v(\d+)"/#) { found.insert(String(match.1)) }
      parts += 1
      path = answer.text.contains("?part=\(parts + 1)\"") ? "/stories/\(id)?part=\(parts + 1)" : nil
    }
    #expect(found.count == 500)
    #expect(parts > 2)
    for path in ["/stories/\(id)/revisions/500", "/stories/\(id)/compare/1..500", "/"] {
      let answer = try await site.ask(path)
      #expect(answer.status == 200)
      #expect(answer.bytes.count < Self.limit, "\(path): \(answer.bytes.count) bytes")
    }
  }

  @Test(arguments: ["", "view=side&", "show=changes&", "show=substance&"])
  func `thirty thousand words are compared in small parts`(_ view: String) async throws {
    func paragraphs(_ round: Int) -> [Block] {
      let all = sentences(2400, round: round)
      return stride(from: 0, to: all.count, by: 4).map {
        Block(.paragraph, all[$0..<($0 + 4)].joined(separator: " "))
      }
    }
    let site = try site([
      draft(at: 0, key: "long", headline: "Long") { $0.blocks = paragraphs(0) },
      draft("x", at: 10, key: "long", headline: "Long") { $0.blocks = paragraphs(3) },
    ])
    let id = Story.id(forKey: "long")
    var part = 1
    var changed = 0
    while true {
      let answer = try await site.ask("/stories/\(id)/compare/1..2?\(view)part=\(part)")
      if answer.status == 404 { break }
      #expect(answer.status == 200)
      #expect(answer.bytes.count < Self.limit, "\(view)\(part): \(answer.bytes.count) bytes")
      changed += answer.text.matches(of: #/ data-change/#).count
      part += 1
      guard part < 50 else { break }
    }
    #expect(changed > 100)
  }
}
