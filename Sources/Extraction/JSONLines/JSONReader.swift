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

  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  let isTolerant: Bool

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

  /// The byte that comes next, 0 at the end.
  var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  mutating func skipSpace() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        index += 1
      } else {
        guard isTolerant, skipComment() else { return }
      }
    }
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
