/// Mends the markup of a feed before it is parsed, and refuses what would make the parser slow or
/// large.
///
/// The parser recovers from errors, but badly: a tag that is not closed moves all that follows into
/// it. What leaves this pass is well-formed but for namespaces: each element is closed, references
/// are those of XML, attributes are quoted. Document types, comments and processing instructions are
/// left out, so that no entity is ever declared; names of characters that HTML knows become the
/// characters. The text grows at most fivefold (`&` to `&amp;`).
/// - Complexity: O(*n*) time and memory.
struct FeedScreen {
  /// An element that is open: where its name stands, and how many namespaces it declares.
  struct Open {
    var name: Range<Int>
    var namespaces: Int
  }

  let xml: UnsafeBufferPointer<UInt8>
  let limits: FeedReader.Limits
  var index: Int
  var mended: [UInt8] = []
  var open: [Open] = []
  /// Declared by all open elements.
  var namespaces = 0
  /// Bytes that were looked at, those looked at twice counted twice: what the work is measured by.
  var steps = 0
  /// Elements and attributes so far.
  private var elements = 0
  /// Where each mark comes next, as far as that is known.
  private var places = [Int](repeating: -1, count: Mark.allCases.count)
  var characters = CharacterNames()

  /// What ends a piece of markup.
  enum Mark: Int, CaseIterable {
    case comment, characterData, instruction, tag, quote, apostrophe

    var bytes: StaticString {
      switch self {
      case .comment: "-->"
      case .characterData: "]]>"
      case .instruction: "?>"
      case .tag: ">"
      case .quote: "\""
      case .apostrophe: "'"
      }
    }
  }

  private init(_ xml: UnsafeBufferPointer<UInt8>, from start: Int, limits: FeedReader.Limits) {
    self.xml = xml
    self.limits = limits
    index = start
    mended.reserveCapacity(xml.count + xml.count / 16)
  }

  /// The feed's markup from its root on, mended.
  ///
  /// - Throws: `tooDeep` and `tooManyElements`.
  static func mended(
    _ xml: [UInt8], from start: Int, limits: FeedReader.Limits
  ) throws(FeedError) -> [UInt8] {
    try measured(xml, from: start, limits: limits).mended
  }

  /// The markup with the count of steps that mending it took.
  static func measured(
    _ xml: [UInt8], from start: Int, limits: FeedReader.Limits
  ) throws(FeedError) -> (mended: [UInt8], steps: Int) {
    let result: Result<([UInt8], Int), FeedError> = xml.withUnsafeBufferPointer { buffer in
      var screen = FeedScreen(buffer, from: start, limits: limits)
      do throws(FeedError) {
        try screen.run()
        return .success((screen.mended, screen.steps))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private mutating func run() throws(FeedError) {
    // What stands behind the root belongs to nobody.
    while index < xml.count, !open.isEmpty || elements == 0 {
      switch xml[index] {
      case UInt8(ascii: "<"): try markup()
      case UInt8(ascii: "&"): reference(endingBefore: xml.count)
      default: text()
      }
    }
    while !open.isEmpty { closeLast() }
  }

  private mutating func markup() throws(FeedError) {
    let rest = xml[(index + 1)...]
    guard let next = rest.first else {
      index = xml.count
      return
    }
    if Self.isNameStart(next) {
      try startTag()
    } else if next == UInt8(ascii: "/"), rest.count > 1, Self.isNameStart(rest[index + 2]) {
      endTag()
    } else if rest.starts(with: "!--".utf8) {
      index = self.next(.comment, from: index + 4).map { $0 + 3 } ?? index + 4
    } else if rest.starts(with: "![CDATA[".utf8) {
      characterData()
    } else if next == UInt8(ascii: "!"), rest.count < 8, "![CDATA[".utf8.starts(with: rest) {
      index = xml.count
    } else if next == UInt8(ascii: "!"), rest.count > 1, Self.isNameStart(rest[index + 2]) {
      index = self.next(.tag, from: index).map { $0 + 1 } ?? xml.count
    } else if next == UInt8(ascii: "?") {
      index =
        self.next(.instruction, from: index).map { $0 + 2 }
        ?? self.next(.tag, from: index).map { $0 + 1 } ?? xml.count
    } else {
      mended.append(contentsOf: "&lt;".utf8)
      index += 1
    }
  }

  /// Copies what is neither markup nor reference, without what XML doesn't allow.
  private mutating func text() {
    let start = index
    while index < xml.count, xml[index] != UInt8(ascii: "<"), xml[index] != UInt8(ascii: "&") {
      index += 1
    }
    copy(start..<index)
  }

  /// Copies a section of character data as it is; one without an end stops before the end tag of
  /// the element that it stands in.
  private mutating func characterData() {
    let start = index + 9
    let end: Int
    if let mark = next(.characterData, from: start) {
      end = mark
      index = mark + 3
    } else {
      end = xml[start...].firstRange(of: Array("</".utf8))?.lowerBound ?? xml.count
      steps += end - start
      index = end
    }
    mended.append(contentsOf: "<![CDATA[".utf8)
    copy(start..<end)
    mended.append(contentsOf: "]]>".utf8)
  }

  /// Copies bytes but for characters that XML 1.0 doesn't allow (section 2.2); those from U+0080 to
  /// U+009F become what windows-1252 has there, since they were that before they were UTF-8.
  mutating func copy(_ range: Range<Int>) {
    steps += range.count
    var kept = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = xml[place]
      let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      let isNoCharacter =
        byte == 0xEF && place + 2 < xml.count && xml[place + 1] == 0xBF && xml[place + 2] >= 0xBE
      let isLegacy =
        byte == 0xC2 && place + 1 < range.upperBound && (0x80..<0xA0).contains(xml[place + 1])
      if isControl || isNoCharacter || isLegacy {
        mended.append(contentsOf: xml[kept..<place])
        if isLegacy { mended.append(contentsOf: PageText.windows1252([xml[place + 1]])) }
        place += isControl ? 1 : isLegacy ? 2 : 3
        kept = place
      } else {
        place += 1
      }
    }
    if kept < range.upperBound { mended.append(contentsOf: xml[kept..<range.upperBound]) }
  }

  // MARK: Elements

  /// Notes that an element begins whose start tag was written.
  mutating func begin(_ name: Range<Int>, namespaces: Int) throws(FeedError) {
    guard open.count < limits.depth else { throw .tooDeep(limit: limits.depth) }
    open.append(Open(name: name, namespaces: namespaces))
    self.namespaces += namespaces
  }

  /// Counts an element or an attribute.
  mutating func count() throws(FeedError) {
    elements += 1
    guard elements <= limits.elements else { throw .tooManyElements(limit: limits.elements) }
  }

  mutating func closeLast() {
    guard let last = open.popLast() else { return }
    namespaces -= last.namespaces
    mended.append(contentsOf: "</".utf8)
    mended.append(contentsOf: xml[last.name])
    mended.append(UInt8(ascii: ">"))
  }

  /// Closes the innermost open element of a name and all in it, unless it is one of the outermost
  /// `depth`; does nothing where there is none.
  mutating func close(_ name: Range<Int>, within depth: Int = 0) {
    guard let place = open.dropFirst(depth).lastIndex(where: { isSame($0.name, name) }) else {
      return
    }
    while open.count > place { closeLast() }
  }

  func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { xml[$0] | 0x20 == xml[$1] | 0x20 }
  }

  // MARK: Scanning

  /// Where a mark stands next, or nil.
  ///
  /// Each stretch of the text is searched once for each mark, whatever the order of the questions.
  mutating func next(_ mark: Mark, from start: Int) -> Int? {
    if places[mark.rawValue] >= start {
      return places[mark.rawValue] == xml.count ? nil : places[mark.rawValue]
    }
    let place = mark.bytes.withUTF8Buffer { bytes in
      var place = start
      while place + bytes.count <= xml.count {
        if xml[place] == bytes[0], bytes.elementsEqual(xml[place..<place + bytes.count]) {
          return place
        }
        place += 1
      }
      return xml.count
    }
    steps += place - min(start, place)
    places[mark.rawValue] = place
    return place == xml.count ? nil : place
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 || byte == UInt8(ascii: "_")
  }

  static func isName(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
