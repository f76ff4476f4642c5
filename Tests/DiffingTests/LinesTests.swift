import Support
import Testing

import Diffing

@Suite struct LinesTests {
  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    if lines.last == [] { lines.removeLast() }
    return lines
  }

  private func check(_ old: [UInt8], _ new: [UInt8], _ differ: inout Differ) -> String? {
    let diff = differ.diffLines(from: old.span, to: new.span)
    let (oldLines, newLines) = (lines(old), lines(new))
    let least = oldLines.count + newLines.count - 2 * naiveCommonLength(oldLines, newLines)
    if diff.deletions + diff.insertions != least { return "not shortest" }
    return fault(in: diff, oldLines, newLines)
  }

  @Test func `texts of a few bytes are compared by their lines`() {
    var differ = Differ()
    let texts = allSequences(letters: 3, upTo: 4).map {
      $0.map { [0x0A, 0x61, 0x00][$0] as UInt8 }
    }
    for old in texts {
      for new in texts {
        #expect(check(old, new, &differ) == nil, "\(old) → \(new)")
      }
    }
  }

  @Test func `a missing line break at the end makes no difference`() {
    let (old, new) = (Array("a\nb\n".utf8), Array("a\nb".utf8))
    var differ = Differ()
    #expect(differ.diffLines(from: old.span, to: new.span).isEmpty)
  }

  @Test func `lines of all lengths are told apart`() {
    var random = SeededRandom(seed: 7)
    var differ = Differ()
    // Words that differ in a single byte somewhere, so that every length and every place matters.
    let stock = (0..<60).map { index in
      let length = index % 30
      var word = [UInt8](repeating: 0x78, count: length)
      if length > 0 { word[index * 7 % length] = UInt8(0x61 + index % 3) }
      return word
    }
    for round in 0..<400 {
      let old = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt32.random(in: 0..<60, using: &random)
      }
      let new = random.edited(old, edits: Int.random(in: 0...10, using: &random), letters: 60)
      let texts = [old, new].map { ids in
        Array(ids.map { stock[Int($0)] }.joined(separator: [0x0A]))
      }
      #expect(check(texts[0], texts[1], &differ) == nil, "round \(round)")
    }
  }
}
