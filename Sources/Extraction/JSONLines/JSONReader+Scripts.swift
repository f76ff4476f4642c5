extension JSONReader {
  /// Most values of one script that are read.
  private static let mostValues = 32

  /// The values in a script of linked data, read tolerantly.
  ///
  /// Comments and CDATA around them are passed over, and so are commas between several objects.
  /// Broken JSON is no error of the page: what can be read of it counts.
  /// - Complexity: O(*n*): what could not be read is not read again.
  static func values(in script: [UInt8]) -> [JSON] {
    script.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer, isTolerant: true)
      var values: [JSON] = []
      while values.count < mostValues, reader.skipToValue() {
        guard let value = try? reader.value() else { break }
        values.append(value)
      }
      return values
    }
  }

  /// Walks to the next object or array, over everything else.
  private mutating func skipToValue() -> Bool {
    let wrapper = Array("[CDATA[".utf8)
    while index < bytes.count {
      skipSpace()
      if bytes[index...].starts(with: wrapper) {
        index += wrapper.count
      } else if next == UInt8(ascii: "{") || next == UInt8(ascii: "[") {
        return true
      } else {
        index += 1
      }
    }
    return false
  }

  /// Walks over a comment, if one comes next.
  mutating func skipComment() -> Bool {
    guard next == UInt8(ascii: "/"), index + 1 < bytes.count else { return false }
    switch bytes[index + 1] {
    case UInt8(ascii: "/"):
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      return true
    case UInt8(ascii: "*"):
      index += 2
      while index + 1 < bytes.count,
        bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
      {
        index += 1
      }
      index = min(index + 2, bytes.count)
      return true
    default: return false
    }
  }
}
