/// Makes the addresses of a feed absolute (RFC 3986, section 5).
///
/// Unlike `Address` this is an address to follow: it stays as it is written wherever it can.
enum FeedAddress {
  /// The absolute address of a reference, or nil where it is of another scheme than http and https.
  ///
  /// Without a base a relative reference stays as it is.
  static func absolute(_ reference: String, base: String?) -> String? {
    let text = String(
      decoding: reference.utf8.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self
    ).trimmingSpaces
    guard !text.isEmpty, text.utf8.count <= AddressParts.longest else { return nil }
    if let scheme = scheme(of: text) { return isWeb(scheme) ? text : nil }
    // A host whose scheme was forgotten is no path.
    if text.lowercased().hasPrefix("www.") { return "http://" + text }
    guard let base, let scheme = Self.scheme(of: base), isWeb(scheme) else { return text }
    let result = resolved(Array(text.utf8), base: Array(base.utf8), scheme: scheme.utf8.count)
    return result.count <= AddressParts.longest ? String(decoding: result, as: UTF8.self) : nil
  }

  /// The base in force where values of `xml:base` lie in one another, the outermost first.
  static func base(_ values: [String], under address: String?) -> String? {
    values.reduce(address) { base, value in
      guard let next = absolute(value, base: base), scheme(of: next) != nil else { return base }
      return next
    }
  }

  private static func isWeb(_ scheme: String) -> Bool { scheme == "http" || scheme == "https" }

  private static func scheme(of text: String) -> String? {
    let name = text.utf8.prefix {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
    }
    guard !name.isEmpty, text.utf8[name.endIndex...].first == UInt8(ascii: ":") else { return nil }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  private static func resolved(_ reference: [UInt8], base: [UInt8], scheme: Int) -> [UInt8] {
    if reference.starts(with: "//".utf8) { return base[...scheme] + reference }
    // "https" "://" "host" …
    let afterScheme = base.dropFirst(scheme + 1).drop { $0 == UInt8(ascii: "/") }
    let authorityEnd =
      afterScheme.firstIndex { "/?#".utf8.contains($0) } ?? afterScheme.endIndex
    let origin = base[..<authorityEnd]
    let path = base[authorityEnd...].prefix { !"?#".utf8.contains($0) }
    switch reference.first {
    case UInt8(ascii: "#"): return base.prefix { $0 != UInt8(ascii: "#") } + reference
    case UInt8(ascii: "?"): return origin + path + reference
    case UInt8(ascii: "/"): return origin + withoutDots(reference)
    default:
      let folder = path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[...$0]) } ?? [0x2F]
      return origin + withoutDots(folder + reference)
    }
  }

  /// The path without `.` and `..` (section 5.2.4), and what stands behind it.
  private static func withoutDots(_ text: [UInt8]) -> [UInt8] {
    let path = text.prefix { !"?#".utf8.contains($0) }
    var segments: [ArraySlice<UInt8>] = []
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, segment) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if segment.elementsEqual(".".utf8) {
        if isLast { segments.append([]) }
      } else if segment.elementsEqual("..".utf8) {
        if segments.count > 1 { segments.removeLast() }
        if isLast { segments.append([]) }
      } else {
        segments.append(segment)
      }
    }
    return Array(segments.joined(separator: [UInt8(ascii: "/")])) + text[path.endIndex...]
  }
}
