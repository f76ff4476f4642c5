import Extraction
import Foundation

extension ChangeLog {
  /// Signs and not colours alone say what was added and removed; nothing is loaded from elsewhere.
  ///
  /// On paper a stretch that is folded stays folded, and says that it is.
  private static let style = """
    :root{color-scheme:light dark;--ink:#1d1d1b;--paper:#fdfcf9;--faint:#625f58;--line:#dcd8cf;\
    --add:#e0f0e3;--cut:#f8e3df}
    @media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#191917;--faint:#a8a49b;\
    --line:#3a3833;--add:#1f3a26;--cut:#4a2520}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:1.05rem/1.6 Georgia,'Times New Roman',serif;\
    overflow-wrap:anywhere}
    main{max-width:42rem;margin:0 auto;padding:2rem 1.2rem 4rem}
    h1{font:.9rem/1.5 system-ui,sans-serif;color:var(--faint);margin:0}
    h2{font-size:1.9rem;line-height:1.2;margin:2.2rem 0 .4rem}
    h3{font-size:1.1rem;margin:2.2rem 0 .2rem;padding-top:1rem;border-top:1px solid var(--line)}
    .meta,summary,.field b,.away i,.moved i{color:var(--faint);font:.85rem/1.5 system-ui,sans-serif}
    .meta{margin:.2rem 0}
    ul{padding-inline-start:1.2rem;margin:.6rem 0}li{margin:.15rem 0}
    ins{background:var(--add);text-decoration:underline;text-underline-offset:.15em}
    del{background:var(--cut);text-decoration:line-through}
    ins,del{border-radius:.15em;padding:0 .1em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
    p.added,p.removed,p.moved,p.edited{border-inline-start:3px solid var(--line);padding-inline-start:.8rem}
    p.added{border-inline-start-style:double}p.removed{border-inline-start-style:dotted}
    p.away{color:var(--faint)}
    details{margin:.6rem 0}summary{cursor:pointer}
    .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    @media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--faint:#444;--line:#999;--add:#fff;--cut:#fff}
    body{font-size:10.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}p{orphans:3;widows:3}
    summary{list-style:none}summary::-webkit-details-marker{display:none}summary::before{content:"⋯ "}
    details:not([open])>summary::after{content:", not printed"}}
    """

  static func htmlOpening(of stories: [Story]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(title(of: stories).inHTML)</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>
    <h1>Change log</h1>

    """
  }

  func writeHTML(to output: (String) throws -> Void) throws {
    let story = timeline.story
    let language = timeline.entries.lazy.compactMap(\.snapshot.declaration.language).last
    try output(
      "<article id=\"\(story.id)\">\n<h2\(language.inLanguage) dir=\"auto\">\(story.title.inHTML)</h2>\n"
        + "<p class=\"meta\">\(story.id), \(story.status.rawValue): \(story.revisions) revisions in "
        + "\(story.snapshots) snapshots, seen from \(story.firstSeenAt.inTime) to "
        + "\(story.lastSeenAt.inTime)</p>\n")
    for address in story.addresses { try output("<p class=\"meta\">\(address.inHTML)</p>\n") }
    var later: [Timeline.Step] = []
    for (step, told) in entries() {
      guard let told else {
        later.append(step)
        continue
      }
      try output(seenAgain(later))
      later = []
      let revision = told.revision
      try output(
        "<section id=\"\(story.id)-\(revision.number)\">\n<h3>@\(revision.number) · "
          + "\(revision.firstSeenAt.inTime)</h3>\n<p class=\"meta\">\(interval(told))</p>\n")
      try output(body(told, for: .page))
      try output("</section>\n")
    }
    try output(seenAgain(later) + "</article>\n")
  }

  /// The snapshots that brought no revision, in the order of time.
  private func seenAgain(_ steps: [Timeline.Step]) -> String {
    let items = LaterVisits.of(steps).map { visits in
      "<li dir=\"auto\">\(visits.words(time: \.inTime, text: \.inHTML))</li>\n"
    }
    return items.isEmpty ? "" : "<ul class=\"meta\">\n\(items.joined())</ul>\n"
  }

  private func interval(_ told: Told) -> String {
    let revision = told.revision
    var text = "first seen \(revision.firstSeenAt.inTime)"
    if let before = revision.notSeenAt { text += ", last seen without it \(before.inTime)" }
    if let modified = revision.snapshot.declaration.modifiedAt {
      text += "; the page declares a change of \(modified.inTime)"
    }
    if let number = revision.reinstates { text += "; returns to the text of @\(number)" }
    for event in told.step.events { text += "; \(event.words.inHTML)" }
    if let redaction = revision.redaction { text += "; \(redaction.sentence.inHTML)" }
    if told.step.followsRedaction { text += "; \(Redaction.follows)" }
    return text
  }

  /// What one revision brought: the changes in words, and the text with what changed marked.
  func body(_ told: Told, for medium: ComparisonHTML.Medium) -> String {
    let article = told.revision.article
    let opening = "<div\(article.language.inLanguage)>\n"
    guard let comparison = told.comparison else {
      return opening + "<p dir=\"auto\"><b>\(article.headline.inHTML)</b></p>\n"
        + article.blocks.map { "<p dir=\"auto\">\($0.text.inHTML)</p>\n" }.joined() + "</div>\n"
    }
    let list = told.changes.withoutTrivial.map { "<li dir=\"auto\">\($0.reason.inHTML)</li>\n" }
    return (list.isEmpty ? "" : "<ul>\n\(list.joined())</ul>\n") + opening
      + ComparisonHTML(comparison, for: medium).text + "</div>\n"
  }
}

extension Optional where Wrapped == String {
  /// An attribute with the language that a page declares, or one that says that it is not known.
  fileprivate var inLanguage: String {
    let isTag =
      self?.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      } ?? false
    return " lang=\"\(isTag ? self ?? "" : "")\""
  }
}

extension Date {
  /// The moment as HTML's `time` element.
  fileprivate var inTime: String {
    let text = iso8601
    return
      "<time datetime=\"\(text)\">\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC</time>"
  }
}
