/// A tag of a page as a tokenizer finds it, outside of scripts, styles and comments.
struct HTMLTag {
  struct Attribute {
    var name: String
    /// With its quotation marks; nil where there is none.
    var value: [UInt8]?
  }

  /// In lower case; that of an end tag with its stroke: `/p`.
  var name: String
  var attributes: [Attribute]
  var closesItself: Bool
  /// Where the tag stands.
  var range: Range<Int>

  static func first(_ name: String, in html: [UInt8]) -> HTMLTag? {
    all(in: html).first { $0.name == name }
  }

  static func last(_ name: String, in html: [UInt8]) -> HTMLTag? {
    all(in: html).last { $0.name == name }
  }

  /// The tags of a page in order.
  static func all(in html: [UInt8]) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var index = 0
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      if html[open...].starts(with: "<!--".utf8) {
        index = end(of: "-->", in: html, from: open) ?? html.count
        continue
      }
      guard let tag = read(html, at: open) else {
        index = open + 1
        continue
      }
      tags.append(tag)
      index = tag.range.upperBound
      if ["script", "style", "textarea", "title", "svg"].contains(tag.name) {
        index =
          end(of: "</" + tag.name, in: html, from: index).map { $0 - tag.name.count - 2 }
          ?? html.count
      }
    }
    return tags
  }

  /// The offset behind a text, compared without regard to case.
  static func end(of text: String, in html: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= html.count {
      if wanted.indices.allSatisfy({ html[index + $0] | 0x20 == wanted[$0] | 0x20 }) {
        return index + wanted.count
      }
      index += 1
    }
    return nil
  }

  private static func read(_ html: [UInt8], at open: Int) -> HTMLTag? {
    var index = open + 1
    func text(_ isEnd: (UInt8) -> Bool) -> String {
      let start = index
      while index < html.count, !isEnd(html[index]) { index += 1 }
      return String(decoding: html[start..<index], as: UTF8.self)
    }
    var name = ""
    if index < html.count, html[index] == UInt8(ascii: "/") {
      name = "/"
      index += 1
    }
    guard index < html.count, (0x61...0x7A).contains(html[index] | 0x20) else { return nil }
    name += text { $0 <= 0x20 || $0 == 0x2F || $0 == 0x3E }.lowercased()
    var tag = HTMLTag(name: name, attributes: [], closesItself: false, range: open..<open)
    while index < html.count, html[index] != 0x3E {
      if html[index] <= 0x20 || html[index] == 0x2F {
        tag.closesItself = html[index] == 0x2F
        index += 1
        continue
      }
      var attribute = Attribute(name: text { $0 <= 0x20 || [0x2F, 0x3E, 0x3D].contains($0) })
      if attribute.name.isEmpty { index += 1 }
      if index < html.count, html[index] == 0x3D {
        index += 1
        let start = index
        if index < html.count, html[index] == 0x22 || html[index] == 0x27 {
          let quote = html[index]
          index += 1
          while index < html.count, html[index] != quote { index += 1 }
          index = min(index + 1, html.count)
        } else {
          _ = text { $0 <= 0x20 || $0 == 0x3E }
        }
        attribute.value = Array(html[start..<index])
      }
      tag.closesItself = false
      tag.attributes.append(attribute)
    }
    guard index < html.count else { return nil }
    tag.range = open..<index + 1
    return tag
  }

  /// The tag in bytes, with something between its attributes.
  func bytes(spacing: String = " ") -> [UInt8] {
    var bytes = Array("<\(name)".utf8)
    for attribute in attributes {
      bytes += Array(spacing.utf8) + Array(attribute.name.utf8)
      if let value = attribute.value { bytes += [0x3D] + value }
    }
    return bytes + Array((closesItself ? " />" : ">").utf8)
  }

  /// A page with each of its tags written anew by a closure.
  static func rewriting(_ html: [UInt8], _ change: (HTMLTag) -> [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count * 2)
    var index = 0
    for tag in all(in: html) {
      result += html[index..<tag.range.lowerBound]
      result += change(tag)
      index = tag.range.upperBound
    }
    return result + html[index...]
  }
}
