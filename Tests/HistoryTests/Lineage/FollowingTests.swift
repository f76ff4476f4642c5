import Testing

@testable import History

struct FollowingTests {
  private func series(_ phrase: String, _ bodies: String...) -> [String] {
    let seen = bodies.enumerated().map {
      (Int64($0.offset + 1), $0.offset, Optional(article("Fire on the heath", $0.element)))
    }
    return Following(phrase, in: timeline(seen)).series
  }

  @Test func `a figure is followed from value to value`() {
    #expect(
      series(
        "acres", "The fire has burned 200 acres.", "By noon it had burned 350 acres of heath.",
        "It has burned 350 acres. Nobody was hurt.", "Acres burned: 1,100.")
        == ["200", "350", "1,100"])
  }

  @Test func `the nearest number is the phrase's own, before it rather than after it`() {
    #expect(series("people", "Some 40 people fled 12 houses.") == ["40"])
    #expect(series("houses", "Some 40 people fled 12 houses.") == ["12"])
    #expect(
      series("containment", "Containment is at 35 per cent; 4 crews stay.") == ["35 per cent"])
    #expect(series("contained", "The fire is 40% contained.") == ["40%"])
  }

  @Test func `numbers in words count too`() {
    #expect(
      series("injured", "Four people were injured.", "Twelve were injured.") == ["Four", "Twelve"])
  }

  @Test func `how long and when is no figure of what happened`() {
    #expect(
      series("injured", "Crews came within 11 minutes; nine were injured.") == ["nine"])
    #expect(series("injured", "On 4 March six were injured.") == ["six"])
    #expect(series("minutes", "Crews came within 11 minutes.") == ["11"])
  }

  @Test func `singular and plural are one word`() {
    #expect(series("acres", "A 70-acre fire.", "It has burned 350 acres.") == ["70", "350"])
  }

  @Test func `a phrase without a number comes and goes`() {
    #expect(
      series("red flag", "A Red Flag warning holds.", "It is calm.", "The red flag is back.")
        == ["mentioned", "–", "mentioned"])
  }

  @Test func `a word inside another one is not meant`() {
    #expect(series("acre", "Seven massacres.").isEmpty)
  }
}
