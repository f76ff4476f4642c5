import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import Storage

/// A picture of one change, for where a comparison is shared: the headline and what changed in words.
struct SharePicture {
  private static let width = 1200
  private static let margin = 72
  /// Characters in a line of the headline, and of the changes, at their sizes.
  private static let (headlineColumns, phraseColumns) = (40, 60)

  let markup: Markup

  init(headline: String, phrases: [String], versions: String, seen: String) {
    var body: Markup = ""
    var y = 130
    for line in headline.lines(of: Self.headlineColumns, atMost: 3) {
      body += """
        <text x="\(Self.margin)" y="\(y)" font-size="54" font-weight="600" fill="#1e1c19">\(line)</text>
        """
      y += 66
    }
    y += 14
    for phrase in phrases.prefix(5) {
      for (offset, line) in phrase.lines(of: Self.phraseColumns, atMost: 2).enumerated() {
        guard y < 540 else { break }
        if offset == 0 {
          body += "<path d=\"M\(Self.margin) \(y - 26)v34\" stroke=\"#a5301d\" stroke-width=\"6\"/>"
        }
        body += """
          <text x="\(Self.margin + 24)" y="\(y)" font-size="34" fill="#1e1c19">\(line)</text>
          """
        y += 46
      }
      y += 8
    }
    markup = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630" role="img" \
      font-family="Georgia, 'Times New Roman', serif"><title>\(Self.words(headline, phrases))</title>\
      <rect width="1200" height="630" fill="#fcfbf8"/>\(body)\
      <text x="\(Self.margin)" y="590" font-size="26" fill="#625d55">\(versions) · first seen \(seen) UTC</text>\
      <text x="\(Self.width - Self.margin)" y="590" font-size="30" font-weight="600" text-anchor="end" \
      fill="#1e1c19">Writethru</text></svg>
      """
  }

  /// The picture in words.
  static func words(_ headline: String, _ phrases: [String]) -> String {
    "\(headline): \(phrases.isEmpty ? "nothing changed" : phrases.joined(separator: "; "))"
  }
}

extension String {
  /// The text in lines of about so many characters, cut with an ellipsis where there are more.
  fileprivate func lines(of columns: Int, atMost count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      let word = word.count > columns ? word.prefix(columns - 1) + "…" : word
      if !line.isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        line = ""
        guard lines.count < count else {
          lines[count - 1] += " …"
          return lines
        }
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

extension Website {
  /// The picture of a comparison.
  @Sendable func sharePicture(_ request: Request, _ context: SiteContext) async throws -> Response {
    let id = try context.story()
    let pair = try context.pair()
    return try await answer(
      request, .comparison, of: id,
      rendered: { site in
        let (old, new) = try site.two(pair.old, pair.new, of: id)
        let comparison = Comparison(from: old.article, to: new.article)
        let picture = SharePicture(
          headline: new.article.headline, phrases: comparison.summary,
          versions: "@\(pair.old) → @\(pair.new)", seen: MomentText(new.firstSeenAt).full)
        var page = Rendered(Array(picture.markup.html.utf8))
        page.type = "image/svg+xml"
        return page
      })
  }
}
