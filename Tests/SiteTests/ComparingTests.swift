import Extraction
import Foundation
import HTTPTypes
import History
import Storage
import Testing

@testable import Site

/// What a comparison shows, and what it leaves out when asked to.
struct ComparingTests {
  private let path = "/stories/\(bridgeID)/compare"

  @Test func `what was removed and added is said in words too`() async throws {
    let text = try await bridge().ask("\(path)/1..2").text
    #expect(
      text.contains(
        "<del><bdi class=\"said\" lang=\"en\">[removed: </bdi>12<bdi class=\"said\">]</bdi></del>"))
    #expect(
      text.contains(
        "<ins><bdi class=\"said\" lang=\"en\">[added: </bdi>15<bdi class=\"said\">]</bdi></ins>"))
  }

  @Test func `what is said of a right-to-left paragraph leaves it its direction`() async throws {
    let road = "أغلقت الشرطة الطريق."
    let site = try site([draft(road, at: 0), draft(road, "وصلت فرق الإطفاء.", at: 1)])
    let text = try await site.ask("/stories/\(bridgeID)/compare/1..2").text
    // Only elements that set their own direction, or none, may stand before the first letter.
    let row = try #require(text.firstMatch(of: /<p class="row added.*<\/p>/)).output
    let before = try #require(row.split(separator: "وصلت").first)
    let plain = before.replacing(/<b[^>]*dir="ltr"[^>]*>.*?<\/b>|<bdi[^>]*>.*?<\/bdi>/, with: "")
      .replacing(/<[^>]*>/, with: "")
    let saysAnything = plain.contains(where: \.isLetter)
    #expect(!saysAnything)
  }

  @Test(arguments: ["", "?view=side"])
  func `a moved passage and the place it left lead to each other`(_ view: String) async throws {
    let text = try await bridge().ask("\(path)/2..3\(view)").text
    for match in text.matches(of: #/href="#(p\d+)-from"/#) {
      #expect(text.contains("id=\"\(match.1)-from\""))
      #expect(text.contains("id=\"\(match.1)\""))
      #expect(text.contains("href=\"#\(match.1)\""))
    }
    #expect(text.contains("-from\""))
  }

  @Test func `every link of the list of changes leads to a place on the page`() async throws {
    for view in ["", "?view=side", "?show=substance"] {
      let text = try await bridge().ask("\(path)/1..3\(view)").text
      let targets = Set(text.matches(of: #/href="#([^"]+)"/#).map { String($0.1) })
      #expect(targets.count > 2)
      for target in targets { #expect(text.contains("id=\"\(target)\""), "\(view) \(target)") }
      let ids = text.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(view): an id stands twice")
    }
  }

  @Test func `unchanged stretches are folded, and left out where only changes are wanted`()
    async throws
  {
    let paragraphs = (1...6).map { "Paragraph \($0) stays just as it has always been." }
    func article(_ last: String, _ minutes: Int) -> SnapshotDraft {
      draft(at: minutes, key: "fold") { article in
        article.blocks = (paragraphs + [last]).map { Block(.paragraph, $0) }
      }
    }
    let site = try site([
      article("The bridge is closed to cars.", 0), article("The bridge is closed to lorries.", 9),
    ])
    let path = "/stories/\(Story.id(forKey: "fold"))/compare/1..2"
    let all = try await site.ask(path).text
    #expect(all.contains("<summary lang=\"en\" dir=\"ltr\">6 paragraphs unchanged</summary>"))
    #expect(all.contains("Paragraph 3 stays"))
    let changes = try await site.ask("\(path)?show=changes").text
    #expect(changes.contains("6 paragraphs unchanged"))
    #expect(!changes.contains("Paragraph 3 stays"))
  }

  @Test func `only what matters leaves out what is merely spelt otherwise`() async throws {
    let site = try site([
      draft("The harbor is closed.", "Police said that 12 were hurt.", at: 0),
      draft("The harbour is closed.", "Police said that 15 were hurt.", at: 9),
    ])
    let text = try await site.ask("\(path)/1..2?show=substance").text
    #expect(text.contains("[added: </bdi>15"))
    #expect(!text.contains("harbour"))
    #expect(text.contains("with small changes, or unchanged"))
  }

  @Test func `steps lead to the neighbours in time, and keep the way it is shown`() async throws {
    let text = try await bridge().ask("\(path)/2..3?view=side").text
    #expect(text.contains("<link rel=\"prev\" href=\"\(path)/1..2?view=side\">"))
    #expect(text.contains("<link rel=\"next\" href=\"\(path)/3..4?view=side\">"))
    #expect(text.contains("<option value=\"2\" selected>"))
  }

  @Test func `a redacted text is not compared, and its page says why`() async throws {
    let site = try bridge()
    _ = try site.archive.redact("bridge", 2, reason: "order 7")
    for path in ["\(path)/1..2", "/stories/\(bridgeID)/revisions/2"] {
      let answer = try await site.ask(path)
      #expect(answer.status == 410)
      #expect(answer.text.contains("order 7"))
      #expect(!answer.text.contains("15 people"))
    }
    let story = try await site.ask("/stories/\(bridgeID)").text
    #expect(story.contains("order 7"))
    #expect(!story.contains("Bridge closed, 15 hurt</p>\n<p class=\"faint\">redacted"))
  }

  @Test func `news is what a reader of a revision has not read`() async throws {
    let text = try await bridge().ask("/stories/\(bridgeID)/since/2").text
    #expect(text.contains("Police said that 12 people were hurt when a railing broke."))
    #expect(!text.contains("The fire brigade closed the bridge at dawn."))
    let latest = try await bridge().ask("/stories/\(bridgeID)/since/4").text
    #expect(latest.contains("Nothing is said that you have not read."))
  }

  @Test func `of very many changes the weightiest are told, and the others counted`() async throws {
    func article(_ round: Int, _ minutes: Int) -> SnapshotDraft {
      draft(at: minutes, key: "list") { article in
        article.blocks = (0..<200).map {
          Block(.listItem, "Line \($0) counts \($0 * 7 + round) boats at quay \($0).")
        }
      }
    }
    let site = try site([article(0, 0), article(3, 9)])
    let answer = try await site.ask("/stories/\(Story.id(forKey: "list"))/compare/1..2")
    #expect(answer.text.contains("more, marked in the text"))
    #expect(answer.text.matches(of: #/<li class="heavy">/#).count == ComparisonPage.toldLimit)
    #expect(answer.bytes.count < 100_000)
  }
}
