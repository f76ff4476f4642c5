/// Reads a piece of markup that is all article, as feeds and exports carry it: every block counts.
enum FragmentReader {
  /// The blocks of a fragment; its links are resolved against the address of the page that it is of.
  static func blocks(
    _ html: String, address: String? = nil, limits: Extractor.Limits
  ) throws(ExtractionError) -> [Block] {
    let tree = MarkupTree(html: try MarkupScreen.screened(Array(html.utf8), limits: limits))
    let links = LinkReader(tree, addresses: [address])
    return PageLayout(tree).pieces.map(links.block)
  }
}
