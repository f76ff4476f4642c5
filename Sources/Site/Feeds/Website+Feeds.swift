import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

// Feeds of what changed: everything, one source, one story.

extension Website {
  func addFeeds(to router: Router<SiteContext>) {
    router.get("/feed.atom") { request, _ in try await self.feed(request, .atom) }
    router.get("/feed.json") { request, _ in try await self.feed(request, .json) }
    router.get("/stories/:story/feed.atom") { try await self.storyFeed($0, $1, .atom) }
    router.get("/stories/:story/feed.json") { try await self.storyFeed($0, $1, .json) }
  }

  /// The newest changes of all stories, with the filters that the front page has.
  private func feed(_ request: Request, _ form: FeedPath.Form) async throws -> Response {
    let query = try Query(request)
    let choice = try FrontChoice(query)
    var filter = choice.filter
    filter.limit = ChangeFeed.size
    return try await answer(
      request, .feed,
      rendered: { [filter] site in
        let part = try site.archive.newest(filter, before: choice.cursor)
        let parameters = choice.parameters
        let feed = ChangeFeed(
          identity: parameters.map { "\($0.0)=\($0.1 ?? "")" },
          title: filter.host.map { "Changes at \($0)" } ?? "Newest changes",
          home: SitePath.with("/", parameters),
          address: { [parameters] in SitePath.with(FeedPath.all($0), parameters) },
          next: part.next.map {
            SitePath.with(FeedPath.all(form), parameters + [("cursor", $0.description)])
          },
          items: try part.changes.map {
            try ChangeFeed.Item(
              of: $0.story, $0.number, after: $0.previous, $0.telling, in: site.archive)
          })
        return try site.rendered(feed, form)
      })
  }

  /// The newest changes of one story.
  private func storyFeed(
    _ request: Request, _ context: SiteContext, _ form: FeedPath.Form
  ) async throws -> Response {
    let id = try context.story()
    return try await answer(
      request, .feed, of: id,
      rendered: { site in
        let outline = try site.archive.outline(of: id)
        let newest = outline.revisions.suffix(ChangeFeed.size).reversed()
        let feed = ChangeFeed(
          identity: ["story", id], title: outline.story.title, home: SitePath.story(id),
          address: { FeedPath.story(id, $0) },
          items: try newest.map {
            try ChangeFeed.Item(
              of: id, $0.number, after: $0.previous, $0.telling, in: site.archive)
          })
        return try site.rendered(feed, form)
      })
  }

  private func rendered(_ feed: ChangeFeed, _ form: FeedPath.Form) throws -> Rendered {
    let text =
      switch form {
      case .atom: feed.atom(site: publicAddress, hub: configuration.hub)
      case .json: try feed.json(site: publicAddress, hub: configuration.hub)
      }
    var page = Rendered(Array(text.utf8))
    page.type = form.type
    if let hub = configuration.hub {
      // What a hub is found by (WebSub, section 4).
      page.headers[.link] =
        "<\(hub)>; rel=\"hub\", <\(publicAddress + feed.address(form))>; rel=\"self\""
    }
    return page
  }
}
