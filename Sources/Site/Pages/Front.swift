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
    let choice = try FrontChoice(Query(request))
    return try await answer(request) { site in
      let newest = try site.archive.newest(choice.filter, before: choice.cursor)
      return Page(
        title: "Newest changes",
        description: "What changed in the news, and when it was first seen.",
        path: choice.path(), kind: "front",
        main: site.templates.render("front", FrontPage(newest, choice)),
        links: HeadLink.feeds("All changes", FeedPath.all))
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

/// Which changes the front is asked for, as its address says.
struct FrontChoice {
  /// From which weight on changes are shown.
  enum Least: String, CaseIterable {
    case all
    case notTrivial = "10"
    case substance = "46"
    case heavy = "70"

    var name: String {
      switch self {
      case .all: "any change"
      case .notTrivial: "not trivial"
      case .substance: "what matters"
      case .heavy: "weighty only"
      }
    }
  }

  var source: String?
  var least = Least.all
  var kind: Change.Kind?
  var status: Article.Status?
  var cursor: NewestCursor?

  init(_ query: Query) throws(SiteError) {
    source = try query.text("source", atMost: 253)
    least = try query.choice("weight") ?? .all
    kind = try query.choice("kind")
    status = try query.choice("status")
    if let text = try query.text("before", atMost: 40) {
      guard let cursor = NewestCursor(text) else {
        throw .badRequest("before is a place in the list, as its links give it.")
      }
      self.cursor = cursor
    }
  }

  var filter: NewestFilter {
    var filter = NewestFilter()
    filter.host = source
    filter.leastWeight = least == .all ? 0 : Int(least.rawValue) ?? 0
    filter.kind = kind
    filter.status = status
    return filter
  }

  /// The address of the list, from its beginning or behind a change.
  func path(before cursor: NewestCursor? = nil) -> String {
    SitePath.with(
      "/",
      [
        ("source", source), ("weight", least == .all ? nil : least.rawValue),
        ("kind", kind?.rawValue), ("status", status?.rawValue), ("before", cursor?.description),
      ])
  }
}

/// What the template of the front shows.
private struct FrontPage {
  struct Day {
    var name: String
    var lines: [Line]
  }

  /// One change of the list.
  struct Line {
    var headline: String
    var language: String
    var path: String
    var storyPath: String
    var seen: MomentText
    var weight: String
    var phrases: [String]
    var versions: String
    var words: String
    var isDeveloping: Bool
    var host: String?
  }

  struct Option {
    var value: String
    var name: String
    var isChosen: Bool
  }

  var source: String
  var sources: [String]
  var weights: [Option]
  var kinds: [Option]
  var statuses: [Option]
  var isFiltered: Bool
  var isFirst: Bool
  var firstPath: String
  var days: [Day]
  var next: String?

  init(_ newest: NewestChanges, _ choice: FrontChoice) {
    source = choice.source ?? ""
    sources = Set(newest.changes.compactMap(\.host)).sorted()
    weights = FrontChoice.Least.allCases.map {
      Option(
        value: $0 == .all ? "" : $0.rawValue, name: $0.name, isChosen: $0 == choice.least)
    }
    kinds =
      [Option(value: "", name: "any kind", isChosen: choice.kind == nil)]
      + Change.Kind.allCases.filter { $0 != .declaredDate }.map {
        Option(
          value: $0.rawValue, name: $0.rawValue.replacing("-", with: " "),
          isChosen: $0 == choice.kind)
      }
    statuses =
      [Option(value: "", name: "any status", isChosen: choice.status == nil)]
      + [Article.Status.developing, .settled].map {
        Option(value: $0.rawValue, name: $0.rawValue, isChosen: $0 == choice.status)
      }
    isFiltered = choice.path() != "/"
    isFirst = choice.cursor == nil
    firstPath = choice.path()
    days = []
    for change in newest.changes {
      let line = Line(change)
      if days.last?.name != line.seen.day { days.append(Day(name: line.seen.day, lines: [])) }
      days[days.count - 1].lines.append(line)
    }
    next = newest.next.map { choice.path(before: $0) }
  }
}

extension FrontPage.Line {
  fileprivate init(_ change: NewestChange) {
    headline = change.headline.isEmpty ? "(no headline)" : change.headline
    language = change.language.languageTag
    storyPath = SitePath.story(change.story)
    path =
      change.previous.map { SitePath.comparison(change.story, $0, change.number) } ?? storyPath
    seen = MomentText(change.firstSeenAt)
    weight = change.telling.map { Weight($0.weight).rawValue } ?? "first"
    versions = change.previous.map { "@\($0) → @\(change.number)" } ?? "@\(change.number)"
    words = change.telling?.counts.words ?? ""
    isDeveloping = change.status == .developing
    host = change.host
    if let redaction = change.redaction {
      phrases = ["the text was \(redaction.sentence)"]
    } else if let telling = change.telling {
      phrases = telling.phrases.isEmpty ? ["nothing that a reader sees"] : telling.phrases
    } else {
      phrases = [change.notSeenAt == nil ? "first seen" : Redaction.follows]
    }
  }
}
