// Which parts of an address don't tell one story from another. The tables are public knowledge of
// the services that add these parameters; a name that any site uses to tell its articles apart
// (`id`, `p`, `page`, `story`, `ref` without value) must not stand here.

extension AddressParts {
  /// Parameters that say where a reader came from; a `*` at the end stands for any ending.
  static let trackingParameters: [String] = [
    // campaign tagging of analytics tools
    "utm_*", "mtm_*", "pk_*", "piwik_*", "matomo_*", "at_*", "hsa_*", "itm_*", "sc_*",
    "wt_*", "xtor", "ncid", "cmpid", "icid", "ito", "ocid", "campaign_id",
    "_ga", "_gl", "_hsenc", "_hsmi", "hsctatracking", "_openstat", "trk", "trkcampaign",
    // click identifiers of advertising networks
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "twclid",
    "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "vero_id", "oly_enc_id",
    "oly_anon_id", "rb_clickid", "wickedid", "zanpid", "srsltid", "epik", "mkt_tok", "sfmc_*",
    "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "_branch_match_id",
    // share buttons, newsletters and referrers
    "sharetype", "smid", "smtyp", "shareadraft", "partner", "referringsource", "referrer",
    "ref_src", "ref_url", "ref", "refsrc", "spref", "soc_src",
    "soc_trk", "guccounter", "guce_*", "taid", "cndid", "esrc", "emc", "linkid", "sr_share",
    "__twitter_impression", "hss_channel", "__s", "mbid", "cmpgn",
  ]

  /// Parameters in which servers carry a visitor's session where cookies are off.
  static let sessionParameters: [String] = [
    "jsessionid", "phpsessid", "aspsessionid*", "asp.net_sessionid", "sessionid", "session_id",
    "cfid", "cftoken", "__cf_chl_*",
  ]

  /// Parameters that only choose the AMP or mobile rendering of the same article.
  static let renderingParameters: [String] = [
    "amp", "_amp", "isamp", "amp_js_v", "amp_gsa", "usqp", "outputtype", "amp_r",
    "amp_lite", "aoh", "mobile", "m", "noamp",
  ]

  private static let exactNames = Set(
    (trackingParameters + sessionParameters + renderingParameters).filter { !$0.contains("*") })
  private static let prefixes = (trackingParameters + sessionParameters).compactMap { name in
    name.hasSuffix("*") ? String(name.dropLast()) : nil
  }

  /// First labels of a host that choose a rendering: `www.example.org` is `example.org`.
  static let renderingLabels: Set<String> = ["www", "m", "mobile", "amp", "touch", "wap", "mobil"]

  /// Names of parameters whose value is a thing rather than a visitor, also where it is a UUID.
  private static let thingNames: Set<String> = [
    "id", "uuid", "guid", "article", "articleid", "story", "storyid", "doc", "item", "key", "v",
  ]

  /// Leaves out parameters by which a site recognises the visitor of a page: they hold a UUID
  /// (RFC 9562), and another one with every look.
  mutating func dropVisitors() {
    let pairs = query.split(separator: UInt8(ascii: "&")).filter { pair in
      guard let mark = pair.firstIndex(of: UInt8(ascii: "=")) else { return true }
      let name = String(decoding: pair[..<mark], as: UTF8.self).lowercased()
      return Self.thingNames.contains(name) || !Self.isUUID(pair[(mark + 1)...])
    }
    query = Array(pairs.joined(separator: [UInt8(ascii: "&")]))
  }

  private static func isUUID(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { place, byte in
      [8, 13, 18, 23].contains(place) ? byte == UInt8(ascii: "-") : hexValue(byte) != nil
    }
  }

  /// Whether the path is the one under which a widespread delivery network hides addresses of mail.
  var hidesMailbox: Bool { path.starts(with: "/cdn-cgi/l/email-protection".utf8) }

  var canonicalHost: String {
    var labels = host.split(separator: ".")
    while labels.count > 2, Self.renderingLabels.contains(String(labels[0])) {
      labels.removeFirst()
    }
    // en.m.wikipedia.org: the rendering stands between language and site.
    if labels.count > 3, labels[1] == "m" { labels.remove(at: 1) }
    return labels.joined(separator: ".")
  }

  /// The address behind a cache of AMP pages (`google.com/amp/s/…`, `….cdn.ampproject.org/c/s/…`).
  mutating func unwrapCaches() {
    let path = String(decoding: path, as: UTF8.self)
    var rest: Substring?
    if host.hasSuffix(".cdn.ampproject.org") {
      for prefix in ["/c/s/", "/v/s/", "/c/", "/v/"] where path.hasPrefix(prefix) {
        rest = path.dropFirst(prefix.count)
        break
      }
    } else if host == "google.com" || host.hasPrefix("www.google.") {
      for prefix in ["/amp/s/", "/amp/"] where path.hasPrefix(prefix) {
        rest = path.dropFirst(prefix.count)
        break
      }
    }
    guard let rest, rest.contains("."), let inner = AddressParts("https://" + rest) else { return }
    let query = self.query
    self = inner
    self.query = query
  }

  var canonicalPath: String {
    var segments: [String] = []
    for segment in path.split(separator: UInt8(ascii: "/")) {
      let text = Self.percentNormalized(Self.withoutSession(segment), keeping: Self.pathBytes)
      switch text {
      // Nothing is left of a segment that was a session alone.
      case "", ".": break
      case "..": _ = segments.popLast()
      default: segments.append(text)
      }
    }
    if segments.count > 1 {
      segments.removeAll { $0 == "amp" || $0 == "AMP" }
    }
    if let last = segments.last {
      if last.hasSuffix(".amp.html") {
        segments[segments.count - 1] = last.dropLast(9) + ".html"
      } else if last.hasSuffix(".amp"), last.utf8.count > 4 {
        segments[segments.count - 1] = String(last.dropLast(4))
      }
    }
    return "/" + segments.joined(separator: "/")
  }

  /// A segment without `;jsessionid=…`, as servlets write it.
  private static func withoutSession(_ segment: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let mark = segment.firstIndex(of: UInt8(ascii: ";")) else { return segment }
    let name = segment[(mark + 1)...].prefix { $0 != UInt8(ascii: "=") }.map { $0 | 0x20 }
    return name == Array("jsessionid".utf8) ? segment[..<mark] : segment
  }

  var canonicalQuery: String {
    let pairs = query.split(separator: UInt8(ascii: "&")).compactMap { pair -> String? in
      let name = String(decoding: pair.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        .lowercased()
      guard !Self.exactNames.contains(name), !Self.prefixes.contains(where: name.hasPrefix) else {
        return nil
      }
      return Self.percentNormalized(pair, keeping: Self.queryBytes)
    }
    return pairs.isEmpty ? "" : "?" + pairs.sorted().joined(separator: "&")
  }

  private static let unreserved = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
  private static let pathBytes = unreserved.union("!$&'()*+,;=:@".utf8)
  private static let queryBytes = pathBytes.union("/?".utf8)

  /// Writes each byte in its one form: unreserved ones plain, the rest as upper-case `%XX`.
  private static func percentNormalized(_ bytes: ArraySlice<UInt8>, keeping kept: Set<UInt8>)
    -> String
  {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
      {
        let value = high << 4 | low
        if unreserved.contains(value) {
          result.append(value)
        } else {
          appendEscaped(value, to: &result)
        }
        index += 3
      } else {
        if kept.contains(byte) { result.append(byte) } else { appendEscaped(byte, to: &result) }
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func appendEscaped(_ byte: UInt8, to result: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}

/// The value of a hexadecimal digit.
func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
