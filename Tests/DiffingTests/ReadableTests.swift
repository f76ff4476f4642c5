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

  /// Old and new text, and what is told as deleted and inserted.
  static let examples: [(old: String, new: String, deleted: [String], inserted: [String])] = [
    (
      "Two died. Three were hurt.\n\nRoads are shut.",
      "Two died. Three were hurt.\n\nShops are shut.\n\nRoads are shut.",
      [], ["Shops are shut.\n\n"]
    ),
    (
      "The mayor, who is ill, spoke. The crowd left.", "The mayor spoke. The crowd left.",
      [", who is ill,"], []
    ),
    (
      "He left. He left again. He came.", "He left. He came.", ["He left again. "], []
    ),
    (
      "About 300 people fled.", "About 1,100 people fled.", ["300"], ["1,100"]
    ),
    (
      "It was late (very late) at night.", "It was late at night.", [" (very late)"], []
    ),
    ("a very very old man", "a very old man", [" very"], []),
  ]

  @Test(arguments: examples)
  func `hunks end where a reader expects it`(
    old: String, new: String, deleted: [String], inserted: [String]
  ) {
    let (oldTokens, newTokens) = (old.tokens(.word), new.tokens(.word))
    let diff = Diff(from: oldTokens, to: newTokens).readable(old: oldTokens, new: newTokens)
    #expect(diff.hunks.map { oldTokens[$0.old].joined() }.filter { $0 != "" } == deleted)
    #expect(diff.hunks.map { newTokens[$0.new].joined() }.filter { $0 != "" } == inserted)
  }
}
