import Extraction
import Testing

@testable import History

struct LikenessTests {
  private let known = article(
    "Fire at cold store on Pellhaven docks",
    "Sixty firefighters are tackling a blaze at a cold store at Marl Dock in Pellhaven, the fire service said.",
    "No injuries have been reported. Residents of two streets were told to keep windows shut.",
    "The building is used to store frozen fish. Its cooling plant holds ammonia, the port authority said."
  )

  @Test func `an updated headline and lead are still found`() {
    let updated = article(
      "Cold store fire in Pellhaven under control",
      "A blaze at a cold store at Marl Dock in Pellhaven was brought under control by noon, the fire service said.",
      "No injuries have been reported. Residents of two streets were told to keep windows shut.")
    #expect(Likeness.choose(for: updated, among: [known])?.offset == 0)
  }

  @Test func `another story on the same subject is not taken for it`() {
    let other = article(
      "Warehouse fire in Ostrelle put out after three hours",
      "A fire that gutted a furniture warehouse in Ostrelle was put out on Wednesday, the brigade said.",
      "The building is used to store frozen fish. Its cooling plant holds ammonia, the port authority said.",
      "Traffic on the ring road was stopped for an hour while crews laid hoses across both lanes.")
    #expect(Likeness.choose(for: other, among: [known]) == nil)
  }

  @Test func `the likelier of two is chosen`() {
    let other = article(
      "Rain in the hills", "It rained all night in the hills above the town of Ostrelle.")
    #expect(Likeness.choose(for: known, among: [other, known])?.offset == 1)
  }

  @Test func `what several stories share speaks for none of them`() {
    let form =
      "Read all our earlier reports, and write to the desk with what you have seen and heard today."
    let one = article("Port strike enters second week", form, "Cranes stood still.")
    let two = article("School roof blown off", form, "Pupils were at home.")
    let new = article("Ferry delayed by fog", form, "Boats wait outside.")
    #expect(Likeness.choose(for: new, among: [one]) != nil)
    #expect(Likeness.choose(for: new, among: [one, two]) == nil)
  }

  @Test func `a briefing of every day is a new story each day`() {
    #expect(Likeness.isSeries("Morning briefing, 4 March 2025", "Morning briefing, 5 March 2025"))
    #expect(Likeness.isSeries("Weekly update – May 8th", "Weekly update – May 22nd"))
    #expect(Likeness.isSeries("Summit 2024: call for papers", "Summit 2025: call for papers"))
    #expect(!Likeness.isSeries("Four hurt in crash", "12 hurt in crash"))
    #expect(!Likeness.isSeries("4 hurt in crash", "12 hurt in crash"))
    #expect(!Likeness.isSeries("Bridge closed", "Bridge closed"))
  }

  @Test func `texts without words are like nothing`() {
    #expect(Likeness.choose(for: article("…"), among: [article("–")]) == nil)
    #expect(Shingles(article("…")).sketch().isEmpty)
  }

  @Test func `shingles are the same in every process`() {
    // Archives hold these hashes.
    #expect(Shingles(article("one two three")).sketch() == [-6_483_837_431_584_447_542])
  }
}
