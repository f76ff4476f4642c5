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
  /// Open links, the innermost last.
  private var links: [Int] = []
  /// Where the links of the text that is being read stand in it, in bytes.
  private var anchors: [(range: Range<Int>, node: Int)] = []
  /// Where the table of data ends that is being read; 0 outside of one.
  private var dataTableEnd = 0

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
    let isCell = (tag == .td || tag == .th) && node < dataTableEnd
    if isCell { text.appendSpace() }
    if tag == .table, node >= dataTableEnd, isDataTable(node) { dataTableEnd = tree.end(of: node) }
    // A caption is a text of its own also where it is written as a span in the picture's paragraph.
    let isCaption = tag == .span && !traits[node].isDisjoint(with: [.caption, .credit])
    let isBlock = !Self.isInline(tag) && !isCell || isCaption
    if isBlock { flush() }
    let isLink = tag == .a && leadsElsewhere(node)
    if isLink { links.append(node) }
    open.append((tree.end(of: node), node, isBlock, isLink))
  }

  /// Whether a table holds nothing but short cells, two rows of them at least: others lay out the
  /// page.
  private func isDataTable(_ table: Int) -> Bool {
    var rows = 0
    var cells = 0
    for node in tree.subtree(table).dropFirst() {
      switch tree.tag(node) {
      case .tr: rows += 1
      case .td, .th: cells += 1
      case .thead, .tbody, .tfoot, .caption, .colgroup, .br: break
      case let tag where Self.isInline(tag): break
      default: return false
      }
    }
    return rows >= 2 && cells >= rows * 2
  }

  /// Whether a link leaves the page: an anchor of a heading or a footnote doesn't.
  private func leadsElsewhere(_ node: Int) -> Bool {
    guard let target = tree.bytes(.href, of: node) else { return false }
    return target.first != UInt8(ascii: "#")
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    let before = text.count
    text.append(bytes)
    if text.count > before { breaks = 0 }
    guard let link = links.last, text.count > before else { return }
    linkBytes += text.count - before
    if let last = anchors.last, last.node == link, last.range.upperBound == before {
      anchors[anchors.count - 1].range = last.range.lowerBound..<text.count
    } else {
      anchors.append((before..<text.count, link))
    }
  }

  private mutating func closeElements(before node: Int) {
    while let last = open.last, last.end <= node {
      if last.isBlock { flush() }
      if last.isLink { links.removeLast() }
      open.removeLast()
    }
  }

  private mutating func flush() {
    breaks = 0
    defer {
      linkBytes = 0
      anchors.removeAll(keepingCapacity: true)
    }
    guard !text.isEmpty else {
      _ = text.take()
      return
    }
    let length = text.count
    let links = anchors.map { PageLayout.Anchor(text: text.text(in: $0.range), node: $0.node) }
    let line = text.take()
    guard !line.isEmpty else { return }
    let holder = open.last { $0.isBlock }?.node ?? tree.root
    pieces.append(
      PageLayout.Piece(
        index: pieces.count, text: line, kind: kind(), node: holder, length: length,
        linkLength: min(linkBytes, length),
        words: line.utf8.count { $0 == 0x20 } + 1, anchors: links,
        isRow: dataTableEnd > holder && tree.tag(holder) == .tr))
  }

  /// What kind of block the open elements make of their text; the innermost decides.
  private func kind() -> Block.Kind {
    for element in open.reversed() {
      switch tree.tag(element.node) {
      case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
      case .figcaption, .caption: return .caption
      case .figure where dataTableEnd <= element.node: return .caption
      case .blockquote: return .quotation
      case .li, .dd, .dt:
        return open.contains { tree.tag($0.node) == .blockquote } ? .quotation : .listItem
      default:
        if element.isBlock, !traits[element.node].isDisjoint(with: [.caption, .credit]) {
          return .caption
        }
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

  /// Whether there are two paragraphs in an element, and six hundred bytes of text.
  private static func holdsProse(_ node: Int, in tree: MarkupTree) -> Bool {
    var paragraphs = 0
    var length = 0
    for inner in tree.subtree(node) {
      switch tree.tag(inner) {
      case .p: paragraphs += 1
      case .text: length += tree.bytes(inner).count
      default: break
      }
    }
    return paragraphs >= 2 && length > 600
  }

  /// Elements that a reader never reads as text.
  private static func isSkipped(
    _ node: Int, _ tag: MarkupTree.Tag, _ traits: ElementTraits, in tree: MarkupTree
  ) -> Bool {
    switch tag {
    case .head, .script, .svg, .math, .img, .video, .audio, .iframe, .object, .embed, .canvas,
      .button,
      .input, .select, .option, .textarea, .template, .dialog, .colgroup:
      return true
    // Mostly a picture or a request to turn scripts on; some pages keep their whole text there.
    case .noscript: return !holdsProse(node, in: tree)
    case .html, .body: return false
    default: break
    }
    if traits.contains(.unseen) { return true }
    if tree.bytes(.hidden, of: node) != nil { return true }
    if let style = tree.value(.style, of: node)?.lowercased().filter({ !$0.isWhitespace }),
      style.contains("display:none") || style.contains("visibility:hidden")
    {
      return true
    }
    return false
  }
}
