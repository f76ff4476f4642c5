import Extraction
import Testing

@testable import History

/// What a hostile page can make the rules do is bounded; looks are counted, not timed.
struct BoundsTests {
  private func looks(phrases: Int) -> Int {
    let words = (0..<phrases).map { "\($0 + 2) boats sank, " }
    let others = (0..<phrases).map { $0 % 3 == 0 ? "\($0 + 7001) boats sank, " : words[$0] }
    let wording = Wording(from: words.joined() + "it was.", to: others.joined() + "it was.")
    return PassageTeller(wording, Lexicon.of(.english), .english).looks
  }

  @Test func `phrases are paired up to a limit, and a sentence without end is told as reworded`() {
    let limit = PassageTeller.phraseLimit
    #expect(1...limit * limit ~= looks(phrases: limit / 2))
    #expect(looks(phrases: 6000) == 0)
  }

  @Test func `up to the limit every changed figure is told`() {
    let count = 30
    let old = (0..<count).map { "\($0 + 2) boats sank, " }.joined() + "it was."
    let new = (0..<count).map { "\($0 + 502) boats sank, " }.joined() + "it was."
    let teller = PassageTeller(Wording(from: old, to: new), Lexicon.of(.english), .english)
    #expect(teller.changes.count { $0.kind == .figure } == count)
  }

  @Test func `bounds without a number behind them are read once`() {
    let text = String(repeating: "at least more than ", count: 4000) + "rain."
    let wording = Wording(from: "Rain.", to: text)
    #expect(!PassageTeller(wording, Lexicon.of(.english), .english).changes.isEmpty)
  }

  @Test func `a word without end is no spelling`() {
    let word = String(repeating: "ab", count: 200_000)
    #expect(!PassageTeller.isSpelling(word + "xb", word + "yb"))
  }
}
