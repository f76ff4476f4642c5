/// A parsed page: elements and texts in the order of the page, in flat arrays.
///
/// A node is an index. Its subtree is the range from itself to `end(of:)`, so that walking it is a
/// loop, and no page is deep enough to exhaust a stack. Scripts other than data, styles and
/// comments are not in it.
struct MarkupTree {
  typealias Node = Int

  /// Names of elements that the rules tell apart; everything else is `other`.
  enum Tag: String, CaseIterable {
    case text, other
    case html, head, body, title, meta, link, script, base
    case p, div, span, section, article, main, header, footer, nav, aside, address, center
    case h1, h2, h3, h4, h5, h6, hgroup
    case ul, ol, li, dl, dt, dd, blockquote, q, pre, hr, br, wbr
    case figure, figcaption, picture, img, svg, video, audio, iframe, object, embed, canvas, math
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup
    case a, b, strong, i, em, u, s, small, big, font, cite, time, sup, sub, code, kbd, abbr, ins
    case del, mark, label
    case form, input, button, select, option, textarea, fieldset, details, summary, dialog, menu
    case noscript, template
  }

  /// Names of attributes that are kept.
  enum Attribute: String, CaseIterable {
    case `class`, id, rel, href, name, property, content, datetime, type, role, lang, itemprop
    case itemtype, hidden, style, title
    case httpEquiv = "http-equiv"
    case xmlLang = "xml:lang"
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case testID = "data-testid"
    case component = "data-component"
  }

  /// Where a piece of UTF-8 lies in `pool`.
  struct Span {
    var start: Int32
    var count: Int32
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  private struct Entry {
    var tag: Tag
    var parent: Int32
    var end: Int32
    var text: Span
    var firstAttribute: Int32
    var attributeCount: Int32
  }

  private var entries: [Entry] = []
  private var attributes: [(name: Attribute, value: Span)] = []
  private(set) var pool: [UInt8] = []

  /// The element without parent.
  var root: Node { 0 }
  var count: Int { entries.count }

  func tag(_ node: Node) -> Tag { entries[node].tag }
  /// The node after the last one of its subtree.
  func end(of node: Node) -> Node { Int(entries[node].end) }
  func parent(of node: Node) -> Node? {
    entries[node].parent < 0 ? nil : Int(entries[node].parent)
  }
  /// The node and everything in it, in the order of the page.
  func subtree(_ node: Node) -> Range<Node> { node..<Int(entries[node].end) }

  /// The UTF-8 of a text node.
  func bytes(_ node: Node) -> ArraySlice<UInt8> { pool[entries[node].text.range] }

  /// The elements and texts directly in a node.
  func children(_ node: Node) -> some Sequence<Node> {
    let end = end(of: node)
    return sequence(first: node + 1) { self.end(of: $0) }.prefix { $0 < end }
  }

  /// Walks up from a node's parent to the root.
  func ancestors(_ node: Node) -> some Sequence<Node> {
    sequence(state: node) { state in
      guard let parent = parent(of: state) else { return nil }
      state = parent
      return parent
    }
  }

  func value(_ name: Attribute, of node: Node) -> String? {
    bytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  func bytes(_ name: Attribute, of node: Node) -> ArraySlice<UInt8>? {
    let entry = entries[node]
    let first = Int(entry.firstAttribute)
    for index in first..<first + Int(entry.attributeCount) where attributes[index].name == name {
      return pool[attributes[index].value.range]
    }
    return nil
  }

  /// The text of a node and everything in it, normalised to one line.
  func text(of node: Node) -> String {
    var builder = PlainTextBuilder()
    for inner in subtree(node) {
      switch tag(inner) {
      case .text: builder.append(bytes(inner))
      case .br, .p, .div, .li, .h1, .h2, .h3, .h4, .h5, .h6, .td, .tr, .section:
        builder.appendSpace()
      default: break
      }
    }
    return builder.take()
  }

  // MARK: Building, for the parser

  /// Opens an element under the one that is open; `close` must follow.
  mutating func open(_ tag: Tag, parent: Node?) -> Node {
    entries.append(
      Entry(
        tag: tag, parent: Int32(parent ?? -1), end: 0, text: Span(start: 0, count: 0),
        firstAttribute: Int32(attributes.count), attributeCount: 0))
    return entries.count - 1
  }

  mutating func add(_ name: Attribute, _ value: UnsafeBufferPointer<UInt8>) {
    attributes.append((name, store(value)))
    entries[entries.count - 1].attributeCount += 1
  }

  mutating func add(text: UnsafeBufferPointer<UInt8>, parent: Node) {
    let span = store(text)
    entries.append(
      Entry(
        tag: .text, parent: Int32(parent), end: Int32(entries.count + 1), text: span,
        firstAttribute: 0, attributeCount: 0))
  }

  mutating func close(_ node: Node) { entries[node].end = Int32(entries.count) }

  mutating func reserve(nodes: Int, bytes: Int) {
    entries.reserveCapacity(nodes)
    pool.reserveCapacity(bytes)
  }

  private mutating func store(_ value: UnsafeBufferPointer<UInt8>) -> Span {
    let span = Span(start: Int32(pool.count), count: Int32(value.count))
    pool.append(contentsOf: value)
    return span
  }
}
