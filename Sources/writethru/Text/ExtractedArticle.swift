import Extraction
import Foundation
import History

/// What was read from a page, in JSON.
struct ExtractedArticle: Encodable {
  var path: String
  var headline: String
  @OrNull var standfirst: String?
  var byline: [String]
  @OrNull var section: String?
  @OrNull var publication: String?
  @OrNull var publishedAt: Date?
  @OrNull var publishedOffset: String?
  /// The calendar day in the newsroom's zone.
  @OrNull var publishedDay: String?
  @OrNull var modifiedAt: Date?
  @OrNull var modifiedOffset: String?
  @OrNull var url: String?
  @OrNull var language: String?
  var status: Article.Status
  var markers: [String]
  @OrNull var dateline: Dateline?
  var wireMarks: [String]
  @OrNull var accessDeclared: Access.State?
  var accessObserved: Access.State
  /// Which of its pages this is, where the article is divided into several.
  @OrNull var pagination: Pages?
  var blocks: [Block]
  var text: String
  /// Only where it was asked for.
  var explanation: Explained?

  struct Pages: Encodable, Sendable {
    @OrNull var number: Int?
    @OrNull var count: Int?
    @OrNull var previous: String?
    @OrNull var next: String?
  }

  struct Explained: Encodable {
    var fields: [Explanation.Candidate]
    var blocks: [Explanation.BlockReason]
  }

  init(_ path: String, _ article: Article, _ explanation: Explanation?) {
    self.path = path
    headline = article.headline
    standfirst = article.standfirst
    byline = article.byline
    section = article.section
    publication = article.publication
    publishedAt = article.publishedAt
    publishedOffset = article.publishedOffset?.writtenOffset
    publishedDay = article.publishedDay
    modifiedAt = article.modifiedAt
    modifiedOffset = article.modifiedOffset?.writtenOffset
    url = article.address?.description
    language = article.language
    status = article.status
    markers = article.markers
    dateline = article.dateline
    wireMarks = article.wireMarks
    accessDeclared = article.access.declared
    accessObserved = article.access.observed
    pagination = article.pagination.map {
      Pages(
        number: $0.number, count: $0.count, previous: $0.previous?.description,
        next: $0.next?.description)
    }
    blocks = article.blocks
    text = article.text
    self.explanation = explanation.map { Explained(fields: $0.fields, blocks: $0.blocks) }
  }
}

/// What was read from a page, for a person: the fields by name, then the text.
struct ExtractedText {
  private let fields: [(name: String, value: String?)]
  private let body: String
  private let path: String
  private let explanation: Explanation?

  init(_ path: String, _ article: Article, _ explanation: Explanation?) {
    self.path = path
    self.explanation = explanation
    var fields: [(name: String, value: String?)] = [
      ("headline", article.headline), ("standfirst", article.standfirst),
      ("byline", article.byline.isEmpty ? nil : article.byline.joined(separator: ", ")),
      ("section", article.section), ("publication", article.publication),
      ("published", Self.time(article.publishedAt, article.publishedOffset)),
      ("modified", Self.time(article.modifiedAt, article.modifiedOffset)),
      ("url", article.address?.description), ("language", article.language),
      ("status", article.status.rawValue),
      ("marker", article.markers.isEmpty ? nil : article.markers.joined(separator: " / ")),
    ]
    // Most articles come from no wire service.
    if let dateline = article.dateline {
      let credit = dateline.credit.map { "(\($0))" }
      fields.append(
        ("dateline", [dateline.place, credit].compactMap(\.self).joined(separator: " ")))
    }
    if !article.wireMarks.isEmpty {
      fields.append(("wire", article.wireMarks.joined(separator: " / ")))
    }
    if article.access.declared ?? .free != .free || article.access.observed != .free {
      let declared = article.access.declared?.rawValue ?? "nothing"
      fields.append(
        ("access", "\(article.access.observed.rawValue) (declared: \(declared))"))
    }
    if let pagination = article.pagination {
      let number = pagination.number.map(String.init) ?? "?"
      let count = pagination.count.map { " of \($0)" } ?? ""
      fields.append(("page", number + count))
      if let next = pagination.next { fields.append(("next page", next.description)) }
    }
    self.fields = fields
    var bare = article
    (bare.headline, bare.standfirst, bare.byline, bare.markers) = ("", nil, [], [])
    body = ArticleText(bare).lines.dropFirst().joined(separator: "\n\n")
  }

  /// The moment in UTC, with the offset under which it was declared.
  private static func time(_ instant: Date?, _ offset: Int?) -> String? {
    instant.map { $0.iso8601 + (offset.map { " (declared at \($0.writtenOffset))" } ?? "") }
  }

  func text(on terminal: Terminal) -> String {
    var text = terminal.styled("== \(path.printable)", .bold) + "\n"
    for field in fields {
      let name = field.name + String(repeating: " ", count: 12 - field.name.count)
      text += StyledText(field.value ?? "–").lines(
        first: name, rest: String(repeating: " ", count: 12), on: terminal)
    }
    if let explanation { text += ExplanationText(explanation).text(on: terminal) }
    for line in body.split(separator: "\n") {
      text += "\n" + StyledText(String(line)).lines(first: "", rest: "", on: terminal)
    }
    return text
  }
}
