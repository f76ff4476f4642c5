import Extraction
import Foundation
import History
import Hummingbird
import Storage

extension Website {
  /// A story with its timeline and the life of its text.
  @Sendable func story(_ request: Request, _ context: SiteContext) async throws -> Response {
    let id = try context.story()
    let part = try Query(request).number("part") ?? 1
    return try await answer(request, .story, of: id, storyPage(id, part: part))
  }

  /// How a story's page is made.
  func storyPage(_ id: String, part: Int) -> @Sendable (Website) throws -> SitePage {
    { site in
      let told =
        part == 1 ? try site.archive.toldStory(of: id, isWhole: true) : nil
      let outline = try told?.outline ?? site.archive.outline(of: id)
      // Told with another story, whose page is the one to read.
      if outline.story.id != id { throw SiteError.elsewhere(SitePath.story(outline.story.id)) }
      let page = try StoryPage(outline, part: part, told?.timeline)
      let changes = outline.revisions.last?.telling?.phrases ?? []
      let shown = SitePage(
        title: outline.story.title,
        description: changes.isEmpty
          ? nil : "Newest change: \(changes.joined(separator: "; "))",
        path: SitePath.story(id), kind: "story", main: site.templates.render("story", page),
        links: HeadLink.feeds("Changes of this story") { FeedPath.story(id, $0) })
      return site.described(
        shown,
        LinkedData.Article(outline.story.title, outline.revisions.last?.snapshot))
    }
  }
}

/// What the template of a story shows.
struct StoryPage {
  struct PageAddress {
    var text: String
  }

  struct Part {
    var name: String
    var path: String
    var isCurrent: Bool
  }

  var headline: String
  var language: String
  var status: String
  var statusWords: String
  var counts: String
  var firstSeen: MomentText
  var lastSeen: MomentText
  var developing: String?
  var addresses: [PageAddress]
  var latestPath: String?
  var latest: Int?
  var strip: Markup
  var rows: [TimelineRows.Row]
  var steps: VersionSteps
  var canCompare: Bool
  var hasParts: Bool
  var parts: [Part]
  var life: Markup
  var threads: [LifePicture.Thread]
  var threadsNote: String?
  var lifeColumns: String

  /// Entries in one part of a timeline.
  static let partSize = 50

  /// Tells a story; its timeline with the texts is needed for the first part alone.
  init(_ outline: Outline, part: Int, _ timeline: Timeline?) throws(SiteError) {
    let story = outline.story
    let revisions = outline.revisions
    let count = max(1, (outline.entries.count + Self.partSize - 1) / Self.partSize)
    guard part <= count else { throw SiteError.notFound("a part \(part) of this timeline") }
    headline = story.title
    status = story.status.rawValue
    statusWords = story.status == .unknown ? "" : story.status.rawValue
    counts =
      "\(story.revisions) \(story.revisions == 1 ? "revision" : "revisions") in \(story.snapshots) "
      + (story.snapshots == 1 ? "snapshot" : "snapshots")
    firstSeen = MomentText(story.firstSeenAt)
    lastSeen = MomentText(story.lastSeenAt)
    developing = outline.developing
    addresses = story.addresses.prefix(20).map { PageAddress(text: $0) }
    latest = revisions.last?.number
    latestPath = latest.map { SitePath.revision(story.id, $0) }
    strip = TimeStrip.markup(outline)
    // Parts count from the newest.
    let end = outline.entries.count - (part - 1) * Self.partSize
    let told = TimelineRows(
      outline, entries: outline.entries[max(0, end - Self.partSize)..<max(0, end)])
    rows = told.rows
    language = told.language
    let pair = (revisions.dropLast().last?.number ?? 1, latest ?? 1)
    steps = VersionSteps(outline, story.id, pair.0, pair.1) {
      SitePath.comparison(story.id, $0, $1)
    }
    canCompare = revisions.count > 1
    hasParts = count > 1
    parts = (1...count).map { number in
      Part(
        name: number == 1 ? "Newest" : "Part \(number)",
        path: SitePath.with(
          SitePath.story(story.id), [("part", number == 1 ? nil : String(number))]),
        isCurrent: number == part)
    }
    life = ""
    threads = []
    lifeColumns = ""
    guard let timeline, canCompare else { return }
    let picture = LifePicture(Lineage(of: timeline, told: outline), outline)
    life = picture.markup
    threads = picture.threads
    lifeColumns =
      picture.columns < revisions.count
      ? "Drawn are the \(picture.columns) revisions that changed most, of \(revisions.count)." : ""
    if picture.left > 0 {
      threadsNote = "\(picture.left) of the shortest sentences are not drawn."
    }
  }
}

extension Outline {
  /// Since when the developing marker is gone, or that it stands; nil where there never was one.
  fileprivate var developing: String? {
    let told = revisions.filter { $0.snapshot.redaction == nil }
    guard let last = told.lastIndex(where: { $0.status == .developing }) else { return nil }
    let seen = MomentText(told[last].lastSeenAt).full
    guard told.indices.contains(last + 1) else {
      return "marked as developing, last seen so \(seen)"
    }
    let gone = MomentText(told[last + 1].snapshot.seenAt).full
    return "developing marker last seen \(seen), first seen missing \(gone)"
  }
}
