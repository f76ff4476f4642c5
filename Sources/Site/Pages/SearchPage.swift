import Foundation
import HTTPTypes
import History
import Hummingbird
import Storage

extension Site {
  /// What was said, and what is no longer said.
  @Sendable func search(_ request: Request, _ context: SiteContext) async throws -> Response {
    let words = try Query(request).text("q")
    return try await answer(request) { site in
      let hits = try words.map { try site.archive.search($0).hits } ?? []
      return Page(
        title: words.map { "“\($0)”" } ?? "Search", kind: "search",
        main: site.templates.render("search", SearchPage(words: words, hits: hits)),
        words: words ?? "")
    }
  }
}

private struct SearchPage {
  var words: String?
  var hits: [SearchHit]
}
