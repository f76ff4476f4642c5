/// Leaves out, within the element of the body, the lines that are not the article's.
struct PieceTrimmer {
  typealias Piece = PageLayout.Piece

  /// Longest label, in words, that is cut from the beginning or the end.
  private static let longestLabel = 12

  let headline: String

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
    let wanted = plainWords(headline)
    if let index = pieces.prefix(8).firstIndex(where: { plainWords($0.text) == wanted }) {
      pieces = pieces[...index].filter(isMarker) + pieces[(index + 1)...]
    }
    guard let first = pieces.firstIndex(where: { $0.isProse && $0.kind != .caption }), first <= 8
    else { return }
    var head = Array(pieces[..<first])
    head.removeAll { piece in
      piece.isLabel && !isMarker(piece) && piece.words <= Self.longestLabel
        && Byline.names(ofLine: piece.text) == nil
    }
    pieces.replaceSubrange(..<first, with: head)
  }

  /// Drops headings and labels that nothing follows.
  private func trimTail(_ pieces: inout [Piece]) {
    guard pieces.contains(where: \.isProse) else { return }
    while let last = pieces.last {
      let isLabel = last.isLabel && last.words <= Self.longestLabel
      guard last.kind == .heading || isLabel, !isMarker(last) else { return }
      pieces.removeLast()
    }
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
