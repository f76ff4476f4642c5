/// A JSON value (RFC 8259), members in the order in which they are written.
indirect enum JSON: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([(name: String, value: JSON)])

  static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.elementsEqual(right) { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }

  /// The first member of that name, where this is an object.
  subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var string: String? {
    switch self {
    case .string(let text): text
    case .number(let text): text
    default: nil
    }
  }

  /// The elements of an array, or the value alone.
  var elements: [JSON] {
    switch self {
    case .array(let values): values
    case .null: []
    default: [self]
    }
  }
}

/// Reads JSON from bytes, strictly or as tolerantly as tools read what stands in pages.
///
/// Tolerant reading accepts line breaks in strings, trailing commas, comments around the whole, and
/// takes what is there where the text ends too early.
/// - Complexity: O(*n*) time, and stack for at most `deepest` levels.
struct JSONReader {
  struct Failure: Error, Equatable {
    /// What was expected or found.
    var reason: String
    /// Where, counted in bytes from zero.
    var offset: Int
  }

  /// Values that lie deeper than this in one another are refused.
  static let deepest = 200

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0
  private let isTolerant: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>, isTolerant: Bool = false) {
    self.bytes = bytes
    self.isTolerant = isTolerant
  }

  /// Reads one value with nothing but white space after it.
  static func value(of text: [UInt8], isTolerant: Bool = false) throws(Failure) -> JSON {
    let result: Result<JSON, Failure> = text.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer, isTolerant: isTolerant)
      do throws(Failure) {
        let value = try reader.value()
        if !isTolerant { try reader.end() }
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Makes sure that nothing but white space is left.
  mutating func end() throws(Failure) {
    skipSpace()
    guard index == bytes.count else { throw fail("something stands after the value") }
  }

  func fail(_ reason: String) -> Failure { Failure(reason: reason, offset: index) }

  private var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  /// Takes a byte after white space, if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Reads the value that comes next.
  mutating func value(depth: Int = 0) throws(Failure) -> JSON {
    guard depth < Self.deepest else { throw fail("values lie too deep in one another") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return number()
    default: throw fail(index == bytes.count ? "the text ends too early" : "no value")
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSON) throws(Failure) -> JSON {
    let matches = text.withUTF8Buffer { word in
      bytes.count - index >= word.count && word.elementsEqual(bytes[index..<index + word.count])
    }
    guard matches else { throw fail("no value") }
    index += text.utf8CodeUnitCount
    return value
  }

  private mutating func number() -> JSON {
    let start = index
    while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func array(depth: Int) throws(Failure) -> JSON {
    index += 1
    var values: [JSON] = []
    if take(UInt8(ascii: "]")) { return .array(values) }
    while true {
      do throws(Failure) {
        values.append(try value(depth: depth + 1))
      } catch {
        // A trailing comma, or an end that came too early: what was read so far stands.
        guard isTolerant, take(UInt8(ascii: "]")) || index >= bytes.count else { throw error }
        return .array(values)
      }
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard isTolerant, index >= bytes.count else { throw fail("no comma or ] in an array") }
      return .array(values)
    }
  }

  private mutating func object(depth: Int) throws(Failure) -> JSON {
    index += 1
    var members: [(name: String, value: JSON)] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      do throws(Failure) {
        let name = try memberName()
        members.append((name, try value(depth: depth + 1)))
      } catch {
        guard isTolerant, take(UInt8(ascii: "}")) || index >= bytes.count else { throw error }
        return .object(members)
      }
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard isTolerant, index >= bytes.count else { throw fail("no comma or } in an object") }
      return .object(members)
    }
  }

  /// Reads a member's name and the colon after it.
  mutating func memberName() throws(Failure) -> String {
    skipSpace()
    guard next == UInt8(ascii: "\"") else {
      throw fail(index == bytes.count ? "the text ends too early" : "no name in an object")
    }
    let name = try string()
    guard take(UInt8(ascii: ":")) else { throw fail("no colon after \"\(name)\"") }
    return name
  }
}

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
