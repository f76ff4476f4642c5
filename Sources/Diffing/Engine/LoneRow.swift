/// One row of the bit-parallel table, for all words or for those that it has matches in.
///
/// A carry can be added after a word is done: it sets the lowest 0 of the finished word, and it runs
/// on only if there is none. (Below its lowest 0, a finished word has ones that were ones before and
/// have no match; so a sum with the carry added at once would have kept them, too.) Therefore words
/// need not wait for each other.
enum LoneRow {
  private typealias Pair = SIMD2<UInt64>

  /// Runs a row over all words, two at a time, and tells whether a carry met a word of ones.
  ///
  /// Invariant: `mask`, `vector`, `carries` and `overruns` have `words` places.
  @inline(__always)
  static func run(
    mask: UnsafeMutablePointer<UInt64>, vector: UnsafeMutablePointer<UInt64>,
    carries: UnsafeMutablePointer<UInt64>, overruns: UnsafeMutablePointer<UInt64>, words: Int,
    shift: UInt64
  ) -> Bool {
    let shifts = Pair(repeating: shift)
    var previous = Pair.zero
    var anyOverrun = Pair.zero
    var word = 0
    while word &+ 2 <= words {
      let v = Self.load(vector + word)
      let matches = v & Self.load(mask + word)
      let sum = v &+ matches
      let carry = (matches | (v & ~sum)) &>> 63
      let done = (v ^ matches) | sum
      let carryIn = Pair(previous.y, carry.x)
      previous = carry
      let more = done &+ carryIn
      // The highest bit: the word was all ones, and the carry runs on.
      let overrun = done & ~more
      anyOverrun |= overrun
      Self.store(overrun, overruns + word)
      Self.store(done | more, vector + word)
      Self.store(Self.load(carries + word) | (carryIn &<< shifts), carries + word)
      word &+= 2
    }
    if word < words {
      let (v, carryIn) = (vector[word], previous.y)
      let matches = v & mask[word]
      let done = (v ^ matches) | (v &+ matches)
      vector[word] = done | (done &+ carryIn)
      carries[word] |= carryIn &<< shift
    }
    guard (anyOverrun.x | anyOverrun.y) &>> 63 != 0 else { return false }
    // A word of ones has given no carry of its own, so these carries meet no others.
    var index = 0
    while index < word {
      // Overruns are few and lie together: eight words at a time are passed over.
      if index &+ 8 <= word {
        let any =
          Self.load(overruns + index) | Self.load(overruns + index + 2)
          | Self.load(overruns + index + 4) | Self.load(overruns + index + 6)
        if (any.x | any.y) &>> 63 == 0 {
          index &+= 8
          continue
        }
      }
      let end = min(index &+ 8, word)
      while index < end {
        if overruns[index] &>> 63 != 0 {
          carryOn(index &+ 1, vector, carries, words, 1 &<< shift)
        }
        index &+= 1
      }
    }
    return true
  }

  /// Runs a row over the words that it has matches in, from right to left, so that a carry always
  /// comes to a word that is done; tells how many words that were.
  ///
  /// Whether there is a carry cannot be foreseen, so it is added to the next word in any case, as 0
  /// or 1.
  ///
  /// Invariant: the places of `entries` are sorted; `vector` has `range` and one word more, as has
  /// `carries`, and what is behind the range holds ones only, which a carry does not change.
  @inline(__always)
  static func run(
    entries: UnsafeBufferPointer<BitParallelLCS.WordMask>, vector: UnsafeMutablePointer<UInt64>,
    carries: UnsafeMutablePointer<UInt64>, range: Range<Int>, shift: UInt64
  ) -> Int {
    guard var first = entries.baseAddress else { return 0 }
    var entry = first + entries.count
    while entry > first, entry[-1].word >= range.upperBound { entry -= 1 }
    while first < entry, first.pointee.word < range.lowerBound { first += 1 }
    let count = entry - first
    while entry > first {
      entry -= 1
      let word = entry.pointee.word
      let v = vector[word]
      let matches = v & entry.pointee.mask
      let (sum, isOver) = v.addingReportingOverflow(matches)
      vector[word] = sum | (v ^ matches)
      let carry: UInt64 = isOver ? 1 : 0
      let next = vector[word &+ 1]
      let more = next &+ carry
      vector[word &+ 1] = next | more
      carries[word &+ 1] |= carry &<< shift
      if more < carry { carryOnFar(word &+ 2, vector, carries, range.upperBound, 1 &<< shift) }
    }
    return count
  }

  /// The same as `carryOn`, out of line: it is rare, and the loop around it needs the registers.
  @inline(never)
  private static func carryOnFar(
    _ first: Int, _ vector: UnsafeMutablePointer<UInt64>, _ carries: UnsafeMutablePointer<UInt64>,
    _ end: Int, _ rowBit: UInt64
  ) {
    carryOn(first, vector, carries, end, rowBit)
  }

  /// Adds a carry to a finished word and to those after it, until it finds a 0.
  @inline(__always)
  static func carryOn(
    _ first: Int, _ vector: UnsafeMutablePointer<UInt64>, _ carries: UnsafeMutablePointer<UInt64>,
    _ end: Int, _ rowBit: UInt64
  ) {
    var word = first
    while word < end {
      carries[word] |= rowBit
      let v = vector[word]
      vector[word] = v | (v &+ 1)
      if v != ~0 { return }
      word &+= 1
    }
  }

  @inline(__always)
  private static func load(_ place: UnsafeMutablePointer<UInt64>) -> Pair {
    UnsafeRawPointer(place).loadUnaligned(as: Pair.self)
  }

  @inline(__always)
  private static func store(_ pair: Pair, _ place: UnsafeMutablePointer<UInt64>) {
    UnsafeMutableRawPointer(place).storeBytes(of: pair, as: Pair.self)
  }
}
