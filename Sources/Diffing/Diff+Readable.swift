extension Diff {
  /// The same script, moved to where people expect the cuts.
  ///
  /// An insertion or a deletion often can be told in several places: in "the old the" against "the"
  /// it makes no difference to the length which "the" went. Each such hunk slides to the place
  /// that `Boundary` scores best, and hunks that meet on the way become one.
  ///
  /// - Parameters:
  ///   - old: The tokens of the old side.
  ///   - new: The tokens of the new side.
  /// - Returns: A script of the same length, or this one where the tokens do not fit the counts.
  /// - Complexity: O(*n* + *m*) comparisons of tokens where no stretch repeats itself.
  public func readable(old: [Substring], new: [Substring]) -> Diff {
    guard old.count == oldCount, new.count == newCount else { return self }
    var placed: [Hunk] = []
    for (number, hunk) in hunks.enumerated() {
      var hunk = hunk
      let floor = placed.last.map { ($0.old.upperBound, $0.new.upperBound) } ?? (0, 0)
      let isLast = number + 1 == hunks.count
      let ceiling =
        isLast
        ? (oldCount, newCount)
        : (hunks[number + 1].old.lowerBound, hunks[number + 1].new.lowerBound)
      if hunk.old.isEmpty {
        let shift = Self.bestShift(
          hunk.new, in: new, room: hunk.new.lowerBound - floor.1, hunk.old.lowerBound - floor.0,
          ceiling.1 - hunk.new.upperBound, ceiling.0 - hunk.old.upperBound)
        hunk = hunk.shifted(by: shift)
      } else if hunk.new.isEmpty {
        let shift = Self.bestShift(
          hunk.old, in: old, room: hunk.old.lowerBound - floor.0, hunk.new.lowerBound - floor.1,
          ceiling.0 - hunk.old.upperBound, ceiling.1 - hunk.new.upperBound)
        hunk = hunk.shifted(by: shift)
      }
      if let last = placed.last, last.old.upperBound == hunk.old.lowerBound,
        last.new.upperBound == hunk.new.lowerBound
      {
        placed[placed.count - 1] = Hunk(
          old: last.old.lowerBound..<hunk.old.upperBound,
          new: last.new.lowerBound..<hunk.new.upperBound)
      } else {
        placed.append(hunk)
      }
    }
    return Diff(
      oldCount: oldCount, newCount: newCount, hunks: placed, isProvenShortest: isProvenShortest)
  }

  /// How far a one-sided hunk should move, from −(tokens before) to +(tokens after).
  private static func bestShift(
    _ range: Range<Int>, in tokens: [Substring], room before: Int, _ beforeOther: Int,
    _ after: Int, _ afterOther: Int
  ) -> Int {
    func score(_ shift: Int) -> Int {
      Boundary.score(tokens, range.lowerBound + shift)
        + Boundary.score(tokens, range.upperBound + shift)
    }
    var best = (shift: 0, score: score(0))
    var shift = 0
    while -shift < min(before, beforeOther),
      tokens[range.lowerBound + shift - 1] == tokens[range.upperBound + shift - 1]
    {
      shift -= 1
      let score = score(shift)
      if score > best.score { best = (shift, score) }
    }
    shift = 0
    while shift < min(after, afterOther),
      tokens[range.lowerBound + shift] == tokens[range.upperBound + shift]
    {
      shift += 1
      let score = score(shift)
      if score >= best.score { best = (shift, score) }
    }
    return best.shift
  }
}

extension Hunk {
  func shifted(by shift: Int) -> Hunk {
    Hunk(
      old: old.lowerBound + shift..<old.upperBound + shift,
      new: new.lowerBound + shift..<new.upperBound + shift)
  }
}
