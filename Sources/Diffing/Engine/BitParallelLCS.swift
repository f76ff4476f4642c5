/// The longest common subsequence by machine words: 64 cells of the table in a handful of operations.
///
/// Row *i* of the dynamic programming table is kept as a bit vector `V`: bit *j* is 0 where the
/// length of the common subsequence grows from column *j* to *j* + 1. A row with the matches `M`
/// of its token is `V = (V + (V & M)) | (V & ~M)`. Rows are the old elements, columns the new ones.
///
/// Only words that hold a match, and those that a carry runs into, are touched, unless a token is
/// frequent: then it has a mask for all words, and rows go through the words in groups of eight
/// (`Wavefront`). For the way back, `V` is kept every 64 rows and the carries into every word are
/// kept as bits, so that any tile of 64 × 64 cells can be made again alone: one bit in 16 of what
/// the whole table would need, and no row is computed twice but in tiles that the path visits.
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

  /// The words before and after each row of words that the wavefront may touch and that mean nothing.
  static let margin = 8

  /// Elements that occur on both sides, the only ones that can match: their tokens and offsets.
  var rowTokens = ScratchBuffer<UInt32>()
  var rowOffsets = ScratchBuffer<UInt32>()
  var columnTokens = ScratchBuffer<UInt32>()
  var columnOffsets = ScratchBuffer<UInt32>()
  var rowCount = 0
  var columnCount = 0
  var tokenCount = 0
  var words: Int { (columnCount + 63) / 64 }
  var maskStride: Int { words + 2 * Self.margin }
  var carryStride: Int { words + Self.margin }
  var loneStride: Int { words + 1 }

  /// For each token, where its masks end; they begin where those of the token before end.
  var maskEnds = ScratchBuffer<UInt32>()
  var masks = ScratchBuffer<WordMask>()
  /// For each frequent token one more than the number of its dense mask; else 0.
  var denseNumbers = ScratchBuffer<UInt32>()
  var denseMasks = ScratchBuffer<UInt64>()

  /// The vector of the current row.
  var vector = ScratchBuffer<UInt64>()
  /// `[bands] × [words]` vectors before each band of 64 rows; `[bands] × [carryStride]` carries in it.
  var vectors = ScratchBuffer<UInt64>()
  var carries = ScratchBuffer<SIMD2<UInt64>>()
  /// `[bands] × [loneStride]` carries of rows that went through the words alone: bit *r* for row *r* of 64.
  var loneCarries = ScratchBuffer<UInt64>()
  /// Whether a carry ran on through a word of ones in the last group of lone rows.
  var overran = false
  /// Words of a lone row that a carry ran through, by their highest bit.
  var overruns = ScratchBuffer<UInt64>()
  /// Masks of rare tokens in a group of rows, zero outside of it.
  var spareMasks = ScratchBuffer<UInt64>()
  /// What a row with a token costs alone, in words of the wavefront; 0 for a frequent token.
  var rowCosts = ScratchBuffer<UInt32>()
  /// Numbers of tokens by id, and other things that are counted by token.
  var table = ScratchBuffer<UInt32>()
  /// The masks of the tile that the way back is in, by token: zero outside of it.
  var tileMasks = ScratchBuffer<UInt64>()

  /// No path through a cell with more deletions or insertions before it than this is wanted.
  var mostDeletions = 0
  var mostInsertions = 0
  /// For each band of 64 rows the words that were computed.
  var corridor = ScratchBuffer<Course>()

  /// The machine words that were computed: what the search costs, without a clock.
  var wordOperations = 0

  /// The scratch memory that is held.
  var bytes: Int {
    rowTokens.bytes + rowOffsets.bytes + columnTokens.bytes + columnOffsets.bytes + maskEnds.bytes
      + masks.bytes + denseNumbers.bytes + denseMasks.bytes + vector.bytes + vectors.bytes
      + carries.bytes + table.bytes + tileMasks.bytes + spareMasks.bytes + rowCosts.bytes
      + loneCarries.bytes + overruns.bytes + corridor.bytes
  }

  /// Solves a box and appends its hunks to the script.
  ///
  /// - Parameters:
  ///   - box: What is to be solved.
  ///   - guess: How many edits it may take; a quick chain of anchors may promise fewer. Only cells
  ///     that a script so short can pass are computed; if it turns out longer, that is the new bound.
  ///   - script: Where the hunks go.
  mutating func solve(_ box: Box, guess: Int, into script: inout [Hunk]) {
    keepCommonElements(box)
    let known = lengthOfAnchors()
    makeMasks()
    let dropped = box.oldCount + box.newCount - rowCount - columnCount
    var bound = min(guess - dropped, rowCount + columnCount - 2 * known)
    while true {
      // With at most `bound` edits there cannot be more of either kind than this.
      mostDeletions = max((bound + rowCount - columnCount) / 2, 0)
      mostInsertions = max((bound - rowCount + columnCount) / 2, 0)
      fill()
      let edits = rowCount + columnCount - 2 * zeros(0..<words)
      if edits <= bound { break }
      bound = edits
    }
    readBack(box, &script)
  }

  /// Computes all rows, as far as they lie inside the corridor.
  mutating func fill() {
    let (words, rowCount, margin) = (words, rowCount, Self.margin)
    let bands = (rowCount + 63) / 64
    vector.reset(words + 2 * margin, to: ~0)
    vectors.reserve(bands * words)
    carries.reset(bands * carryStride, to: .zero)
    loneCarries.reset(bands * loneStride, to: 0)
    spareMasks.reset(8 * maskStride, to: 0)
    overruns.reserve(words)
    corridor.reserve(bands)
    let vector = vector.base + margin
    var course = Course()
    for band in 0..<bands {
      let range = nextWords(band * 64, &course)
      corridor.base[band] = course
      (vectors.base + band * words).update(from: vector, count: words)
      let last = min(band * 64 + 64, rowCount)
      for row in stride(from: band * 64, to: last, by: 8) {
        let group = row..<min(row + 8, last)
        if isWavefrontCheaper(group, range.count) {
          eightRows(group, vector, range)
        } else {
          overran = false
          for row in group { loneRow(row, vector, range) }
        }
      }
    }
  }

  /// Whether eight rows are cheaper together; weights are measured.
  @inline(__always)
  private func isWavefrontCheaper(_ group: Range<Int>, _ words: Int) -> Bool {
    // Where carries ran on in the group before, they will again.
    let denseCost = words &* (overran ? 9 : 6) &>> 2
    var cost = 0
    for row in group {
      let ownCost = Int(rowCosts.base[Int(rowTokens.base[row])])
      cost &+= ownCost == 0 ? denseCost : ownCost
    }
    return cost > 8 * (words + Self.margin)
  }

  /// Up to eight rows together; rows that are missing have no matches.
  private mutating func eightRows(
    _ group: Range<Int>, _ vector: UnsafeMutablePointer<UInt64>, _ range: Range<Int>
  ) {
    wordOperations &+= 8 * range.count
    let row = group.lowerBound
    let carries = carries.base + (row >> 6 * carryStride + range.lowerBound)
    withUnsafeTemporaryAllocation(of: UnsafePointer<UInt64>.self, capacity: 8) { masks in
      for lane in 0..<8 {
        let spare = spareMasks.base + lane * maskStride + Self.margin
        let whole = lane < group.count ? mask(of: rowTokens.base[row + lane], spare) : spare
        masks[lane] = UnsafePointer(whole + range.lowerBound)
      }
      Wavefront.run(
        masks: masks, vector: vector + range.lowerBound, carries: carries, words: range.count,
        shift: UInt64(row & 63) / 2)
    }
    for lane in 0..<group.count { clearSpare(rowTokens.base[row + lane], lane) }
  }

  /// The mask of a token for all words; that of a rare one is made in a spare place.
  @inline(__always)
  private func mask(
    of token: UInt32, _ spare: UnsafeMutablePointer<UInt64>
  ) -> UnsafeMutablePointer<UInt64> {
    let dense = Int(denseNumbers.base[Int(token)])
    if dense != 0 { return denseMasks.base + (dense - 1) * maskStride + Self.margin }
    for entry in entries(of: token) { spare[masks.base[entry].word] = masks.base[entry].mask }
    return spare
  }

  @inline(__always)
  private func clearSpare(_ token: UInt32, _ spare: Int) {
    guard denseNumbers.base[Int(token)] == 0 else { return }
    let mask = spareMasks.base + spare * maskStride + Self.margin
    for entry in entries(of: token) { mask[masks.base[entry].word] = 0 }
  }

  @inline(__always)
  private func entries(of token: UInt32) -> Range<Int> {
    (token == 0 ? 0 : Int(maskEnds.base[Int(token) - 1]))..<Int(maskEnds.base[Int(token)])
  }

  @inline(__always)
  private mutating func loneRow(
    _ row: Int, _ vector: UnsafeMutablePointer<UInt64>, _ range: Range<Int>
  ) {
    let token = rowTokens.base[row]
    let dense = Int(denseNumbers.base[Int(token)])
    let carries = loneCarries.base + row >> 6 * loneStride
    let shift = UInt64(row & 63)
    if dense != 0 {
      wordOperations &+= range.count
      let mask = denseMasks.base + (dense - 1) * maskStride + Self.margin
      overran =
        LoneRow.run(
          mask: mask + range.lowerBound, vector: vector + range.lowerBound,
          carries: carries + range.lowerBound, overruns: overruns.base, words: range.count,
          shift: shift) || overran
      return
    }
    let own = entries(of: token)
    wordOperations &+= LoneRow.run(
      entries: UnsafeBufferPointer(start: masks.base + own.lowerBound, count: own.count),
      vector: vector, carries: carries, range: range, shift: shift)
  }

  /// One word of a row, with the carry as 0 or 1.
  @inline(__always)
  static func step(_ v: UInt64, _ mask: UInt64, _ carry: UInt64) -> UInt64 {
    let matches = v & mask
    return (v &+ matches &+ carry) | (v ^ matches)
  }
}
