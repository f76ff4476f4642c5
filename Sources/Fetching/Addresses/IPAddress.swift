import Foundation

/// A network address: four bytes, or sixteen.
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// In the order of the network.
  let bytes: [UInt8]

  /// Reads the one plain form of either kind: four decimal numbers, or hexadecimal ones with colons.
  ///
  /// Other forms of numbers, and addresses with a zone, are none.
  init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let family = text.contains(":") ? AF_INET6 : AF_INET
    guard inet_pton(family, text, &bytes) == 1 else { return nil }
    self.bytes = family == AF_INET6 ? bytes : Array(bytes.prefix(4))
  }

  var isVersion6: Bool { bytes.count == 16 }

  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = inet_ntop(isVersion6 ? AF_INET6 : AF_INET, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether the first bits are those of another address.
  func begins(with other: IPAddress, bits: Int) -> Bool {
    guard bytes.count == other.bytes.count else { return false }
    let (whole, rest) = (bits / 8, bits % 8)
    guard bytes[..<whole] == other.bytes[..<whole] else { return false }
    return rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0
  }
}
