/// A figure in its phrase: what it says and what it counts.
struct Figure {
  /// The whole phrase: bound, figure, unit or what is counted.
  var tokens: Range<Int>
  var value: Double
  /// The other end of a range.
  var upper: Double?
  var bound: Bound?
  var unit: Unit?
  /// The hash of the word for what is counted, in the singular; 0 where none stands there.
  var noun: UInt64 = 0
  var topic: Topic?
  var role = Role.count
  /// Whether it may as well be an article or a pronoun: "one".
  var isWeak = false

  enum Role {
    case count, ordinal, age, score
    /// "dozens", "hundreds".
    case scores
  }

  /// Whether both say the same, however they are written.
  func says(theSameAs other: Figure) -> Bool {
    value == other.value && upper == other.upper && bound == other.bound && role == other.role
      && (unit == other.unit || unit == nil || other.unit == nil)
  }

  /// Whether it says what it counts or measures.
  var isNamed: Bool { noun != 0 || unit != nil || topic != nil }

  /// Whether both count or measure the same.
  func counts(theSameAs other: Figure) -> Bool {
    guard isComparable(to: other) else { return false }
    if unit == nil, other.unit == nil, noun == 0, other.noun == 0 {
      return topic == other.topic
    }
    if let unit, unit == other.unit {
      return topic == nil || other.topic == nil || topic == other.topic
    }
    if noun != 0, noun == other.noun { return true }
    return topic != nil && topic == other.topic
  }

  /// Whether one can stand in the place of the other: not metres for people, nor a rank for a count.
  func isComparable(to other: Figure) -> Bool {
    guard (role == .scores ? .count : role) == (other.role == .scores ? .count : other.role) else {
      return false
    }
    switch (unit, other.unit) {
    case (nil, nil): return true
    case (let one?, let two?):
      return one == two || one.isMoney == two.isMoney && one.isMeasure == two.isMeasure
    case (let one?, nil), (nil, let one?): return !one.isMoney && !one.isMeasure
    }
  }
}

extension Unit {
  /// Whether it measures; people are counted.
  var isMeasure: Bool { self != .person }
}

/// A phrase that names or means something, other than a figure.
struct Span {
  var kind: Change.Kind
  var tokens: Range<Int>
  /// Equal for spans that say the same.
  var key: UInt64
  /// Who is quoted, where that stands beside the quotation.
  var voice: Range<Int>?
}

/// All that one side of a changed passage mentions.
struct Reading {
  let side: TextSide
  private(set) var figures: [Figure] = []
  private(set) var spans: [Span] = []

  /// How many phrases have changed.
  var changedCount: Int {
    figures.count { side.isChanged($0.tokens) } + spans.count { side.isChanged($0.tokens) }
  }

  init(_ side: TextSide, _ lexicon: Lexicon, _ language: Language?) {
    self.side = side
    let reader = PhraseReader(side: side, lexicon: lexicon, language: language)
    spans = QuotationReader(side: side, lexicon: lexicon).spans
    var index = 0
    while index < side.count {
      let end = read(reader, at: index)
      index = max(end, index + 1)
    }
  }

  /// Reads what begins at a token and gives its end.
  private mutating func read(_ reader: PhraseReader, at index: Int) -> Int {
    guard side.tokens[index].isWord || side.tokens[index].isCurrency else { return index + 1 }
    if let link = reader.link(at: index) { return add(link) }
    if let date = reader.date(at: index) { return add(date) }
    switch reader.figure(at: index) {
    case .figure(let figure):
      figures.append(figure)
      return figure.tokens.upperBound
    case .identifier(let tokens):
      add(identifier: tokens)
      return addList(reader, after: tokens.upperBound)
    case nil: break
    }
    if let phrase = reader.phrase(at: index) { return add(phrase) }
    if let name = reader.name(at: index) {
      let end = add(name)
      return side.tokens[end - 1].isFigure ? addList(reader, after: end) : end
    }
    return index + 1
  }

  /// The rest of a list that a labelled number opened: "Highways 4, 12 and 20".
  private mutating func addList(_ reader: PhraseReader, after start: Int) -> Int {
    var end = start
    while let next = reader.listedIdentifier(after: end) {
      add(identifier: next)
      end = next.upperBound
    }
    return end
  }

  private mutating func add(identifier tokens: Range<Int>) {
    spans.append(Span(kind: .identifier, tokens: tokens, key: side.key(tokens)))
  }

  private mutating func add(_ span: Span) -> Int {
    spans.append(span)
    // An attribution's subject is read for names as well.
    return span.kind == .attribution ? span.tokens.lowerBound + 1 : span.tokens.upperBound
  }
}

extension TextSide {
  /// The hash of the words of a range, in order, without marks and the possessive ending.
  func key(_ range: Range<Int>) -> UInt64 {
    range.reduce(WordHash.start) { hash, index in
      guard tokens[index].isWord else { return hash }
      return (hash ^ base(index)) &* 0x0000_0100_0000_01b3
    }
  }

  /// The hash of a word without the possessive ending.
  func base(_ index: Int) -> UInt64 {
    let token = tokens[index]
    guard token.isCapital, token.end - token.start > 2, bytes[token.end - 1] == UInt8(ascii: "s")
    else { return token.hash }
    var end = token.end - 1
    if bytes[end - 1] == UInt8(ascii: "'") {
      end -= 1
    } else if end - token.start > 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
      bytes[end - 1] == 0x99
    {
      end -= 3
    } else {
      return token.hash
    }
    return WordHash.of(String(decoding: bytes[token.start..<end], as: UTF8.self))
  }

  /// The hash of a word without an "s" at its end, so that "person" and "acres" meet "acre".
  func singular(_ index: Int) -> UInt64 {
    let token = tokens[index]
    guard token.end - token.start > 3, endsInS(index) else { return token.hash }
    return WordHash.of(
      String(decoding: bytes[token.start..<token.end - 1], as: UTF8.self))
  }

  /// Whether a word looks like an English, French or Spanish plural.
  func endsInS(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.end - token.start > 2, bytes[token.end - 1] == UInt8(ascii: "s") else {
      return false
    }
    return ![UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"), UInt8(ascii: "'")]
      .contains(bytes[token.end - 2])
  }

  /// Whether a word ends in "-ed", "-ing" or "-ly": no noun, mostly.
  func looksLikeVerb(_ index: Int) -> Bool {
    let token = tokens[index]
    let length = token.end - token.start
    guard length > 4 else { return false }
    let tail = bytes[token.end - 3..<token.end]
    return tail.elementsEqual("ing".utf8) || tail.dropFirst().elementsEqual("ed".utf8)
      || tail.dropFirst().elementsEqual("ly".utf8)
  }
}
