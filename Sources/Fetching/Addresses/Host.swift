/// The host and port of an address.
struct Host {
  /// A name in small letters, or a number without brackets.
  let text: String
  let number: IPAddress?
  let port: Int

  init(text: String, number: IPAddress?, port: Int) {
    self.text = text
    self.number = number
    self.port = port
  }

  /// Reads what stands between the slashes of an address, which holds no credentials.
  ///
  /// - Throws: `refused` for whatever is written in one of the ways in which a number or a name can be
  ///   hidden from whoever looks at the text alone.
  init(_ authority: ArraySlice<UInt8>, isSecure: Bool) throws(FetchingError) {
    let isBracketed = authority.first == UInt8(ascii: "[")
    var name = authority
    var port = isSecure ? 443 : 80
    if let colon = authority.lastIndex(of: UInt8(ascii: ":")),
      !(isBracketed && authority[colon...].contains(UInt8(ascii: "]")))
    {
      name = authority[..<colon]
      let digits = authority[(colon + 1)...]
      guard digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }),
        let value = digits.isEmpty ? port : Int(String(decoding: digits, as: UTF8.self)),
        (1...65535).contains(value)
      else { throw .refused(.malformed("the port is no number from 1 to 65535")) }
      port = value
    }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    if isBracketed {
      guard text.hasSuffix("]"), let number = IPAddress(String(text.dropFirst().dropLast())),
        number.isVersion6
      else { throw .refused(.malformed("what stands in brackets is no IPv6 address")) }
      self.init(text: number.description, number: number, port: port)
    } else {
      try Self.check(text)
      if Self.endsInNumber(text) {
        guard let number = IPAddress(text) else {
          throw .refused(
            .malformed("the host is a number in an unusual form; write four decimal ones"))
        }
        self.init(text: text, number: number, port: port)
      } else {
        self.init(text: text, number: nil, port: port)
      }
    }
  }

  private static func check(_ name: String) throws(FetchingError) {
    guard !name.isEmpty else { throw .refused(.malformed("it has no host")) }
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      // Full-width digits, other dots and letters that look alike: which name is meant is not decided here.
      throw .refused(
        .malformed("the host is not written in ASCII; write it as xn--…, as browsers send it"))
    }
    guard name.utf8.allSatisfy(isOfName) else {
      throw .refused(.malformed("the host holds characters that no name holds"))
    }
    guard !name.hasSuffix(".") else {
      throw .refused(.malformed("a dot ends the host; leave it out"))
    }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.allSatisfy({ (1...63).contains($0.utf8.count) }) else {
      throw .refused(.malformed("the host is no name: each part has 1 to 63 letters"))
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-_.".utf8.contains(byte)
  }

  /// Whether programs take the name for a number (URL Standard, 3.5): its last part is one, in decimal,
  /// octal or hexadecimal.
  private static func endsInNumber(_ name: String) -> Bool {
    let last = name.split(separator: ".").last ?? ""
    if last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    return last.hasPrefix("0x") && last.dropFirst(2).allSatisfy(\.isHexDigit)
  }
}

extension Target {
  /// Names that lead to this machine or stay within its network (RFC 6761, 6762, 8375, 9476), and those
  /// without a dot, which are looked up in the network's own domain.
  var isLocalName: Bool {
    guard number == nil else { return false }
    let last = host.split(separator: ".").last.map(String.init) ?? host
    let endings = [
      "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan",
    ]
    return !host.contains(".") || endings.contains(last) || host.hasSuffix(".home.arpa")
  }
}
