import Diffing

/// What the engine did with two files of tokens, and how long it took.
public struct TokenMeasurement: Codable, Sendable {
  /// The elements that a shortest script deletes.
  public var deletions: Int
  /// The elements that it inserts.
  public var insertions: Int
  /// Its hunks.
  public var hunks: Int
  /// The median time from interned ids to the script.
  public var idsMedianNs: Int
  /// The shortest time from interned ids to the script.
  public var idsMinNs: Int
  /// The median time from two buffers in memory to the script.
  public var endToEndMedianNs: Int
  /// The shortest time from two buffers in memory to the script.
  public var endToEndMinNs: Int
  /// How often ids were diffed.
  public var repetitions: Int
  /// The scratch memory that the differ held at the end.
  public var scratchBytes: Int

  /// Measures two texts with a token on each line.
  ///
  /// - Parameters:
  ///   - old: The bytes of the old text.
  ///   - new: The bytes of the new text.
  public init(old: [UInt8], new: [UInt8]) {
    var interner: [ArraySlice<UInt8>: UInt32] = [:]
    let oldIDs = Self.ids(old, &interner)
    let newIDs = Self.ids(new, &interner)
    interner = [:]

    var differ = Differ()
    let (diff, ids) = Self.times { differ.diff(from: oldIDs.span, to: newIDs.span) }
    scratchBytes = differ.scratchBytes
    var lineDiffer = Differ()
    let (lineDiff, whole) = Self.times { lineDiffer.diffLines(from: old.span, to: new.span) }
    precondition(
      diff.deletions == lineDiff.deletions && diff.insertions == lineDiff.insertions,
      "both ways must find scripts of the same length")

    deletions = diff.deletions
    insertions = diff.insertions
    hunks = diff.hunks.count
    (idsMedianNs, idsMinNs, repetitions) = (ids[ids.count / 2], ids[0], ids.count)
    (endToEndMedianNs, endToEndMinNs) = (whole[whole.count / 2], whole[0])
    scratchBytes = max(scratchBytes, lineDiffer.scratchBytes)
  }

  /// Equal lines get equal numbers; a missing line break at the end makes no difference.
  private static func ids(
    _ text: [UInt8], _ numbers: inout [ArraySlice<UInt8>: UInt32]
  ) -> [UInt32] {
    let whole = text.last == 0x0A ? text.dropLast() : text[...]
    if text.isEmpty { return [] }
    return whole.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      let fresh = UInt32(truncatingIfNeeded: numbers.count)
      let number = numbers[line] ?? fresh
      if number == fresh { numbers[line] = fresh }
      return number
    }
  }

  /// The sorted times in nanoseconds of many runs: at least five, and about 0.7 seconds of them.
  private static func times(_ work: () -> Diff) -> (Diff, [Int]) {
    let clock = ContinuousClock()
    var times: [Int] = []
    // The first run finds its scratch memory; it is not counted.
    var diff = work()
    let begin = clock.now
    while times.count < 5
      || times.count < 5000 && begin.duration(to: clock.now) < .milliseconds(700)
    {
      let start = clock.now
      diff = work()
      let (seconds, attoseconds) = start.duration(to: clock.now).components
      times.append(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
    return (diff, times.sorted())
  }
}
