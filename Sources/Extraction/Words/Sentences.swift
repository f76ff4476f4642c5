/// Cuts a block into sentences, as far as finding notices in it needs: rules rather than a language
/// model.
enum Sentences {
  /// Where the sentences of a normalised line lie in its UTF-8; a space stands between each two.
  static func ranges(in line: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < line.count {
      let byte = line[index]
      index += 1
      guard isStop(byte, at: index - 1, in: line) else { continue }
      skipClosing(line, &index)
      guard index < line.count, line[index] == 0x20 else { continue }
      // A point before a small letter belongs to an abbreviation.
      if byte == UInt8(ascii: "."), index + 1 < line.count, (0x61...0x7A).contains(line[index + 1])
      {
        continue
      }
      result.append(start..<index)
      index += 1
      start = index
    }
    if start < line.count { result.append(start..<line.count) }
    return result
  }

  /// The sentences of a normalised line; joined by a space they give it back.
  static func of(_ line: String) -> [String] {
    var line = line
    return line.withUTF8 { bytes in
      ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  /// Whether a stop, an ellipsis or an ideographic stop ends at that byte.
  private static func isStop(_ byte: UInt8, at index: Int, in line: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    case 0xA6: index >= 2 && line[index - 2] == 0xE2 && line[index - 1] == 0x80
    case 0x82: index >= 2 && line[index - 2] == 0xE3 && line[index - 1] == 0x80
    default: false
    }
  }

  /// Closing quotation marks and brackets belong to the sentence.
  private static func skipClosing(_ line: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < line.count {
      switch line[index] {
      case 0x22, 0x27, 0x29, 0x5D:
        index += 1
      case 0xE2
      where index + 2 < line.count && line[index + 1] == 0x80
        && (line[index + 2] == 0x9D || line[index + 2] == 0x99):
        index += 3
      default:
        return
      }
    }
  }
}
