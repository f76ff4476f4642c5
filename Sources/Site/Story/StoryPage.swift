import Extraction
import Foundation
import History
import Hummingbird
import Storage

extension Site {
  /// A story with its timeline.
  @Sendable func story(_ request: Request, _ context: SiteContext) async throws -> Response {
    let id = try context.story()
    return try await answer(request) { site in
      let timeline = try site.archive.timeline(of: id)
      return Page(
        title: timeline.story.title, path: SitePath.story(id), kind: "story",
        main: site.templates.render("story", StoryPage(timeline)))
    }
  }
}

private struct StoryPage {
  struct Entry {
    var seen: MomentText
    var number: Int?
    var path: String?
    var words: String
  }

  var headline: String
  var status: String
  var addresses: [String]
  var entries: [Entry]

  init(_ timeline: Timeline) {
    let story = timeline.story
    headline = story.title
    status = story.status.rawValue
    addresses = story.addresses
    entries = timeline.steps.map { step in
      let seen = MomentText(step.entry.snapshot.seenAt)
      switch step.entry {
      case .revision(let revision):
        let path =
          step.previous.map { SitePath.comparison(story.id, $0.number, revision.number) }
          ?? SitePath.revision(story.id, revision.number)
        return Entry(
          seen: seen, number: revision.number, path: path,
          words: step.comparison == nil
            ? "first seen" : Comparison.summary(of: step.changes).joined(separator: "; "))
      case .unchanged: return Entry(seen: seen, words: "unchanged")
      case .failure(let snapshot):
        guard case .failure(let reason) = snapshot.outcome else {
          return Entry(seen: seen, words: "")
        }
        return Entry(seen: seen, words: "no article: \(reason)")
      }
    }
  }
}
