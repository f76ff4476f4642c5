import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

extension Website {
  /// Two revisions compared.
  @Sendable func comparison(_ request: Request, _ context: SiteContext) async throws -> Response {
    let id = try context.story()
    let pair = try context.pair()
    let choice = try ComparisonChoice(Query(request))
    return try await answer(
      request, .comparison, of: id, comparisonPage(pair.old, pair.new, of: id, choice))
  }

  /// How the page of a comparison is made.
  func comparisonPage(
    _ oldNumber: Int, _ newNumber: Int, of id: String, _ choice: ComparisonChoice
  ) -> @Sendable (Website) throws -> SitePage {
    { site in
      let told = try site.archive.toldStory(of: id, [oldNumber, newNumber], isWhole: false)
      let (old, new) = try Website.unredacted(told.revisions)
      let comparison = Comparison(from: old.article, to: new.article)
      let steps = VersionSteps(told.ownOutline(of: id), id, oldNumber, newNumber) {
        choice.with().path(SitePath.comparison(id, $0, $1))
      }
      let page = try ComparisonPage(
        comparison, old: old, new: new, choice, steps: steps, story: id)
      let path = SitePath.comparison(id, oldNumber, newNumber)
      let shown = SitePage(
        title: "@\(oldNumber) → @\(newNumber): \(new.article.headline)",
        description: page.phrases.isEmpty
          ? "Nothing changed." : page.phrases.joined(separator: "; "), path: path,
        kind: "comparison", main: site.templates.render("comparison", page),
        previous: steps.previous, next: steps.next,
        picture: (
          "\(path)/picture.svg", SharePicture.words(new.article.headline, page.phrases)
        ))
      return site.described(
        shown, LinkedData.Article(new.article.headline, new.snapshot), of: SitePath.story(id))
    }
  }

  /// Two revisions with their texts.
  func two(_ old: Int, _ new: Int, of id: String) throws -> (old: Revision, new: Revision) {
    try Website.unredacted(try archive.revisions([old, new], of: id))
  }

  /// Two revisions, both of which have their texts.
  private static func unredacted(
    _ revisions: [Revision]
  ) throws(SiteError) -> (old: Revision, new: Revision) {
    if let redaction = revisions.lazy.compactMap(\.redaction).first {
      throw .redacted(redaction.sentence)
    }
    return (revisions[0], revisions[1])
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
    return Response(status: .seeOther, headers: [.location: SitePath.comparison(id, old, new)])
  }

  /// What a reader of a revision does not know yet.
  @Sendable func since(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    return try await answer(request, .comparison, of: id) { site in
      let outline = try site.archive.outline(of: id, isTold: false)
      guard let latest = outline.revisions.last else {
        throw SiteError.notFound("an article of this story")
      }
      // Numbers of a linked story are its own; what is newest is told by the story it is linked into.
      let seen = try site.archive.revisions([number], of: id)[0]
      let stands = try site.archive.revisions([latest.number], of: outline.story.id)[0]
      for revision in [seen, stands] {
        if let redaction = revision.redaction { throw SiteError.redacted(redaction.sentence) }
      }
      let comparison = Comparison(from: seen.article, to: stands.article)
      let page = SincePage(comparison, seen: seen, stands: stands, outline, id)
      return SitePage(
        title: "New since @\(number): \(stands.article.headline)", path: SitePath.since(id, number),
        kind: "since", main: site.templates.render("since", page))
    }
  }
}

/// What the template of news shows.
private struct SincePage {
  struct News {
    var text: String
    var weight: String
  }

  var headline: String
  var language: String
  var storyPath: String
  var number: Int
  var seen: MomentText
  var latest: Int
  var latestSeen: MomentText
  var news: [News]
  var hasNews: Bool
  var gone: [String]
  var comparisonPath: String?

  init(
    _ comparison: Comparison, seen: Revision, stands: Revision, _ outline: Outline, _ id: String
  ) {
    headline = stands.article.headline
    language = stands.article.language.languageTag
    storyPath = SitePath.story(outline.story.id)
    number = seen.number
    self.seen = MomentText(seen.firstSeenAt)
    latest = stands.number
    latestSeen = MomentText(stands.firstSeenAt)
    news = comparison.news.prefix(100).map {
      News(text: $0.text, weight: Weight($0.weight).rawValue)
    }
    hasNews = !news.isEmpty
    gone = comparison.passages.lazy.filter { $0.action == .deletion }.prefix(40).map {
      $0.wording.old
    }
    if outline.story.id == id, seen.number != stands.number {
      comparisonPath = SitePath.comparison(id, seen.number, stands.number)
    }
  }
}
