import Extraction
import Support
import Testing

@testable import History

struct ComparisonTests {
  private let one = "The footbridge over the Lothe fell into the river before dawn on Tuesday."
  private let two = "Four people were injured, the county council said."
  private let three = "The cause is not known, and an inquiry has been ordered."

  @Test func `equal articles are unchanged and have nothing to say`() {
    let comparison = Comparison(from: article("A", one, two), to: article("A", one, two))
    #expect(comparison.isUnchanged)
    #expect(comparison.summary.isEmpty)
    #expect(comparison.rows == [.unchanged(old: 0, new: 0), .unchanged(old: 1, new: 1)])
  }

  @Test func `a headline-only edit is told`() {
    let comparison = Comparison(
      from: article("Four hurt as bridge falls", one),
      to: article("Twelve hurt as bridge falls", one))
    #expect(comparison.summary == ["headline reworded"])
    #expect(
      comparison.headline?.words == [
        .init(operation: .delete, text: "Four"), .init(operation: .insert, text: "Twelve"),
        .init(operation: .equal, text: " hurt as bridge falls"),
      ])
    #expect(!comparison.isBodyChanged)
  }

  @Test func `a figure that rises is an edit of one word inside its sentence`() throws {
    let comparison = Comparison(
      from: article("A", one, two), to: article("A", one, two.replacing("Four", with: "Fifteen")))
    guard case .edited(old: 1, new: 1, let passages) = comparison.rows.last else {
      Issue.record("not an edit: \(comparison.rows)")
      return
    }
    #expect(passages.map(\.action) == [.edit])
    #expect(passages[0].words.first == .init(operation: .delete, text: "Four"))
    #expect(comparison.counts.wordsAdded == 1)
    #expect(comparison.counts.wordsRemoved == 1)
  }

  @Test func `a moved paragraph is not a deletion`() {
    let comparison = Comparison(
      from: article("A", one, two, three), to: article("A", three, one, two))
    #expect(comparison.summary == ["1 paragraph moved"])
    #expect(comparison.counts.blocksRemoved == 0)
    #expect(comparison.rows.contains(.movedHere(old: 2, new: 0, [])))
    #expect(comparison.rows.contains(.movedAway(old: 2, new: 0)))
  }

  @Test func `a paragraph that was moved and edited is still found`() {
    let edited = three.replacing("known", with: "clear")
    let comparison = Comparison(
      from: article("A", one, two, three), to: article("A", edited, one, two))
    #expect(comparison.counts.blocksMoved == 1)
    #expect(comparison.counts.wordsAdded == 1)
  }

  @Test func `a sentence split in two is a split`() {
    let old = "The bridge, which was opened in 1968, was to be inspected by divers in April."
    let new = "The bridge was opened in 1968. It was to be inspected by divers in April."
    let comparison = Comparison(from: article("A", old), to: article("A", new))
    guard case .edited(_, _, let passages) = comparison.rows[0] else {
      Issue.record("not an edit: \(comparison.rows)")
      return
    }
    #expect(passages.map(\.action) == [.split])
    let back = Comparison(from: article("A", new), to: article("A", old))
    guard case .edited(_, _, let merged) = back.rows[0] else {
      Issue.record("not an edit: \(back.rows)")
      return
    }
    #expect(merged.map(\.action) == [.merge])
  }

  @Test func `sentences with little in common are shown replaced, without confetti`() {
    let words = Passage.Words.compare(
      "The tug reached the ship at 6.05pm and had its line aboard.",
      "Nobody on the quay was told why the harbour had closed.")
    #expect(words.map(\.operation) == [.delete, .insert])
  }

  @Test func `a lone space between two changed words goes with them`() {
    let words = Passage.Words.compare(
      "Police said four people were badly hurt here.",
      "Police said twelve passengers were badly hurt here.")
    #expect(
      words == [
        .init(operation: .equal, text: "Police said "),
        .init(operation: .delete, text: "four people"),
        .init(operation: .insert, text: "twelve passengers"),
        .init(operation: .equal, text: " were badly hurt here."),
      ])
  }

  @Test func `a paragraph that becomes a heading is an edit without changed words`() {
    var new = article("A", one, two)
    new.blocks[0].kind = .heading
    let comparison = Comparison(from: article("A", one, two), to: new)
    #expect(comparison.rows[0] == .edited(old: 0, new: 0, []))
    #expect(!comparison.isUnchanged)
  }

  @Test func `the marker's coming and going is told, and the body is not`() {
    var marked = article("A", one, status: .developing)
    marked.markers = ["This is a developing story."]
    let gone = Comparison(from: marked, to: article("A", one))
    #expect(gone.summary == ["developing marker gone"])
    #expect(!gone.isBodyChanged)
    #expect(Comparison(from: article("A", one), to: marked).summary == ["developing marker added"])
  }

  @Test func `a correction that is noted comes first`() {
    let note = "Correction: an earlier version gave the wrong year."
    let comparison = Comparison(
      from: article("A", one), to: article("B", one, note))
    #expect(comparison.summary == ["correction noted", "headline reworded", "1 paragraph added"])
  }

  @Test(arguments: 0..<200) func `rows and passages give both bodies back`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pool = [
      one, two, three, "Short.", "Rain fell. Rain fell again; more is due by 6 p.m. today.",
      "“We do not know,” a spokesperson said. “Not yet.”", "100 mm of rain fell in 1.5 hours.",
    ]
    func body() -> [String] {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        var words = (pool.randomElement(using: &random) ?? "").split(separator: " ").map(
          String.init)
        if !words.isEmpty, Bool.random(using: &random) {
          words[Int.random(in: 0..<words.count, using: &random)] = "changed"
        }
        return words.joined(separator: " ")
      }
    }
    var old = article("A")
    var new = article("B")
    old.blocks = body().map { Block(.paragraph, $0) }
    new.blocks = body().map { Block(.paragraph, $0) }
    let rows = Comparison(from: old, to: new).rows
    var oldSeen: [Int] = []
    var newSeen: [Int] = []
    func check(_ passages: [Passage], _ oldIndex: Int, _ newIndex: Int) {
      guard !passages.isEmpty else {
        return #expect(old.blocks[oldIndex].text == new.blocks[newIndex].text)
      }
      #expect(passages.map(\.old).joined() == old.blocks[oldIndex].text)
      #expect(passages.map(\.new).joined() == new.blocks[newIndex].text)
    }
    for row in rows {
      switch row {
      case .unchanged(let i, let j):
        oldSeen.append(i)
        newSeen.append(j)
        #expect(old.blocks[i] == new.blocks[j])
      case .edited(let i, let j, let passages):
        oldSeen.append(i)
        newSeen.append(j)
        check(passages, i, j)
      case .removed(let i): oldSeen.append(i)
      case .added(let j): newSeen.append(j)
      case .movedAway(let i, _): oldSeen.append(i)
      case .movedHere(let i, let j, let passages):
        newSeen.append(j)
        check(passages, i, j)
      }
    }
    #expect(oldSeen == Array(old.blocks.indices))
    #expect(newSeen == Array(new.blocks.indices))
  }

  @Test func `a rewrite of thousands of paragraphs is bounded`() {
    // Above the limit no pairs are sought: all is told as removed and added.
    let count = 700
    var old = article("A")
    var new = article("A")
    old.blocks = (0..<count).map { Block(.paragraph, "Old paragraph number \($0) about rivers.") }
    new.blocks = (0..<count).map { Block(.paragraph, "New paragraph number \($0) about bridges.") }
    #expect(count * count > Alignment.cellLimit)
    let counts = Comparison(from: old, to: new).counts
    #expect(counts.blocksAdded == count)
    #expect(counts.blocksRemoved == count)
  }
}
