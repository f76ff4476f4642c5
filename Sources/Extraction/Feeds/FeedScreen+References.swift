extension FeedScreen {
  /// The longest name of a character in HTML has 31 letters.
  private static let longestReference = 33

  /// Writes the reference at `index` in the way of XML, or escapes the ampersand that begins none.
  mutating func reference(endingBefore end: Int) {
    let rest = xml[(index + 1)..<min(end, index + 1 + Self.longestReference)]
    guard let close = rest.firstIndex(of: UInt8(ascii: ";")), close > rest.startIndex else {
      return bareAmpersand()
    }
    let name = rest[..<close]
    steps += name.count
    if name.first == UInt8(ascii: "#") {
      guard let scalar = Self.scalar(number: name.dropFirst()) else { return bareAmpersand() }
      write(scalar)
    } else {
      guard name.allSatisfy({ Self.isName($0) }), let text = characters[Array(name)] else {
        return bareAmpersand()
      }
      for scalar in text.unicodeScalars { write(scalar) }
    }
    index = close + 1
  }

  private mutating func bareAmpersand() {
    mended.append(contentsOf: "&amp;".utf8)
    index += 1
  }

  /// The character of a numeric reference: those from 128 to 159 mean what they do in windows-1252,
  /// as in HTML (section 13.2.5.80); nil where it is no number.
  private static func scalar(number: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    let isHexadecimal = number.first.map { $0 | 0x20 == UInt8(ascii: "x") } == true
    let digits = isHexadecimal ? number.dropFirst() : number
    guard (1...8).contains(digits.count), digits.allSatisfy({ hexValue($0) != nil }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    if (0x80..<0xA0).contains(value) {
      let text = String(decoding: PageText.windows1252([UInt8(value)]), as: UTF8.self)
      return text.unicodeScalars.first
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Writes a character that was referred to.
  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "<": mended.append(contentsOf: "&lt;".utf8)
    case ">": mended.append(contentsOf: "&gt;".utf8)
    case "&": mended.append(contentsOf: "&amp;".utf8)
    case "\"": mended.append(contentsOf: "&quot;".utf8)
    case "\t", "\n", "\r": mended.append(contentsOf: "&#\(scalar.value);".utf8)
    case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": break
    default: mended.append(contentsOf: String(scalar).utf8)
    }
  }
}

/// The characters that HTML has names for, as the HTML parser knows them.
struct CharacterNames {
  /// Names beyond this number in one feed are not looked up.
  private static let most = 3000

  private var known: [[UInt8]: String?] = [
    Array("amp".utf8): "&", Array("lt".utf8): "<", Array("gt".utf8): ">",
    Array("quot".utf8): "\"", Array("apos".utf8): "'",
  ]

  /// The text that a name stands for, or nil.
  subscript(name: [UInt8]) -> String? {
    mutating get {
      if let text = known[name] { return text }
      guard known.count < Self.most else { return nil }
      let text = Self.text(of: name)
      known[name] = .some(text)
      return text
    }
  }

  private static func text(of name: [UInt8]) -> String? {
    let tree = MarkupTree(html: Array("<p>&".utf8) + name + Array(";</p>".utf8))
    guard let node = tree.subtree(tree.root).first(where: { tree.tag($0) == .text }) else {
      return nil
    }
    let text = tree.bytes(node)
    // What is not a name stands as it was written, perhaps behind a shorter one.
    guard text.last != UInt8(ascii: ";"), text.first != UInt8(ascii: "&") || text.count == 1 else {
      return nil
    }
    return String(decoding: text, as: UTF8.self)
  }
}
