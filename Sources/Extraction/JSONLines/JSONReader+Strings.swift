extension JSONReader {
  /// Reads a string; its opening quotation mark comes next.
  mutating func string() throws(Failure) -> String {
    index += 1
    var end = index
    // Most strings hold no escape and are taken in one piece.
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"),
      bytes[end] >= 0x20
    {
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      defer { index = end + 1 }
      return String(decoding: bytes[index..<end], as: UTF8.self)
    }
    var text: [UInt8] = []
    text.reserveCapacity((end - index) * 2)
    while index < bytes.count {
      text.append(contentsOf: bytes[index..<end])
      index = end
      guard index < bytes.count else { break }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        try escape(into: &text)
      default:
        guard isTolerant else { throw fail("a control character in a string") }
        text.append(0x20)
        index += 1
      }
      end = index
      while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"),
        bytes[end] >= 0x20
      {
        end += 1
      }
    }
    guard isTolerant else { throw fail("a string without its end") }
    return String(decoding: text, as: UTF8.self)
  }

  /// Walks over a string, if one comes next and has an end.
  mutating func skipString() -> Bool {
    guard next == UInt8(ascii: "\"") else { return false }
    var end = index + 1
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "\""):
        index = end + 1
        return true
      case UInt8(ascii: "\\"): end += 2
      default: end += 1
      }
    }
    return false
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    let byte = next
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      guard var scalar = hexQuad() else { throw fail("a broken \\u escape") }
      if (0xD800..<0xDC00).contains(scalar), next == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "u")
      {
        let before = index
        index += 2
        if let low = hexQuad(), (0xDC00..<0xE000).contains(low) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
        } else {
          index = before
        }
      }
      // A surrogate without its partner is no character.
      text.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    default:
      guard isTolerant else { throw fail("an unknown escape") }
      text.append(byte)
    }
  }

  private mutating func hexQuad() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = hexValue(bytes[index + offset]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += 4
    return value
  }
}
