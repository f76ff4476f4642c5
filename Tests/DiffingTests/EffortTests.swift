import Support
import Testing

@testable import Diffing

/// An element that counts how often it is hashed and compared.
private struct Counted: Hashable {
  final class Tally {
    var hashes = 0
    var comparisons = 0
  }

  let value: Int
  let tally: Tally

  static func == (one: Counted, other: Counted) -> Bool {
    one.tally.comparisons += 1
    return one.value == other.value
  }

  func hash(into hasher: inout Hasher) {
    tally.hashes += 1
    hasher.combine(value)
  }
}

@Suite struct EffortTests {
  @Test func `each element is hashed once and compared about once`() {
    let tally = Counted.Tally()
    var random = SeededRandom(seed: 1)
    let old = random.ids(count: 5000, letters: 700)
    let new = random.edited(old, edits: 300, letters: 700)
    let elements = [old, new].map { $0.map { Counted(value: Int($0), tally: tally) } }
    _ = Diff(from: elements[0], to: elements[1])
    #expect(tally.hashes == old.count + new.count)
    // One comparison for each element that was seen before; two hashes rarely share 32 bits.
    #expect(tally.comparisons <= old.count + new.count)
  }

  @Test func `interning looks at few places of its table`() {
    var interning = Interning<Int>()
    _ = interning.ids(of: (0..<20_000).map { $0 % 9000 })
    #expect(interning.probes < 20_000 * 3)
  }

  @Test func `lines beside their old place are not looked up`() {
    let old = (0..<10_000).map { "line \($0 % 700)\n" }.joined()
    var differ = Differ()
    _ = differ.diffLines(
      from: Array(("first\n" + old + "end\n").utf8).span,
      to: Array(("1st\n" + old + "1\n").utf8).span)
    // Only the old lines; "1st" and "1" are the only new ones that have to be looked up.
    #expect(differ.interning.probes < 10_000 * 2)
    _ = differ.diffLines(
      from: Array(("a\n" + old + "b\n" + old).utf8).span,
      to: Array(("c\n" + old + "d\nb\n" + old + "e\n").utf8).span)
    // The same, although lines were put in between.
    #expect(differ.interning.probes < 20_000 * 2)
  }

  @Test(arguments: [0, 1, 2, 10, 50, 200])
  func `rounds and steps grow with the edits and not with the length`(edits: Int) {
    var random = SeededRandom(seed: UInt64(edits))
    let old = random.ids(count: 20_000, letters: 5000)
    let new = random.edited(old, edits: edits, letters: 5000)
    var differ = Differ()
    let diff = differ.diff(from: old.span, to: new.span)
    let d = diff.deletions + diff.insertions
    #expect(differ.effort.rounds <= d + 1)
    #expect(differ.effort.steps <= (d + 2) * (d + 2) / 4 + d + 2)
    #expect(differ.effort.words == 0)
  }

  @Test(arguments: [2, 16, 300, 100_000] as [UInt32])
  func `unrelated sequences cost no more than their table in words`(letters: UInt32) {
    var random = SeededRandom(seed: UInt64(letters))
    let old = random.ids(count: 6000, letters: letters)
    let new = random.ids(count: 7000, letters: letters)
    var differ = Differ()
    let diff = differ.diff(from: old.span, to: new.span)
    let table = 6000 * 7000 / 64
    // The table at most twice (the first guess of the corridor may be too narrow), and the way back.
    #expect(differ.effort.words <= 2 * table + 200 * 13_000 / 64)
    #expect(differ.effort.steps <= table)
    #expect(diff.isProvenShortest)
  }

  @Test func `texts that repeat themselves do not lead the search astray`() {
    // All diagonals that are multiples of the period have snakes of full length.
    let old = (0..<20_000).map { UInt32($0 % 10) }
    var new = old
    for place in stride(from: 5, to: new.count, by: 40) { new[place] = 99 }
    var differ = Differ()
    let diff = differ.diff(from: old.span, to: new.span)
    #expect(diff.deletions == 500)
    #expect(diff.insertions == 500)
    #expect(differ.effort.steps + differ.effort.words < 20_000 * 20_000 / 64 * 2)
  }

  @Test func `a sequence against a much longer one stays cheap`() {
    var random = SeededRandom(seed: 5)
    let old = random.ids(count: 20, letters: 4)
    let new = random.ids(count: 60_000, letters: 4)
    var differ = Differ()
    let diff = differ.diff(from: old.span, to: new.span)
    #expect(diff.deletions == 0)
    #expect(differ.effort.steps + differ.effort.words < 20 * 60_000)
  }

  @Test func `scratch memory stays within its documented bound`() {
    var random = SeededRandom(seed: 3)
    for (n, m) in [(10, 10), (100, 3000), (3000, 100), (4000, 5000)] {
      for letters in [2, 40, 3000] as [UInt32] {
        let old = random.ids(count: n, letters: letters)
        let new = random.ids(count: m, letters: letters)
        var differ = Differ()
        _ = differ.diff(from: old.span, to: new.span)
        let rows = 4 * (differ.effort.steps + 2 * differ.effort.rounds + 4096)
        let bound = n * m / 128 + 128 * (n + m) + 8192 + rows
        #expect(differ.scratchBytes <= bound * 3 / 2, "\(n) × \(m), \(letters) letters")
        differ.releaseScratch()
        #expect(differ.scratchBytes == 0)
      }
    }
  }

  @Test func `a search that drops its trace is still exact`() {
    // Reached through the parts of the search, as it takes millions of steps otherwise.
    var random = SeededRandom(seed: 9)
    for seed in 0..<40 {
      let old = random.ids(count: 150 + seed, letters: 4)
      let new = random.ids(count: 170, letters: 4)
      let diff = Engine.myersWithoutTrace.diff(old, new)
      #expect(fault(in: diff, old, new) == nil)
      let least = old.count + new.count - 2 * naiveCommonLength(old, new)
      #expect(diff.deletions + diff.insertions == least)
    }
  }

  @Test func `a search that gives up says so and stays valid`() {
    var random = SeededRandom(seed: 13)
    for _ in 0..<40 {
      let old = random.ids(count: 200, letters: 3)
      let new = random.ids(count: 220, letters: 3)
      var differ = Differ(
        limits: Limits(provenPairs: 100, patience: 300, laterPatience: 200, traceLimit: 5000))
      let diff = differ.diff(from: old.span, to: new.span)
      #expect(fault(in: diff, old, new) == nil)
      let least = old.count + new.count - 2 * naiveCommonLength(old, new)
      #expect(diff.deletions + diff.insertions >= least)
      #expect(!diff.isProvenShortest)
    }
  }
}
