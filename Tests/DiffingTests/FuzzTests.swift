import Support
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

  @Test func `every engine is exact on every pair of small sequences`() {
    let worlds = allSequences(letters: 2, upTo: 5).map { $0.map { UInt32($0) } }
    for old in worlds {
      for new in worlds {
        let least = old.count + new.count - 2 * naiveCommonLength(old, new)
        for engine in Engine.allCases {
          let diff = engine.diff(old, new)
          #expect(diff.deletions + diff.insertions == least, "\(engine): \(old) → \(new)")
          #expect(fault(in: diff, old, new) == nil, "\(engine): \(old) → \(new)")
        }
      }
    }
  }

  @Test func `words left of the corridor stay as they are`() {
    // Seed 7663 once found that eight rows together wrote over the words before their first one.
    for seed in [7663, 39479] + (0..<UInt64(max(fuzzRounds / 30, 50))) {
      var random = SeededRandom(seed: seed)
      let old = random.ids(count: 400, letters: seed % 2 == 0 ? 1000 : 20)
      let new = random.edited(old, edits: Int(seed % 40), letters: 1000)
      let least = old.count + new.count - 2 * naiveCommonLength(old, new)
      let diff = Engine.bitParallelWithPoorGuess.diff(old, new)
      #expect(diff.deletions + diff.insertions == least, "seed \(seed)")
      #expect(fault(in: diff, old, new) == nil, "seed \(seed)")
    }
    let (old, new) = Self.pair(7663)
    let least = old.count + new.count - 2 * naiveCommonLength(old, new)
    let diff = Engine.bitParallelWithPoorGuess.diff(old, new)
    #expect(diff.deletions + diff.insertions == least)
  }
}
