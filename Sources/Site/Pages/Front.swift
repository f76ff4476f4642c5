import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

extension Website {
  /// The newest changes of all stories.
  @Sendable func front(_ request: Request, _ context: SiteContext) async throws -> Response {
    let choice = try FrontChoice(Query(request))
    return try await answer(request, .front) { site in
      let newest = try site.archive.newest(choice.filter, before: choice.cursor)
      return SitePage(
        title: "Newest changes",
        description: "What changed in the news, and when it was first seen.",
        path: choice.path(), kind: "front",
        main: site.templates.render("front", FrontPage(newest, choice)),
        links: HeadLink.feeds("These changes") {
          SitePath.with(FeedPath.all($0), choice.parameters)
        })
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
  /// From which weight on changes are offered to be shown.
  static let leastWeights: [(weight: Int, name: String)] = [
    (0, "any change"), (10, "not trivial"), (46, "what matters"), (70, "weighty only"),
  ]

  var filter: NewestFilter
  var cursor: SnapshotCursor?

  init(_ query: Query) throws(SiteError) {
    filter = try NewestFilter(query)
    cursor = try query.cursor()
  }

  /// The filters as parameters of an address.
  var parameters: [(String, String?)] {
    filter.parameters(before: nil).filter { $0.0 != "limit" }
  }

  /// The address of the list, from its beginning or behind a change.
  func path(before cursor: SnapshotCursor? = nil) -> String {
    SitePath.with("/", parameters + [("cursor", cursor?.description)])
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
    let filter = choice.filter
    source = filter.host ?? ""
    sources = Set(newest.changes.compactMap(\.host)).sorted()
    weights = FrontChoice.leastWeights.map { weight, name in
      Option(
        value: weight == 0 ? "" : "\(weight)", name: name, isChosen: weight == filter.leastWeight)
    }
    // Addresses may ask for any weight.
    if !weights.contains(where: \.isChosen) {
      weights.append(
        Option(
          value: "\(filter.leastWeight)", name: "\(filter.leastWeight) or more", isChosen: true))
    }
    kinds =
      [Option(value: "", name: "any kind", isChosen: filter.kind == nil)]
      + Change.Kind.allCases.filter { $0 != .declaredDate }.map {
        Option(
          value: $0.rawValue, name: $0.rawValue.replacing("-", with: " "),
          isChosen: $0 == filter.kind)
      }
    statuses =
      [Option(value: "", name: "any status", isChosen: filter.status == nil)]
      + [Article.Status.developing, .settled].map {
        Option(value: $0.rawValue, name: $0.rawValue, isChosen: $0 == filter.status)
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
