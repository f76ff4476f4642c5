extension PageReader {
  /// What became of each text of the page, as the stage says that took it or left it.
  func blockReasons(_ reading: Reading) -> [Explanation.BlockReason] {
    let kept = Dictionary(
      reading.sieve.pieces.map { ($0.index, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let left = Dictionary(
      reading.sieve.left.map { ($0.index, $0.rule) }, uniquingKeysWith: { first, _ in first })
    let texts = Set(reading.article.blocks.map(\.text))
    let headline = reading.headline.node.map { layout.range(of: $0) } ?? 0..<0
    return layout.pieces.map { piece in
      if let kind = kept[piece.index] {
        // A block all of whose sentences were markers is gone; one that lost some has another text.
        let isMarker = !texts.contains(piece.text) && reading.article.markers.contains(piece.text)
        if reading.isDeclared || isMarker {
          return reason(
            piece, false,
            isMarker
              ? "says that the story is developing or settled: the status, not the text"
              : "replaced by the longer text that the page declares for machines")
        }
        return reason(piece, true, kind.isNote ? "a note of the newsroom" : "in the body")
      }
      if headline.contains(piece.index) { return reason(piece, false, "the headline") }
      if let rule = left[piece.index] { return reason(piece, false, rule.rawValue) }
      if piece.text == reading.article.standfirst { return reason(piece, false, "the standfirst") }
      if piece.text == reading.kicker || reading.markersAround.contains(piece.text) {
        return reason(piece, false, "says that the story is developing or settled")
      }
      if piece.noiseNode >= 0 { return reason(piece, false, noise(Int(piece.noiseNode))) }
      if piece.kind == .updateLine {
        return reason(
          piece, false, "says when the page was updated: around the body, or another at each look")
      }
      if piece.kind.isNote { return reason(piece, false, "a note too far from the body") }
      return reason(piece, false, "outside of the body")
    }
  }

  private func reason(
    _ piece: PageLayout.Piece, _ isKept: Bool, _ reason: String
  ) -> Explanation.BlockReason {
    Explanation.BlockReason(text: piece.text, isKept: isKept, reason: reason)
  }

  /// What says of an element that it is not of the article.
  private func noise(_ node: MarkupTree.Node) -> String {
    let name = name(of: node)
    return switch finder.noiseSign(of: node) {
    case .element: "in an element that is never of an article: \(name)"
    case .role:
      "in an element whose role is \u{201C}\(layout.tree.value(.role, of: node) ?? "")\u{201D}"
    case .className:
      "in \(name), called \u{201C}\(ElementTraits.noiseWord(of: node, in: layout.tree) ?? "")\u{201D}"
    case .comments: "among readers' comments: \(name)"
    case .authorCard: "in a card about the writer: \(name)"
    case nil: "in an element that is not of the article"
    }
  }
}
