public import Foundation

/// One revision that is brought in from elsewhere: a line of a JSON Lines file.
///
///     {"story": "harbor-fire", "time": "2031-05-04T09:30:00Z", "title": "Fire at harbor", "text": "…"}
///
/// `story` and `time` (ISO 8601) must be there, and `text` or `html`; where both are there, `text`
/// counts. `title` and `url` may be; other fields are ignored. Such a text was extracted before:
/// its paragraphs are divided by blank lines, none of them is dropped, and nothing that a reader
/// would see is changed.
public struct ImportLine: Sendable, Equatable {
  /// The key of the story that the revision belongs to.
  public let story: String
  /// When the revision was seen.
  public let seenAt: Date
  /// The address, as it is written in the line.
  public let url: String?
  /// The article, its headline the line's `title`; without one, the first paragraph.
  public let article: Article

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - bytes: the line in UTF-8, with or without its line break.
  ///   - limits: what is refused.
  /// - Throws: `empty`, `tooLarge`, `malformedLine`, `missingField`, `badTime`, `noArticle` where neither title
  ///   nor text says anything; `tooDeep` and `tooManyAttributes` for the markup of `html`.
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
    let blocks: [Block]
    if let text = fields["text"] {
      blocks = Self.paragraphs(text)
    } else if let html = fields["html"] {
      blocks = try FragmentReader.blocks(html, limits: limits)
    } else {
      throw .missingField("text or html")
    }
    var article = Article(headline: (fields["title"] ?? "").normalizedLine, blocks: blocks)
    if article.headline.isEmpty {
      guard !article.blocks.isEmpty else { throw .noArticle(.noText(longestBlock: 0)) }
      article.headline = article.blocks.removeFirst().text
    }
    article.address = url.flatMap { Address($0) }
    DevelopingMarkers.take(from: &article)
    self.article = article
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
      if !text.isEmpty { blocks.append(Block(.paragraph, text)) }
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
