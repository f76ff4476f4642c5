/// A quick pass over a page before it is parsed: it refuses what would make the parser slow or
/// large, and leaves out what no rule asks about.
///
/// The parser is quadratic in the depth of elements and in the attributes of one tag, and it opens
/// formatting elements that were left open again in each paragraph. The pass follows tags lexically
/// and counts too much rather than too little. Scripts, styles, drawings, comments and most
/// attributes make up two thirds of a page and most of the parser's time, so they don't reach it.
/// - Complexity: O(*n*) time and memory.
struct MarkupScreen {
  private let html: UnsafeBufferPointer<UInt8>
  private let limits: Extractor.Limits
  private var index = 0
  private var kept: [UInt8] = []
  /// Where the stretch begins that is kept and not yet copied.
  private var keptStart = 0
  private var open = OpenElements()
  private var elements = 0
  /// End tags that don't come any more.
  private var endless: Set<String> = []

  private init(_ html: UnsafeBufferPointer<UInt8>, limits: Extractor.Limits) {
    self.html = html
    self.limits = limits
    kept.reserveCapacity(html.count / 2)
  }

  /// The page without what no rule asks about.
  ///
  /// - Throws: `tooDeep`, `tooManyAttributes` and `tooManyElements`.
  static func screened(_ html: [UInt8], limits: Extractor.Limits) throws(ExtractionError) -> [UInt8]
  {
    let result: Result<[UInt8], ExtractionError> = html.withUnsafeBufferPointer { buffer in
      var screen = MarkupScreen(buffer, limits: limits)
      do throws(ExtractionError) {
        try screen.run()
        return .success(screen.kept)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private mutating func run() throws(ExtractionError) {
    while index < html.count {
      guard html[index] == UInt8(ascii: "<"), index + 1 < html.count else {
        index += 1
        continue
      }
      let next = html[index + 1]
      if Self.isLetter(next) {
        try startTag()
      } else if next == UInt8(ascii: "/"), index + 2 < html.count, Self.isLetter(html[index + 2]) {
        index += 2
        open.close(name().hash)
      } else if next == UInt8(ascii: "!"), html[index...].starts(with: "<!--".utf8) {
        let start = index
        // `<!-->` and `<!--->` end where they begin.
        index = find("-->", from: index + 2).map { $0 + 3 } ?? html.count
        drop(start..<index)
      } else {
        index += 2
      }
    }
    keep(to: html.count)
  }

  // MARK: What is kept

  private mutating func keep(to end: Int) {
    if keptStart < end { kept.append(contentsOf: html[keptStart..<end]) }
    keptStart = max(keptStart, end)
  }

  private mutating func drop(_ range: Range<Int>) {
    keep(to: range.lowerBound)
    keptStart = range.upperBound
  }

  // MARK: Tags

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Reads a name and gives its hash and its last eight letters, in lower case.
  private mutating func name() -> (hash: UInt64, letters: UInt64) {
    var hash = OpenElements.hashStart
    var letters: UInt64 = 0
    while index < html.count {
      let byte = html[index]
      if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      hash = OpenElements.hash(hash, lower)
      letters = letters << 8 | UInt64(lower)
      index += 1
    }
    return (hash | 1, letters)
  }

  private mutating func startTag() throws(ExtractionError) {
    let start = index
    index += 1
    let before = (kept.count, keptStart)
    let (hash, letters) = name()
    let isData = try attributes()
    let closesItself = index < html.count && html[index - 1] == UInt8(ascii: "/")
    if let end = Self.droppedUpTo[letters], !isData {
      // Parts of the tag were kept between its attributes.
      kept.removeLast(kept.count - before.0)
      keptStart = before.1
      dropElement(from: start, end: end)
      return
    }
    if let end = Self.rawTextEnds[letters] {
      index = find(end, from: index) ?? html.count
      return
    }
    // Only formulas and drawings can close a tag at its own end; elsewhere the stroke means
    // nothing.
    if closesItself, open.isForeign { return }
    elements += 1
    guard elements <= limits.elements else { throw .tooManyElements(limit: limits.elements) }
    open.open(hash, letters)
    guard open.depth <= limits.depth, open.reopened <= OpenElements.mostReopened else {
      throw .tooDeep(limit: limits.depth)
    }
  }

  /// Leaves out an element with all that is in it; without an end tag only what raw text would
  /// swallow.
  private mutating func dropElement(from start: Int, end: String) {
    if end == "</svg", index > start, html[index - 1] == UInt8(ascii: "/") {
      drop(start..<min(index + 1, html.count))
      return
    }
    guard !endless.contains(end), let place = find(end, from: index) else {
      // What has no end once has none later: without this a page of them takes quadratic time.
      endless.insert(end)
      // The parser would take the rest of the page for the script; a drawing ends with its parent.
      if end == "</svg" { return }
      index = html.count
      drop(start..<index)
      return
    }
    index = place
    while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
    index = min(index + 1, html.count)
    drop(start..<index)
  }

  /// Walks over the attributes of a tag and tells whether its type is linked data.
  private mutating func attributes() throws(ExtractionError) -> Bool {
    var count = 0
    var isData = false
    while index < html.count, html[index] != UInt8(ascii: ">") {
      let byte = html[index]
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        index += 1
        continue
      }
      count += 1
      guard count <= limits.attributes else { throw .tooManyAttributes(limit: limits.attributes) }
      let start = index
      let letters = attributeName()
      let value = attributeValue()
      if letters == Self.type, value.contains(UInt8(ascii: "+")) { isData = true }
      if !Self.keptAttributes.contains(letters) { drop(start..<index) }
    }
    return isData
  }

  private mutating func attributeName() -> UInt64 {
    var letters: UInt64 = 0
    while index < html.count {
      let byte = html[index]
      if byte <= 0x20 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "/")
      {
        break
      }
      letters = letters << 8 | UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      index += 1
    }
    return letters
  }

  private mutating func attributeValue() -> Slice<UnsafeBufferPointer<UInt8>> {
    var after = index
    while after < html.count, html[after] <= 0x20 { after += 1 }
    guard after < html.count, html[after] == UInt8(ascii: "=") else { return html[index..<index] }
    index = after + 1
    while index < html.count, html[index] <= 0x20 { index += 1 }
    guard index < html.count else { return html[index..<index] }
    let quote = html[index]
    let start = index
    if quote == 0x22 || quote == 0x27 {
      index += 1
      while index < html.count, html[index] != quote { index += 1 }
      index = min(index + 1, html.count)
    } else {
      while index < html.count, html[index] > 0x20, html[index] != UInt8(ascii: ">") { index += 1 }
    }
    return html[start..<index]
  }

  /// The place where a text stands, which is written in lower case and compared without regard to
  /// case.
  private func find(_ text: String, from start: Int) -> Int? {
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

  // MARK: Tables

  /// Elements that no rule reads, with the tag that ends them.
  private static let droppedUpTo: [UInt64: String] = Dictionary(
    uniqueKeysWithValues: [
      "script", "style", "svg", "iframe", "textarea", "template", "noembed", "noframes",
    ].map { (OpenElements.letters($0), "</" + $0) })

  /// Elements whose content is text up to their end tag; scripts are here as far as they are data.
  private static let rawTextEnds: [UInt64: String] = Dictionary(
    uniqueKeysWithValues: ["script", "title", "xmp"].map { (OpenElements.letters($0), "</" + $0) })

  /// The last eight letters of each attribute that the tree keeps.
  private static let keptAttributes = Set(
    MarkupTree.Attribute.allCases.map { OpenElements.letters($0.rawValue) })
  private static let type = OpenElements.letters("type")
}
