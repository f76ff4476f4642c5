import Glibc

extension PageText {
  /// Converts through the C library, which knows every legacy encoding; nil where it knows not this
  /// one.
  static func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    if name == "windows-1252" { return windows1252(bytes) }
    guard let converter = iconv_open("UTF-8", CharacterSetClaim.libraryName(name)),
      converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    var input = bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var output = [CChar](repeating: 0, count: 1 << 16)
    input.withUnsafeMutableBytes { raw in
      var source = raw.bindMemory(to: CChar.self).baseAddress
      var left = raw.count
      while left > 0 {
        var written = 0
        let status = output.withUnsafeMutableBufferPointer { buffer in
          var target = buffer.baseAddress
          var room = buffer.count
          let status = iconv(converter, &source, &left, &target, &room)
          written = buffer.count - room
          return status
        }
        result.append(contentsOf: output[..<written].lazy.map { UInt8(bitPattern: $0) })
        guard status == -1, errno != E2BIG, left > 0 else { continue }
        // An ill-formed or truncated sequence: one replacement character, and on.
        result.append(contentsOf: "\u{FFFD}".utf8)
        source = source?.advanced(by: 1)
        left -= 1
      }
    }
    return result
  }

  private static let upperHalf: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152,
    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
    0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes { append1252(byte, to: &result) }
    return result
  }

  private static func append1252(_ byte: UInt8, to result: inout [UInt8]) {
    guard byte >= 0x80 else { return result.append(byte) }
    let value = byte < 0xA0 ? upperHalf[Int(byte - 0x80)] : UInt16(byte)
    result.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }

  /// Valid UTF-8 where each broken byte was read as windows-1252, what such bytes mostly are.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    let shape = UTF8Shape(bytes)
    guard shape.broken > 0 || shape.isCutOff else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let length = UTF8Shape.sequenceLength(bytes, at: index)
      if length > 0 {
        result.append(contentsOf: bytes[index..<index + length])
        index += length
      } else if UTF8Shape.isCutOff(bytes, at: index) {
        break
      } else {
        append1252(bytes[index], to: &result)
        index += 1
      }
    }
    return result
  }
}
