import Support
import Testing

@testable import History

struct SentenceAlignmentTests {
  private func sentences(_ texts: [String]) -> [Sentence] {
    texts.enumerated().map { Sentence(index: $0, block: $0, text: $1) }
  }

  private func align(_ old: [String], _ new: [String]) -> [SentenceAlignment.Group] {
    SentenceAlignment(old: sentences(old), new: sentences(new)).groups
  }

  private let gate = "The eastern lock gate gave way shortly after the tide turned."
  private let boats = "Eleven boats were carried through the basin and onto the mole."
  private let council = "The county council has asked the navy for divers."
  private let school = "Two schools in the lower town will stay shut on Friday."

  @Test func `a reworded sentence is linked with what it was`() {
    let groups = align(
      [gate, boats, council], [gate, "Twelve boats were carried onto the mole.", council])
    #expect(groups.map(\.old) == [[0], [1], [2]])
    #expect(groups.map(\.new) == [[0], [1], [2]])
    #expect(groups[1].likeness < 1)
  }

  @Test func `sentences without common words are not linked`() {
    #expect(align([gate], [school]).isEmpty)
    #expect(align([gate, boats], [gate, school]).map(\.new) == [[0]])
  }

  @Test func `of two that crossed the one that went furthest has moved, on ties the one upward`() {
    let far = align([gate, boats, council, school], [school, gate, boats, council])
    #expect(far.map(\.isMoved) == [false, false, false, true])
    let tie = align([gate, boats], [boats, gate])
    #expect(tie.map(\.isMoved) == [false, true])
  }

  @Test func `a line that fell into three is one split`() {
    let whole =
      "Call the flood line on the county's own number; it is busy; leave word at the hall."
    let groups = align(
      [gate, whole, council],
      [
        gate, "Call the flood line on the county's own number", "it is busy",
        "leave word at the hall.", council,
      ])
    #expect(groups.map(\.new) == [[0], [1, 2, 3], [4]])
  }

  @Test func `a short line that stands often follows its neighbour`() {
    let groups = align(
      [gate, "(Radio)", council, "(Radio)"], [boats, "(Radio)", school, "(Radio)", gate, "(Radio)"])
    #expect(groups.map(\.old) == [[0], [1]])
    #expect(groups.map(\.new) == [[4], [5]])
  }

  @Test func `signs without words are linked by their place`() {
    let groups = align([gate, "* * *", council], [gate, "———", council])
    #expect(groups.map(\.new) == [[0], [1], [2]])
  }

  @Test func `scripts without spaces are linked by their characters`() {
    let groups = align(
      ["东部水闸在涨潮后不久垮塌。", "十一艘船被冲上防波堤。"], ["十二艘船被冲上防波堤。"])
    #expect(groups.map(\.old) == [[1]])
  }

  /// Thousands of sentences of words that all others have too: the pairs that are looked at stay few.
  @Test func `two long texts with nothing in common are no trouble`() {
    var random = SeededRandom(seed: 7)
    func text(_ side: String) -> [Sentence] {
      sentences(
        (0..<1500).map { _ in
          (0..<20).map { _ in
            Bool.random(using: &random)
              ? "the" : "\(side)\(Int.random(in: 0..<4000, using: &random))"
          }.joined(separator: " ")
        })
    }
    let (old, new) = (text("river"), text("bridge"))
    let features = SentenceFeatures(
      old: old, new: new, freeOld: Array(old.indices), freeNew: Array(new.indices), .standard)
    let candidates = Candidates(
      features, freeOld: Array(old.indices), freeNew: Array(new.indices), .standard)
    #expect(candidates.pairs.count <= Candidates.breadth * old.count)
    #expect(SentenceAlignment(old: old, new: new).groups.count < 100)
  }

  @Test(arguments: 0..<300) func `groups never share a sentence, and moves leave no crossing`(
    seed: UInt64
  ) {
    var random = SeededRandom(seed: seed)
    let pool = [gate, boats, council, school, "None", "(Radio)"]
    func text() -> [String] {
      (0..<Int.random(in: 0...9, using: &random)).map { _ in
        pool.randomElement(using: &random) ?? ""
      }
    }
    let (old, new) = (text(), text())
    let groups = align(old, new)
    #expect(Set(groups.flatMap(\.old)).count == groups.flatMap(\.old).count)
    #expect(Set(groups.flatMap(\.new)).count == groups.flatMap(\.new).count)
    let firsts = groups.filter { !$0.isMoved }.map { $0.new[0] }
    #expect(firsts == firsts.sorted())
  }
}
