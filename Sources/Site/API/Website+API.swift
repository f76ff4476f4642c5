import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

// The JSON API: the same resources as the pages, under /api/v1. What an address means and what its keys
// are never changes; new keys may come.

extension Website {
  /// Most entries that one part of a list has, and how many it has where nobody says.
  enum PartSize {
    static let most = 200
    static let usual = 50
  }

  func addAPI(to router: Router<SiteContext>) {
    router.get("/api/v1", use: apiIndex)
    router.get("/openapi.json", use: apiDescription)
    router.get("/api/v1/stories", use: apiStories)
    router.get("/api/v1/stories/:story", use: apiStory)
    router.get("/api/v1/stories/:story/timeline", use: apiTimeline)
    router.get("/api/v1/stories/:story/revisions", use: apiRevisions)
    router.get("/api/v1/stories/:story/revisions/:number", use: apiRevision)
    router.get("/api/v1/stories/:story/revisions/:number/lineage", use: apiLineage)
    router.get("/api/v1/stories/:story/changes/:pair", use: apiComparison)
    router.get("/api/v1/changes", use: apiChanges)
    router.get("/api/v1/search", use: apiSearch)
    router.post("/api/v1/snapshots", use: apiIngest)
  }

  @Sendable private func apiIndex(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    response(try Rendered(json: APIIndex()), to: request)
  }

  @Sendable private func apiDescription(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    var page = Rendered(SiteFile.named("assets/openapi.json").bytes)
    page.type = Rendered.jsonType
    return response(page, to: request)
  }

  @Sendable private func apiStories(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let query = try Query(request, isFromProgram: true)
    let cursor: SnapshotCursor? = try query.cursor()
    let limit = try query.limit()
    return try await json(request) { site in
      let part = try site.archive.stories(before: cursor, atMost: limit)
      return StoriesAnswer(
        stories: part.stories.map(StoryAnswer.init),
        next: part.next.map {
          APIPath.part(APIPath.stories, limit, behind: $0)
        })
    }
  }

  @Sendable private func apiStory(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let id = try context.story()
    return try await json(request) { site in
      StoryAnswer(try site.archive.story(matching: id))
    }
  }

  @Sendable private func apiTimeline(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let id = try context.story()
    let query = try Query(request, isFromProgram: true)
    let cursor: SnapshotCursor? = try query.cursor()
    let limit = try query.limit()
    return try await json(request) { site in
      var record = TimelineRecord(try site.archive.outline(of: id))
      let part = record.entries.part(behind: cursor, limit) { ($0.seenAt, $0.snapshot) }
      record.entries = part.items
      return TimelineAnswer(
        timeline: record,
        next: part.next.map {
          APIPath.part(APIPath.timeline(id), limit, behind: $0)
        })
    }
  }

  @Sendable private func apiRevisions(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let id = try context.story()
    let query = try Query(request, isFromProgram: true)
    let cursor: SnapshotCursor? = try query.cursor()
    let limit = try query.limit()
    return try await json(request) { site in
      let revisions = try site.archive.outline(of: id).revisions
      let part = revisions.part(behind: cursor, limit) { ($0.snapshot.seenAt, $0.snapshot.id) }
      return RevisionsAnswer(
        revisions: part.items.map { RevisionAnswer($0, of: id) },
        next: part.next.map {
          APIPath.part(APIPath.revisions(id), limit, behind: $0)
        })
    }
  }

  @Sendable private func apiRevision(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    return try await json(request) { site in
      RevisionRecord(try site.archive.revision(of: id, number))
    }
  }

  @Sendable private func apiLineage(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    return try await json(request) { site in
      let told = try site.archive.toldStory(of: id, isWhole: true)
      let timeline = told.timeline
      guard let revision = timeline.revisions.first(where: { $0.number == number }) else {
        throw ArchiveError.unknownRevision(
          story: id, number: number, known: timeline.revisions.map(\.number))
      }
      return LineageRecord(Lineage(of: timeline, told: told.outline), of: revision)
    }
  }

  @Sendable private func apiComparison(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let id = try context.story()
    let pair = try context.pair()
    return try await json(request) { site in
      let revisions = try site.archive.revisions([pair.old, pair.new], of: id)
      if let redaction = revisions.compactMap(\.redaction).first {
        throw SiteError.redacted(redaction.sentence)
      }
      return ComparisonRecord(
        Comparison(from: revisions[0].article, to: revisions[1].article),
        old: .init(revisions[0]), new: .init(revisions[1]))
    }
  }

  @Sendable private func apiChanges(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let query = try Query(request, isFromProgram: true)
    let filter = try NewestFilter(query)
    let cursor: SnapshotCursor? = try query.cursor()
    return try await json(request) { site in
      let part = try site.archive.newest(filter, before: cursor)
      return ChangesAnswer(
        changes: part.changes.map(ChangeAnswer.init),
        next: part.next.map { SitePath.with(APIPath.changes, filter.parameters(before: $0)) })
    }
  }

  @Sendable private func apiSearch(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let query = try Query(request, isFromProgram: true)
    guard let words = try query.text("q") else {
      throw SiteError.badRequest("q says what to look for.")
    }
    let filter = try SearchFilter(query)
    return try await json(request, .search) { site in
      SearchRecord(try site.archive.search(words, filter))
    }
  }

  /// Answers with JSON that is made from the archive alone.
  private func json(
    _ request: Request, _ kind: PageKind = .program,
    _ make: @escaping @Sendable (Website) throws -> any Encodable & Sendable
  ) async throws -> Response {
    try await answer(request, kind, rendered: { site in try Rendered(json: make(site)) })
  }
}
