import History
import Mustache

/// A piece of HTML that is safe to put on a page: text goes in escaped, and what is written as markup is
/// written in this program.
///
///     var markup = Markup("<ins>")
///     markup.text(word)
///     markup.raw("</ins>")
///
/// Templates put it in with three braces, which they may do with nothing else.
struct Markup: Sendable, Equatable {
  private(set) var html: String

  /// Takes markup that the program itself has written.
  init(_ html: StaticString = "") {
    self.html = html.description
  }

  init(text: String) {
    html = text.inHTML
  }

  /// What a template has made.
  fileprivate init(rendered html: String) {
    self.html = html
  }

  var isEmpty: Bool { html.isEmpty }

  /// Bytes of the markup.
  var size: Int { html.utf8.count }

  /// Adds markup that the program itself has written.
  mutating func raw(_ html: StaticString) {
    html.withUTF8Buffer { self.html += String(decoding: $0, as: UTF8.self) }
  }

  /// Adds text, escaped, without the characters that could steer what is read.
  mutating func text(_ text: some StringProtocol) {
    html += String(text).inHTML
  }

  mutating func number(_ number: Int) {
    html += String(number)
  }

  /// Adds an attribute with its value escaped, and a space before it.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  mutating func append(_ other: Markup) {
    html += other.html
  }
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
    guard let html = library.render(fields, withTemplate: name) else {
      preconditionFailure("there is no template \(name)")
    }
    return Markup(rendered: html)
  }
}

/// Escapes what templates put in, and leaves out what could steer how it is read.
///
/// Every template begins with `{{% CONTENT_TYPE:PAGE}}`, which a test sees to.
private struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String { text.inHTML }
}
