/// Numbers for the lines of two texts in memory: one pass over the bytes, a word at a time.
///
/// A line of up to seven bytes is its own key, together with its length; a longer one is hashed, and
/// compared byte by byte with the first line of the same hash. The hash has a random seed, so that no
/// text can be made that is slow for everybody; the numbers do not depend on it.
struct ByteInterning: ~Copyable {
  /// A place in the table; number 0 is free, others are one more than the number of the line.
  struct Place: BitwiseCopyable {
    var key: UInt64
    var number: UInt32
  }

  /// The first line with a number.
  ///
  /// Invariant: `start` points into one of the two texts of the current diff.
  struct First: BitwiseCopyable {
    var start: UnsafePointer<UInt8>
    var length: Int
    var line: Int
  }

  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  private let seed = UInt64.random(in: .min ... .max) | 1

  private var places = ScratchBuffer<Place>()
  private var placeMask = 0
  private(set) var firsts = ScratchBuffer<First>()
  private(set) var count = 0

  /// Places of the table that were looked at, and lines that were known without a look.
  private(set) var probes = 0

  /// The scratch memory that is held.
  var bytes: Int { places.bytes + firsts.bytes }

  /// Forgets all lines and keeps the memory.
  mutating func removeAll() {
    count = 0
    probes = 0
    let size = max(256, min(placeMask + 1, 4096))
    places.reset(size, to: Place(key: 0, number: 0))
    placeMask = size - 1
  }

  /// The number of the line that begins at `place`, and the place of its line break.
  @inline(__always)
  mutating func number(
    at place: Int, of text: LineText, line: Int
  ) -> (number: UInt32, end: Int) {
    let word = text.word(at: place)
    let breaks = LineText.lineBreaks(word)
    if breaks != 0 {
      let length = breaks.trailingZeroBitCount >> 3
      let key = word & LineText.mask(length) | UInt64(length) &<< 56
      return (
        number(key, First(start: text.base + place, length: length, line: line), true),
        place &+ length
      )
    }
    return longNumber(at: place, of: text, line: line)
  }

  @inline(never)
  private mutating func longNumber(
    at place: Int, of text: LineText, line: Int
  ) -> (number: UInt32, end: Int) {
    var (hash, end) = (seed, place)
    while true {
      let word = text.word(at: end)
      let breaks = LineText.lineBreaks(word)
      let length = breaks == 0 ? 8 : breaks.trailingZeroBitCount >> 3
      hash = Self.folded(hash ^ (word & LineText.mask(length)), Self.multiplier)
      end &+= length
      if breaks != 0 { break }
    }
    let first = First(start: text.base + place, length: end - place, line: line)
    let key = Self.folded(hash ^ UInt64(end - place), seed) | 0xFF &<< 56
    return (number(key, first, false), end)
  }

  @inline(__always)
  private mutating func number(_ key: UInt64, _ first: First, _ isExact: Bool) -> UInt32 {
    var place = Int(truncatingIfNeeded: Self.folded(key ^ seed, Self.multiplier)) & placeMask
    while true {
      probes &+= 1
      let found = places.base[place]
      if found.number == 0 { return add(key, first, place) }
      if found.key == key, isExact || isSame(first, firsts.base[Int(found.number) - 1]) {
        return found.number &- 1
      }
      place = (place &+ 1) & placeMask
    }
  }

  private func isSame(_ one: First, _ other: First) -> Bool {
    guard one.length == other.length else { return false }
    // Both have eight bytes at least: words one after the other, and the last one from the end.
    let (ours, theirs) = (UnsafeRawPointer(one.start), UnsafeRawPointer(other.start))
    for offset in stride(from: 0, to: one.length &- 8, by: 8)
    where ours.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      != theirs.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    {
      return false
    }
    return ours.loadUnaligned(fromByteOffset: one.length &- 8, as: UInt64.self)
      == theirs.loadUnaligned(fromByteOffset: one.length &- 8, as: UInt64.self)
  }

  @inline(never)
  private mutating func add(_ key: UInt64, _ first: First, _ place: Int) -> UInt32 {
    firsts.reserve(count + 1)
    firsts.base[count] = first
    count += 1
    places.base[place] = Place(key: key, number: UInt32(truncatingIfNeeded: count))
    if 2 * count > placeMask { grow() }
    return UInt32(truncatingIfNeeded: count - 1)
  }

  private mutating func grow() {
    let size = 4 * (placeMask + 1)
    var larger = ScratchBuffer<Place>()
    larger.reset(size, to: Place(key: 0, number: 0))
    for index in 0...placeMask where places.base[index].number != 0 {
      let entry = places.base[index]
      var place =
        Int(truncatingIfNeeded: Self.folded(entry.key ^ seed, Self.multiplier)) & (size - 1)
      while larger.base[place].number != 0 { place = (place + 1) & (size - 1) }
      larger.base[place] = entry
    }
    places = larger
    placeMask = size - 1
  }

  /// The product of both as 128 bits, its halves folded into one.
  @inline(__always)
  private static func folded(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let (high, low) = one.multipliedFullWidth(by: other)
    return high ^ low
  }
}
