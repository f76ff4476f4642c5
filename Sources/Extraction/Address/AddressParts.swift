/// An http address taken apart, before it is normalised.
struct AddressParts {
  var host: String
  var port: Int?
  var path: [UInt8]
  var query: [UInt8]

  /// Addresses beyond this length, in bytes, are taken for hostile.
  static let longest = 4096

  init?(_ text: String) {
    let bytes = Self.trimmed(text)
    guard bytes.count <= Self.longest, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      return nil
    }
    let scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
    let name = String(decoding: scheme, as: UTF8.self).lowercased()
    guard name == "http" || name == "https" else { return nil }
    let rest = bytes.dropFirst(scheme.count)
    guard rest.starts(with: "://".utf8) else { return nil }
    self.init(afterScheme: rest.dropFirst(3), isSecure: name == "https")
  }

  private init?(afterScheme rest: ArraySlice<UInt8>, isSecure: Bool) {
    let authorityEnd = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    var authority = rest[..<authorityEnd]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      authority = authority[(at + 1)...]
    }
    guard let (host, port) = Self.hostAndPort(authority) else { return nil }
    self.host = host
    // Either default counts for either scheme, since the scheme itself doesn't count.
    self.port = port == 80 && !isSecure || port == 443 && isSecure ? nil : port
    (path, query) = Self.pathAndQuery(rest[authorityEnd...])
  }

  /// The address that a relative reference on this one's page means.
  func resolving(_ reference: String) -> AddressParts? {
    let bytes = Self.trimmed(reference)
    guard !bytes.isEmpty, bytes.count <= Self.longest,
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    if bytes.starts(with: "//".utf8) {
      return AddressParts(afterScheme: bytes.dropFirst(2)[...], isSecure: true)
    }
    let beforePath = bytes.prefix { !"/?#".utf8.contains($0) }
    guard !beforePath.contains(UInt8(ascii: ":")) else { return nil }
    var result = self
    let (path, query) = Self.pathAndQuery(bytes[...])
    if path.first == UInt8(ascii: "/") {
      result.path = path
    } else if !path.isEmpty {
      let folder = self.path[...(self.path.lastIndex(of: UInt8(ascii: "/")) ?? -1)]
      result.path = (folder.isEmpty ? [UInt8(ascii: "/")] : Array(folder)) + path
    }
    result.query = query
    return result
  }

  private static func trimmed(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    return Array(bytes[first...last])
  }

  private static func pathAndQuery(_ rest: ArraySlice<UInt8>) -> ([UInt8], [UInt8]) {
    let withoutFragment = rest.prefix { $0 != UInt8(ascii: "#") }
    let path = withoutFragment.prefix { $0 != UInt8(ascii: "?") }
    return (Array(path), Array(withoutFragment.dropFirst(path.count + 1)))
  }

  private static func hostAndPort(_ authority: ArraySlice<UInt8>) -> (String, Int?)? {
    var hostBytes = authority
    var port: Int?
    if let colon = authority.lastIndex(of: UInt8(ascii: ":")),
      !authority[colon...].contains(UInt8(ascii: "]"))
    {
      hostBytes = authority[..<colon]
      let digits = authority[(colon + 1)...]
      if !digits.isEmpty {
        guard digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }),
          let number = Int(String(decoding: digits, as: UTF8.self)), (1...65535).contains(number)
        else { return nil }
        port = number
      }
    }
    while hostBytes.last == UInt8(ascii: ".") { hostBytes.removeLast() }
    let host = String(decoding: hostBytes, as: UTF8.self).lowercased()
    guard !host.isEmpty, host.utf8.count <= 253, isPlausible(host) else { return nil }
    return (host, port)
  }

  /// Letters and digits of any script, hyphens and dots, or an address in brackets.
  private static func isPlausible(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.hasSuffix("]")
        && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    guard !host.contains(".."), !host.hasPrefix(".") else { return false }
    return host.unicodeScalars.allSatisfy { scalar in
      scalar == "-" || scalar == "." || scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
        || scalar.properties.generalCategory == .spacingMark
    }
  }
}
