import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

extension Site {
  /// Two revisions compared.
  @Sendable func comparison(_ request: Request, _ context: SiteContext) async throws -> Response {
    let id = try context.story()
    let pair = try context.pair()
    return try await answer(request) { site in
      let (old, new) = (
        try site.archive.revision(of: id, pair.old), try site.archive.revision(of: id, pair.new)
      )
      for revision in [old, new] {
        if let redaction = revision.redaction { throw SiteError.redacted(redaction.sentence) }
      }
      let comparison = Comparison(from: old.article, to: new.article)
      return Page(
        title: new.article.headline, path: SitePath.comparison(id, pair.old, pair.new),
        kind: "comparison",
        main: site.templates.render(
          "comparison",
          ComparisonPage(comparison, old: old, new: new)))
    }
  }

  /// Takes the two choices of a form to the address of the comparison.
  @Sendable func chooseComparison(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let id = try context.story()
    let query = try Query(request)
    guard let old = try query.number("old"), let new = try query.number("new") else {
      throw SiteError.badRequest("Choose two revisions to compare.")
    }
    return Response(
      status: .seeOther, headers: [.location: SitePath.comparison(id, old, new)])
  }
}

private struct ComparisonPage {
  struct Line {
    var fate: String
    var text: Markup
  }

  var headline: String
  var old: Int
  var new: Int
  var changes: [String]
  var rows: [Line]

  init(_ comparison: Comparison, old: Revision, new: Revision) {
    headline = new.article.headline
    self.old = old.number
    self.new = new.number
    changes = comparison.changes.map(\.reason)
    rows = comparison.rows.map { row in
      var text = Markup()
      for piece in comparison.pieces(of: row) {
        text.append(Markup(piece.wording))
        text.text(piece.space)
      }
      return Line(fate: row.fate.rawValue, text: text)
    }
  }
}

extension Markup {
  /// Words with what was removed and added marked, by hidden words too for whoever cannot see it.
  init(_ wording: Wording) {
    self.init()
    for run in wording.runs {
      switch run.operation {
      case .equal: text(run.text)
      case .delete:
        raw("<del><span class=\"said\">[removed: </span>")
        text(run.text)
        raw("<span class=\"said\">]</span></del>")
      case .insert:
        raw("<ins><span class=\"said\">[added: </span>")
        text(run.text)
        raw("<span class=\"said\">]</span></ins>")
      }
    }
  }
}
