/// Tells pages that hold no article from those that do.
enum NotAnArticle {
  /// Fewer words than this in the longest block are no article.
  static let fewestWords = 15

  static func reason(_ metadata: PageMetadata, _ layout: PageLayout, _ pieces: [PageLayout.Piece])
    -> ExtractionError.Reason?
  {
    let words = pieces.reduce(0) { $0 + $1.words }
    let titles = [metadata.title, layout.pieces.first { layout.tree.tag($0.node) == .h1 }?.text]
      .compactMap(\.self)
    if words < 150 {
      for title in titles where isError(title) { return .errorPage(title) }
    }
    let longest = pieces.map(\.words).max() ?? 0
    if longest < fewestWords, !pieces.contains(where: { $0.isProse && $0.length > 80 }) {
      return layout.pieces.count < 8 && words < 30
        ? .waitsForScripts : .noText(longestBlock: longest)
    }
    return nil
  }

  private static let errors = PhraseTable([
    "[error] (400|401|403|404|410|429|500|502|503|504) *",
    "(page|file|article|site|story) not (found|available) *", "[*] access denied *",
    "(service|temporarily|page) [temporarily] unavailable *",
    "* not found", "forbidden", "bad gateway *", "gateway time-out *", "internal server error *",
    "attention required *", "just a moment *",
    "error *", "too many requests *", "request blocked *", "the page you * (not|can't|cannot) *",
    "we're sorry *",
  ])

  private static func isError(_ title: String) -> Bool { errors.contains(title) }
}
