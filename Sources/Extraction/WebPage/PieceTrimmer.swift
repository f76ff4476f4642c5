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

  func trimmed(_ pieces: [Piece]) -> [Piece] {
    let counts = Dictionary(pieces.map { ($0.text, 1) }, uniquingKeysWith: +)
    var seenCaptions: Set<String> = []
    var result = pieces.filter { piece in
      if isMarker(piece) || piece.isRow { return true }
      if Residue.contains(piece.text) || isEmpty(piece.text) || DateLine.matches(piece.text) {
        return false
      }
      if isCredit(piece) || CounterLine.matches(piece.text) { return false }
      // The same picture shown twice brings its caption twice.
      if piece.kind == .caption { return seenCaptions.insert(piece.text).inserted }
      // A label that comes again and again belongs to the page's frame.
      if piece.isLabel, piece.words <= 6, counts[piece.text] ?? 0 > 1 {
        return false
      }
      return true
    }
    trimHead(&result)
    trimTail(&result)
    return result
  }

  private func isMarker(_ piece: Piece) -> Bool {
    DevelopingMarkers.developing.contains(piece.text)
      || DevelopingMarkers.settled.contains(piece.text)
  }

  /// Nothing but signs and numbers.
  private func isEmpty(_ text: String) -> Bool {
    text.utf8.count <= 40 && !text.contains { $0.isLetter }
  }

  /// Drops what stands between headline and text: the headline again, kickers, names, counters.
  private func trimHead(_ pieces: inout [Piece]) {
    if let index = pieces.prefix(8).lastIndex(where: isTitle) {
      if pieces[..<index].contains(where: { $0.isProse && !isTitle($0) }) {
        // A film or a box of the same title stands between the first paragraphs.
        pieces.remove(at: index)
      } else {
        pieces = pieces[...index].filter(isMarker) + pieces[(index + 1)...]
      }
    }
    trimLabels(&pieces)
  }

  /// Drops labels before the first prose, other than names of writers.
  func trimLabels(_ pieces: inout [Piece]) {
    guard let first = pieces.firstIndex(where: { $0.isProse && $0.kind != .caption }), first <= 8
    else { return }
    var head = Array(pieces[..<first])
    head.removeAll { piece in
      piece.isLabel && !isMarker(piece) && piece.words <= Self.longestLabel
        && Byline.names(ofLine: piece.text) == nil
    }
    pieces.replaceSubrange(..<first, with: head)
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
  private func trimTail(_ pieces: inout [Piece]) {
    guard pieces.contains(where: \.isProse) else { return }
    if let start = pieces.indices.suffix(4).first(where: { Offer.matches(pieces[$0].text) }),
      pieces[start...].allSatisfy({ $0.words <= Self.longestOffer && !isMarker($0) }),
      pieces[..<start].contains(where: \.isProse)
    {
      pieces.removeSubrange(start...)
    }
    while let place = pieces.lastIndex(where: { $0.kind != .caption }), !isMarker(pieces[place]) {
      let last = pieces[place]
      let isLabel =
        last.isLabel && last.words <= Self.longestLabel && !Self.endsSentence(last.text)
      guard last.kind == .heading || isLabel else { return }
      pieces.remove(at: place)
    }
  }

  /// Whether a text of two words or more is closed like a sentence, also behind a quotation.
  private static func endsSentence(_ text: String) -> Bool {
    guard let last = text.last else { return false }
    if "\u{3002}\u{FF01}".contains(last) { return true }
    return text.contains(" ") && ".!".contains(last) && !text.hasSuffix("..")
  }

  private static let creditOpenings = [
    "photo:", "photos:", "photo by", "photograph:", "photography:", "foto:", "fotos:", "image:",
    "images:",
    "image credit", "image source", "imagen:", "bild:", "quelle:", "bildquelle", "credit:",
    "cr\u{e9}dit", "photo credit",
    "\u{a9}", "(c) ", "(photo", "(image", "source:", "illustration:", "cover image:", "via getty",
  ]

  /// The name behind a picture: short, and no sentence.
  private func isCredit(_ piece: Piece) -> Bool {
    guard piece.words <= 14, piece.kind != .heading, piece.text.utf8.count <= 120 else {
      return false
    }
    let lower = piece.text.lowercased()
    if Self.creditOpenings.contains(where: lower.hasPrefix) { return !piece.isProse }
    return piece.words <= 8 && !piece.isProse
      && [
        "getty images", "/getty", "/afp", "/reuters", "/ap", "/ ap", "/dpa", "/ap photo",
        "shutterstock", "via ap",
      ]
      .contains(where: lower.hasSuffix)
  }
}
