/// Reads where the links of a text lead.
struct LinkReader {
  private let tree: MarkupTree
  private let base: AddressParts?
  private let own: Address?

  /// - Parameters:
  ///   - tree: the page.
  ///   - addresses: where the page may have been received from, the surest first; a `base` element
  ///     goes before them, as in browsers.
  init(_ tree: MarkupTree, addresses: [String?]) {
    self.tree = tree
    let known = addresses.compactMap { $0 }
    let page = known.lazy.compactMap { AddressParts($0) }.first
    let declared = tree.subtree(tree.root).first { tree.tag($0) == .base }
      .flatMap { tree.value(.href, of: $0) }
    base = declared.flatMap { AddressParts($0) ?? page?.resolving($0) } ?? page
    own = known.lazy.compactMap { Address($0) }.first
  }

  /// The block of a piece, with its links.
  func block(_ piece: PageLayout.Piece) -> Block {
    Block(piece.kind, piece.text, links: piece.anchors.compactMap(link), time: piece.time)
  }

  private func link(_ anchor: PageLayout.Anchor) -> Link? {
    guard !anchor.text.isEmpty, let target = tree.value(.href, of: anchor.node),
      let address = Address(link: target, relativeTo: base)
    else { return nil }
    // A place on the page itself is no other page, also where its address is written out.
    if address == own, target.contains("#") { return nil }
    return Link(text: anchor.text, address: address)
  }
}
