/// Tells pages that hold no article from those that do, by their title and by how little text they
/// have.
struct NotAnArticle {
  private let metadata: PageMetadata
  private let layout: PageLayout
  private let pieces: [PageLayout.Piece]
  private let hasScripts: Bool

  /// Without any sign of an article, a page whose longest block has fewer words is none.
  static let fewestWords = 15
  /// Nor is one whose sentences together have fewer.
  private static let fewestProseWords = 20
  /// Letters of prose that make an article of a page on which a banner asks for consent.
  private static let fewestProseLetters = 60
  /// With more words than this in its body a page is no error page, whatever its title says.
  private static let mostErrorWords = 400
  /// With more words than this in its body a page is no stub, wall or test for robots.
  private static let mostStubWords = 150
  /// Nor is it the beginning of an article where only an invitation to subscribe says so.
  private static let mostMeteredWords = 400
  /// The share of the words that a page declares which must be there for the whole article.
  private static let wholeShare = 0.5
  /// Fewest linked titles of a section's front, and the most words of prose under each of them.
  private static let fewestTitles = 6
  private static let mostWordsUnderTitle = 45

  init(
    _ metadata: PageMetadata, _ layout: PageLayout, _ pieces: [PageLayout.Piece], hasScripts: Bool
  ) {
    self.metadata = metadata
    self.layout = layout
    self.pieces = pieces
    self.hasScripts = hasScripts
  }

  /// Why the page is no article, or nil where it is one.
  func reason() -> ExtractionError.Reason? {
    let words = pieces.reduce(0) { $0 + $1.words }
    let titles = [
      metadata.title, layout.pieces.first { layout.tree.tag($0.node) == .h1 }?.text,
    ].compactMap(\.self)
    if words <= Self.mostErrorWords, let title = title(of: Self.errors, titles) {
      return Self.captchas.contains(title) ? .captcha(title) : .errorPage(title)
    }
    if let reason = listReason(titles) ?? meteredReason(words: words) { return reason }
    guard words <= Self.mostStubWords else { return textReason() }
    if let sign = sign(Self.captchas, titles) { return .captcha(sign) }
    if let sign = sign(Self.paywalls, []) ?? declaredPaywall { return .paywall(sign) }
    if let sign = sign(Self.consentWalls, titles), !hasProse, !tellsOfElse {
      return .consentWall(sign)
    }
    if let title = title(of: Self.logins, titles), !hasProse { return .loginPage(title) }
    return textReason()
  }

  /// Who may read the article that the page holds.
  var access: Access {
    Access(declared: declaredState, observed: invitation != nil ? .metered : .free)
  }

  /// The first sentence on the page that invites to subscribe in order to read on.
  var invitation: String? { sign(Self.paywalls, []) }

  private var declaredState: Access.State? {
    switch metadata.first("article:content_tier", "content_tier", "cxenseparse:content_tier")?
      .lowercased()
    {
    case "metered": return .metered
    case "locked", "paid", "premium": return .closed
    case "free": return .free
    default: return metadata.linkedData.isFree.map { $0 ? .free : .closed }
    }
  }

  /// The first title that a table has, whole or before or after the site's name.
  private func title(of table: PhraseTable, _ titles: [String]) -> String? {
    titles.first { title in
      if table.contains(title) { return true }
      var parts = title
      for mark in [" | ", " - ", " \u{2013} ", " \u{2014} ", " :: ", " \u{b7} ", " \u{bb} "] {
        parts = parts.replacing(mark, with: "\n")
      }
      let pieces = parts.split(separator: "\n")
      return pieces.count > 1 && pieces.contains { table.contains(String($0)) }
    }
  }

  // MARK: Lists of articles

  /// The front of a section, or what a search found: many linked titles, and little under each.
  private func listReason(_ titles: [String]) -> ExtractionError.Reason? {
    let isSearch = title(of: Self.searches, titles)
    guard isSearch != nil || !isDeclaredArticle else { return nil }
    var count = 0
    var words = 0
    for piece in span {
      let isTitle = piece.kind == .heading && piece.linkShare > 0.8 && piece.words >= 4
      if isTitle { count += 1 }
      if piece.isProse, piece.linkShare < 0.5, !piece.isNoise, piece.kind != .caption {
        words += piece.words
      }
    }
    if let isSearch, count >= 3, words <= count * Self.mostWordsUnderTitle * 2 {
      return .searchResults(isSearch)
    }
    guard count >= Self.fewestTitles, words <= count * Self.mostWordsUnderTitle, !hasLongRun
    else { return nil }
    return .sectionFront(articles: count)
  }

  /// The texts from the first to the last of the body: other stories stand below every article.
  private var span: ArraySlice<PageLayout.Piece> {
    guard let first = pieces.first, let last = pieces.last else { return layout.pieces[...] }
    return layout.pieces[first.index...last.index]
  }

  /// Whether three pieces of prose follow one another without a linked title between them.
  private var hasLongRun: Bool {
    var run = 0
    for piece in span where !piece.isNoise {
      if piece.isProse, piece.kind == .paragraph, piece.linkShare < 0.3, piece.words >= 12 {
        run += 1
        if run == 3 { return true }
      } else if piece.kind == .heading || piece.linkShare > 0.8 {
        run = 0
      }
    }
    return false
  }

  // MARK: Beginnings of articles

  /// A page that stops in the middle, with an invitation to subscribe behind it.
  ///
  /// Half of the declared words must be missing; or, where no number is declared, the text ends with an
  /// ellipsis, or is short and declared to be closed. An invitation alone says nothing: on most pages it
  /// is hidden until a reader's free articles are used up.
  private func meteredReason(words: Int) -> ExtractionError.Reason? {
    let isClosed = declaredState == .closed || declaredState == .metered
    guard isClosed || words <= Self.mostMeteredWords else { return nil }
    let declared = metadata.linkedData.wordCount ?? 0
    let visible = pieces.reduce(0) { $1.kind == .caption ? $0 : $0 + $1.words }
    let isMissing = declared >= 100 && Double(visible) < Double(declared) * Self.wholeShare
    guard isMissing || words <= Self.mostMeteredWords,
      let sign = signBehindText ?? (isMissing ? declaredPaywall : nil)
    else { return nil }
    let isWhole = declared >= 100 && !isMissing
    let isCut = pieces.last { $0.isProse && $0.kind == .paragraph }.map {
      $0.text.hasSuffix("\u{2026}") || $0.text.hasSuffix("...")
    }
    guard isMissing || isCut == true || isClosed && !isWhole else { return nil }
    return words <= Self.mostStubWords && !isMissing ? .paywall(sign) : .meteredStub(sign)
  }

  /// How many texts behind the article an invitation is looked for in.
  private static let reach = 16

  /// An invitation to subscribe that stands behind the last paragraph.
  private var signBehindText: String? {
    guard let last = pieces.last(where: { $0.isProse && $0.words > 12 && !isSign($0) }) else {
      return nil
    }
    return layout.pieces[(last.index + 1)...].prefix(Self.reach).lazy
      .filter { $0.words <= 40 }
      .compactMap { Sentences.of($0.text).first(where: Self.paywalls.contains) }.first
  }

  private func isSign(_ piece: PageLayout.Piece) -> Bool {
    piece.words <= 40 && Sentences.of(piece.text).contains(where: Self.paywalls.contains)
  }

  // MARK: Pages without text

  private func textReason() -> ExtractionError.Reason? {
    // Captions of pictures that lead elsewhere are all that some front pages have; a gallery is an
    // article, and dated.
    // Microdata dates teasers as well.
    let isDated = metadata.published.map { $0.source != .microdata } ?? false
    let isGallery = isDeclaredArticle || isDated
    let texts = isGallery ? pieces : pieces.filter { $0.kind != .caption }
    let longest = texts.map(\.words).max() ?? 0
    let prose = texts.reduce(0) { $1.isProse ? $0 + $1.words : $0 }
    guard longest < Self.fewestWords, prose < Self.fewestProseWords else { return nil }
    if texts.contains(where: { $0.isProse && ($0.length > 80 || isDeclaredArticle) }) {
      return nil
    }
    let all = layout.pieces.reduce(0) { $0 + $1.words }
    return hasScripts && all < 40 && longest < 8 ? .waitsForScripts : .noText(longestBlock: longest)
  }

  /// A page that declares its text to be closed, and shows the box that says so.
  private var declaredPaywall: String? {
    guard metadata.linkedData.isClosed else { return nil }
    let tree = layout.tree
    return tree.subtree(tree.root).first {
      layout.traits[$0].contains(.paywall) && !layout.range(of: $0).isEmpty
    }
    .map { layout.pieces[layout.range(of: $0).lowerBound].text }
  }

  /// Whether there is prose beside what asks for consent: then that is a banner over an article.
  private var tellsOfElse: Bool {
    let letters = pieces.reduce(0) { sum, piece in
      piece.isProse && !CookieNotice.speaksOfConsent(piece.text) ? sum + piece.length : sum
    }
    return letters >= Self.fewestProseLetters
  }

  private var hasProse: Bool { pieces.contains { $0.isProse && $0.words > 25 } }

  /// Whether the page says that it is an article: then a first alert of a sentence is one.
  private var isDeclaredArticle: Bool {
    metadata.first("og:type")?.lowercased() == "article"
      || metadata.linkedData.article.map {
        LinkedData.types(of: $0).contains { $0.hasSuffix("Article") || $0 == "LiveBlogPosting" }
      } == true
  }

  /// A short text of the page, or one of the titles, that is a phrase of a table.
  private func sign(_ table: PhraseTable, _ titles: [String]) -> String? {
    if let title = titles.first(where: table.contains) { return title }
    for piece in layout.pieces where piece.words <= 40 {
      if let found = Sentences.of(piece.text).first(where: table.contains) { return found }
    }
    return nil
  }

  // MARK: Plain text

  /// The first line of a short text, where it is an error's: servers answer programs in plain text.
  static func error(inText text: String) -> String? {
    guard text.utf8.count <= 2000 else { return nil }
    guard
      let line = text.split(whereSeparator: \.isNewline).first(where: { $0.contains { $0 > " " } })
    else { return nil }
    let title = String(line).normalizedLine
    if errors.contains(title) { return title }
    // `Error { code=403; … }` goes over several lines.
    let opening = plainWords(text.prefix(200)).prefix(4)
    let isCode = opening.count > 2 && ["error", "http"].contains(opening[0])
    return isCode && errors.contains(opening.joined(separator: " ")) ? title : nil
  }
}
