import Extraction
import Foundation
import HTTPTypes
import History
import Storage
import Testing

@testable import Site

/// A story that tries everything is shown as text on every page.
struct HostileTests {
  private static let script = "<script>alert('x')</script>"
  private static let attribute = "\" onmouseover=\"alert(1)\" x=\""
  /// A quotation mark with a mark that combines with it is one character, and no quotation mark, for who reads
  /// character by character.
  private static let combined = "\"\u{301} onfocus=alert(1) autofocus <\u{338}svg onload=alert(1)>"
  private static let controls = "pay \u{202E}000,1\u{202C} now \u{1B}[31mred\u{7} \u{2066}x\u{2069}"
  private static let word = String(repeating: "w", count: 10_000)

  private static let texts = [
    script, attribute, combined, controls, word,
    "&lt;b&gt; &amp;#60;img src=x onerror=alert(1)&gt;",
    "<svg><a xlink:href='javascript:alert(1)'>", "{{#rows}}{{{text}}}{{/rows}}",
    "</title></textarea><iframe src=//evil.example>", "]]>--><!--",
  ]

  private func hostile() throws -> Website {
    let id = "hostile"
    func article(_ texts: [String], _ minutes: Int) -> SnapshotDraft {
      var draft = Article(headline: "\(Self.script) \(texts[0])")
      draft.standfirst = Self.attribute
      draft.byline = [Self.combined]
      draft.language = "\"><script>"
      draft.section = Self.script
      draft.markers = [Self.script]
      draft.status = .developing
      draft.blocks = zip(texts, Block.Kind.allCases + Block.Kind.allCases).map { Block($1, $0) }
      return SnapshotDraft(
        page: Page(bytes: Array(texts.joined().utf8), format: .html), finding: .article(draft),
        seenAt: minute(minutes), source: "<script>.html", key: id)
    }
    let moved = [Self.texts[3]] + Self.texts
    return try site([
      article(Array(Self.texts.dropLast(2)), 0), article(Array(moved.dropFirst(2)), 10),
      article(Self.texts.map { $0 + " changed \(Self.script)" }, 20),
      SnapshotDraft(
        page: Page(bytes: Array(Self.script.utf8), format: .html),
        finding: .failure(reason: Self.script, address: nil), seenAt: minute(30),
        source: "x", key: id),
    ])
  }

  @Test func `a hostile story is text on every page`() async throws {
    let site = try hostile()
    let id = Story.id(forKey: "hostile")
    let searched = SitePath.encoded("\"><script>alert(1)</script>\u{202E} changed")
    for path in [
      "/", "/?source=%22%3E%3Cscript%3E", "/stories/\(id)", "/stories/\(id)/revisions/1",
      "/stories/\(id)/revisions/3", "/stories/\(id)/compare/1..2",
      "/stories/\(id)/compare/2..3?view=side", "/stories/\(id)/compare/1..3?show=substance",
      "/stories/\(id)/since/1", "/search?q=alert", "/search?q=\(searched)",
    ] {
      let answer = try await site.ask(path)
      #expect(answer.status == 200, "\(path)")
      try expectHarmless(answer.text, path)
    }
    for path in ["/stories/%3Cscript%3E", "/%3Cscript%3Ealert(1)", "/search?q=%28%3Cscript%3E"] {
      let answer = try await site.ask(path)
      #expect((400..<500).contains(answer.status), "\(path)")
      try expectHarmless(answer.text, path)
    }
  }

  /// No element that is not ours, no handler, no address that runs, no character that steers.
  private func expectHarmless(_ html: String, _ path: String) throws {
    #expect(
      !html.unicodeScalars.contains { $0.isInvisibleControl && $0 != "\n" }, "\(path): a control")
    let ours: Set<String> = [
      "!DOCTYPE", "a", "article", "b", "bdi", "body", "button", "caption", "circle", "code",
      "datalist",
      "del", "details", "div", "em", "footer", "form", "h1", "h2", "h3", "h4", "head", "header",
      "html", "input", "ins", "kbd", "label", "li", "link", "main", "mark", "meta", "nav", "ol",
      "option", "p", "path", "script", "section", "select", "span", "summary", "sup", "svg",
      "table",
      "tbody", "td", "text", "th", "thead", "time", "title", "tr", "ul",
    ]
    var tags = 0
    for match in html.matches(of: #/<(/?)([^\s>/]*)([^>]*)>/#) {
      tags += 1
      #expect(ours.contains(String(match.2)), "\(path): <\(match.2)>")
      // Outside of quoted values nothing but names of ours.
      let bare = String(match.3).replacing(#/="[^"]*"/#, with: "")
      for name in bare.split(whereSeparator: { " /\n".contains($0) }) {
        #expect(!name.hasPrefix("on") && !name.contains("="), "\(path): \(name)")
      }
      #expect(!match.3.contains("javascript:"), "\(path)")
      if match.2 == "script", match.1.isEmpty {
        #expect(match.3.contains("src=\"/assets/") || match.3.contains("ld+json"), "\(path)")
      }
    }
    #expect(tags > 10)
    #expect(!html.contains("alert('x')</script>"))
  }
}
