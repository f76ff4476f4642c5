extension Page.Format {
  /// The format that the text of a page looks like.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - declaredType: the media type that the carrier declared; it decides only what the bytes leave open.
  init(sniffing bytes: [UInt8], declaredType: String?) {
    let start = bytes.drop { $0 <= 0x20 }.prefix(1 << 14)
    let head = String(decoding: start, as: UTF8.self).lowercased()
    if head.hasPrefix("{") && head.dropFirst().drop(while: \.isWhitespace).hasPrefix("\"") {
      self = .jsonLine
    } else if head.hasPrefix("<") && Self.looksLikeMarkup(head) {
      self = .html
    } else if head.hasPrefix("---\n") || head.hasPrefix("---\r\n") || head.hasPrefix("# ") {
      self = .markdown
    } else if let type = declaredType?.lowercased(),
      type.hasPrefix("text/html") || type.contains("xhtml")
    {
      self = .html
    } else if let type = declaredType?.lowercased(), type.hasPrefix("text/markdown") {
      self = .markdown
    } else {
      self = Self.holdsMarkup(head) ? .html : .text
    }
  }

  private static func looksLikeMarkup(_ head: String) -> Bool {
    let next = head.dropFirst().first
    return next == "!" || next == "?" || next?.isLetter == true
  }

  /// Whether elements of a page stand in a text that doesn't begin with one.
  private static func holdsMarkup(_ head: String) -> Bool {
    ["<html", "<head>", "<body", "<!doctype", "</p>", "</div>"].contains { head.contains($0) }
  }
}
