// Extraction reads the bytes of a page into an `Article`. It knows pages, markup and character
// sets; it refuses to know the network, storage and what has changed since the page was last seen.

/// Reads pages into articles: a pure function of the bytes, the address and `version`.
///
///     let page = Page(bytes: Array("Bridge closed\n\nThe old bridge is closed.".utf8), format: .text)
///     let article = try Extractor().article(from: page)
///     article.headline  // "Bridge closed"
public struct Extractor: Sendable {
  /// Raised with each change of the rules that can change an article.
  public static let version = 5

  /// What is refused, so that no page can take more time or memory than a page is worth.
  public struct Limits: Sendable, Equatable {
    /// Bytes of one page: 32 MiB.
    public var bytes = 32 << 20
    /// Elements that are open at once; real pages stay below 300.
    public var depth = 4000
    /// Attributes of one tag; real pages stay below 100.
    public var attributes = 2000
    /// Elements of a page; real pages stay below 50,000.
    ///
    /// Each takes some 500 bytes while it is read.
    public var elements = 500_000

    public init() {}
  }

  /// What is refused.
  public var limits: Limits
  /// Whether a web page is read also where its longest block is too short for an article.
  ///
  /// For a caller who knows that it is one. Error pages, walls and shells stay errors.
  public var keepsShortPages: Bool

  public init(limits: Limits = Limits(), keepsShortPages: Bool = false) {
    self.limits = limits
    self.keepsShortPages = keepsShortPages
  }

  /// Extracts the article of a page.
  ///
  /// - Throws: Each case of `ExtractionError`, where the bytes hold no article.
  /// - Complexity: O(*n*) memory (some 25 bytes for each of the page's, measured), and time that grows a little faster where elements lie deep.
  public func article(from page: Page) throws(ExtractionError) -> Article {
    try read(page, explaining: false).article
  }

  /// Extracts the article of a page, and tells where its fields were found and what else was.
  ///
  /// - Throws: as `article(from:)` does.
  /// - Complexity: as `article(from:)`.
  public func explained(
    _ page: Page
  ) throws(ExtractionError) -> (article: Article, explanation: Explanation) {
    let (article, explanation) = try read(page, explaining: true)
    return (article, explanation ?? Explanation())
  }

  private func read(
    _ page: Page, explaining: Bool
  ) throws(ExtractionError) -> (article: Article, explanation: Explanation?) {
    guard page.bytes.count <= limits.bytes else {
      throw .tooLarge(bytes: page.bytes.count, limit: limits.bytes)
    }
    let text = try PageText(page)
    let format = page.format ?? Page.Format(sniffing: text.bytes, declaredType: page.declaredType)
    var article: Article
    var explanation: Explanation?
    switch format {
    case .html:
      let reader = try PageReader(
        text.bytes, address: page.address, limits: limits, keepsShort: keepsShortPages)
      let reading = try reader.reading()
      article = reading.article
      if explaining { explanation = reader.explanation(of: reading) }
    case .text:
      let text = String(decoding: text.bytes, as: UTF8.self)
      if let title = NotAnArticle.error(inText: text) { throw .noArticle(.errorPage(title)) }
      article = TextReader.article(text)
      article.readWireSigns()
    case .markdown:
      article = MarkdownReader.article(
        String(decoding: text.bytes, as: UTF8.self), address: page.address)
      article.readWireSigns()
    case .jsonLine:
      article = try ImportLine(text.bytes, limits: limits).article
    }
    if article.address == nil { article.address = page.address.flatMap { Address($0) } }
    guard !article.headline.isEmpty || !article.blocks.isEmpty else {
      throw .noArticle(.noText(longestBlock: 0))
    }
    if explaining, format != .html {
      explanation = Explanation(fields: Explanation.textFields(of: article))
    }
    return (article, explanation)
  }
}
