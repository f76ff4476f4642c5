import Testing

@testable import Extraction

@Suite struct PhrasePatternTests {
  @Test func `a phrase tells with which words a sentence can begin to match`() {
    #expect(PhrasePattern("stay tuned").openings == [["stay", "tuned"]])
    #expect(PhrasePattern("stay *").openings == [["stay"]])
    #expect(PhrasePattern("urgent").openings == [["urgent"]])
    #expect(PhrasePattern("* urgent").openings == [[]])
    #expect(
      PhrasePattern("[a|the] [story is] developing [news] (now|soon)").openings
        == [
          ["a", "story"], ["a", "developing"], ["the", "story"], ["the", "developing"],
          ["story", "is"], ["developing", "news"], ["developing", "now"], ["developing", "soon"],
        ])
  }

  @Test func `the second word dismisses no sentence that a phrase takes`() {
    let table = PhraseTable(["stay *", "stay tuned now", "more", "more to (come|follow)"])
    for sentence in ["Stay.", "Stay at home.", "Stay tuned now.", "More", "More \u{2026} to come"] {
      #expect(table.contains(sentence), "\(sentence)")
    }
    #expect(!table.contains("More of it to come"))
    #expect(table.containsFirstSentence(of: "More. Of it, nothing."))
  }
}
