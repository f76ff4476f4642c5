import Foundation
import History
import Mustache

/// A piece of HTML that is safe to put on a page: what is written here is markup, what is put in is escaped.
///
///     var markup: Markup = "<ins>\(word)</ins>"
///     markup += " <a href=\"\(path)\">\(count)</a>"
///
/// Templates put it in with three braces, which they may do with nothing else.
struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  private(set) var html: String

  /// Takes markup as the program itself writes it down.
  init(stringLiteral html: StaticString) {
    self.html = html.description
  }

  init(stringInterpolation interpolation: Interpolation) {
    html = interpolation.html
  }

  /// Writes data down as JSON that can stand in a `script` element: nothing in it ends the element, or
  /// begins another.
  init(json value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("texts and lists of them can always be written as JSON")
    }
    html = String(decoding: data, as: UTF8.self).unicodeScalars.map { scalar in
      let isSafe =
        !"<>&".unicodeScalars.contains(scalar) && !scalar.isInvisibleControl
      return isSafe ? String(scalar) : scalar.utf16.map(\.inJSON).joined()
    }.joined()
  }

  /// What a template has made.
  fileprivate init(rendered html: String) {
    self.html = html
  }

  var isEmpty: Bool { html.isEmpty }

  /// Bytes of the markup.
  var size: Int { html.utf8.count }

  static func += (markup: inout Markup, other: Markup) { markup.html += other.html }

  /// Puts text, markup and numbers between what the program writes.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { html += String(decoding: $0, as: UTF8.self) }
    }

    /// Text is escaped, and loses the characters that could steer what is read.
    mutating func appendInterpolation(_ text: String) { html += text.inHTML }

    mutating func appendInterpolation(_ number: Int) { html += String(number) }

    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }

    mutating func appendInterpolation(_ path: ShapePath) { html += path.text }
  }
}

extension [Markup] {
  /// The pieces one behind the other.
  var joined: Markup { reduce(into: "") { $0 += $1 } }
}

extension Markup: MustacheCustomRenderable {
  var renderText: String { html }
  var isNull: Bool { html.isEmpty }
}

/// The templates, made when the program starts.
struct Templates: Sendable {
  private let library: MustacheLibrary

  /// Compiles all embedded templates.
  init() {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    var library = MustacheLibrary()
    for file in SiteFile.all where file.name.hasPrefix("templates/") {
      let name = String(file.name.dropFirst("templates/".count).prefix { $0 != "." })
      do {
        try library.register(String(decoding: file.bytes, as: UTF8.self), named: name)
      } catch {
        preconditionFailure("\(file.name) is no template: \(error)")
      }
    }
    self.library = library
  }

  /// Fills a template in.
  func render(_ name: String, _ fields: Any) -> Markup {
    guard let html = library.render(Templates.named(fields), withTemplate: name) else {
      preconditionFailure("there is no template \(name)")
    }
    return Markup(rendered: html)
  }
}

extension Templates {
  /// A value as templates look things up in it: structures as tables of their fields by name.
  ///
  /// The engine looks at all fields of a structure for each name that it meets, which took more time than
  /// comparing two articles; here they are looked at once.
  private static func named(_ value: Any) -> Any {
    switch value {
    case is String, is Int, is Bool, is Markup: return value
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .collection: return mirror.children.map { named($0.value) }
    case .struct:
      var fields: [String: Any] = [:]
      for (label, child) in mirror.children {
        guard let label else { continue }
        // What is missing is there as nothing, so that it is not looked for in what stands around.
        fields[label] = present(child).map(named) ?? Markup.nothing
      }
      return Fields(fields)
    default: return value
    }
  }

  /// What an optional holds; nil where it holds nothing.
  private static func present(_ value: Any) -> Any? {
    switch value {
    case is String, is Int, is Bool, is Markup: return value
    default: break
    }
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return value }
    return mirror.children.first?.value
  }
}

/// The fields of a structure by name: a class of our own, since the engine finds out what a dictionary is each
/// time anew.
private final class Fields: MustacheParent {
  private let fields: [String: Any]

  init(_ fields: [String: Any]) { self.fields = fields }

  func child(named name: String) -> Any? { fields[name] }
}

extension Markup {
  /// Stands for a value that is missing.
  fileprivate static let nothing: Markup = ""
}

/// Escapes what templates put in, and leaves out what could steer how it is read.
///
/// Every template begins with `{{% CONTENT_TYPE:PAGE}}`, which a test sees to.
private struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String { text.inHTML }
}

extension UInt16 {
  /// The unit as JSON escapes it: `\\u003c`.
  fileprivate var inJSON: String {
    let digits = String(self, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
