/// Finds the names of the writers.
struct BylineFinder {
  private let layout: PageLayout
  private let metadata: PageMetadata
  private var tree: MarkupTree { layout.tree }

  init(_ layout: PageLayout, _ metadata: PageMetadata) {
    self.layout = layout
    self.metadata = metadata
  }

  /// The names, and the body's pieces without a byline among the first.
  func names(in pieces: inout [PageLayout.Piece], body: MarkupTree.Node?) -> [String] {
    var visible: [String] = []
    for index in pieces.indices.prefix(3) {
      guard let names = Byline.names(ofLine: pieces[index].text) else { continue }
      visible = names
      pieces.remove(at: index)
      break
    }
    let declared = metadata.linkedData.authors
    if !declared.isEmpty { return declared }
    let metas = metadata.all(
      "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
      "dcterms.creator", "byl", "cxenseparse:author"
    )
    .filter { !$0.hasPrefix("http") && !$0.contains("/") }
    let named = metas.flatMap(Byline.names).filter(Byline.isPlausible)
    if !named.isEmpty { return named.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
    if !visible.isEmpty { return visible }
    return marked()
  }

  /// Names in elements that say that they hold them, the surest kind first.
  private func marked() -> [String] {
    let kinds: [(MarkupTree.Node) -> Bool] = [
      { tree.value(.itemprop, of: $0)?.lowercased() == "author" },
      { tree.value(.rel, of: $0)?.lowercased() == "author" },
      {
        layout.traits[$0].contains(.byline)
          && layout.traits[$0].isDisjoint(with: [.article, .body])
      },
    ]
    for isAuthor in kinds {
      for node in tree.subtree(tree.root)
      where tree.tag(node) != .text && tree.tag(node) != .meta && isAuthor(node) && !isComment(node)
      {
        let text = name(in: node)
        guard !text.isEmpty, text.utf8.count <= 120 else { continue }
        let names = Byline.names(in: text).filter(Byline.isPlausible)
        if !names.isEmpty { return names }
      }
    }
    return []
  }

  /// Readers sign their comments too, and forms ask for names.
  private func isComment(_ node: MarkupTree.Node) -> Bool {
    tree.ancestors(node).contains {
      tree.tag($0) == .form
        || tree.tag($0) != .body && tree.tag($0) != .html && layout.traits[$0].contains(.comments)
          && layout.traits[$0].isDisjoint(with: [.article, .body])
    }
  }

  /// The text of an element, or of the part of it that is called a name.
  private func name(in node: MarkupTree.Node) -> String {
    let named = tree.subtree(node).first {
      tree.tag($0) != .text && tree.value(.itemprop, of: $0)?.lowercased() == "name"
    }
    return tree.text(of: named ?? node)
  }
}
