/// Where each field of an article was found, what else the page says of it, and why texts of the page
/// are in the body or not.
///
///     let (article, explanation) = try Extractor().explained(page)
///     explanation.candidates(of: .headline).first { $0.isChosen }?.place  // "h1"
///
/// Nothing of it is stored: it can be had again from the bytes of the page at any time.
public struct Explanation: Sendable, Equatable {
  /// The fields of an article that a page declares or shows.
  public enum Field: String, Sendable, Codable, CaseIterable {
    case headline, standfirst, byline, section, publication, url, language, published, modified
    case status, dateline, credit, access, pagination
  }

  /// The kinds of places in which a page says something of itself.
  public enum Source: String, Sendable, Codable, CaseIterable {
    case jsonLD = "JSON-LD"
    case openGraph = "Open Graph"
    case dublinCore = "Dublin Core"
    /// Other `meta` elements of the head, and `title`, `link` and `html` themselves.
    case head
    case microdata
    /// What a reader sees, with the class names of hNews among the signs.
    case markup
    /// The address of the page.
    case address
    /// The lines of a text without markup.
    case text
  }

  /// One thing that a page says of a field.
  public struct Candidate: Sendable, Equatable, Encodable {
    public var field: Field
    /// What is said, as it is written there; names are joined by commas.
    public var value: String
    public var source: Source
    /// The name in the source: of a property, an element or a rule.
    public var place: String
    /// Whether the article has the field from here.
    public var isChosen: Bool
    /// Why places of this kind are trusted so much.
    public var reason: String
  }

  /// What became of one text of the page.
  public struct BlockReason: Sendable, Equatable, Encodable {
    public var text: String
    /// Whether it is in the article.
    public var isKept: Bool
    /// The rule that took it or left it out.
    public var reason: String

    public init(text: String, isKept: Bool, reason: String) {
      self.text = text
      self.isKept = isKept
      self.reason = reason
    }
  }

  /// What the page says, by field; within a field the most trusted first.
  public var fields: [Candidate]
  /// The texts of the page in reading order.
  public var blocks: [BlockReason]

  public init(fields: [Candidate] = [], blocks: [BlockReason] = []) {
    self.fields = fields
    self.blocks = blocks
  }

  /// What the page says of one field, the most trusted first.
  public func candidates(of field: Field) -> [Candidate] { fields.filter { $0.field == field } }
}

extension Explanation {
  /// The fields of a text, which stand in one place each.
  static func textFields(of article: Article) -> [Candidate] {
    let values: [(Field, String?)] = [
      (.headline, article.headline), (.byline, article.byline.joined(separator: ", ")),
      (.url, article.address?.description), (.language, article.language),
      (.status, article.markers.first), (.dateline, article.dateline?.place),
      (.credit, article.dateline?.credit),
    ]
    return values.compactMap { field, value in
      guard let value, !value.isEmpty else { return nil }
      return Candidate(
        field: field, value: value, source: .text, place: "lines of the text", isChosen: true,
        reason: "a text says it once")
    }
  }
}
