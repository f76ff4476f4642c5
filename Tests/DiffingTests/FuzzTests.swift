import Testing

@testable import Diffing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many random pairs to try: `WRITETHRU_FUZZ_ROUNDS`, or a number that suits every test run.
let fuzzRounds: Int = getenv("WRITETHRU_FUZZ_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 3000

@Suite struct FuzzTests {
  /// Pairs of several natures: unrelated, edited copies, few and many letters, unequal lengths.
  static func pair(_ seed: UInt64) -> (old: [UInt32], new: [UInt32]) {
    var random = SeededRandom(seed: seed)
    let letters: UInt32 = [1, 2, 3, 4, 8, 16, 64, 1000][Int(seed % 8)]
    // Most pairs are small, so that many can be tried; some reach over several bands of 64 rows.
    let most = seed % 97 == 0 ? 400 : seed % 13 == 0 ? 150 : 40
    let old = random.ids(count: Int.random(in: 0...most, using: &random), letters: letters)
    if seed % 3 == 0 {
      return (old, random.ids(count: Int.random(in: 0...most, using: &random), letters: letters))
    }
    let edits = Int.random(in: 0...12, using: &random)
    return (old, random.edited(old, edits: edits, letters: letters))
  }

  @Test func `random pairs get a shortest and valid script from every engine`() {
    var differ = Differ()
    for seed in 0..<UInt64(fuzzRounds) {
      let (old, new) = Self.pair(seed)
      let least = old.count + new.count - 2 * naiveCommonLength(old, new)
      let diffs =
        Engine.allCases.map { $0.diff(old, new) } + [differ.diff(from: old.span, to: new.span)]
      for diff in diffs {
        let problem = fault(in: diff, old, new)
        #expect(problem == nil, "seed \(seed)")
        #expect(diff.deletions + diff.insertions == least, "seed \(seed)")
        #expect(diff.isProvenShortest)
        if problem != nil || diff.deletions + diff.insertions != least { return }
      }
    }
  }
}
