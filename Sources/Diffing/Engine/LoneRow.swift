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
    for index in 0..<word where overruns[index] &>> 63 != 0 {
      carryOn(index + 1, vector, carries, words, 1 &<< shift)
    }
    return true
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
