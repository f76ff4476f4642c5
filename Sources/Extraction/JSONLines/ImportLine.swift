public import Foundation

/// One revision that is brought in from elsewhere: a line of a JSON Lines file.
///
///     {"story": "harbor-fire", "time": "2031-05-04T09:30:00Z", "title": "Fire at harbor", "text": "…"}
///
/// `story` and `time` (ISO 8601) must be there, and `text` or `html`; where both are there, `text`
/// counts. `title` and `url` may be; other fields are ignored. Such a text was extracted before:
/// its paragraphs are divided by blank lines, none of them is dropped, and nothing that a reader
/// would see is changed. So is `html`, unless it is a whole page, which is read as any page.
public struct ImportLine: Sendable, Equatable {
  /// The key of the story that the revision belongs to.
  public let story: String
  /// When the revision was seen.
  public let seenAt: Date
  /// The address, as it is written in the line.
  public let url: String?
  /// What the line holds: an article, or why it holds none, which is an event of the story too.
  public let content: Result<Article, ExtractionError>

  /// The article, its headline the line's `title`; without one, the page's own or the first paragraph.
  public var article: Article {
    get throws(ExtractionError) { try content.get() }
  }

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - bytes: the line in UTF-8, with or without its line break.
  ///   - limits: what is refused.
  /// - Throws: `empty`, `tooLarge`, `malformedLine`, `missingField` and `badTime`: the line cannot be
  ///   told whose it is and of when.
  /// - Complexity: O(*n*) in the bytes of the line.
  public init(_ bytes: [UInt8], limits: Extractor.Limits = Extractor.Limits())
    throws(ExtractionError)
  {
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    guard bytes.count <= limits.bytes else {
      throw .tooLarge(bytes: bytes.count, limit: limits.bytes)
    }
    let fields = try Self.fields(bytes)
    guard let story = fields["story"], !story.isEmpty else { throw .missingField("story") }
    guard let time = fields["time"] else { throw .missingField("time") }
    guard let seenAt = Instant.strict(time) else { throw .badTime(time) }
    self.story = story
    self.seenAt = seenAt
    url = fields["url"]
    guard fields["text"] != nil || fields["html"] != nil else {
      throw .missingField("text or html")
    }
    do throws(ExtractionError) {
      content = .success(try Self.article(fields, limits: limits))
    } catch {
      content = .failure(error)
    }
  }

  private static func article(
    _ fields: [String: String], limits: Extractor.Limits
  ) throws(ExtractionError) -> Article {
    let title = (fields["title"] ?? "").normalizedLine
    if fields["text"] == nil, let html = fields["html"], isWholePage(html) {
      var article = try PageReader(
        Array(html.utf8), address: fields["url"], limits: limits, keepsShort: true
      ).article()
      if !title.isEmpty { article.headline = title }
      return article
    }
    let blocks =
      if let text = fields["text"] {
        paragraphs(text)
      } else {
        try FragmentReader.blocks(fields["html"] ?? "", address: fields["url"], limits: limits)
      }
    var article = Article(headline: title, blocks: blocks)
    if article.headline.isEmpty {
      guard !article.blocks.isEmpty else { throw .noArticle(.noText(longestBlock: 0)) }
      article.headline = article.blocks.removeFirst().text
    }
    article.address = fields["url"].flatMap { Address($0) }
    DevelopingMarkers.take(from: &article)
    article.readWireSigns()
    return article
  }

  /// Whether markup is a page with all that stands around an article, and not a piece that is all
  /// article.
  private static func isWholePage(_ html: String) -> Bool {
    let start = html.prefix(1000).lowercased()
    return start.contains("<!doctype html") || start.contains("<html")
  }

  /// The members of the line's object that are texts; others are ignored.
  private static func fields(_ bytes: [UInt8]) throws(ExtractionError) -> [String: String] {
    do throws(JSONReader.Failure) {
      let wanted = ["story", "time", "title", "text", "html", "url"]
      return try JSONReader.members(wanted, of: bytes).compactMapValues(\.string)
    } catch {
      throw .malformedLine(reason: "\(error.reason) at byte \(error.offset)")
    }
  }

  private static func paragraphs(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var builder = PlainTextBuilder()
    func finish() {
      let text = builder.take()
      if !text.isEmpty { blocks.append(Block(Note.kind(.paragraph, of: text), text)) }
    }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let line = bytes[start..<end]
      if line.allSatisfy({ $0 <= 0x20 }) { finish() }
      builder.append(line)
      builder.appendSpace()
      start = end + (end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1)
    }
    finish()
    return blocks
  }
}
