/// The path and query of an address as they are sent.
enum TargetPath {
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?%".utf8)

  /// Writes what stands behind the host: without the fragment and without `.` and `..`, and with
  /// everything that is not plain ASCII percent-encoded.
  static func written(_ text: ArraySlice<UInt8>) -> String {
    let whole = text.prefix { $0 != UInt8(ascii: "#") }
    let path = whole.prefix { $0 != UInt8(ascii: "?") }
    let query = whole[path.endIndex...]
    return encoded(withoutDots(path)) + encoded(Array(query))
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      let isStray =
        byte == UInt8(ascii: "%") && !bytes[(place + 1)...].prefix(2).hasTwoHexDigits
      if plain.contains(byte), !isStray { result.append(byte) } else { result += byte.encoded }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// RFC 3986, 5.2.4.
  private static func withoutDots(_ path: ArraySlice<UInt8>) -> [UInt8] {
    var segments: [ArraySlice<UInt8>] = []
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (place, part) in parts.dropFirst(path.first == UInt8(ascii: "/") ? 1 : 0).enumerated() {
      let isLast = place == parts.count - (path.first == UInt8(ascii: "/") ? 2 : 1)
      if part.elementsEqual("..".utf8) { _ = segments.popLast() }
      if part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
        if isLast { segments.append([]) }
      } else {
        segments.append(part)
      }
    }
    return [UInt8(ascii: "/")] + Array(segments.joined(separator: [UInt8(ascii: "/")]))
  }
}

extension ArraySlice<UInt8> {
  fileprivate var hasTwoHexDigits: Bool {
    count == 2 && allSatisfy { $0.hexValue != nil }
  }
}

extension UInt8 {
  /// `%XX`, in capitals.
  var encoded: [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(self >> 4)], digits[Int(self & 0xF)]]
  }

  /// What the character of a hexadecimal digit stands for.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}
