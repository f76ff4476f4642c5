/// The longest common subsequence by machine words: 64 cells of the table in a handful of operations.
///
/// Row *i* of the dynamic programming table is kept as a bit vector `V`: bit *j* is 0 where the
/// length of the common subsequence grows from column *j* to *j* + 1. A row with the matches `M`
/// of its token is `V = (V + (V & M)) | (V & ~M)`. Rows are the old elements, columns the new ones.
///
/// Only words that hold a match, and those that a carry runs into, are touched, unless a token is
/// frequent: then it has a mask for all words. For the way back, `V` is kept every 64 rows and the
/// carries into every word are kept as bits, so that any tile of 64 × 64 cells can be made again
/// alone: one bit in 32 of what the whole table would need, and no row is computed twice but those
/// tiles that the path visits.
///
/// Sources: L. Allison and T. I. Dix, "A bit-string longest-common-subsequence algorithm" (1986);
/// M. Crochemore et al., "A fast and practical bit-vector algorithm for the longest common
/// subsequence problem" (2001); H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
struct BitParallelLCS: ~Copyable {
  /// The matches of a token in one machine word of columns.
  struct WordMask: BitwiseCopyable {
    var word: Int
    var mask: UInt64
  }

  /// Elements that occur on both sides, the only ones that can match: their tokens and offsets.
  var rowTokens = ScratchBuffer<UInt32>()
  var rowOffsets = ScratchBuffer<UInt32>()
  var columnTokens = ScratchBuffer<UInt32>()
  var columnOffsets = ScratchBuffer<UInt32>()
  var rowCount = 0
  var columnCount = 0
  var tokenCount = 0
  var words: Int { (columnCount + 63) / 64 }

  /// For each token, where its masks end; they begin where those of the token before end.
  var maskEnds = ScratchBuffer<UInt32>()
  var masks = ScratchBuffer<WordMask>()
  /// For each frequent token one more than the number of its dense mask; else 0.
  var denseNumbers = ScratchBuffer<UInt32>()
  var denseMasks = ScratchBuffer<UInt64>()

  /// The vector of the current row.
  var vector = ScratchBuffer<UInt64>()
  /// `[bands] × [words]`: the vector before each band of 64 rows, and the carries within the band.
  var vectors = ScratchBuffer<UInt64>()
  var carries = ScratchBuffer<UInt64>()
  /// Numbers of tokens by id, and other things that are counted by token.
  var table = ScratchBuffer<UInt32>()
  /// The masks of the tile that the way back is in, by token: zero outside of it.
  var tileMasks = ScratchBuffer<UInt64>()

  /// The machine words that were computed: what the search costs, without a clock.
  var wordOperations = 0

  /// The scratch memory that is held.
  var bytes: Int {
    rowTokens.bytes + rowOffsets.bytes + columnTokens.bytes + columnOffsets.bytes + maskEnds.bytes
      + masks.bytes + denseNumbers.bytes + denseMasks.bytes + vector.bytes + vectors.bytes
      + carries.bytes + table.bytes + tileMasks.bytes
  }

  /// Solves a box and appends its hunks to the script.
  mutating func solve(_ box: Box, into script: inout [Hunk]) {
    keepCommonElements(box)
    makeMasks()
    fill()
    readBack(box, &script)
  }

  /// Computes all rows.
  private mutating func fill() {
    let (words, rowCount) = (words, rowCount)
    let bands = (rowCount + 63) / 64
    vector.reset(words, to: ~0)
    vectors.reserve(bands * words)
    carries.reset(bands * words, to: 0)
    let vector = vector.base
    for band in 0..<bands {
      (vectors.base + band * words).update(from: vector, count: words)
      let carries = carries.base + band * words
      let first = band * 64
      let last = min(first + 64, rowCount)
      var row = first
      while row < last {
        let dense = denseNumbers.base[Int(rowTokens.base[row])]
        if dense == 0 {
          sparseRow(row, vector, carries, words)
          row += 1
          continue
        }
        // Four frequent rows in a row go through the words together: their carries overlap.
        if row + 4 <= last {
          let tokens = rowTokens.base + row
          let (second, third, fourth) = (
            denseNumbers.base[Int(tokens[1])], denseNumbers.base[Int(tokens[2])],
            denseNumbers.base[Int(tokens[3])]
          )
          if second != 0, third != 0, fourth != 0 {
            fourDenseRows(row, (dense, second, third, fourth), vector, carries, words)
            row += 4
            continue
          }
        }
        denseRow(row, dense, vector, carries, words)
        row += 1
      }
    }
  }

  @inline(__always)
  private mutating func sparseRow(
    _ row: Int, _ vector: UnsafeMutablePointer<UInt64>, _ carries: UnsafeMutablePointer<UInt64>,
    _ words: Int
  ) {
    let token = Int(rowTokens.base[row])
    let rowBit: UInt64 = 1 << UInt64(row & 63)
    var entry = token == 0 ? 0 : Int(maskEnds.base[token - 1])
    let end = Int(maskEnds.base[token])
    wordOperations &+= end &- entry
    while entry < end {
      let item = masks.base[entry]
      entry &+= 1
      var word = item.word
      let v = vector[word]
      let (sum, carry) = v.addingReportingOverflow(v & item.mask)
      vector[word] = sum | (v & ~item.mask)
      if !carry { continue }
      // The carry runs on through words without matches until it finds a 0.
      var carries_ = true
      word &+= 1
      while carries_, word < words {
        carries[word] |= rowBit
        let v = vector[word]
        if entry < end, masks.base[entry].word == word {
          let mask = masks.base[entry].mask
          entry &+= 1
          (vector[word], carries_) = Self.step(v, mask, true)
        } else {
          vector[word] = v | (v &+ 1)
          carries_ = v == ~0
        }
        word &+= 1
      }
    }
  }

  /// One word of a row.
  @inline(__always)
  static func step(_ v: UInt64, _ mask: UInt64, _ carry: Bool) -> (v: UInt64, carry: Bool) {
    let (sum, overflow) = v.addingReportingOverflow(v & mask)
    let (total, more) = sum.addingReportingOverflow(carry ? 1 : 0)
    return (total | (v & ~mask), overflow != more)
  }

  private mutating func denseRow(
    _ row: Int, _ dense: UInt32, _ vector: UnsafeMutablePointer<UInt64>,
    _ carries: UnsafeMutablePointer<UInt64>, _ words: Int
  ) {
    wordOperations &+= words
    let mask = denseMasks.base + (Int(dense) - 1) * words
    let shift = UInt64(row & 63)
    var carry = false
    for word in 0..<words {
      carries[word] |= (carry ? 1 : 0) &<< shift
      (vector[word], carry) = Self.step(vector[word], mask[word], carry)
    }
  }

  private mutating func fourDenseRows(
    _ row: Int, _ dense: (UInt32, UInt32, UInt32, UInt32),
    _ vector: UnsafeMutablePointer<UInt64>, _ carries: UnsafeMutablePointer<UInt64>, _ words: Int
  ) {
    wordOperations &+= 4 * words
    let (maskA, maskB) = (
      denseMasks.base + (Int(dense.0) - 1) * words, denseMasks.base + (Int(dense.1) - 1) * words
    )
    let (maskC, maskD) = (
      denseMasks.base + (Int(dense.2) - 1) * words, denseMasks.base + (Int(dense.3) - 1) * words
    )
    let shift = UInt64(row & 63)
    var (a, b, c, d) = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    for word in 0..<words {
      carries[word] |= (a | b &<< 1 | c &<< 2 | d &<< 3) &<< shift
      var v = vector[word]
      (v, a) = Self.wordStep(v, maskA[word], a)
      (v, b) = Self.wordStep(v, maskB[word], b)
      (v, c) = Self.wordStep(v, maskC[word], c)
      (v, d) = Self.wordStep(v, maskD[word], d)
      vector[word] = v
    }
  }

  /// One word of a row with the carry as 0 or 1, without a branch.
  @inline(__always)
  static func wordStep(_ v: UInt64, _ mask: UInt64, _ carry: UInt64) -> (UInt64, UInt64) {
    let matches = v & mask
    let (partial, overflow) = v.addingReportingOverflow(matches)
    let (sum, more) = partial.addingReportingOverflow(carry)
    return (sum | (v ^ matches), (overflow ? 1 : 0) | (more ? 1 : 0))
  }
}
