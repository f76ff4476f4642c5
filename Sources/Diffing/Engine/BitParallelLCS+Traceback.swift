extension BitParallelLCS {
  /// Walks from the last cell of the table to the first and appends the hunks in order.
  mutating func readBack(_ box: Box, _ script: inout [Hunk]) {
    let begin = script.count
    // What lies between this match and the next one (behind it) is a hunk.
    var (nextOld, nextNew) = (box.oldCount, box.newCount)
    func close(_ old: Int, _ new: Int) {
      guard old < nextOld || new < nextNew else { return }
      script.append(
        Hunk(
          old: box.oldStart + old..<box.oldStart + nextOld,
          new: box.newStart + new..<box.newStart + nextNew))
    }
    tileMasks.reset(tokenCount, to: 0)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 65) { tile in
      var (row, column) = (rowCount, columnCount)
      while row > 0, column > 0 {
        let (band, word) = ((row - 1) >> 6, (column - 1) >> 6)
        makeTile(band, word, rows: row - band * 64, tile)
        let (firstRow, firstColumn) = (band * 64, word * 64)
        while row > firstRow, column > firstColumn {
          // Columns that the length did not grow in are passed over: their elements are inserted.
          let grown = ~tile[row - firstRow] & (~0 &>> UInt64(63 &- (column &- 1) & 63))
          column = firstColumn + 64 - grown.leadingZeroBitCount
          if grown == 0 { break }
          let bit: UInt64 = 1 &<< UInt64((column - 1) & 63)
          if tile[row - firstRow - 1] & bit == 0 {
            // The length grew here one row earlier already: this row's element is deleted.
            row -= 1
          } else {
            row -= 1
            column -= 1
            let (old, new) = (Int(rowOffsets.base[row]), Int(columnOffsets.base[column]))
            close(old + 1, new + 1)
            (nextOld, nextNew) = (old, new)
          }
        }
      }
    }
    close(0, 0)
    script[begin...].reverse()
  }

  /// Makes the first rows of a tile again: `tile[r]` is the word after *r* rows of the band.
  private mutating func makeTile(
    _ band: Int, _ word: Int, rows: Int, _ tile: UnsafeMutableBufferPointer<UInt64>
  ) {
    wordOperations &+= rows
    let columns = word * 64..<min(word * 64 + 64, columnCount)
    let (masks, tokens) = (tileMasks.base, columnTokens.base)
    for column in columns { masks[Int(tokens[column])] |= 1 &<< UInt64(column & 63) }
    let carries = carries.base + (band * carryStride + word)
    let loneCarries = loneCarries.base[band * loneStride + word]
    var v = vectors.base[band * words + word]
    tile[0] = v
    let isComputed = corridor.base[band].words.contains(word)
    for row in 0..<rows {
      if isComputed {
        let place = CarryPlace(row: row)
        let isCarry =
          carries[place.skew][place.lane] & place.bit | loneCarries & (1 &<< UInt64(row)) != 0
        let mask = masks[Int(rowTokens.base[band * 64 + row])]
        v = Self.step(v, mask, isCarry ? 1 : 0)
      }
      tile[row + 1] = v
    }
    for column in columns { masks[Int(tokens[column])] = 0 }
  }
}
