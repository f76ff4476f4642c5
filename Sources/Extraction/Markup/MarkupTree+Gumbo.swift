import CGumbo
import Glibc

// The only file that knows the parser. Another one takes its place by giving
// `MarkupTree.init(html:)`.

extension MarkupTree {
  /// Parses a page by the rules of HTML; there is a tree for any bytes.
  ///
  /// The bytes must have passed `MarkupScreen`, since the parser's time and stack are not bounded
  /// by itself.
  init(html: [UInt8]) {
    let arena = Arena()
    html.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        var options = kGumboDefaultOptions
        // Messages about errors can take gigabytes (3.2 GB for 60 KB of `<b>`); nobody reads them.
        options.max_errors = 0
        options.userdata = Unmanaged.passUnretained(arena).toOpaque()
        options.allocator = { userdata, size in
          userdata.map { Unmanaged<Arena>.fromOpaque($0).takeUnretainedValue().allocate(size) }
            ?? nil
        }
        options.deallocator = { _, _ in }
        guard let output = gumbo_parse_with_options(&options, text.baseAddress, text.count) else {
          return
        }
        reserve(nodes: html.count / 24, bytes: html.count / 2)
        copy(output.pointee.root)
      }
    }
    if count == 0 { close(open(.html, parent: nil)) }
  }

  private mutating func copy(_ root: UnsafeMutablePointer<GumboNode>?) {
    guard let root else { return }
    // Its own stack: (element of the parser, next child, node here).
    var stack: [(element: UnsafeMutablePointer<GumboNode>, next: Int, node: Node)] = []
    stack.append((root, 0, openElement(root, parent: nil)))
    while let top = stack.last {
      let children = top.element.pointee.v.element.children
      guard top.next < Int(children.length), let child = children.data[top.next] else {
        close(top.node)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let element = child.assumingMemoryBound(to: GumboNode.self)
      switch element.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
        let text = element.pointee.v.text.text
        add(text: Self.bytes(text), parent: top.node)
      case GUMBO_NODE_ELEMENT:
        if Self.isKept(element.pointee.v.element) {
          stack.append((element, 0, openElement(element, parent: top.node)))
        }
      default:
        break
      }
    }
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    let count = strlen(text)
    return UnsafeRawPointer(text).withMemoryRebound(to: UInt8.self, capacity: count) {
      UnsafeBufferPointer(start: $0, count: count)
    }
  }

  /// Scripts are kept where they hold data; style sheets never.
  private static func isKept(_ element: GumboElement) -> Bool {
    switch element.tag {
    case GUMBO_TAG_STYLE: return false
    case GUMBO_TAG_SCRIPT:
      var attributes = element.attributes
      guard let type = gumbo_get_attribute(&attributes, "type") else { return false }
      return bytes(type.pointee.value).contains(UInt8(ascii: "+"))
    default: return true
    }
  }

  private mutating func openElement(_ node: UnsafeMutablePointer<GumboNode>, parent: Node?) -> Node
  {
    let element = node.pointee.v.element
    let isHTML = element.tag_namespace == GUMBO_NAMESPACE_HTML
    let known = Int(element.tag.rawValue)
    let tag = isHTML || element.tag == GUMBO_TAG_SVG ? Self.tags[known] : .other
    let result = open(tag, parent: parent)
    for index in 0..<Int(element.attributes.length) {
      guard let data = element.attributes.data[index] else { continue }
      let attribute = data.assumingMemoryBound(to: GumboAttribute.self).pointee
      if let name = Self.attributeName(Self.bytes(attribute.name)) {
        add(name, Self.bytes(attribute.value))
      }
    }
    return result
  }

  private static let tags: [Tag] = (0...Int(GUMBO_TAG_LAST.rawValue)).map { number in
    guard number < Int(GUMBO_TAG_UNKNOWN.rawValue),
      let name = gumbo_normalized_tagname(GumboTag(UInt32(number)))
    else { return .other }
    return Tag(rawValue: String(cString: name)) ?? .other
  }

  private static let attributeNames: [(bytes: [UInt8], name: Attribute)] =
    Attribute.allCases.map { (Array($0.rawValue.utf8), $0) }

  private static func attributeName(_ bytes: UnsafeBufferPointer<UInt8>) -> Attribute? {
    attributeNames.first {
      $0.bytes.count == bytes.count && $0.bytes[0] == bytes[0] && $0.bytes.elementsEqual(bytes)
    }?.name
  }
}

/// Memory that is given back all at once: the parser's own way back is a recursion over the whole
/// tree.
private final class Arena {
  private static let chunkSize = 1 << 18
  private var chunks: [UnsafeMutableRawPointer] = []
  private var next = UnsafeMutableRawPointer(bitPattern: 0)
  private var left = 0

  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let size = (size + 15) & ~15
    if size > left {
      let chunk = UnsafeMutableRawPointer.allocate(
        byteCount: max(size, Self.chunkSize), alignment: 16)
      chunks.append(chunk)
      // A large piece gets a chunk of its own, and the current one is used up first.
      if size > Self.chunkSize / 2 { return chunk }
      next = chunk
      left = Self.chunkSize
    }
    defer {
      next = next?.advanced(by: size)
      left -= size
    }
    return next
  }

  deinit {
    for chunk in chunks { chunk.deallocate() }
  }
}
