import Extraction
import Foundation
import HTTPTypes
import History
import Storage
import Support
import Testing

@testable import Site

/// A story's timeline and the life of its text.
struct StoryTests {
  @Test func `the timeline tells changes, silence, failures and what came back`() async throws {
    let text = try await bridge().ask("/stories/\(bridgeID)").text
    #expect(text.contains("12 people → 15 people"))
    #expect(text.contains("no snapshot for 9 hours"))
    #expect(text.contains("seen unchanged"))
    #expect(text.contains("no article: an error page"))
    #expect(text.contains("returns to the text of @1"))
    #expect(text.contains("last seen without it"))
  }

  @Test func `events of the address are told in runs, on the page and to programs`() async throws {
    func visit(_ status: Int?, at minutes: Int, to address: String = "https://tide.example/a")
      -> SnapshotDraft
    {
      var article = Article(headline: "Bridge closed", blocks: [Block(.paragraph, "Since noon.")])
      article.address = Address(address)
      let redirects =
        address.hasSuffix("/a")
        ? [] : [Exchange.Redirect(address: "https://tide.example/a", status: 301)]
      return SnapshotDraft(
        page: Page(
          bytes: Array("\(status ?? 0)".utf8), address: address,
          exchange: Exchange(redirects: redirects, status: status)),
        finding: status == 200 ? .article(article) : .failure(reason: "<b>timed out", address: nil),
        seenAt: minute(minutes), source: "a", key: "bridge")
    }
    let site = try site([
      visit(200, at: 0), visit(304, at: 1), visit(304, at: 2), visit(404, at: 3),
      visit(404, at: 4), visit(404, at: 5), visit(nil, at: 6), visit(503, at: 7), visit(nil, at: 8),
      visit(200, at: 9, to: "https://tide.example/<b>"), visit(403, at: 10),
    ])
    let text = try await site.ask("/stories/\(bridgeID)").text
    #expect(text.contains("checked, unchanged 2 times since 06:13"))
    #expect(text.contains("not found once (404 Not Found)"))
    #expect(text.contains("gone (404 Not Found), 2 visits since 06:16"))
    #expect(text.contains("unreachable, 3 visits since 06:18: lastly &lt;b&gt;timed out"))
    #expect(text.contains("restored"))
    #expect(text.contains("moved to https://tide.example/&lt;b&gt;"))
    #expect(text.contains("blocked (403 Forbidden)"))
    let answer = try await site.ask("/api/v1/stories/\(bridgeID)/timeline").text
    let entries = try JSONValue(answer)["timeline"]?["entries"]?.array ?? []
    let events = entries.map { $0["events"]?.array.compactMap(\.string).joined(separator: " ") }
    #expect(
      events == [
        "", "", "", "notFound", "gone", "gone", "unreachable", "unreachable", "unreachable",
        "restored moved", "blocked",
      ])
    #expect(entries[3]["httpStatus"]?.number == 404)
  }

  @Test func `every sentence is a thread with a link, and told in words`() async throws {
    let site = try bridge()
    let told = try site.archive.toldStory(of: bridgeID, isWhole: true)
    let lineage = Lineage(of: told.timeline, told: told.outline)
    let picture = LifePicture(lineage, told.outline)
    #expect(picture.threads.count == lineage.lives.count)
    for (index, life) in lineage.lives.enumerated() {
      #expect(picture.markup.html.contains("#l\(index)\""), "\(life.firstSeen.text)")
    }
    for thread in picture.threads {
      let parts = thread.path.split(separator: "#").map(String.init)
      let page = try await site.ask(parts[0]).text
      #expect(page.contains("id=\"\(parts[1])\""), "\(thread.path)")
    }
    #expect(picture.threads.contains { $0.events.contains("edited in @2") })
    // Where a thread runs level, its words stand on it.
    #expect(picture.markup.html.contains(">The fire brigade"))
  }

  @Test func `stretches in which nobody looked are seen in the picture of time`() async throws {
    let text = try await bridge().ask("/stories/\(bridgeID)").text
    #expect(text.contains("class=\"unseen\""))
    #expect(text.contains("not looked at for 9 hours"))
    #expect(text.contains(">@1</text>"))
  }

  @Test func `a long story's life is drawn in bounds`() throws {
    let site = try site(
      (0..<150).map { round in
        draft(at: round * 10, key: "many") { article in
          article.blocks = (0..<90).map { number in
            Block(
              .paragraph,
              "Line \(number) of the list counts \(number % 10 == round % 10 ? round : 1) boats.")
          }
        }
      })
    let id = Story.id(forKey: "many")
    let told = try site.archive.toldStory(of: id, isWhole: true)
    let picture = LifePicture(
      Lineage(of: told.timeline, told: told.outline), told.outline)
    #expect(picture.markup.size <= LifePicture.sizeLimit)
    #expect(picture.columns <= LifePicture.columnLimit)
    #expect(picture.threads.count <= LifePicture.listLimit)
  }

  @Test func `a story that is told with another leads to that one`() async throws {
    let site = try bridge()
    _ = try site.archive.record([draft("A ferry.", at: 5, key: "ferry", headline: "Ferry")])
    _ = try site.archive.link("ferry", into: "bridge")
    let answer = try await site.ask("/stories/\(Story.id(forKey: "ferry"))")
    #expect(answer.status == 303)
    #expect(answer.headers[.location] == "/stories/\(bridgeID)")
    // Its own numbers go on meaning what they meant.
    let revision = try await site.ask("/stories/\(Story.id(forKey: "ferry"))/revisions/1")
    #expect(revision.status == 200)
    #expect(revision.text.contains("A ferry."))
  }

  @Test func `a revision says since when each of its sentences has stood there`() async throws {
    let text = try await bridge().ask("/stories/\(bridgeID)/revisions/3").text
    #expect(text.contains("edited in @2"))
    #expect(text.contains("gone in @4"))
    #expect(text.contains(">A crane is on its way.<"))
  }

  @Test func `right-to-left text keeps its language and finds its direction`() async throws {
    let site = try site([
      draft("أغلق الجسر.", at: 0, key: "rtl", headline: "الجسر مغلق") { $0.language = "ar" },
      draft("أغلق الجسر أمس.", at: 9, key: "rtl", headline: "الجسر مغلق") { $0.language = "ar" },
    ])
    let id = Story.id(forKey: "rtl")
    for path in ["", "/revisions/2", "/compare/1..2"] {
      let text = try await site.ask("/stories/\(id)\(path)").text
      #expect(text.contains("<h1 lang=\"ar\" dir=\"auto\">الجسر مغلق</h1>"), "\(path)")
    }
  }

  @Test func `the front filters by weight, kind and status`() async throws {
    let site = try bridge()
    let all = try await site.ask("/").text
    #expect(all.contains("first seen"))
    #expect(all.contains("12 people → 15 people"))
    let kind = try await site.ask("/?kind=figure").text
    #expect(kind.contains("12 people → 15 people"))
    #expect(!kind.contains("<span>first seen</span>"))
    let none = try await site.ask("/?status=developing&least-weight=70").text
    #expect(none.contains("Nothing of this sort."))
    #expect(try await site.ask("/?kind=nonsense").status == 400)
    #expect(try await site.ask("/?cursor=1-2-3").status == 400)
  }

  @Test func `a search finds what is gone, and says until when it stood`() async throws {
    let site = try bridge()
    let text = try await site.ask("/search?q=crane&show=removed").text
    #expect(text.contains("<mark>crane</mark>"))
    #expect(text.contains("no longer says it"))
    #expect(text.contains("gone by"))
    let standing = try await site.ask("/search?q=brigade&show=removed").text
    #expect(standing.contains("Nothing found."))
  }

  @Test func `a page that never says when it was changed is not said to keep it quiet`()
    async throws
  {
    let quiet = try await bridge().ask("/stories/\(bridgeID)").text
    #expect(!quiet.contains("the page declares nothing of it"))
    let site = try site([
      draft("Police said that 12 were hurt.", at: 0) { $0.modifiedAt = minute(0) },
      draft("Police said that 15 were hurt.", at: 9) { $0.modifiedAt = minute(0) },
    ])
    let told = try await site.ask("/stories/\(bridgeID)").text
    #expect(told.contains("the page declares nothing of it"))
  }
}
