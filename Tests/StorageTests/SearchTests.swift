import Extraction
import Foundation
import History
import Support
import Testing

@testable import Storage

struct SearchTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
  }

  private func hits(_ text: String, _ change: (inout SearchFilter) -> Void = { _ in }) throws
    -> [SearchHit]
  {
    var filter = SearchFilter()
    change(&filter)
    return try archive.search(text, filter).hits
  }

  /// The texts that are found, with the words that were looked for in brackets.
  private func marked(_ text: String) throws -> [String] {
    try hits(text).flatMap(\.passages).map { passage in
      var marked = ""
      var position = passage.text.startIndex
      for match in passage.matches {
        marked += passage.text[position..<match.lowerBound] + "[\(passage.text[match])]"
        position = match.upperBound
      }
      return marked + passage.text[position...]
    }
  }

  @Test func `words are found with their life`() throws {
    _ = try archive.record([
      draft("The bridge is safe.", at: 0), draft("The bridge is safe.", at: 2),
      draft("The bridge has cracks.", at: 5), draft("The bridge has cracks.", at: 9),
    ])
    let safe = try #require(try hits("safe").first)
    #expect(!safe.isStanding)
    #expect(safe.headline == "Bridge closed")
    let passage = try #require(safe.passages.first)
    #expect(passage.first == 1)
    #expect(passage.firstSeenAt == minute(0))
    #expect(passage.notSeenAt == nil)
    #expect(passage.last == 1)
    #expect(passage.lastSeenAt == minute(2))
    #expect(passage.goneAt == minute(5))
    let cracks = try #require(try hits("cracks").first)
    #expect(cracks.isStanding)
    #expect(cracks.passages.first?.notSeenAt == minute(2))
    #expect(cracks.passages.first?.lastSeenAt == minute(9))
    #expect(cracks.passages.first?.goneAt == nil)
  }

  @Test func `what was once said and no longer is, is one query`() throws {
    _ = try archive.record([
      draft("There is no danger.", at: 0), draft("Leave at once.", at: 1),
      draft("There is no danger.", at: 0, key: "ferry"),
      draft("There is no danger at all.", at: 1, key: "ferry"),
      draft("There is no danger.", at: 0, key: "market"),
    ])
    #expect(try hits("\"no danger\"").count == 3)
    #expect(try hits("\"no danger\"") { $0.isRemoved = true }.map(\.key) == ["bridge"])
  }

  @Test func `a passage that returns has one life`() throws {
    _ = try archive.record([
      draft("It is safe.", at: 0), draft("It is not.", at: 1), draft("It is safe.", at: 2),
    ])
    let passage = try #require(try hits("safe").first?.passages.first)
    #expect(passage.first == 1)
    #expect(passage.last == 3)
    #expect(passage.goneAt == nil)
  }

  @Test func `phrases, beginnings and operators are understood`() throws {
    _ = try archive.record([
      draft("Harbour fire spreads to the cold store.", at: 0),
      draft("A blaze near the harbour, no fire crews.", at: 0, key: "blaze"),
      draft("Evacuation of the quay.", at: 0, key: "quay"),
    ])
    func keys(_ text: String) throws -> Set<String> { Set(try hits(text).map(\.key)) }
    #expect(try keys("harbour fire") == ["bridge", "blaze"])
    #expect(try keys("\"harbour fire\"") == ["bridge"])
    #expect(try keys("evacuat*") == ["quay"])
    #expect(try keys("evacuat") == [])
    #expect(try keys("evacuation OR spreads") == ["quay", "bridge"])
    #expect(try keys("harbour NOT spreads") == ["blaze"])
    #expect(try keys("(evacuation OR fire) NOT blaze") == ["quay", "bridge"])
    #expect(try keys("HARBOUR") == ["bridge", "blaze"])
    #expect(try keys("fire-crews") == ["blaze"])
  }

  @Test(arguments: ["", " ", "\"", "—", "\"\" ()", "*", "NOT"]) func `a query needs a word`(
    text: String
  ) {
    #expect(throws: ArchiveError.badQuery(text, reason: "there is no word in it")) {
      try archive.search(text)
    }
  }

  @Test(arguments: ["(fire", "fire)", "OR fire", "fire AND", "fire OR OR blaze"])
  func `operators that don't go together are said`(text: String) throws {
    let error = #expect(throws: ArchiveError.self) { try archive.search(text) }
    #expect("\(try #require(error))".contains("parentheses"))
  }

  @Test(arguments: [
    "text:fire", "fire^2", "NEAR(fire blaze)", "{fire}", "-fire", "fire\u{0}", "'fire'",
    "fire+blaze",
    "a' OR '1'='1", "fire; DROP TABLE passage",
  ]) func `signs have no meaning of their own`(text: String) throws {
    _ = try archive.record([draft("fire", at: 0)])
    _ = try? archive.search(text)
    #expect(try hits("fire").count == 1)
  }

  @Test func `case and accents make no difference, and what is found is marked`() throws {
    _ = try archive.record([draft("Die BRÜCKE über die Elbe: Brückenbau ruht.", at: 0)])
    #expect(try marked("brucke") == ["Die [BRÜCKE] über die Elbe: Brückenbau ruht."])
    #expect(try marked("brücke* elbe") == ["Die [BRÜCKE] über die [Elbe]: [Brückenbau] ruht."])
    #expect(try marked("\"die elbe\"") == ["Die BRÜCKE über [die Elbe]: Brückenbau ruht."])
  }

  @Test func `scripts without spaces are searched as well`() throws {
    _ = try archive.record([
      draft("昨夜、港の倉庫で火災が発生した。", at: 0), draft("สะพานปิดแล้ว", at: 0, key: "thai"),
      draft("다리가 폐쇄되었다", at: 0, key: "korean"),
    ])
    #expect(try marked("倉庫") == ["昨夜、港の[倉庫]で火災が発生した。"])
    #expect(try marked("庫倉") == [])
    #expect(try marked("火災 倉庫") == ["昨夜、港の[倉庫]で[火災]が発生した。"])
    #expect(try hits("ปิด").map(\.key) == ["thai"])
    #expect(try hits("다리*").map(\.key) == ["korean"])
  }

  @Test func `a search is narrowed`() throws {
    _ = try archive.record([
      draft("It is closed.", at: 0, address: "https://www.tide.example/a"),
      draft("It is closed.", at: 9, key: "ferry", address: "https://courier.example/b"),
    ])
    #expect(try hits("closed") { $0.story = "ferry" }.map(\.key) == ["ferry"])
    #expect(try hits("closed") { $0.host = "tide.example" }.map(\.key) == ["bridge"])
    #expect(try hits("closed") { $0.host = "ide.example" }.isEmpty)
    #expect(try hits("closed") { $0.addedSince = minute(5) }.map(\.key) == ["ferry"])
    #expect(try hits("closed") { $0.limit = 1 }.count == 1)
    #expect(throws: ArchiveError.unknownStory("nowhere")) {
      try hits("closed") { $0.story = "nowhere" }
    }
  }

  @Test(arguments: [
    "The ferry’s 2nd crossing – 14:30 –, as café Zoë said: naïve; e\u{301}cole, o\u{308}l.",
    "½ of Ⅻ, ٣ and ৪; don't re-enter x\u{FE0F}y a\u{200D}b _c_ d-e.",
    "Ελλάδα, Москва\u{306}, हिन्दी में, العربيّة, עִבְרִית, 한국어 뉴스", "\u{301}a \u{200D}b", "",
  ])
  func `words are the same, found by their scalars or by their characters`(text: String) {
    // One character of a script without spaces has all of it read by its characters.
    let slow = SearchWord.all(in: text + " 橋")
    #expect(SearchWord.all(in: text).map(\.folded) == slow.dropLast().map(\.folded))
  }

  @Test func `rare words and short passages weigh more`() throws {
    _ = try archive.record([
      draft("The quay is closed.", at: 0, key: "short"),
      draft(
        "The quay is closed until the crane that fell on it is taken away.", at: 1, key: "long"),
      draft("The quay is closed, the quay said, and the quay was.", at: 2, key: "often"),
      draft("The mole is closed.", at: 0, key: "rare"),
    ])
    #expect(try hits("quay").map(\.key) == ["often", "short", "long"])
    #expect(try hits("mole OR quay").first?.key == "rare")
  }

  @Test func `a headline comes before a text`() throws {
    _ = try archive.record([
      draft("The strike of the pilots goes on: strike after strike.", at: 0),
      draft("Nothing sails.", at: 0, key: "ferry", headline: "Strike at the port"),
    ])
    #expect(try hits("strike").map(\.key) == ["ferry", "bridge"])
  }

  @Test func `linked stories are found as one, and apart when they are unlinked`() throws {
    _ = try archive.record([
      draft("It is closed.", at: 0), draft("It is closed.", at: 1, key: "ferry"),
    ])
    _ = try archive.link("ferry", into: "bridge")
    #expect(try hits("\"is closed\"").map(\.key) == ["bridge"])
    _ = try archive.record([draft("It sails.", at: 3, key: "ferry")])
    #expect(try hits("sails").map(\.key) == ["bridge"])
    _ = try archive.unlink("ferry")
    #expect(try hits("sails").map(\.key) == ["ferry"])
    #expect(Set(try hits("\"is closed\"").map(\.key)) == ["bridge", "ferry"])
  }

  @Test func `where too many match, the newest are looked at`() throws {
    _ = try archive.record(
      (0...Archive.searchLimit).map { draft("fire \($0)", at: 0, key: "story-\($0)") })
    let result = try archive.search("fire")
    #expect(result.isPartial)
    #expect(result.hits.count == 20)
    #expect(try archive.search("\"fire 7\"").isPartial == false)
  }

  @Test func `one story is searched whole, however many newer ones match`() throws {
    _ = try archive.record([
      draft("There was no fire.", at: 0, key: "old"),
      draft("It was out by ten.", at: 1, key: "old"),
      draft("It was a fire.", at: 2, key: "linked"),
    ])
    _ = try archive.link("linked", into: "old")
    _ = try archive.record(
      (0...Archive.searchLimit).map { draft("fire \($0)", at: 3, key: "story-\($0)") })
    let result = try archive.search(
      "fire",
      {
        var filter = SearchFilter()
        filter.story = "old"
        return filter
      }())
    #expect(!result.isPartial)
    #expect(
      result.hits.map { $0.passages.map(\.text) } == [["It was a fire.", "There was no fire."]])
  }

  @Test func `that nothing of it stands is said of all that a story says, however much matches`()
    throws
  {
    let count = Archive.searchLimit + 1
    _ = try archive.record([
      draft("No fire.\n\nA crane fell.", at: 0, key: "gone"),
      draft("A crane fell.", at: 1, key: "gone"),
      draft("There is a fire.", at: 0, key: "stands"),
    ])
    _ = try archive.record((0..<count).map { draft("fire \($0)", at: 2, key: "story-\($0)") })
    // The newest passage of this one is gone, and an older one stands.
    _ = try archive.record([
      draft("There is a fire.\n\nOne more fire.", at: 3, key: "stands"),
      draft("There is a fire.\n\nIt is out.", at: 4, key: "stands"),
    ])
    let hits = try hits("fire") { $0.isRemoved = true }
    #expect(hits.map(\.key) == ["gone"])
    let newest = try archive.search("fire")
    #expect(newest.isPartial)
    #expect(newest.hits.first { $0.key == "stands" }?.isStanding == true)
    let added = try self.hits("fire") {
      $0.addedSince = minute(1)
      $0.limit = 2 * count
    }
    #expect(added.count == count)
    #expect(!added.contains { $0.key == "stands" })
  }

  @Test func `what is read again is found again`() throws {
    _ = try archive.record([draft("It is safe.", at: 0), draft("It is not.", at: 1)])
    _ = try archive.rebuild()
    #expect(try hits("safe").first?.passages.first?.goneAt == minute(1))
    #expect(try archive.verify().faults == [])
  }
}
