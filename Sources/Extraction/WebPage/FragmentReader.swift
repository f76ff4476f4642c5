/// Reads a piece of markup that is all article, as feeds and exports carry it: every block counts.
enum FragmentReader {
  static func blocks(_ html: String, limits: Extractor.Limits) throws(ExtractionError) -> [Block] {
    let markup = try MarkupScreen.screened(Array(html.utf8), limits: limits)
    return PageLayout(MarkupTree(html: markup)).pieces.map { Block($0.kind, $0.text) }
  }
}
