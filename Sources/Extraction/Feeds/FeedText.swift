/// A text of a feed: plain, or HTML.
///
/// Of a text that was escaped once too often, one layer is taken away.
public struct FeedText: Sendable, Equatable {
  public enum Form: String, Sendable, Codable {
    case plain
    case html
  }

  public let form: Form
  /// The text as the feed gives it, after the escaping of its format is undone.
  ///
  /// Of the form `html` it is anybody's markup, scripts included: show `text` or `blocks` instead.
  public let source: String

  /// Takes a text of a declared form.
  ///
  /// - Complexity: O(*n*) in the bytes of the source.
  public init(_ form: Form, _ source: String) {
    self.form = form
    self.source = form == .html ? Self.unescapedTwice(source) ?? source : source
  }

  /// Takes a text of which the format doesn't say whether it is HTML, as in RSS.
  init(guessing source: String) {
    if Self.holdsTag(source) {
      self.init(.html, source)
    } else if Self.holdsReference(source) {
      // Angles that begin no tag stand for themselves.
      let isMarkup = !source.utf8.contains(UInt8(ascii: "<"))
      self.init(isMarkup ? .html : .plain, isMarkup ? source : Self.decoded(source))
    } else {
      self.init(.plain, source)
    }
  }

  /// What a reader sees, as one normalised line; empty where there is nothing to see, or markup that
  /// is refused.
  ///
  /// - Complexity: O(*n*), with the parsing of the markup.
  public var text: String {
    guard form == .html else { return source.normalizedLine }
    if !source.utf8.contains(UInt8(ascii: "<")) {
      // Most titles: a few references at most, for which no parser is needed.
      let decoded = Self.decoded(source)
      if !Self.holdsReference(decoded) { return decoded.normalizedLine }
    }
    // Markup beyond the limits of pages has no text that is worth the time.
    guard
      let markup = try? MarkupScreen.screened(
        Self.withoutTraps(Array(source.utf8)), limits: Extractor.Limits())
    else { return "" }
    let tree = MarkupTree(html: markup)
    return tree.text(of: tree.root)
  }

  /// The text in paragraphs, headings and so on; none where the markup is refused.
  ///
  /// - Complexity: O(*n*), with the parsing of the markup.
  public var blocks: [Block] {
    guard form == .html else {
      let line = source.normalizedLine
      return line.isEmpty ? [] : [Block(Note.kind(.paragraph, of: line), line)]
    }
    let html = String(decoding: Self.withoutTraps(Array(source.utf8)), as: UTF8.self)
    // Likewise for its paragraphs.
    return (try? FragmentReader.blocks(html, limits: Extractor.Limits())) ?? []
  }

  /// The text as a title: one line, in which no reference to a character is left over.
  ///
  /// `&amp;` and its like in a title were always meant as the character; nil where nothing is left.
  var title: String? {
    let line = text
    let decoded = Self.holdsReference(line) ? Self.decoded(line).normalizedLine : line
    return decoded.isEmpty ? nil : decoded
  }

  /// The text, or nil where it is empty.
  var orNil: FeedText? {
    source.utf8.contains { $0 > 0x20 } ? self : nil
  }
}
