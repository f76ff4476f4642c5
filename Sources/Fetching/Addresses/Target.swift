/// An address to ask, taken apart; whatever programs could read in two ways is no address.
///
/// Unlike `Address`, the identity of a story, it is followed as it is written.
struct Target: Hashable, Sendable, CustomStringConvertible {
  let isSecure: Bool
  /// A name in small letters, or a number without brackets.
  let host: String
  /// The host, where it is a number.
  let number: IPAddress?
  let port: Int
  /// The path, which begins with a slash, and the query; all of it in ASCII.
  let path: String

  /// Addresses beyond this length, in bytes, are taken for hostile.
  static let longest = 4096

  /// Takes an absolute address apart.
  ///
  /// - Throws: `refused`, without repeating what could be a password.
  init(_ text: String) throws(FetchingError) {
    let bytes = try Self.checked(text)
    let scheme = bytes.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count < bytes.count, Self.isScheme(scheme) else {
      throw .refused(.malformed("it has no scheme; begin it with https://"))
    }
    let name = String(decoding: scheme, as: UTF8.self).lowercased()
    guard name == "http" || name == "https" else { throw .refused(.scheme(name)) }
    let rest = bytes[(scheme.count + 1)...]
    guard rest.starts(with: "//".utf8) else {
      throw .refused(.malformed("two slashes are missing behind \(name):"))
    }
    try self.init(isSecure: name == "https", afterSlashes: rest.dropFirst(2))
  }

  private init(isSecure: Bool, afterSlashes rest: ArraySlice<UInt8>) throws(FetchingError) {
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    // Some programs end the host at a backslash, others read on.
    guard !authority.contains(UInt8(ascii: "\\")) else {
      throw .refused(.malformed("a backslash stands in it"))
    }
    guard !authority.contains(UInt8(ascii: "@")) else { throw .refused(.credentials) }
    let host = try Host(authority, isSecure: isSecure)
    self.init(isSecure: isSecure, host: host, rest: rest[authority.endIndex...])
  }

  private init(isSecure: Bool, host: Host, rest: ArraySlice<UInt8>) {
    self.isSecure = isSecure
    self.host = host.text
    number = host.number
    port = host.port
    path = TargetPath.written(rest)
  }

  /// The target of a `Location`, which may be relative (RFC 3986, 5.2).
  func following(_ location: String) throws(FetchingError) -> Target {
    let bytes = try Self.checked(location)
    let beforePath = bytes.prefix { !"/?#".utf8.contains($0) }
    if beforePath.contains(UInt8(ascii: ":")) { return try Target(location) }
    if bytes.starts(with: "//".utf8) {
      return try Target(isSecure: isSecure, afterSlashes: bytes.dropFirst(2))
    }
    let own = Host(text: host, number: number, port: port)
    let path = Array(self.path.utf8)
    let withoutQuery = path.prefix { $0 != UInt8(ascii: "?") }
    let whole: [UInt8]
    switch bytes.first {
    case UInt8(ascii: "/"): whole = bytes
    case UInt8(ascii: "?"): whole = withoutQuery + bytes
    case UInt8(ascii: "#"), nil: whole = path
    default:
      let folder = withoutQuery[...(withoutQuery.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
      whole = folder + bytes
    }
    return Target(isSecure: isSecure, host: own, rest: whole[...])
  }

  /// Another path of the same host and port.
  func sibling(_ path: String) -> Target {
    let own = Host(text: host, number: number, port: port)
    return Target(isSecure: isSecure, host: own, rest: Array(path.utf8)[...])
  }

  /// The scheme, host and port, as they begin an address.
  var origin: String {
    let name = number?.isVersion6 == true ? "[\(host)]" : host
    let isUsual = port == (isSecure ? 443 : 80)
    return "\(isSecure ? "https" : "http")://\(name)\(isUsual ? "" : ":\(port)")"
  }

  var description: String { origin + path }

  private static func checked(_ text: String) throws(FetchingError) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
      let last = bytes.lastIndex(where: { $0 != 0x20 })
    else { throw .refused(.malformed("it is empty")) }
    guard bytes.count <= longest else {
      throw .refused(.malformed("it is longer than \(longest) bytes"))
    }
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw .refused(.malformed("a control character stands in it"))
    }
    return Array(bytes[first...last])
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
    }
  }
}
