/// Cuts a block into sentences, as far as finding notices in it needs: rules rather than a language model.
enum Sentences {
  /// The sentences of a normalised line; joined by a space they give it back.
  static func of(_ line: String) -> [Substring] {
    let bytes = Array(line.utf8)
    var result: [Substring] = []
    var start = line.utf8.startIndex
    var index = 0
    var startOffset = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
          || isEllipsisOrIdeographicStop(bytes, endingAt: index)
      else { continue }
      // Closing quotation marks and brackets belong to the sentence.
      while index < bytes.count {
        if [0x22, 0x27, 0x29, 0x5D].contains(bytes[index]) {
          index += 1
        } else if bytes[index...].starts(with: "\u{201D}".utf8)
          || bytes[index...].starts(with: "\u{2019}".utf8)
        {
          index += 3
        } else {
          break
        }
      }
      guard index < bytes.count, bytes[index] == 0x20 else { continue }
      if byte == UInt8(ascii: "."), index + 1 < bytes.count,
        (0x61...0x7A).contains(bytes[index + 1])
      {
        continue
      }
      let end = line.utf8.index(start, offsetBy: index - startOffset)
      result.append(line[start..<end])
      index += 1
      startOffset = index
      start = line.utf8.index(after: end)
    }
    if start < line.endIndex { result.append(line[start...]) }
    return result
  }

  private static func isEllipsisOrIdeographicStop(_ bytes: [UInt8], endingAt end: Int) -> Bool {
    guard end >= 3, bytes[end - 1] >= 0x80 else { return false }
    let last = bytes[(end - 3)..<end]
    return last.elementsEqual("\u{2026}".utf8) || last.elementsEqual("\u{3002}".utf8)
  }
}

/// The words of a sentence as the tables of notices write them: lower case, letters and digits only.
func plainWords(_ text: some StringProtocol) -> [String] {
  text.lowercased().replacing("\u{2019}", with: "'")
    .split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
}
