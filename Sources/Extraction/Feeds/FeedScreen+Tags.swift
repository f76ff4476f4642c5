extension FeedScreen {
  /// Names longer than this, in bytes, are none.
  private static let longestName = 100

  /// Elements whose text can hold no others: the start tag of a sibling in one of them means that
  /// its end tag was forgotten.
  private static let leaves: [StaticString] = [
    "link", "guid", "pubdate", "lastbuilddate", "loc", "lastmod",
  ]
  private static let siblings: [StaticString] = [
    "title", "link", "description", "pubdate", "guid", "author", "category", "comments",
    "enclosure", "source", "item", "language", "lastbuilddate", "lastmod", "loc", "changefreq",
    "content:encoded", "dc:creator", "dc:date", "url",
  ]
  /// Elements that never lie in one another: a second start tag closes the first.
  private static let entries: [StaticString] = ["item", "entry", "url", "sitemap"]
  /// Elements of HTML that have no end tag.
  private static let voids: [StaticString] = ["br", "hr", "img", "input", "wbr"]

  /// Reads the start tag at `index`, and writes it mended.
  mutating func startTag() throws(FeedError) {
    let name = nameRange(from: index + 1)
    let isTag =
      name.count <= Self.longestName
      && (name.upperBound == xml.count
        || xml[name.upperBound] <= 0x20 || "/><".utf8.contains(xml[name.upperBound]))
    guard isTag else {
      // "<editor@example.org>"
      mended.append(contentsOf: "&lt;".utf8)
      index += 1
      return
    }
    // The root stays open, whatever its name: nothing else holds what comes.
    if open.count > 1, let last = open.last, Self.leaves.contains(where: { `is`(last.name, $0) }),
      Self.siblings.contains(where: { `is`(name, $0) })
    {
      closeLast()
    }
    if Self.entries.contains(where: { `is`(name, $0) }) { close(name, within: 1) }
    try count()
    let start = mended.count
    mended.append(UInt8(ascii: "<"))
    mended.append(contentsOf: xml[name])
    index = name.upperBound
    var declared = 0
    var attributes = 0
    while true {
      skipSpace()
      guard index < xml.count else {
        // The text is cut off within the tag.
        mended.removeSubrange(start...)
        return
      }
      switch xml[index] {
      case UInt8(ascii: ">"):
        index += 1
        return try end(of: name, namespaces: declared)
      case UInt8(ascii: "<"):
        return try end(of: name, namespaces: declared)
      case UInt8(ascii: "/") where index + 1 < xml.count && xml[index + 1] == UInt8(ascii: ">"):
        index += 2
        mended.append(contentsOf: "/>".utf8)
        return
      default:
        try attribute(count: &attributes, declared: &declared)
      }
    }
  }

  private mutating func end(of name: Range<Int>, namespaces: Int) throws(FeedError) {
    if Self.voids.contains(where: { `is`(name, $0) }) {
      mended.append(contentsOf: "/>".utf8)
      return
    }
    mended.append(UInt8(ascii: ">"))
    try begin(name, namespaces: namespaces)
  }

  /// Reads the end tag at `index`, and closes what it closes.
  mutating func endTag() {
    let name = nameRange(from: index + 2)
    index = name.upperBound
    while index < xml.count, xml[index] != UInt8(ascii: ">"), xml[index] != UInt8(ascii: "<") {
      index += 1
    }
    steps += index - name.upperBound
    if index < xml.count, xml[index] == UInt8(ascii: ">") { index += 1 }
    close(name)
  }

  /// Reads one attribute, or passes over a byte that begins none.
  private mutating func attribute(count: inout Int, declared: inout Int) throws(FeedError) {
    let name = nameRange(from: index)
    guard !name.isEmpty, Self.isNameStart(xml[name.lowerBound]) else {
      index = max(name.upperBound, index + 1)
      return
    }
    index = name.upperBound
    skipSpace()
    var value = index..<index
    if index < xml.count, xml[index] == UInt8(ascii: "=") {
      index += 1
      skipSpace()
      value = valueRange()
    }
    let isNamespace = xml[name].starts(with: "xmlns".utf8)
    guard name.count <= Self.longestName, count < limits.attributes,
      !isNamespace || namespaces + declared < limits.attributes
    else { return }
    try self.count()
    count += 1
    if isNamespace { declared += 1 }
    mended.append(UInt8(ascii: " "))
    mended.append(contentsOf: xml[name])
    mended.append(contentsOf: "=\"".utf8)
    write(value: value)
    mended.append(UInt8(ascii: "\""))
  }

  /// Takes the value at `index`, and stops behind it.
  private mutating func valueRange() -> Range<Int> {
    guard index < xml.count else { return index..<index }
    let quote: Mark? =
      switch xml[index] {
      case UInt8(ascii: "\""): .quote
      case UInt8(ascii: "'"): .apostrophe
      default: nil
      }
    if let quote {
      if let end = next(quote, from: index + 1) {
        defer { index = end + 1 }
        return index + 1..<end
      }
      index += 1
    }
    let start = index
    while index < xml.count, xml[index] > 0x20, xml[index] != UInt8(ascii: ">"),
      xml[index] != UInt8(ascii: "<")
    {
      // `<a href=x/>` ends itself.
      if xml[index] == UInt8(ascii: "/"), index + 1 < xml.count,
        xml[index + 1] == UInt8(ascii: ">")
      {
        break
      }
      index += 1
    }
    steps += index - start
    return start..<index
  }

  private mutating func write(value: Range<Int>) {
    let behind = index
    index = value.lowerBound
    while index < value.upperBound {
      let start = index
      while index < value.upperBound, !"<&\"".utf8.contains(xml[index]) { index += 1 }
      copy(start..<index)
      guard index < value.upperBound else { break }
      switch xml[index] {
      case UInt8(ascii: "&"): reference(endingBefore: value.upperBound)
      case UInt8(ascii: "<"):
        mended.append(contentsOf: "&lt;".utf8)
        index += 1
      default:
        mended.append(contentsOf: "&quot;".utf8)
        index += 1
      }
    }
    index = behind
  }

  private mutating func nameRange(from start: Int) -> Range<Int> {
    var end = start
    while end < xml.count, Self.isName(xml[end]) { end += 1 }
    steps += end - start
    return start..<end
  }

  private mutating func skipSpace() {
    while index < xml.count, xml[index] <= 0x20 { index += 1 }
  }

  /// Whether a name is the one given in lower case.
  private func `is`(_ name: Range<Int>, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes in
      bytes.count == name.count && zip(name, bytes).allSatisfy { xml[$0] | 0x20 == $1 }
    }
  }
}
