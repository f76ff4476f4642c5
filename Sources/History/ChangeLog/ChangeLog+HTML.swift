import Extraction
import Foundation

extension ChangeLog {
  /// Signs and not colours alone say what was added and removed; nothing is loaded from elsewhere.
  private static let style = """
    :root{color-scheme:light dark;--ink:#1d1d1b;--paper:#fdfcf9;--faint:#6b6861;--line:#dcd8cf;\
    --add:#e0f0e3;--cut:#f8e3df}
    @media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#191917;--faint:#a19d94;\
    --line:#3a3833;--add:#1f3a26;--cut:#4a2520}}
    body{margin:0;background:var(--paper);color:var(--ink);font:1.05rem/1.6 Georgia,'Times New Roman',serif}
    main{max-width:42rem;margin:0 auto;padding:2rem 1.2rem 4rem}
    h1{font-size:1.9rem;line-height:1.2;margin:2.5rem 0 .4rem}
    h2{font-size:1.1rem;margin:2.2rem 0 .2rem;padding-top:1rem;border-top:1px solid var(--line)}
    .meta,summary,.field b{color:var(--faint);font:.85rem/1.5 system-ui,sans-serif}
    ul{padding-left:1.2rem;margin:.6rem 0}li{margin:.15rem 0}
    ins{background:var(--add);text-decoration:underline;text-underline-offset:.15em}
    del{background:var(--cut);text-decoration:line-through}
    p.added,p.removed,p.moved,p.edited{border-left:3px solid var(--line);padding-left:.8rem}
    p.away{color:var(--faint)}
    details{margin:.6rem 0}
    .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    @media print{body{background:none;font-size:10.5pt}h2{break-after:avoid}p{orphans:3;widows:3}}
    """

  static func htmlOpening(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(title.inHTML)</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>

    """
  }

  func writeHTML(to output: (String) throws -> Void) throws {
    let story = timeline.story
    try output(
      "<article id=\"\(story.id)\">\n<h1>\(story.title.inHTML)</h1>\n<p class=\"meta\">\(story.id), "
        + "\(story.status.rawValue): \(story.revisions) revisions in \(story.snapshots) snapshots, "
        + "seen from \(story.firstSeenAt.inTime) to \(story.lastSeenAt.inTime)</p>\n")
    for address in story.addresses { try output("<p class=\"meta\">\(address.inHTML)</p>\n") }
    for told in told {
      let revision = told.revision
      try output(
        "<section id=\"\(story.id)-\(revision.number)\">\n<h2>@\(revision.number) · "
          + "\(revision.firstSeenAt.inTime)</h2>\n<p class=\"meta\">\(interval(told))</p>\n")
      try output(body(told))
      try output("</section>\n")
    }
    try output("</article>\n")
  }

  private func interval(_ told: Told) -> String {
    let revision = told.revision
    var text = "first seen \(revision.firstSeenAt.inTime)"
    if let before = revision.notSeenAt { text += ", last seen without it \(before.inTime)" }
    if let modified = revision.snapshot.modifiedAt {
      text += "; the page declares a change of \(modified.inTime)"
    }
    if let number = revision.reinstates { text += "; returns to the text of @\(number)" }
    return text
  }

  /// What one revision brought: the changes in words, and the text with what changed marked.
  func body(_ told: Told) -> String {
    guard let comparison = told.comparison else {
      return "<p><b>\(told.revision.article.headline.inHTML)</b></p>\n"
        + told.revision.article.blocks.map { "<p>\($0.text.inHTML)</p>\n" }.joined()
    }
    let list = told.changes.withoutTrivial.map { "<li>\($0.reason.inHTML)</li>\n" }.joined()
    return (list.isEmpty ? "" : "<ul>\n\(list)</ul>\n") + ComparisonHTML(comparison).text
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
