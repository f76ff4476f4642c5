/// What a live site changes between two fetches of one article, without the article changing.
///
///     var random = SeededRandom(seed: 1)
///     let later = LiveMutation.viewCounts.applied(to: Array(html.utf8), &random)
///
/// The pages are changed as bytes: whatever is put in is ASCII, so that it fits pages of nearly every
/// character set. Words and markup are of many makes, with telling class names, hashed ones and none.
public enum LiveMutation: String, Sendable, CaseIterable {
  case relatedLinks, viewCounts, passingTimes, adSlots, sessionTokens, commentCounts, classNames
  case nonces, shareCounts, headOrder, cookieBanner, ticker, mostRead, clocks, newsletter,
    whitespace

  /// The page after one such change.
  ///
  /// - Complexity: O(*n*) in the bytes of the page.
  public func applied(to html: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    switch self {
    case .classNames: LiveMarkup.addingClasses(html, &random)
    case .nonces: LiveMarkup.addingNonces(html, &random)
    case .sessionTokens: LiveMarkup.addingTokens(html, &random)
    case .whitespace: LiveMarkup.respaced(html, &random)
    case .headOrder: LiveMarkup.shufflingHead(html, &random)
    case .relatedLinks: put(LiveBoxes.related, html, [.betweenParagraphs, .behindText], &random)
    case .viewCounts: put(LiveBoxes.views, html, [.belowHeadline, .behindText], &random)
    case .passingTimes: put(LiveBoxes.times, html, [.belowHeadline], &random)
    case .adSlots: put(LiveBoxes.advertisements, html, [.betweenParagraphs], &random)
    case .commentCounts: put(LiveBoxes.comments, html, [.belowHeadline, .behindText], &random)
    case .shareCounts: put(LiveBoxes.shares, html, [.belowHeadline, .behindText], &random)
    case .cookieBanner: put(LiveBoxes.cookies, html, [.top, .bottom], &random)
    case .ticker: put(LiveBoxes.tickers, html, [.top], &random)
    case .mostRead: put(LiveBoxes.mostRead, html, [.bottom], &random)
    case .clocks: put(LiveBoxes.clocks, html, [.top, .bottom], &random)
    case .newsletter: put(LiveBoxes.newsletters, html, [.betweenParagraphs, .behindText], &random)
    }
  }

  /// The page after all of the changes, one upon the other.
  public static func all(_ html: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    allCases.reduce(html) { $1.applied(to: $0, &random) }
  }

  private func put(
    _ boxes: [String], _ html: [UInt8], _ places: [LivePlace], _ random: inout SeededRandom
  ) -> [UInt8] {
    let box = boxes[Int.random(in: 0..<boxes.count, using: &random)]
    let place = places[Int.random(in: 0..<places.count, using: &random)]
    guard let offset = place.offset(in: html, &random) else { return html }
    var html = html
    html.insert(contentsOf: Array(LiveBoxes.filled(box, &random).utf8), at: offset)
    return html
  }
}
