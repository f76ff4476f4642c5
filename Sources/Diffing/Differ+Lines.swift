extension Differ {
  /// Finds a shortest edit script between the lines of two texts in memory.
  ///
  /// Lines end with a line feed, which is not part of them; whether the last line has one makes no
  /// difference. Lines are compared as bytes.
  ///
  /// - Parameters:
  ///   - old: The bytes of the old text.
  ///   - new: The bytes of the new text.
  /// - Returns: The diff of the lines.
  /// - Complexity: O(bytes) and the search, as for ids.
  public mutating func diffLines(from old: Span<UInt8>, to new: Span<UInt8>) -> Diff {
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        // An empty text has no base address; any readable byte will do, for none is read.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { nothing in
          nothing.initialize(repeating: 0x0A)
          let none = UnsafePointer(nothing.baseAddress)
          guard let oldBase = old.baseAddress ?? none, let newBase = new.baseAddress ?? none else {
            return Diff(replacing: 0, with: 0)
          }
          return lines(
            LineText(base: oldBase, count: old.count), LineText(base: newBase, count: new.count))
        }
      }
    }
  }

  private mutating func lines(_ old: LineText, _ new: LineText) -> Diff {
    // The line break of the last line, if it has one, is not counted as a line of its own.
    let oldEnd = old.count > 0 && old.base[old.count - 1] == 0x0A ? old.count - 1 : old.count
    let newEnd = new.count > 0 && new.base[new.count - 1] == 0x0A ? new.count - 1 : new.count
    let same = commonLines(old, oldEnd, new, newEnd)
    interning.removeAll()
    let oldCount = numberOldLines(old, same.start, old.count == 0 ? -1 : same.oldEnd)
    let newCount = numberNewLines(new, same.start, new.count == 0 ? -1 : same.newEnd, old, oldCount)
    let inner = search(
      UnsafeBufferPointer(start: oldNumbers.base, count: oldCount),
      UnsafeBufferPointer(start: newNumbers.base, count: newCount))
    return inner.surrounded(before: same.linesBefore, after: same.linesAfter)
  }

  /// Which lines both texts begin and end with; the ends are the places of line breaks.
  private func commonLines(
    _ old: LineText, _ oldEnd: Int, _ new: LineText, _ newEnd: Int
  ) -> (start: Int, oldEnd: Int, newEnd: Int, linesBefore: Int, linesAfter: Int) {
    let least = min(oldEnd, newEnd)
    var prefix = 0
    while prefix &+ 8 <= least, old.word(at: prefix) == new.word(at: prefix) { prefix &+= 8 }
    while prefix < least, old.base[prefix] == new.base[prefix] { prefix &+= 1 }
    // Only whole lines count; the end of a text ends a line as well as a line break.
    while prefix > 0, old.base[prefix - 1] != 0x0A { prefix &-= 1 }
    var suffix = 0
    while suffix &+ 8 <= least &- prefix,
      old.word(at: oldEnd &- suffix &- 8) == new.word(at: newEnd &- suffix &- 8)
    { suffix &+= 8 }
    while suffix < least &- prefix,
      old.base[oldEnd &- suffix &- 1] == new.base[newEnd &- suffix &- 1]
    { suffix &+= 1 }
    var lineBreak = oldEnd &- suffix
    while lineBreak < oldEnd, old.base[lineBreak] != 0x0A { lineBreak &+= 1 }
    let linesBefore = old.lineBreaks(in: 0..<prefix)
    if lineBreak >= oldEnd { return (prefix, oldEnd, newEnd, linesBefore, 0) }
    return (
      prefix, lineBreak, newEnd &- (oldEnd &- lineBreak), linesBefore,
      old.lineBreaks(in: lineBreak..<oldEnd)
    )
  }

  private mutating func numberOldLines(_ old: LineText, _ start: Int, _ end: Int) -> Int {
    var (place, count) = (start, 0)
    while place <= end {
      oldNumbers.reserve(count &+ 1)
      let (number, lineEnd) = interning.number(at: place, of: old, line: count)
      oldNumbers.base[count] = number
      oldStarts.reserve(count &+ 1)
      oldStarts.base[count] = place
      count &+= 1
      place = lineEnd &+ 1
    }
    return count
  }

  /// Numbers the new lines; most are found beside the old line that is next, without hashing.
  private mutating func numberNewLines(
    _ new: LineText, _ start: Int, _ end: Int, _ old: LineText, _ oldCount: Int
  ) -> Int {
    var (place, count, next) = (start, 0, 0)
    while place <= end {
      newNumbers.reserve(count &+ 1)
      if next < oldCount {
        let lineEnd = new.endOfCommonLine(place, old, oldStarts.base[next])
        if lineEnd >= 0 {
          newNumbers.base[count] = oldNumbers.base[next]
          next &+= 1
          count &+= 1
          place = lineEnd &+ 1
          continue
        }
        // A line may have been inserted or removed.
        let other = nearbyLine(place, new, old, next, oldCount)
        if other >= 0 {
          next = other
          continue
        }
      }
      let (number, lineEnd) = interning.number(at: place, of: new, line: .max)
      newNumbers.base[count] = number
      let first = interning.firsts.base[Int(number)].line
      if first < oldCount, new.runsLike(old, place, oldStarts.base[first]) {
        next = first
      }
      next = min(next &+ 1, oldCount)
      count &+= 1
      place = lineEnd &+ 1
    }
    return count
  }

  @inline(__always)
  private func nearbyLine(
    _ place: Int, _ new: LineText, _ old: LineText, _ next: Int, _ oldCount: Int
  ) -> Int {
    for candidate in (next &- 1)...(next &+ 2) where candidate >= 0 && candidate < oldCount {
      let start = oldStarts.base[candidate]
      if new.runsLike(old, place, start), new.endOfCommonLine(place, old, start) >= 0 {
        return candidate
      }
    }
    return -1
  }
}

extension Diff {
  /// The same diff inside of equal elements before and after it.
  fileprivate func surrounded(before: Int, after: Int) -> Diff {
    Diff(
      oldCount: before + oldCount + after, newCount: before + newCount + after,
      hunks: before == 0 ? hunks : hunks.map { $0.shifted(by: before) },
      isProvenShortest: isProvenShortest)
  }
}
