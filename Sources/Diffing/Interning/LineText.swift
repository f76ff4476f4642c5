/// Bytes that are read as lines, eight at a time.
///
/// Invariant: `base` points to `count` readable bytes for as long as the diff lasts.
struct LineText {
  let base: UnsafePointer<UInt8>
  let count: Int

  /// Eight bytes from a place on; behind the end there are line breaks.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    if place &+ 8 <= count {
      return UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
    }
    return lastWord(at: place)
  }

  @inline(never)
  private func lastWord(at place: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 {
      let byte = place + offset < count ? base[place + offset] : 0x0A
      word |= UInt64(byte) &<< UInt64(8 * offset)
    }
    return word
  }

  /// The highest bit of the first byte that is a line break; bits of later bytes mean nothing.
  @inline(__always)
  static func lineBreaks(_ word: UInt64) -> UInt64 {
    let zeros = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return (zeros &- 0x0101_0101_0101_0101) & ~zeros & 0x8080_8080_8080_8080
  }

  /// A mask of the first bytes of a word.
  @inline(__always)
  static func mask(_ bytes: Int) -> UInt64 {
    bytes == 8 ? ~0 : (1 &<< UInt64(8 &* bytes)) &- 1
  }

  /// The number of line breaks in a range.
  func lineBreaks(in range: Range<Int>) -> Int {
    var sum = 0
    for place in range where base[place] == 0x0A { sum &+= 1 }
    return sum
  }

  /// The end of the line that begins at `place` here if the other text has the same line at
  /// `otherPlace`; else −1.
  @inline(__always)
  func endOfCommonLine(_ place: Int, _ other: LineText, _ otherPlace: Int) -> Int {
    var offset = 0
    while true {
      let word = word(at: place &+ offset)
      let difference = word ^ other.word(at: otherPlace &+ offset)
      let breaks = Self.lineBreaks(word)
      if breaks != 0 {
        let length = breaks.trailingZeroBitCount >> 3
        return difference & Self.mask(length &+ 1) == 0 ? place &+ offset &+ length : -1
      }
      if difference != 0 { return -1 }
      offset &+= 8
    }
  }

  /// Whether the next sixteen bytes are equal: good evidence that two texts run alike again.
  @inline(__always)
  func runsLike(_ other: LineText, _ place: Int, _ otherPlace: Int) -> Bool {
    word(at: place) == other.word(at: otherPlace)
      && word(at: place &+ 8) == other.word(at: otherPlace &+ 8)
  }

  /// The place of the next line, or behind the end.
  @inline(__always)
  func nextLine(after place: Int) -> Int {
    var place = place
    while true {
      let breaks = Self.lineBreaks(word(at: place))
      if breaks != 0 { return place &+ breaks.trailingZeroBitCount >> 3 &+ 1 }
      place &+= 8
    }
  }
}
