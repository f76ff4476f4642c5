/// A page laid out as one list of texts in reading order, each with what the rules ask about it.
///
/// The texts of an element are a range of the list, so that the weight of any element is a difference of
/// two sums.
struct PageLayout {
  /// One text between two borders of blocks.
  struct Piece {
    var text: String
    var kind: Block.Kind
    /// The element whose text this is.
    var node: MarkupTree.Node
    /// Characters, and how many of them are links.
    var length: Int
    var linkLength: Int
    var words: Int
    /// In an element that is not of the article.
    var isNoise = false

    var linkShare: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }

    /// Whether it reads like prose rather than like a label.
    var isProse: Bool {
      guard kind != .heading, let last = text.last else { return false }
      return words >= 6
        && (".!?\u{2026}:\"\u{201D}\u{201C}\u{BB}\u{2019})\u{3002}\u{FF01}\u{FF1F}\u{964}".contains(
          last) || words >= 20)
        || length >= 60 && words < 6 && text.unicodeScalars.contains { $0.value >= 0x2E80 }
    }
  }

  let tree: MarkupTree
  private(set) var pieces: [Piece] = []
  /// The number of pieces before each node; one more at the end.
  private(set) var piecesBefore: [Int32] = []
  /// What the words of each element's class say.
  private(set) var traits: [ElementTraits] = []

  init(_ tree: MarkupTree) {
    self.tree = tree
    var builder = LayoutBuilder(tree)
    builder.run()
    pieces = builder.pieces
    piecesBefore = builder.piecesBefore
    traits = builder.traits
  }

  /// The texts in an element.
  func range(of node: MarkupTree.Node) -> Range<Int> {
    Int(piecesBefore[node])..<Int(piecesBefore[tree.end(of: node)])
  }

  mutating func markNoise(_ range: Range<Int>) {
    for index in range { pieces[index].isNoise = true }
  }
}

/// Walks a tree once and cuts its text into pieces.
struct LayoutBuilder {
  private let tree: MarkupTree
  private(set) var pieces: [PageLayout.Piece] = []
  private(set) var piecesBefore: [Int32]
  private(set) var traits: [ElementTraits]
  private var text = PlainTextBuilder()
  private var linkBytes = 0
  private var breaks = 0
  /// Open elements: where they end, and what they are to their texts.
  private var open: [(end: Int, node: Int, isBlock: Bool, isLink: Bool)] = []
  private var links = 0

  init(_ tree: MarkupTree) {
    self.tree = tree
    piecesBefore = Array(repeating: 0, count: tree.count + 1)
    traits = Array(repeating: [], count: tree.count)
  }

  mutating func run() {
    var node = tree.root
    let end = tree.end(of: node)
    while node < end {
      closeElements(before: node)
      piecesBefore[node] = Int32(pieces.count)
      let tag = tree.tag(node)
      if tag == .text {
        append(tree.bytes(node))
        node += 1
        continue
      }
      traits[node] = ElementTraits.of(node, in: tree)
      if Self.isSkipped(node, tag, traits[node], in: tree) {
        if !Self.isInline(tag) { flush() }
        let after = tree.end(of: node)
        for inner in node..<after { piecesBefore[inner] = Int32(pieces.count) }
        node = after
        continue
      }
      enter(node, tag)
      node += 1
    }
    closeElements(before: end)
    flush()
    piecesBefore[end] = Int32(pieces.count)
  }

  private mutating func enter(_ node: Int, _ tag: MarkupTree.Tag) {
    if tag == .br {
      breaks += 1
      text.appendSpace()
      // Two breaks are how old pages divide paragraphs.
      if breaks == 2 { flush() }
      return
    }
    let isBlock = !Self.isInline(tag)
    if isBlock { flush() }
    if tag == .a { links += 1 }
    open.append((tree.end(of: node), node, isBlock, tag == .a))
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    let before = text.count
    text.append(bytes)
    if text.count > before { breaks = 0 }
    if links > 0 { linkBytes += text.count - before }
  }

  private mutating func closeElements(before node: Int) {
    while let last = open.last, last.end <= node {
      if last.isBlock { flush() }
      if last.isLink { links -= 1 }
      open.removeLast()
    }
  }

  private mutating func flush() {
    breaks = 0
    defer { linkBytes = 0 }
    guard !text.isEmpty else {
      _ = text.take()
      return
    }
    let length = text.count
    let line = text.take()
    guard !line.isEmpty else { return }
    let holder = open.last { $0.isBlock }?.node ?? tree.root
    pieces.append(
      PageLayout.Piece(
        text: line, kind: kind(), node: holder, length: length, linkLength: min(linkBytes, length),
        words: line.utf8.count { $0 == 0x20 } + 1))
  }

  /// What kind of block the open elements make of their text; the innermost decides.
  private func kind() -> Block.Kind {
    for element in open.reversed() {
      switch tree.tag(element.node) {
      case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
      case .figcaption, .caption: return .caption
      case .blockquote: return .quotation
      case .li, .dd, .dt:
        return open.contains { tree.tag($0.node) == .blockquote } ? .quotation : .listItem
      default:
        if element.isBlock, traits[element.node].contains(.caption) { return .caption }
      }
    }
    return .paragraph
  }

  static func isInline(_ tag: MarkupTree.Tag) -> Bool {
    switch tag {
    case .text, .other, .span, .a, .b, .strong, .i, .em, .u, .s, .small, .big, .font, .cite, .time,
      .sup,
      .sub, .code, .kbd, .abbr, .ins, .del, .mark, .label, .q, .wbr, .img, .picture, .button, .svg,
      .math, .input, .select, .script:
      true
    default: false
    }
  }

  /// Elements that a reader never reads as text.
  private static func isSkipped(
    _ node: Int, _ tag: MarkupTree.Tag, _ traits: ElementTraits, in tree: MarkupTree
  ) -> Bool {
    switch tag {
    case .head, .script, .svg, .math, .img, .video, .audio, .iframe, .object, .embed, .canvas,
      .button,
      .input, .select, .option, .textarea, .noscript, .template, .dialog, .colgroup:
      return true
    case .html, .body: return false
    default: break
    }
    if traits.contains(.unseen), !traits.contains(.body) { return true }
    if tree.bytes(.hidden, of: node) != nil { return true }
    if let style = tree.value(.style, of: node)?.lowercased().filter({ !$0.isWhitespace }),
      style.contains("display:none") || style.contains("visibility:hidden")
    {
      return true
    }
    return false
  }
}
