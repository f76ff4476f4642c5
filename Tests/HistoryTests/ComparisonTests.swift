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
    #expect(comparison.rows.map(\.fate) == [.unchanged, .unchanged])
    #expect(comparison.passages.map(\.action) == [.unchanged, .unchanged])
  }

  @Test func `a headline-only edit is told`() {
    let comparison = Comparison(
      from: article("Four hurt as bridge falls", one),
      to: article("Twelve hurt as bridge falls", one))
    #expect(comparison.summary == ["injured: Four hurt → Twelve hurt", "headline reworded"])
    #expect(
      comparison.headline?.runs == [
        .init(operation: .delete, text: "Four"), .init(operation: .insert, text: "Twelve"),
        .init(operation: .equal, text: " hurt as bridge falls"),
      ])
    #expect(!comparison.isBodyChanged)
  }

  @Test func `a figure that rises is an edit of one word inside its sentence`() throws {
    let comparison = Comparison(
      from: article("A", one, two), to: article("A", one, two.replacing("Four", with: "Fifteen")))
    let passage = try #require(comparison.passages.last)
    #expect(comparison.rows.map(\.fate) == [.unchanged, .edited])
    #expect(passage.action == .edit)
    #expect(passage.wording.runs.first == .init(operation: .delete, text: "Four"))
    #expect(comparison.counts.wordsAdded == 1)
    #expect(comparison.counts.wordsRemoved == 1)
  }

  @Test func `a moved paragraph is not a deletion`() {
    let comparison = Comparison(
      from: article("A", one, two, three), to: article("A", three, one, two))
    #expect(comparison.summary == ["paragraph 3 moved to the top"])
    #expect(comparison.counts.sentencesRemoved == 0)
    #expect(comparison.rows.map(\.fate) == [.movedHere, .unchanged, .unchanged, .movedAway])
    #expect(comparison.rows.map(\.old) == [2, 0, 1, 2])
    #expect(comparison.rows.map(\.new) == [0, 1, 2, 0])
    #expect(comparison.passages.first?.move == .up)
  }

  @Test func `a paragraph that was moved and edited is still found`() {
    let edited = three.replacing("known", with: "clear")
    let comparison = Comparison(
      from: article("A", one, two, three), to: article("A", edited, one, two))
    #expect(comparison.counts.sentencesMoved == 1)
    #expect(comparison.counts.wordsAdded == 1)
  }

  @Test func `a sentence split in two is a split`() {
    let old = "The bridge, which was opened in 1968, was to be inspected by divers in April."
    let new = "The bridge was opened in 1968. It was to be inspected by divers in April."
    let comparison = Comparison(from: article("A", old), to: article("A", new))
    #expect(comparison.passages.map(\.action) == [.split])
    let back = Comparison(from: article("A", new), to: article("A", old))
    #expect(back.passages.map(\.action) == [.merge])
  }

  @Test func `sentences with little in common are shown replaced, without confetti`() {
    let wording = Wording(
      from: "The tug reached the ship at 6.05pm and had its line aboard.",
      to: "Nobody on the quay was told why the harbour had closed.")
    #expect(wording.runs.map(\.operation) == [.delete, .insert])
  }

  @Test func `a lone space between two changed words goes with them`() {
    let wording = Wording(
      from: "Police said four people were badly hurt here.",
      to: "Police said twelve passengers were badly hurt here.")
    #expect(
      wording.runs == [
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
    #expect(comparison.rows.map(\.fate) == [.edited, .unchanged])
    #expect(comparison.passages.map(\.action) == [.unchanged, .unchanged])
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
    #expect(comparison.summary == ["correction noted", "headline reworded"])
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
    let comparison = Comparison(from: old, to: new)
    check(comparison)
    let passages = comparison.passages
    #expect(new.sentences(sharing: old, old.sentences) == new.sentences)
    // Each sentence stands in one passage, and each passage reads as its sentences do.
    #expect(passages.flatMap(\.old).map(\.index).sorted() == Array(old.sentences.indices))
    #expect(passages.flatMap(\.new).map(\.index).sorted() == Array(new.sentences.indices))
    for passage in passages where passage.action != .unchanged {
      #expect(passage.wording.old == passage.old.joinedText)
      #expect(passage.wording.new == passage.new.joinedText)
    }
  }

  /// The rows hold every passage where it stands, and a moved one where it stood.
  private func check(_ comparison: Comparison) {
    let rows = comparison.rows
    let here = rows.flatMap(\.parts).filter { $0.place == .here }.map(\.passage)
    #expect(here.sorted() == Array(comparison.passages.indices))
    let away = rows.flatMap(\.parts).filter { $0.place == .away }.map(\.passage)
    #expect(
      Set(away) == Set(comparison.passages.indices.filter { comparison.passages[$0].move != nil }))
    // New blocks stand in their order, each once.
    let news = rows.filter { $0.fate != .removed && $0.fate != .movedAway }.compactMap(\.new)
    #expect(news == news.sorted() && Set(news).count == news.count)
    for row in rows where row.fate == .unchanged {
      guard let old = row.old, let new = row.new else {
        Issue.record("an unchanged row without a side")
        continue
      }
      #expect(comparison.old.blocks[old].kind == comparison.new.blocks[new].kind)
    }
  }

  @Test func `a paragraph that breaks elsewhere has not changed`() {
    let old = article("A", one + " " + two, three)
    let comparison = Comparison(from: old, to: article("A", one, two, three))
    #expect(comparison.passages.allSatisfy { $0.action == .unchanged })
    #expect(comparison.rows.allSatisfy { $0.fate == .unchanged })
    #expect(!comparison.isUnchanged)
  }

  @Test func `a line that breaks within a sentence has not changed it`() throws {
    let old = article(
      "A", "Residents of Grove Road between the mill", "and the upper bridge must leave.")
    let new = article(
      "A", "Residents of Grove Road between the mill and the upper bridge must leave.")
    let passage = try #require(Comparison(from: old, to: new).passages.first)
    #expect(passage.action == .unchanged)
    #expect(passage.old.count == 2)
  }
}
