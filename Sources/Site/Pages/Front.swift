import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

extension Site {
  /// The newest changes of all stories.
  @Sendable func front(_ request: Request, _ context: SiteContext) async throws -> Response {
    try await answer(request) { site in
      let stories = try site.archive.stories().prefix(100).map(StoryLine.init)
      return Page(
        title: "Newest changes",
        description: "What changed in the news, and when it was first seen.",
        path: "/", kind: "front",
        main: site.templates.render("front", FrontPage(stories: stories)))
    }
  }

  /// Whether the archive can be read.
  @Sendable func health(_ request: Request, _ context: SiteContext) async throws -> Response {
    _ = try archive.lastEntry()
    return Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
  }
}

private struct FrontPage {
  var stories: [StoryLine]
}

private struct StoryLine {
  var headline: String
  var path: String
  var status: String
  var seen: MomentText
  var revisions: Int

  init(_ story: Story) {
    headline = story.title
    path = SitePath.story(story.id)
    status = story.status.rawValue
    seen = MomentText(story.lastSeenAt)
    revisions = story.revisions
  }
}
