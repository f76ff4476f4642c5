/// A quick look over a page before it is parsed, for what would make the parser slow or large.
///
/// The parser is quadratic in the depth of elements and in the attributes of one tag, and it opens
/// formatting elements that were left open again in each paragraph. The look follows tags lexically and
/// counts too much rather than too little. Real pages stay below a hundredth of each limit.
/// - Complexity: O(*n*) time, O(1) space.
struct MarkupGuard {
  private let limits: Extractor.Limits
  /// Open elements by the hash of their name; slots are found by linear probing.
  private var names = [UInt64](repeating: 0, count: 1024)
  private var openCounts = [Int32](repeating: 0, count: 1024)
  private var distinctNames = 0
  private var depth = 0
  private var openFormatting = 0
  /// How many formatting elements the parser may have to open again, over the whole page.
  private var reopened = 0

  /// A hundred formatting elements left open, in each of ten thousand paragraphs.
  private static let mostReopened = 1_000_000

  private init(_ limits: Extractor.Limits) { self.limits = limits }

  /// Makes sure that the page can be parsed in reasonable time and memory.
  ///
  /// - Throws: `tooDeep` and `tooManyAttributes`.
  static func check(_ html: [UInt8], limits: Extractor.Limits) throws(ExtractionError) {
    var look = MarkupGuard(limits)
    try html.withUnsafeBufferPointer { buffer throws(ExtractionError) in try look.check(buffer) }
  }

  private mutating func check(_ html: UnsafeBufferPointer<UInt8>) throws(ExtractionError) {
    var index = 0
    while index < html.count {
      guard html[index] == UInt8(ascii: "<"), index + 1 < html.count else {
        index += 1
        continue
      }
      let next = html[index + 1]
      if isLetter(next) {
        try startTag(html, &index)
      } else if next == UInt8(ascii: "/"), index + 2 < html.count, isLetter(html[index + 2]) {
        index += 2
        let (hash, _) = name(html, &index)
        close(hash)
      } else if next == UInt8(ascii: "!"), html[index...].starts(with: "<!--".utf8) {
        index = Self.find("-->", in: html, from: index + 2) ?? html.count
      } else {
        index += 2
      }
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Reads a name and gives its hash and first eight letters, in lower case.
  private func name(_ html: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> (UInt64, UInt64) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var letters: UInt64 = 0
    while index < html.count {
      let byte = html[index]
      if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
      letters = letters << 8 | UInt64(lower)
      index += 1
    }
    return (hash | 1, letters)
  }

  private mutating func startTag(_ html: UnsafeBufferPointer<UInt8>, _ index: inout Int)
    throws(ExtractionError)
  {
    index += 1
    let (hash, letters) = name(html, &index)
    try skipAttributes(html, &index)
    let closesItself = index > 0 && index < html.count && html[index - 1] == UInt8(ascii: "/")
    reopened += openFormatting
    if let end = Self.rawTextEnds[letters] {
      index = Self.find(end, in: html, from: index) ?? html.count
      return
    }
    // Only drawings and formulas can close a tag at its own end; elsewhere the stroke means nothing.
    if closesItself, isOpen(Self.hash("svg")) || isOpen(Self.hash("math")) { return }
    guard !Self.unnested.contains(letters) else { return }
    if let slot = slot(hash) { openCounts[slot] += 1 }
    depth += 1
    if Self.formatting.contains(letters) { openFormatting += 1 }
    guard depth <= limits.depth, reopened <= Self.mostReopened else {
      throw .tooDeep(limit: limits.depth)
    }
  }

  private mutating func close(_ hash: UInt64) {
    // An end tag closes nothing unless an element of that name is open.
    guard let slot = slot(hash), openCounts[slot] > 0 else { return }
    openCounts[slot] -= 1
    depth -= 1
    if Self.formattingHashes.contains(hash) { openFormatting -= 1 }
  }

  private mutating func isOpen(_ hash: UInt64) -> Bool {
    slot(hash).map { openCounts[$0] > 0 } ?? false
  }

  private mutating func slot(_ hash: UInt64) -> Int? {
    var slot = Int(hash >> 1 & 1023)
    for _ in 0..<1024 {
      if names[slot] == hash { return slot }
      if names[slot] == 0 {
        // Beyond that many names nothing is closed any more: the depth only grows.
        guard distinctNames < 900 else { return nil }
        distinctNames += 1
        names[slot] = hash
        return slot
      }
      slot = (slot + 1) & 1023
    }
    return nil
  }

  private func skipAttributes(_ html: UnsafeBufferPointer<UInt8>, _ index: inout Int)
    throws(ExtractionError)
  {
    var count = 0
    while index < html.count, html[index] != UInt8(ascii: ">") {
      let byte = html[index]
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        index += 1
        continue
      }
      count += 1
      guard count <= limits.attributes else { throw .tooManyAttributes(limit: limits.attributes) }
      // The name, then perhaps a value, in quotation marks or up to the next space.
      while index < html.count, html[index] > 0x20, html[index] != UInt8(ascii: "="),
        html[index] != UInt8(ascii: ">"), html[index] != UInt8(ascii: "/")
      {
        index += 1
      }
      var after = index
      while after < html.count, html[after] <= 0x20 { after += 1 }
      guard after < html.count, html[after] == UInt8(ascii: "=") else { continue }
      index = after + 1
      while index < html.count, html[index] <= 0x20 { index += 1 }
      guard index < html.count else { return }
      let quote = html[index]
      if quote == 0x22 || quote == 0x27 {
        index += 1
        while index < html.count, html[index] != quote { index += 1 }
        index += 1
      } else {
        while index < html.count, html[index] > 0x20, html[index] != UInt8(ascii: ">") {
          index += 1
        }
      }
    }
  }

  /// The place where a text stands, compared without regard to case.
  private static func find(
    _ text: String, in html: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let pattern = Array(text.utf8)
    var index = start
    while index + pattern.count <= html.count {
      if html[index] == pattern[0],
        pattern.indices.allSatisfy({
          let byte = html[index + $0]
          return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == pattern[$0]
        })
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func letters(_ name: String) -> UInt64 {
    name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Elements whose content is text up to their end tag.
  private static let rawTextEnds: [UInt64: String] = Dictionary(
    uniqueKeysWithValues: [
      "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ]
    .map { (letters($0), "</" + $0) })

  /// Elements that hold nothing, or that their next sibling closes.
  private static let unnested = Set(
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
      "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot",
      "html", "head", "body",
    ].map(letters))

  private static let formattingNames = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
  ]
  private static let formatting = Set(formattingNames.map(letters))
  private static let formattingHashes = Set(formattingNames.map(hash))

  private static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } | 1
  }
}
