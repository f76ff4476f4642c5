/// Leaves out, within the element of the body, the lines that are not the article's.
struct PieceTrimmer {
  typealias Piece = PageLayout.Piece

  /// Longest label, in words, that is cut from the beginning or the end.
  private static let longestLabel = 12
  /// Longest text, in words, that goes with an offer at the end.
  private static let longestOffer = 80

  /// The headline, and what else the page calls its title.
  let titles: [[String]]

  init(headline: String, titles: [String] = []) {
    self.titles = ([headline] + titles).map { plainWords($0) }.filter { !$0.isEmpty }
  }

  /// Leaves out what is not of the article: wherever it stands, then at the beginning and the end.
  ///
  /// - Parameters:
  ///   - sieve: the texts of the body.
  ///   - layout: the page, for what stands in one box with a text that is left out.
  func trim(_ sieve: inout Sieve, _ layout: PageLayout) {
    let counts = Dictionary(sieve.pieces.map { ($0.text, 1) }, uniquingKeysWith: +)
    var seenCaptions: Set<String> = []
    sieve.leaveOut { piece in
      if isMarker(piece) || piece.isRow { return nil }
      if let rule = Self.rule(of: piece) { return rule }
      // The same picture shown twice brings its caption twice.
      if piece.kind == .caption {
        return seenCaptions.insert(piece.text).inserted ? nil : .repeatedCaption
      }
      // A label that comes again and again belongs to the page's frame.
      let isRepeated = piece.isLabel && piece.words <= 6 && counts[piece.text] ?? 0 > 1
      return isRepeated && !DocumentLabel.matches(piece.text) ? .repeatedLabel : nil
    }
    NoticeBoxes.leaveOut(of: &sieve, layout)
    trimHead(&sieve)
    trimTail(&sieve)
  }

  /// The rule by which a text is left out wherever it stands.
  private static func rule(of piece: Piece) -> Sieve.Rule? {
    if Residue.contains(piece.text) { return .residue }
    if isEmpty(piece.text) { return .nothingToRead }
    if DateLine.matches(piece.text) { return .dateLine }
    if PageNumber(of: piece.text) != nil { return .pageNumber }
    if PictureCredit.matches(piece) { return .credit }
    if CounterLine.matches(piece.text) { return .counter }
    if piece.kind == .paragraph, Offer.isWhole(piece.text) { return .offer }
    if CookieNotice.matches(piece.text) { return .cookieNotice }
    return nil
  }

  private func isMarker(_ piece: Piece) -> Bool {
    DevelopingMarkers.developing.contains(piece.text)
      || DevelopingMarkers.settled.contains(piece.text)
  }

  /// Nothing but signs and numbers.
  private static func isEmpty(_ text: String) -> Bool {
    text.utf8.count <= 40 && !text.contains { $0.isLetter }
  }

  /// Drops what stands between headline and text: the headline again, kickers, names, counters.
  private func trimHead(_ sieve: inout Sieve) {
    if let index = sieve.pieces.prefix(8).lastIndex(where: isTitle) {
      let above = sieve.pieces[..<index]
      // A film or a box of the same title can stand between the first paragraphs.
      if !above.contains(where: { $0.isProse && !isTitle($0) }) {
        let places = above.indices.filter { !isMarker(above[$0]) }
        let title = isMarker(sieve.pieces[index]) ? [] : [index - places.count]
        sieve.leaveOut(places, .aboveHeadline)
        sieve.leaveOut(title, .headlineAgain)
      } else {
        sieve.leaveOut([index], .headlineAgain)
      }
    }
    trimLabels(&sieve)
  }

  /// Drops labels before the first prose, other than names of writers.
  func trimLabels(_ sieve: inout Sieve) {
    guard let first = sieve.pieces.firstIndex(where: { $0.isProse && $0.kind != .caption }),
      first <= 8
    else { return }
    let labels = (0..<first).filter { place in
      let piece = sieve.pieces[place]
      // The name of a source, called so by its class, is no caption.
      guard piece.isLabel || piece.kind == .caption && piece.words <= 2 else { return false }
      return !isMarker(piece) && piece.words <= Self.longestLabel
        && Byline.names(ofLine: piece.text) == nil
    }
    sieve.leaveOut(labels, .labelBefore)
  }

  /// Whether a text is the headline again, also behind a kicker.
  private func isTitle(_ piece: Piece) -> Bool {
    guard piece.words <= 60 else { return false }
    let words = plainWords(piece.text)
    return titles.contains { title in
      words == title
        || title.count >= 3 && words.count <= title.count + 8
          && words.suffix(title.count) == title[...]
    }
  }

  /// Drops headings, labels and offers to the reader that no text of the article follows.
  private func trimTail(_ sieve: inout Sieve) {
    guard sieve.pieces.contains(where: \.isProse) else { return }
    let pieces = sieve.pieces
    if let start = pieces.indices.suffix(4).first(where: { Offer.matches(pieces[$0].text) }),
      pieces[start...].allSatisfy({ $0.words <= Self.longestOffer && !isMarker($0) }),
      pieces[..<start].contains(where: \.isProse)
    {
      sieve.leaveOut(start..<pieces.count, .offer)
    }
    var labels: [Int] = []
    for place in sieve.pieces.indices.reversed() where sieve.pieces[place].kind != .caption {
      let last = sieve.pieces[place]
      let isLabel =
        last.isLabel && last.words <= Self.longestLabel && !Self.endsSentence(last.text)
        && !DocumentLabel.matches(last.text)
      guard !isMarker(last), last.kind == .heading || isLabel else { break }
      labels.append(place)
    }
    sieve.leaveOut(labels, .labelBehind)
  }

  /// Whether a text of two words or more is closed like a sentence, also behind a quotation.
  private static func endsSentence(_ text: String) -> Bool {
    guard let last = text.last else { return false }
    if "\u{3002}\u{FF01}".contains(last) { return true }
    return text.contains(" ") && ".!".contains(last) && !text.hasSuffix("..")
  }
}
