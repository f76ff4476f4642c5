/// A web address in the one form under which all its variants are the same story.
///
///     Address("http://WWW.Example.org:80/2031/flood/?utm_source=x#top")?.description
///     // "https://example.org/2031/flood"
///
/// The form is an identity rather than a link to follow: http counts as https, `www.`, mobile and
/// AMP hosts as the host itself, and a trailing slash, tracking parameters, the fragment and
/// credentials are left out. Parameters that remain are sorted. Names beyond ASCII stay as they are
/// written.
public struct Address: Sendable, Hashable, CustomStringConvertible {
  /// The normalised address, for instance `https://example.org/2031/flood`.
  public let description: String
  /// The host without `www.` and its mobile variants, for instance `example.org`.
  public let host: String

  /// Normalises an address, or gives nil where the text is no http or https address.
  public init?(_ text: String) {
    guard let parts = AddressParts(text) else { return nil }
    self.init(parts)
  }

  /// Normalises an address as it stands on a page, where it may be relative to that page's own.
  ///
  /// - Parameters:
  ///   - text: absolute (`https://…`), without scheme (`//…`), or a path or query of the page's host.
  ///   - base: the address of the page, as it was written; nil leaves relative ones unresolved.
  public init?(_ text: String, relativeTo base: String?) {
    self.init(text, relativeTo: base.flatMap { AddressParts($0) })
  }

  /// Normalises an address as it stands on a page whose own address was taken apart before.
  init?(_ text: String, relativeTo base: AddressParts?) {
    guard let parts = AddressParts(text) ?? base?.resolving(text) else { return nil }
    self.init(parts)
  }

  /// Normalises the address to which a link leads, without what names the page's visitor in it.
  init?(link text: String, relativeTo base: AddressParts?) {
    guard var parts = AddressParts(text) ?? base?.resolving(text), !parts.hidesMailbox else {
      return nil
    }
    parts.dropVisitors()
    self.init(parts)
  }

  private init?(_ parts: AddressParts) {
    var parts = parts
    parts.unwrapCaches()
    host = parts.canonicalHost
    let port = parts.port.map { ":\($0)" } ?? ""
    description = "https://" + host + port + parts.canonicalPath + parts.canonicalQuery
    // Percent-encoding can make an address three times as long as it was written.
    guard description.utf8.count <= AddressParts.longest else { return nil }
  }

  /// Whether both addresses are of one site: of the same host, or one's of a part of the other's.
  public func isOfSite(of other: Address) -> Bool {
    host == other.host || host.hasSuffix("." + other.host) || other.host.hasSuffix("." + host)
  }

  /// Whether the address names a site's front page rather than anything on it.
  public var isFrontPage: Bool { description == "https://\(host)/" }
}

extension Address: Codable {
  /// Reads an address from its text; one that is none is corrupt data.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let address = Address(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no http or https address: \(text)")
    }
    self = address
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
