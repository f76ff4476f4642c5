extension BodyFinder {
  /// How many texts behind the body are looked at for notes.
  private static let reach = 6
  /// Longest note, in words.
  private static let longestNote = 250

  /// The notes of the article, in the order of the page: those in the body, also in boxes that are
  /// no part of it, those between headline and body, and those shortly behind it.
  ///
  /// Lines that only say when the page was updated count inside of the body alone: around it they
  /// belong to the page's frame.
  func notes(around body: [MarkupTree.Node], below headline: MarkupTree.Node?) -> [PageLayout.Piece]
  {
    guard let first = body.first, let last = body.last else { return [] }
    let inside = layout.range(of: first).lowerBound..<layout.range(of: last).upperBound
    let top = headline.map { layout.range(of: $0).upperBound } ?? inside.lowerBound
    let start = min(top, inside.lowerBound)
    let end = min(inside.upperBound + Self.reach, layout.pieces.count)
    var seen: Set<String> = []
    return layout.pieces[start..<end].filter { piece in
      guard piece.kind.isNote, piece.words <= Self.longestNote, piece.linkShare < 0.5 else {
        return false
      }
      if piece.kind == .updateLine {
        guard !piece.isNoise, inside.contains(piece.index), !CounterLine.passes(piece.text) else {
          return false
        }
      }
      return !isOfReaders(piece.node) && seen.insert(piece.text).inserted
    }
  }

  /// Whether a text stands in readers' comments, a dialog or the navigation.
  private func isOfReaders(_ node: MarkupTree.Node) -> Bool {
    tree.ancestors(node).contains {
      switch tree.tag($0) {
      case .nav, .menu, .form: true
      case .html, .body: false
      default: isNeverArticle($0)
      }
    }
  }
}
