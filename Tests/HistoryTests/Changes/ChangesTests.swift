import Extraction
import Support
import Testing

@testable import History

struct ChangesTests {
  private let lead = "The eastern lock gate gave way shortly after the tide turned."
  private let boats = "Eleven boats were carried through the basin and onto the mole."
  private let school = "Two schools in the lower town will stay shut on Friday."

  private func changes(_ old: String, _ new: String) -> [Change] {
    Comparison(from: article("A", lead, old), to: article("A", lead, new)).changes
  }

  private func kinds(_ old: String, _ new: String) -> [Change.Kind] {
    changes(old, new).map(\.kind)
  }

  @Test(arguments: [
    ("At least 12 people were killed.", "At least 15 people were killed."),
    ("Four people were killed in the blast.", "Twelve people were killed in the blast."),
    ("The fire has burned 200 acres of heath.", "The fire has burned 1,100 acres of heath."),
    ("About 40 % of the town has no power.", "About 55 % of the town has no power."),
  ])
  func `a figure that changed is told with what it counts`(old: String, new: String) throws {
    let told = changes(old, new)
    #expect(told.map(\.kind) == [.figure])
    let change = try #require(told.first)
    #expect(change.oldSentences == [1] && change.newSentences == [1])
    let (before, after) = (try #require(change.old), try #require(change.new))
    #expect(old.contains(before) && new.contains(after))
    #expect(change.reason.contains("→"))
  }

  @Test func `the exact phrases stand in the reason`() {
    #expect(
      changes("At least 12 people are missing now.", "Some 15 people are missing now.").first?
        .reason.contains("12 people → Some 15 people") == true)
  }

  @Test(arguments: [
    ("The road to Highway 4 is shut.", "The road to Highway 9 is shut."),
    ("Version 0.6.17 mends the fault.", "Version 0.6.18 mends the fault."),
    ("The bridge opened in 1986 to traffic.", "The bridge opened in 1968 to traffic."),
  ])
  func `a number that names is no count`(old: String, new: String) {
    let told = kinds(old, new)
    #expect(!told.isEmpty && !told.contains(.figure))
  }

  @Test func `the same figure written otherwise is no change of figure`() {
    #expect(
      !kinds("Some 40% of homes are dark.", "Some 40 percent of homes are dark.").contains(.figure))
  }

  @Test func `hedging that goes and negation that comes are told`() {
    #expect(
      kinds("The driver allegedly left the scene.", "The driver left the scene.").contains(.hedging)
    )
    #expect(
      kinds("The dam was inspected in spring.", "The dam was not inspected in spring.")
        .contains(.negation))
  }

  @Test func `a quotation that goes is told with who said it`() throws {
    let quotation = "“We saw the water rise within minutes,” a harbour official said."
    let change = try #require(
      Comparison(from: article("A", lead, quotation), to: article("A", lead)).changes.first)
    #expect(change.kind == .quotationRemoved)
    #expect(change.reason.contains("official said"))
    #expect(change.old == quotation)
  }

  @Test func `words put into a mouth are a quotation altered`() {
    #expect(
      kinds(
        "“We saw the water rise within minutes,” an official said.",
        "“We saw the water rise within hours,” an official said."
      ).contains(.quotationAltered))
  }

  @Test func `notes of the newsroom come first`() {
    let note = "Correction: An earlier version gave the wrong year."
    let told = Comparison(
      from: article("A", lead, boats), to: article("B", lead, boats, note)
    ).changes
    #expect(told.map(\.kind) == [.correction, .headline])
    #expect(kinds("Updates were slow to come.", "Updates were quick to come.") == [.wording])
  }

  @Test(arguments: [
    ("They said \"stay away\" – again.", "They said “stay away” - again."),
    ("The  quay is shut", "The quay is shut."), ("The Quay is shut.", "The quay is shut."),
  ])
  func `signs, spaces and capitals are typography`(old: String, new: String) {
    #expect(kinds(old, new) == [.typography])
  }

  @Test func `a letter put right is spelling`() {
    #expect(
      kinds("The goverment has asked for divers.", "The government has asked for divers.")
        == [.spelling])
  }

  @Test func `paragraphs added together are one change`() {
    let told = Comparison(
      from: article("A", lead), to: article("A", lead, boats, school)
    ).changes
    #expect(told.map(\.brief) == ["2 paragraphs added"])
    #expect(told.first?.newSentences == [1, 2])
  }

  @Test func `a paragraph that moved is told with where it went`() {
    let told = Comparison(
      from: article("A", lead, boats, school), to: article("A", school, lead, boats)
    ).changes
    #expect(told.map(\.brief) == ["paragraph 3 moved to the top"])
  }

  @Test func `a lead that was said anew is told as the lead`() {
    let told = Comparison(
      from: article("A", lead, boats),
      to: article("A", "The eastern lock gate broke soon after the tide turned.", boats)
    ).changes
    #expect(told.map(\.kind) == [.lead])
  }

  @Test func `every kind has its row in the table of weights`() {
    #expect(Set(Weights.rows.map(\.kind)) == Set(Change.Kind.allCases))
    #expect(Weights.rows.allSatisfy { 0...100 ~= $0.points })
  }

  @Test(arguments: 0..<200) func `each passage that changed is told, and nothing else is`(
    seed: UInt64
  ) {
    var random = SeededRandom(seed: seed)
    let pool = [
      lead, boats, school, "Rain fell. Rain fell again; more is due by 6 p.m. today.",
      "“We do not know,” an official said. “Not yet.”", "Some 100 mm of rain fell in 1.5 hours.",
    ]
    func body() -> [Block] {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        var words = (pool.randomElement(using: &random) ?? "").split(separator: " ").map(
          String.init)
        if Bool.random(using: &random) {
          let changed =
            ["changed", "12", "Tuesday", "not", "—"].randomElement(using: &random) ?? ""
          words[Int.random(in: 0..<words.count, using: &random)] = changed
        }
        let kind: Block.Kind = Int.random(in: 0..<8, using: &random) == 0 ? .listItem : .paragraph
        let links = (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in
          ["https://a.example/1", "https://b.example/2", "https://courier.example/3"]
            .randomElement(using: &random).flatMap { Address($0) }
            .map { Link(text: words[0], address: $0) }
        }
        return Block(kind, words.joined(separator: " "), links: links)
      }
    }
    let address = Address("https://courier.example/lock")
    let (old, new) = (
      Article(headline: "A", address: address, blocks: body()),
      Article(headline: "A", address: address, blocks: body())
    )
    let comparison = Comparison(from: old, to: new)
    let changes = comparison.changes
    #expect(changes.isEmpty == comparison.isUnchanged)
    #expect((Fingerprint(of: old) == Fingerprint(of: new)) == comparison.isUnchanged)
    #expect(comparison.summary.isEmpty == comparison.isUnchanged)
    let (olds, news) = (
      Set(changes.flatMap(\.oldSentences)), Set(changes.flatMap(\.newSentences))
    )
    for passage in comparison.passages where passage.action != .unchanged || passage.move != nil {
      #expect(passage.old.allSatisfy { olds.contains($0.index) })
      #expect(passage.new.allSatisfy { news.contains($0.index) })
    }
    #expect(changes.map(\.weight) == changes.map(\.weight).sorted(by: >))
  }

  @Test func `news is what the older one did not say`() {
    let old = article("A", lead, boats, school)
    let new = article(
      "A", lead, boats.replacing("Eleven", with: "Fourteen"), "The navy has sent divers.", school)
    #expect(
      Comparison(from: old, to: new).news.map(\.text) == [
        boats.replacing("Eleven", with: "Fourteen"), "The navy has sent divers.",
      ])
    #expect(Comparison(from: new, to: new).news.isEmpty)
  }
}
