/// Takes the list of other stories off the end of a body: linked titles with a sentence or two under
/// each.
///
/// On a page whose markup says nothing the body is the element around everything, and such a list is
/// prose between links like many an article. What tells it apart: nothing of the article follows it.
enum OtherStories {
  typealias Piece = PageLayout.Piece

  /// Fewest stories of a list.
  private static let fewest = 2
  /// Most words and texts under a title.
  private static let mostWords = 45
  private static let mostTexts = 2
  /// The most that a list may have of the words; the stories of an overview are all of it.
  private static let mostShare = 0.4

  static func leaveOut(of sieve: inout Sieve, _ layout: PageLayout) {
    let pieces = sieve.pieces
    guard let start = start(in: pieces, layout) else { return }
    let words = pieces[start...].reduce(0) { $0 + $1.words }
    let all = pieces.reduce(0) { $0 + $1.words }
    guard Double(words) <= Double(all) * mostShare else { return }
    sieve.leaveOut(start..<pieces.count, .otherStories)
  }

  /// The first place from which on there are such stories alone, with the heading above them.
  private static func start(in pieces: [Piece], _ layout: PageLayout) -> Int? {
    var stories = 0
    var start: Int?
    var below = (words: 0, texts: 0)
    for place in pieces.indices.reversed() {
      let piece = pieces[place]
      if isTitle(piece, layout) {
        if below.texts > 0 { stories += 1 }
        below = (0, 0)
        start = place
        continue
      }
      // The heading over the list: no prose, and no text between it and the first title.
      if below.texts == 0, stories >= fewest, start == place + 1,
        piece.kind == .heading || piece.isLabel
      {
        start = place
        break
      }
      guard piece.kind == .paragraph, piece.linkShare < 0.5 else { break }
      below.words += piece.words
      below.texts += 1
      guard below.words <= mostWords, below.texts <= mostTexts else { break }
    }
    return stories >= fewest ? start : nil
  }

  /// Whether a text is a linked title: all of it leads to one place.
  private static func isTitle(_ piece: Piece, _ layout: PageLayout) -> Bool {
    guard piece.linkShare > 0.9, piece.anchors.count == 1, (3...30).contains(piece.words) else {
      return false
    }
    return piece.kind == .heading
      || layout.tree.ancestors(piece.anchors[0].node).prefix(2).contains {
        switch layout.tree.tag($0) {
        case .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
      }
  }
}
