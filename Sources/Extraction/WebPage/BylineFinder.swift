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
  ///
  /// Where what is declared for machines names only the publication, what a reader sees counts: a
  /// person under the headline is the writer, whoever publishes it.
  func names(
    in pieces: inout [PageLayout.Piece], below headline: MarkupTree.Node? = nil
  ) -> [String] {
    var visible: [String] = []
    for index in pieces.indices.prefix(3) {
      guard let names = Byline.names(ofLine: pieces[index].text) else { continue }
      visible = names
      pieces.remove(at: index)
      break
    }
    let declared = declared().map(\.value)
    let persons = declared.first { !$0.allSatisfy(metadata.isPublication) }
    if let persons { return persons }
    if !visible.isEmpty { return visible }
    let marked = marked() ?? line(below: headline) ?? signature(pieces)
    if let marked,
      declared.isEmpty
        || !marked.contains(where: metadata.isPublication)
          && marked.allSatisfy(Byline.isWrittenLikeName)
    {
      return marked
    }
    return declared.first ?? []
  }

  /// Who is named, the most trusted first.
  func candidates() -> [Found<[String]>] {
    let marked = marked().map { Found(value: $0, source: .markup, place: "byline") }
    return declared() + [marked].compactMap(\.self)
  }

  /// The names that are declared for machines: all of one kind of place together.
  private func declared() -> [Found<[String]>] {
    var result: [Found<[String]>] = []
    for found in metadata.declared(.byline) {
      let names =
        found.source == .jsonLD
        ? [found.value]
        : found.value.hasPrefix("http") || found.value.contains("://")
          ? [] : Byline.names(in: Entities.decoded(found.value)).filter(Byline.isPlausible)
      guard !names.isEmpty else { continue }
      if let last = result.last, last.source == found.source, last.place == found.place {
        result[result.count - 1].value += names.filter { !last.value.contains($0) }
      } else {
        result.append(
          Found(value: names, source: found.source, place: found.place))
      }
    }
    // Systems for blogs declare the writer to those who share: label1 "Written by", data1 the name.
    if let label = metadata.first("twitter:label1"), Byline.isLabel(label),
      let name = metadata.first("twitter:data1")
    {
      let names = Byline.names(in: name).filter(Byline.isPlausible)
      if !names.isEmpty {
        result.append(Found(value: names, source: .head, place: "twitter:data1"))
      }
    }
    return result
  }

  /// How many texts below the headline a byline stands at most.
  private static let reach = 10
  /// Most words of a line that says who wrote the text.
  private static let longestLine = 16

  /// A line between headline and text that begins like a byline, whatever its element is called.
  private func line(below headline: MarkupTree.Node?) -> [String]? {
    guard let headline else { return nil }
    return layout.pieces[layout.range(of: headline).upperBound...].prefix(Self.reach).lazy
      .filter { $0.words <= Self.longestLine && $0.kind != .caption && !$0.isNoise }
      .compactMap { Byline.names(ofLine: $0.text) }.first
  }

  /// A line at the end of the text that says by whom it is.
  private func signature(_ pieces: [PageLayout.Piece]) -> [String]? {
    pieces.suffix(2).lazy.filter { $0.words <= 8 }.compactMap { Byline.names(ofLine: $0.text) }
      .first
  }

  /// Names in elements that say that they hold them, the surest kind first.
  private func marked() -> [String]? {
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
    return nil
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
  ///
  /// "By", the name and a date are often elements of their own, with nothing between them.
  private func name(in node: MarkupTree.Node) -> String {
    let named = tree.subtree(node).first {
      tree.tag($0) != .text && tree.value(.itemprop, of: $0)?.lowercased() == "name"
    }
    var builder = PlainTextBuilder()
    for inner in tree.subtree(named ?? node) {
      if tree.tag(inner) == .text {
        builder.append(tree.bytes(inner))
      } else {
        builder.appendSpace()
      }
    }
    return builder.take()
  }
}
