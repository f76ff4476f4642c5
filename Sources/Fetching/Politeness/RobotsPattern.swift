/// The path of a rule in a robots.txt (RFC 9309, 2.2.2 and 2.2.3).
struct RobotsPattern: Sendable, Equatable {
  /// What stands between the stars; the first part begins the path.
  private let parts: [[UInt8]]
  /// Whether the path must end behind the last part.
  private let isWhole: Bool
  /// How many bytes the rule has: of several that fit the longest counts.
  let length: Int

  init(_ text: ArraySlice<UInt8>) {
    isWhole = text.last == UInt8(ascii: "$")
    let pattern = Self.normalized(isWhole ? text.dropLast() : text, isPath: false)
    length = pattern.count + (isWhole ? 1 : 0)
    parts = pattern.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// Whether a normalised path is one that the rule speaks of.
  ///
  /// Each part is looked for as early as it can stand, which finds a place for all where there is one.
  /// - Complexity: O(*n* + *m*) in both lengths.
  func fits(_ path: [UInt8]) -> Bool {
    guard path.starts(with: parts[0]) else { return false }
    var rest = path[parts[0].count...]
    guard parts.count > 1 else { return !isWhole || rest.isEmpty }
    for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
      guard let end = Self.endOfFirst(part, in: rest) else { return false }
      rest = rest[end...]
    }
    let last = parts[parts.count - 1]
    if isWhole { return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last) }
    return last.isEmpty || Self.endOfFirst(last, in: rest) != nil
  }

  /// Where the first occurrence ends (Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977):
  /// what others write into their robots.txt must not make it slow.
  private static func endOfFirst(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var borders = [0]
    var length = 0
    for byte in part.dropFirst() {
      while length > 0, part[length] != byte { length = borders[length - 1] }
      if part[length] == byte { length += 1 }
      borders.append(length)
    }
    length = 0
    for index in text.indices {
      while length > 0, part[length] != text[index] { length = borders[length - 1] }
      if part[length] == text[index] { length += 1 }
      if length == part.count { return index + 1 }
    }
    return nil
  }

  /// One form for all ways to percent-encode the same: what needs none stands plain, all else is `%XX`.
  ///
  /// - Parameters:
  ///   - text: A path with its query, or a rule.
  ///   - isPath: Whether `*` is an ordinary character, and not the sign that it is in a rule.
  /// - Returns: The bytes.
  static func normalized(_ text: ArraySlice<UInt8>, isPath: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "%"), index + 2 < text.endIndex,
        let high = text[index + 1].hexValue, let low = text[index + 2].hexValue
      {
        let value = high << 4 | low
        if unreserved.contains(value) { result.append(value) } else { result += value.encoded }
        index += 3
        continue
      }
      let isPlain = unreserved.contains(byte) || reserved.contains(byte)
      if isPlain || byte == UInt8(ascii: "*") && !isPath {
        result.append(byte)
      } else {
        result += byte.encoded
      }
      index += 1
    }
    return result
  }

  private static let unreserved = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
  private static let reserved = Set("/?#@!&'()+,;=:".utf8)
}
