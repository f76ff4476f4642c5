extension BitParallelLCS {
  /// Keeps the elements whose tokens occur on both sides and numbers those tokens from 0.
  ///
  /// All others are deleted or inserted in any script.
  mutating func keepCommonElements(_ box: Box) {
    rowTokens.reserve(box.oldCount)
    rowOffsets.reserve(box.oldCount)
    columnTokens.reserve(box.newCount)
    columnOffsets.reserve(box.newCount)
    var largest: UInt32 = 0
    for index in 0..<box.newCount { largest = max(largest, box.new[index]) }
    tokenCount = 0
    if Int(largest) < 4 * (box.oldCount + box.newCount) + 1024 {
      numberByTable(box, size: Int(largest) + 1)
    } else {
      numberByDictionary(box)
    }
    // Elements of new whose token no old element has are taken out now.
    var kept = 0
    for index in 0..<box.newCount {
      let token = columnTokens.base[index]
      columnTokens.base[kept] = token
      columnOffsets.base[kept] = UInt32(truncatingIfNeeded: index)
      kept &+= token == .max ? 0 : 1
    }
    columnCount = kept
  }

  /// Numbers tokens through a table with a place for every id.
  private mutating func numberByTable(_ box: Box, size: Int) {
    table.reset(size, to: 0)
    let (table, rowTokens, rowOffsets) = (table.base, rowTokens.base, rowOffsets.base)
    // 1: new has it; from 2 on: both have it, and this is its number plus 2.
    for index in 0..<box.newCount { table[Int(box.new[index])] = 1 }
    var count = 0
    var kept = 0
    for index in 0..<box.oldCount {
      let id = Int(box.old[index])
      guard id < size else { continue }
      var mark = table[id]
      if mark == 1 {
        mark = UInt32(truncatingIfNeeded: count + 2)
        table[id] = mark
        count += 1
      }
      // Written in any case and kept if both have it: which one it is cannot be foreseen.
      rowTokens[kept] = mark &- 2
      rowOffsets[kept] = UInt32(truncatingIfNeeded: index)
      kept &+= mark == 0 ? 0 : 1
    }
    rowCount = kept
    tokenCount = count
    for index in 0..<box.newCount {
      let mark = table[Int(box.new[index])]
      columnTokens.base[index] = mark > 1 ? mark - 2 : .max
    }
  }

  /// Numbers tokens whose ids are spread too far for a table.
  private mutating func numberByDictionary(_ box: Box) {
    var numbers: [UInt32: UInt32] = [:]
    var inNew = Set<UInt32>(minimumCapacity: box.newCount)
    for index in 0..<box.newCount { inNew.insert(box.new[index]) }
    var kept = 0
    for index in 0..<box.oldCount where inNew.contains(box.old[index]) {
      let fresh = UInt32(truncatingIfNeeded: numbers.count)
      let number = numbers[box.old[index]] ?? fresh
      if number == fresh { numbers[box.old[index]] = fresh }
      rowTokens.base[kept] = number
      rowOffsets.base[kept] = UInt32(truncatingIfNeeded: index)
      kept += 1
    }
    rowCount = kept
    tokenCount = numbers.count
    for index in 0..<box.newCount {
      columnTokens.base[index] = numbers[box.new[index]] ?? .max
    }
  }

  /// Makes the lists of words with matches for all tokens, and dense masks for the frequent ones.
  mutating func makeMasks() {
    let (words, tokenCount) = (words, tokenCount)
    // `table` holds for each token the last word it was seen in, plus 1.
    table.reset(tokenCount, to: 0)
    maskEnds.reset(tokenCount, to: 0)
    let (lastWord, ends) = (table.base, maskEnds.base)
    for column in 0..<columnCount {
      let token = Int(columnTokens.base[column])
      let word = UInt32(truncatingIfNeeded: column >> 6) &+ 1
      ends[token] &+= lastWord[token] == word ? 0 : 1
      lastWord[token] = word
    }
    denseNumbers.reserve(tokenCount)
    rowCosts.reserve(tokenCount)
    var (sum, dense) = (UInt32(0), UInt32(0))
    for token in 0..<tokenCount {
      let count = ends[token]
      let isFrequent = Int(count) * 2 >= words
      dense &+= isFrequent ? 1 : 0
      denseNumbers.base[token] = isFrequent ? dense : 0
      // For now the place where the token's next mask goes.
      ends[token] = sum
      rowCosts.base[token] = isFrequent ? 0 : count &* 2 &+ 6
      sum &+= isFrequent ? 0 : count
    }
    masks.reserve(Int(sum) + 1)
    denseMasks.reset(Int(dense) * maskStride, to: 0)
    lastWord.update(repeating: 0, count: tokenCount)
    for column in 0..<columnCount {
      let token = Int(columnTokens.base[column])
      let bit: UInt64 = 1 &<< UInt64(column & 63)
      let dense = Int(denseNumbers.base[token])
      if dense != 0 {
        denseMasks.base[(dense - 1) * maskStride + Self.margin + column >> 6] |= bit
        continue
      }
      let word = UInt32(truncatingIfNeeded: column >> 6) &+ 1
      if lastWord[token] == word {
        masks.base[Int(ends[token]) - 1].mask |= bit
      } else {
        lastWord[token] = word
        masks.base[Int(ends[token])] = WordMask(word: column >> 6, mask: bit)
        ends[token] &+= 1
      }
    }
  }
}
