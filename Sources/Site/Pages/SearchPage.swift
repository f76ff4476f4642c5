import Foundation
import History
import Hummingbird
import Storage

extension Website {
  /// What was said, and what is no longer said.
  @Sendable func search(_ request: Request, _ context: SiteContext) async throws -> Response {
    let query = try Query(request)
    let words = try query.text("q")
    var filter = SearchFilter()
    filter.isRemoved = try query.choice("show", of: SearchPage.Show.self) == .removed
    filter.host = try query.text("source", atMost: 253)
    filter.limit = SearchPage.hitLimit
    filter.passageLimit = SearchPage.passageLimit
    return try await answer(request, .search) { [filter] site in
      let result = try words.map { try site.archive.search($0, filter) }
      return SitePage(
        title: words.map { "“\($0)”" } ?? "Search", kind: "search",
        main: site.templates.render("search", SearchPage(words, filter, result)),
        words: words ?? "")
    }
  }
}

/// What the template of a search shows.
private struct SearchPage {
  enum Show: String, CaseIterable {
    case removed
  }

  struct Hit {
    var headline: String
    var path: String
    var isStanding: Bool
    var passages: [Passage]
    var more: String?
  }

  struct Passage {
    var text: Markup
    /// Where it stands, or stood last.
    var path: String
    var life: String
    var isGone: Bool
  }

  static let hitLimit = 30
  static let passageLimit = 4
  /// Characters that are shown around what was found.
  static let context = 160

  var words: String?
  var isRemoved: Bool
  var source: String
  var hits: [Hit]
  var count: String
  var isPartial: Bool

  init(_ words: String?, _ filter: SearchFilter, _ result: SearchResult?) {
    self.words = words
    isRemoved = filter.isRemoved
    source = filter.host ?? ""
    hits = (result?.hits ?? []).map(Hit.init)
    count =
      hits.count >= Self.hitLimit
      ? "The best \(hits.count) stories" : "\(hits.count) \(hits.count == 1 ? "story" : "stories")"
    isPartial = result?.isPartial ?? false
  }
}

extension SearchPage.Hit {
  init(_ hit: SearchHit) {
    headline = hit.headline.isEmpty ? hit.key : hit.headline
    path = SitePath.story(hit.story)
    isStanding = hit.isStanding
    passages = hit.passages.map { SearchPage.Passage($0, in: hit.story) }
    more = hit.more > 0 ? "and \(hit.more) more \(hit.more == 1 ? "passage" : "passages")" : nil
  }
}

extension SearchPage.Passage {
  init(_ passage: SearchHit.Passage, in story: String) {
    let text = passage.text
    let first = passage.matches.first?.lowerBound ?? text.startIndex
    var start =
      text.index(first, offsetBy: -SearchPage.context, limitedBy: text.startIndex)
      ?? text.startIndex
    if start > text.startIndex, let space = text[start..<first].firstIndex(of: " ") {
      start = text.index(after: space)
    }
    var end =
      text.index(first, offsetBy: SearchPage.context * 2, limitedBy: text.endIndex)
      ?? text.endIndex
    if end < text.endIndex, let space = text[first..<end].lastIndex(of: " "), space > first {
      end = space
    }
    var markup: Markup = start > text.startIndex ? "… " : ""
    var position = start
    for match in passage.matches where match.lowerBound >= position && match.upperBound <= end {
      markup +=
        "\(String(text[position..<match.lowerBound]))<mark>\(String(text[match]))</mark>"
      position = match.upperBound
    }
    markup += "\(String(text[position..<end]))\(end < text.endIndex ? " …" : "")"
    self.text = markup
    isGone = passage.goneAt != nil
    path = SitePath.revision(story, passage.last)
    let seen = "first seen \(MomentText(passage.firstSeenAt).full) in @\(passage.first)"
    life =
      passage.goneAt.map { gone in
        "\(seen), last seen \(MomentText(passage.lastSeenAt).full) in @\(passage.last), "
          + "gone by \(MomentText(gone).full)"
      } ?? "\(seen), stands in @\(passage.last)"
  }
}
