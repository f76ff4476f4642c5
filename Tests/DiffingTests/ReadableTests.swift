import Testing

@testable import Diffing

@Suite struct ReadableTests {
  @Test func `an inserted sentence is told as a whole`() {
    let old = "It rained. It stopped.".tokens(.word)
    let new = "It rained. It snowed. It stopped.".tokens(.word)
    let diff = Diff(from: old, to: new).readable(old: old, new: new)
    #expect(diff.hunks.map { new[$0.new].joined() } == ["It snowed. "])
  }

  @Test func `tokens of another length leave the diff as it is`() {
    let diff = Diff(from: [1, 2], to: [1])
    #expect(diff.readable(old: [], new: []) == diff)
  }

  @Test func `readable scripts stay shortest and valid`() {
    for oldLetters in allSequences(letters: 3, upTo: 4) {
      for newLetters in allSequences(letters: 3, upTo: 4) {
        let old = oldLetters.map { [" ", "a", "."][$0] as Substring }
        let new = newLetters.map { [" ", "a", "."][$0] as Substring }
        let diff = Diff(from: old, to: new)
        let readable = diff.readable(old: old, new: new)
        #expect(fault(in: readable, old, new) == nil, "\(old) → \(new)")
        #expect(readable.deletions == diff.deletions)
        #expect(readable.insertions == diff.insertions)
        #expect(readable.hunks.count <= diff.hunks.count)
      }
    }
  }
}
