extension FeedText {
  /// The text with the characters that are referred to; those of windows-1252 as in HTML.
  static func decoded(_ text: String) -> String {
    let decoded = Entities.decoded(text)
    guard decoded.unicodeScalars.contains(where: { (0x80..<0xA0).contains($0.value) }) else {
      return decoded
    }
    return decoded.unicodeScalars.reduce(into: "") { result, scalar in
      let isLegacy = (0x80..<0xA0).contains(scalar.value)
      result +=
        isLegacy
        ? String(decoding: PageText.windows1252([UInt8(scalar.value)]), as: UTF8.self)
        : String(scalar)
    }
  }

  /// Whether a tag of HTML stands in a text.
  static func holdsTag(_ text: String) -> Bool { firstTag(in: Array(text.utf8)) != nil }

  /// The text without its outer layer of escaping, where under that lies markup: no tag stands in
  /// it, and decoded it begins with an element that is also closed.
  static func unescapedTwice(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.firstRange(of: Array("&lt;".utf8)) != nil, !bytes.contains(UInt8(ascii: "<")) else {
      return nil
    }
    let decoded = decoded(text)
    let inner = Array(decoded.utf8)
    guard let tag = firstTag(in: inner), inner[..<tag.start].allSatisfy({ $0 <= 0x20 }) else {
      return nil
    }
    let isVoid = ["br", "img", "hr"].contains(tag.name)
    return isVoid || inner.firstRange(of: Array("</\(tag.name)".utf8)) != nil ? decoded : nil
  }

  /// The first tag of an element of HTML, and where it begins.
  private static func firstTag(in bytes: [UInt8]) -> (name: String, start: Int)? {
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      let rest = bytes[index...].drop { $0 == UInt8(ascii: "/") }
      let word = rest.prefix(12).prefix {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
      }
      guard let after = bytes[word.endIndex...].first,
        after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
      else { continue }
      let name = String(decoding: word, as: UTF8.self).lowercased()
      if isElement(name) { return (name, start) }
    }
    return nil
  }

  /// Whether something of the form `&name;` or `&#8217;` stands in a text.
  static func holdsReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = start + 1
      var word = bytes[index...].prefix(32)
      if word.first == UInt8(ascii: "#") { word = word.dropFirst() }
      let name = word.prefix {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
      }
      if !name.isEmpty, bytes[name.endIndex...].first == UInt8(ascii: ";") { return true }
    }
    return false
  }

  private static func isElement(_ name: String) -> Bool {
    if let tag = MarkupTree.Tag(rawValue: name) { return tag != .text && tag != .other }
    return rareElements.contains(name)
  }

  /// Elements of HTML old and new that no rule about pages asks for.
  private static let rareElements: Set<String> = [
    "acronym", "applet", "area", "basefont", "bdi", "bdo", "bgsound", "blink", "col", "data",
    "datalist", "dfn", "dir", "frame", "frameset", "isindex", "keygen", "legend", "listing", "map",
    "marquee", "meter", "nobr", "noembed", "noframes", "optgroup", "output", "param", "plaintext",
    "progress", "rp", "rt", "ruby", "samp", "source", "strike", "style", "track", "tt", "var",
    "xmp",
  ]
}

extension FeedText {
  /// Elements whose start tag makes plain text of all that follows, in a page up to the end tag.
  private static let traps = ["iframe", "script", "style", "textarea", "title", "xmp", "noframes"]

  /// Markup without the tags that would swallow the rest of it: feeds write HTML as if it were XML,
  /// where `<iframe/>` is empty.
  ///
  /// Frames go in any case, since what stands in them is for readers who have none.
  static func withoutTraps(_ html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var kept = 0
    var index = 0
    while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      let rest = html[index...].drop { $0 == UInt8(ascii: "/") }
      let word = String(decoding: rest.prefix(8), as: UTF8.self).lowercased()
      guard let name = traps.first(where: word.hasPrefix),
        let after = rest.dropFirst(name.utf8.count).first,
        after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
      else { continue }
      // Where no tag ends any more, none of those that follow does.
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      index = end + 1
      guard name == "iframe" || name == "noframes" || html[end - 1] == UInt8(ascii: "/") else {
        continue
      }
      result += html[kept..<start]
      kept = index
    }
    return kept == 0 ? html : result + html[kept...]
  }
}
