import CLibXML2

// The only file that knows the XML parser.

/// A parsed feed; it owns the parser's memory, and its elements keep it alive.
final class FeedDocument {
  private let document: xmlDocPtr
  /// Vocabularies by the parser's namespaces, each of which is looked up once.
  private var vocabularies: [UnsafeMutableRawPointer: Vocabulary] = [:]

  /// The parser's tables are made once, before two threads can meet there.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Parses markup that `FeedScreen` has mended; nil where not even a root is in it.
  ///
  /// Entities stay as they are, nothing is loaded, and the parser's own limits stand.
  init?(_ xml: [UInt8]) {
    guard Self.isReady else { return nil }
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
    let parsed = xml.withUnsafeBytes { bytes in
      xmlReadMemory(
        bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), nil, "UTF-8",
        Int32(options))
    }
    guard let parsed else { return nil }
    document = parsed
  }

  /// The vocabulary of a namespace; that of the root is the feed's own, whatever it is.
  fileprivate func vocabulary(of namespace: xmlNsPtr) -> Vocabulary {
    if let known = vocabularies[UnsafeMutableRawPointer(namespace)] { return known }
    let isRoots = xmlDocGetRootElement(document)?.pointee.ns.map {
      xmlStrEqual($0.pointee.href, namespace.pointee.href) == 1
    }
    let result =
      isRoots == true
      ? .core
      : Vocabulary(
        namespace: FeedElement.string(namespace.pointee.href),
        prefix: namespace.pointee.prefix.map { FeedElement.string($0) })
    vocabularies[UnsafeMutableRawPointer(namespace)] = result
    return result
  }

  deinit { xmlFreeDoc(document) }

  var root: FeedElement? {
    xmlDocGetRootElement(document).map { FeedElement(document: self, node: $0) }
  }
}

/// One element of a feed.
struct FeedElement {
  private let document: FeedDocument
  private let node: xmlNodePtr
  /// The local name in lower case.
  let name: String
  let vocabulary: Vocabulary

  fileprivate init(document: FeedDocument, node: xmlNodePtr) {
    self.document = document
    self.node = node
    let name = Self.string(node.pointee.name)
    // A prefix that was not declared is part of the name.
    let parts = name.split(separator: ":", maxSplits: 1)
    if node.pointee.ns == nil, parts.count == 2 {
      self.name = parts[1].lowercased()
      vocabulary = Vocabulary(namespace: nil, prefix: String(parts[0]))
    } else {
      self.name = name.lowercased()
      vocabulary = node.pointee.ns.map { document.vocabulary(of: $0) } ?? .core
    }
  }

  /// The elements directly in this one.
  var elements: some Sequence<FeedElement> {
    nodes.lazy.filter { $0.pointee.type == XML_ELEMENT_NODE }.map {
      FeedElement(document: document, node: $0)
    }
  }

  private var nodes: some Sequence<xmlNodePtr> {
    sequence(state: node.pointee.children) { next in
      defer { next = next?.pointee.next }
      return next
    }
  }

  /// The first element of a name directly in this one that is of the core vocabulary.
  func first(_ name: String) -> FeedElement? {
    elements.first { $0.name == name && $0.vocabulary == .core }
  }

  /// Whether there are elements in this one.
  var holdsElements: Bool { nodes.contains { $0.pointee.type == XML_ELEMENT_NODE } }

  /// The namespace as it is written, or nil.
  var namespace: String? { node.pointee.ns.map { Self.string($0.pointee.href) } }

  /// The namespaces that this element declares.
  var declaredNamespaces: [String] {
    sequence(state: node.pointee.nsDef) { next in
      defer { next = next?.pointee.next }
      return next.map { Self.string($0.pointee.href) }
    }.map(\.self)
  }

  /// The value of an attribute by its name in lower case, whatever its namespace.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  private var attributes: some Sequence<(name: String, prefix: String?, value: String)> {
    sequence(state: node.pointee.properties) { next in
      defer { next = next?.pointee.next }
      guard let attribute = next else { return nil }
      let parts = Self.string(attribute.pointee.name).lowercased().split(separator: ":")
      return (
        parts.last.map(String.init) ?? "",
        attribute.pointee.ns.flatMap { $0.pointee.prefix }.map { Self.string($0) }
          ?? (parts.count > 1 ? String(parts[0]) : nil),
        Self.text(of: attribute.pointee.children)
      )
    }
  }

  /// The values of an `xml:` attribute on the way to this element, from the outermost.
  func inherited(_ name: String) -> [String] {
    var values: [String] = []
    var element: xmlNodePtr? = node
    while let place = element, place.pointee.type == XML_ELEMENT_NODE {
      let here = FeedElement(document: document, node: place)
      if let own = here.attributes.first(where: { $0.name == name && $0.prefix == "xml" }) {
        values.append(own.value)
      }
      element = place.pointee.parent
    }
    return values.reversed()
  }

  /// The text in this element and all elements in it.
  var text: String {
    var result = ""
    appendText(of: node.pointee.children, to: &result)
    return result
  }

  private func appendText(of first: xmlNodePtr?, to result: inout String) {
    var next = first
    // The depth of elements is limited, so that the recursion is.
    while let node = next {
      switch node.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: result += Self.string(node.pointee.content)
      case XML_ELEMENT_NODE: appendText(of: node.pointee.children, to: &result)
      default: break
      }
      next = node.pointee.next
    }
  }

  /// What is in this element, written as HTML.
  var markup: String {
    var result = ""
    appendMarkup(of: node.pointee.children, to: &result)
    return result
  }

  private func appendMarkup(of first: xmlNodePtr?, to result: inout String) {
    var next = first
    while let node = next {
      switch node.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        result += Self.escaped(Self.string(node.pointee.content))
      case XML_ELEMENT_NODE:
        let name = Self.string(node.pointee.name).split(separator: ":").last.map(String.init) ?? ""
        result += "<\(name)"
        for attribute in FeedElement(document: document, node: node).attributes {
          result += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
        }
        result += ">"
        appendMarkup(of: node.pointee.children, to: &result)
        if !["br", "hr", "img", "input", "wbr"].contains(name) { result += "</\(name)>" }
      default: break
      }
      next = node.pointee.next
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x22 }) else {
      return text
    }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;")
  }

  private static func text(of first: xmlNodePtr?) -> String {
    var result = ""
    var next = first
    while let node = next {
      result += string(node.pointee.content)
      next = node.pointee.next
    }
    return result
  }

  fileprivate static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }

  fileprivate static func string(_ text: UnsafeMutablePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
