// Which network addresses are asked. Whoever puts a link on a page must not be able to make this program
// speak to machines that only it can reach, so every address is judged that is really connected to.

/// A range of network addresses that are not of the public internet.
private struct SpecialBlock: Sendable {
  let start: IPAddress
  let bits: Int
  /// What an address in it is, as part of a sentence.
  let kind: String
  /// Whether it can be a site's address in somebody's own network, and so be allowed.
  let isPrivate: Bool

  init(_ start: String, _ bits: Int, _ kind: String, isPrivate: Bool = false) {
    guard let start = IPAddress(start) else {
      preconditionFailure("\(start) is a network address")
    }
    self.start = start
    self.bits = bits
    self.kind = kind
    self.isPrivate = isPrivate
  }

  /// IANA's registries of special-purpose addresses (RFC 6890 and its updates), with what clouds add.
  ///
  /// The first that fits counts.
  static let all = [
    SpecialBlock("169.254.169.254", 32, "a cloud's metadata service"),
    SpecialBlock("100.100.100.200", 32, "a cloud's metadata service"),
    SpecialBlock("168.63.129.16", 32, "a cloud's metadata service"),
    SpecialBlock("192.0.0.192", 32, "a cloud's metadata service"),
    SpecialBlock("fd00:ec2::254", 128, "a cloud's metadata service"),
    SpecialBlock("fd20:ce::254", 128, "a cloud's metadata service"),

    SpecialBlock("0.0.0.0", 8, "unspecified"),
    SpecialBlock("10.0.0.0", 8, "private", isPrivate: true),
    SpecialBlock("100.64.0.0", 10, "inside a carrier's network", isPrivate: true),
    SpecialBlock("127.0.0.0", 8, "this machine", isPrivate: true),
    SpecialBlock("169.254.0.0", 16, "link-local", isPrivate: true),
    SpecialBlock("172.16.0.0", 12, "private", isPrivate: true),
    SpecialBlock("192.0.0.0", 24, "reserved for protocols"),
    SpecialBlock("192.0.2.0", 24, "for documentation"),
    SpecialBlock("192.88.99.0", 24, "a relay from IPv6"),
    SpecialBlock("192.168.0.0", 16, "private", isPrivate: true),
    SpecialBlock("198.18.0.0", 15, "for measurements", isPrivate: true),
    SpecialBlock("198.51.100.0", 24, "for documentation"),
    SpecialBlock("203.0.113.0", 24, "for documentation"),
    SpecialBlock("224.0.0.0", 4, "multicast"),
    SpecialBlock("255.255.255.255", 32, "broadcast"),
    SpecialBlock("240.0.0.0", 4, "reserved"),

    SpecialBlock("::", 128, "unspecified"),
    SpecialBlock("::1", 128, "this machine", isPrivate: true),
    SpecialBlock("::ffff:0:0", 96, "an IPv4 address inside IPv6"),
    SpecialBlock("::", 96, "an IPv4 address inside IPv6"),
    SpecialBlock("::ffff:0:0:0", 96, "an IPv4 address inside IPv6"),
    SpecialBlock("64:ff9b::", 96, "an IPv4 address inside IPv6 (NAT64)"),
    SpecialBlock("64:ff9b:1::", 48, "an IPv4 address inside IPv6 (NAT64)"),
    SpecialBlock("2001::", 32, "an IPv4 address inside IPv6 (Teredo)"),
    SpecialBlock("2001::", 23, "reserved for protocols"),
    SpecialBlock("2001:db8::", 32, "for documentation"),
    SpecialBlock("2002::", 16, "an IPv4 address inside IPv6 (6to4)"),
    SpecialBlock("3fff::", 20, "for documentation"),
    SpecialBlock("fc00::", 7, "private", isPrivate: true),
    SpecialBlock("fe80::", 10, "link-local", isPrivate: true),
    SpecialBlock("fec0::", 10, "private", isPrivate: true),
    SpecialBlock("ff00::", 8, "multicast"),
  ]

  /// All of IPv6 that is given to sites; the rest of it is not.
  static let globalUnicast = IPAddress("2000::")
}

extension IPAddress {
  /// What an address is that is not of the public internet, and whether it can be allowed; nil for others.
  var speciality: (kind: String, isPrivate: Bool)? {
    if let block = SpecialBlock.all.first(where: { begins(with: $0.start, bits: $0.bits) }) {
      return (block.kind, block.isPrivate)
    }
    guard isVersion6 else { return nil }
    // ISATAP (RFC 5214) writes IPv4 addresses into any network's lower half.
    if bytes[8] & 0xFD == 0, bytes[9] == 0, bytes[10] == 0x5E, bytes[11] == 0xFE {
      return ("an IPv4 address inside IPv6 (ISATAP)", false)
    }
    if let start = SpecialBlock.globalUnicast, begins(with: start, bits: 3) { return nil }
    return ("reserved", false)
  }
}

extension FetchPolicy {
  /// Refuses what can be refused by the address alone, before any name is looked up.
  func judge(_ target: Target) throws(FetchingError) {
    if let number = target.number {
      try judge([number], port: target.port)
    } else if !allowPrivate {
      if target.isLocalName { throw .refused(.localName(target.host)) }
      if !ports.contains(target.port) { throw .refused(.port(target.port)) }
    }
  }

  /// Refuses a host any of whose network addresses is not to be asked.
  ///
  /// One bad address among good ones is enough: a name that leads to both has no honest reason to.
  func judge(_ addresses: [IPAddress], port: Int) throws(FetchingError) {
    for address in addresses {
      let speciality = address.speciality
      if let (kind, isPrivate) = speciality, !(isPrivate && allowPrivate) {
        throw .refused(.notPublic(address: address.description, kind: kind, isPrivate: isPrivate))
      }
      if speciality == nil, !ports.contains(port) { throw .refused(.port(port)) }
    }
  }
}
