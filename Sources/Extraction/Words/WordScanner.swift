/// Walks over the words of UTF-8: runs of letters, digits and apostrophes.
///
/// Beyond ASCII everything counts as a letter but Latin signs, general punctuation and arrows up to
/// the CJK punctuation: enough for tables of notices and for counting, at the speed of a look at
/// each byte.
struct WordScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next word's place, or nil at the end.
  mutating func next() -> Range<Int>? {
    while index < bytes.count {
      let length = letterLength(at: index)
      if length > 0, bytes[index] != 0x27 { break }
      index += max(length, skipLength(at: index))
    }
    guard index < bytes.count else { return nil }
    let start = index
    while index < bytes.count {
      let length = letterLength(at: index)
      guard length > 0 else { break }
      index += length
    }
    return start..<index
  }

  private func skipLength(at index: Int) -> Int {
    switch bytes[index] {
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// How many bytes the letter there has, 0 where none is.
  private func letterLength(at index: Int) -> Int {
    let byte = bytes[index]
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x27: return 1
    case 0..<0x80: return 0
    case 0xC2:
      guard index + 1 < bytes.count else { return 0 }
      return bytes[index + 1] == 0xAA || bytes[index + 1] == 0xBA ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count else { return 0 }
      // The typographic apostrophe joins; all else from U+2000 to U+2FFF are signs.
      return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99 ? 3 : 0
    case 0xE3:
      guard index + 2 < bytes.count else { return 0 }
      return bytes[index + 1] == 0x80 && bytes[index + 2] < 0xB0 ? 0 : 3
    case 0xEF:
      guard index + 2 < bytes.count else { return 0 }
      return bytes[index + 1] == 0xBC && bytes[index + 2] < 0x90 ? 0 : 3
    default: return min(skipLength(at: index), bytes.count - index)
    }
  }
}

/// The words of a text as the tables of notices write them: lower case, letters and digits only.
func plainWords(_ text: some StringProtocol) -> [String] {
  var text = String(text)
  return text.withUTF8 { bytes in
    var scanner = WordScanner(bytes)
    var words: [String] = []
    while let range = scanner.next() {
      let word = bytes[range]
      if word.allSatisfy({ $0 < 0x80 }) {
        words.append(
          String(
            unsafeUninitializedCapacity: word.count,
            initializingUTF8With: { target in
              for (offset, byte) in word.enumerated() {
                target[offset] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
              }
              return word.count
            }))
      } else {
        words.append(
          String(decoding: word, as: UTF8.self).lowercased().replacing("\u{2019}", with: "'"))
      }
    }
    return words
  }
}
