/// Eight rows of the bit-parallel table in one sweep over the words.
///
/// A row can do a word as soon as the row above it has done that word. So the rows run one word
/// behind each other, and what happens at a time is independent: row *r* at word *t* − *r*. Two rows
/// share a SIMD register; the carry of a row stays in its lane, the words move on by one lane.
enum Wavefront {
  private typealias Pair = SIMD2<UInt64>

  /// Runs the rows over all words.
  ///
  /// Invariants: every mask and the vector have `BitParallelLCS.margin` readable words on both
  /// sides, zero in masks; `carries` has `words` + `margin` places.
  @inline(__always)
  static func run(
    masks: UnsafeMutableBufferPointer<UnsafePointer<UInt64>>, vector: UnsafeMutablePointer<UInt64>,
    carries: UnsafeMutablePointer<SIMD2<UInt64>>, words: Int, shift: UInt64
  ) {
    let (mask0, mask1, mask2, mask3) = (masks[0], masks[1] - 1, masks[2] - 2, masks[3] - 3)
    let (mask4, mask5, mask6, mask7) = (masks[4] - 4, masks[5] - 5, masks[6] - 6, masks[7] - 7)
    var (carryA, carryB, carryC, carryD) = (Pair.zero, Pair.zero, Pair.zero, Pair.zero)
    var (a, b, c, d) = (Pair.zero, Pair.zero, Pair.zero, Pair.zero)
    let shifts = Pair(repeating: shift)
    for time in 0..<words &+ 7 {
      // What each row wrote is what the next row reads.
      let kept = carryA | carryB &<< 1 | carryC &<< 2 | carryD &<< 3
      carries[time] |= kept &<< shifts
      d = Pair(c.y, d.x)
      c = Pair(b.y, c.x)
      b = Pair(a.y, b.x)
      a = Pair(vector[time], a.x)
      Self.step(&a, Pair(mask0[time], mask1[time]), &carryA)
      Self.step(&b, Pair(mask2[time], mask3[time]), &carryB)
      Self.step(&c, Pair(mask4[time], mask5[time]), &carryC)
      Self.step(&d, Pair(mask6[time], mask7[time]), &carryD)
      // Before that, the last row has not begun, and what stands left of the words must stay.
      if time >= 7 { vector[time &- 7] = d.y }
    }
  }

  @inline(__always)
  private static func step(_ v: inout Pair, _ mask: Pair, _ carry: inout Pair) {
    let matches = v & mask
    let sum = v &+ matches &+ carry
    // The carry out of the highest bit: both addends had it, or one had and the sum has not.
    carry = (matches | (v & ~sum)) &>> 63
    v = (v ^ matches) | sum
  }
}

/// Where the carries of a row are kept: a pair of words for each time of the wavefront.
struct CarryPlace {
  /// The time is the word plus this.
  let skew: Int
  let lane: Int
  let bit: UInt64

  @inline(__always)
  init(row: Int) {
    skew = row & 7
    lane = row & 1
    bit = 1 &<< UInt64((row & 63) >> 3 &* 4 &+ (row & 7) >> 1)
  }
}
