extension HeadlineFinder {
  /// A title without the site's name behind its last bar or dash, or in front of its first.
  static func withoutSite(_ title: String, _ site: String?) -> String {
    let title = site.map { withoutLeading($0, title) } ?? title
    for separator in [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{B7} ", " :: ", " \u{BB} "] {
      guard let range = title.ranges(of: separator).last else { continue }
      let head = String(title[..<range.lowerBound])
      let tail = title[range.upperBound...]
      if let site, plainWords(String(tail)) == plainWords(site) { return head }
      if plainWords(head).count >= 3, plainWords(String(tail)).count <= 5,
        separator == " | " || plainWords(head).count > plainWords(String(tail)).count * 2
      {
        return head
      }
    }
    return withoutUnspacedSite(title)
  }

  /// A title without the name of its site and a sign at the beginning: "COURIER|Ferry runs again".
  private static func withoutLeading(_ site: String, _ title: String) -> String {
    guard !site.isEmpty, title.hasPrefix(site) else { return title }
    let rest = title.dropFirst(site.count).trimmingSpaces
    guard let sign = rest.first, "|\u{FF5C}\u{2022}\u{BB}".contains(sign)
    else { return title }
    let head = rest.dropFirst().trimmingSpaces
    return head.isEmpty ? title : head
  }

  /// Characters of a name behind a title at most, and of the title in front of it at least, where
  /// neither is written with spaces.
  private static let unspaced = (name: 8, title: 8)

  /// A title in a script without spaces, without the section and the site behind its last signs:
  /// "…_教育_中国报".
  private static func withoutUnspacedSite(_ title: String) -> String {
    var rest = title[...]
    for _ in 0..<2 {
      guard let sign = rest.lastIndex(where: { "-_|\u{FF5C}".contains($0) }) else { break }
      let name = rest[rest.index(after: sign)...]
      var head = rest[..<sign]
      while let last = head.last, "-_|".contains(last) { head.removeLast() }
      guard (1...unspaced.name).contains(name.count), head.count >= unspaced.title,
        (name.unicodeScalars + head.unicodeScalars.suffix(1)).allSatisfy({ $0.value >= 0x2E80 })
      else { break }
      rest = head
    }
    return String(rest)
  }
}
