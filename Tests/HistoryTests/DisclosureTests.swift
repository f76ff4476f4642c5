import Extraction
import Testing

@testable import History

struct DisclosureTests {
  private let one = "Four people were hurt when the gate fell."
  private let two = "Nine people were hurt when the gate fell."

  private func changes(_ old: Article, _ new: Article) -> [Change] {
    Comparison(from: old, to: new).changes
  }

  @Test func `a change of substance under the same declared time is undisclosed`() {
    let told = changes(article("A", one), article("A", two))
    #expect(
      Disclosure(of: told, modifiedBefore: minute(0), modifiedAfter: minute(0)) == .undisclosed)
    #expect(Disclosure(of: told, modifiedBefore: nil, modifiedAfter: nil) == .undisclosed)
    #expect(Disclosure(of: told, modifiedBefore: minute(0), modifiedAfter: minute(5)) == .dated)
  }

  @Test func `a note of the newsroom discloses`() {
    let told = changes(
      article("A", one), article("A", two, "Correction: An earlier version gave a wrong number."))
    #expect(Disclosure(of: told, modifiedBefore: nil, modifiedAfter: nil) == .noted)
  }

  @Test func `signs alone are minor`() {
    let told = changes(article("A", one), article("A", one.replacing(".", with: "!")))
    #expect(Disclosure(of: told, modifiedBefore: nil, modifiedAfter: nil) == .minor)
  }

  @Test func `a later declared time over the same text is touched and unchanged`() {
    #expect(Disclosure(ofUnchanged: minute(9), modifiedBefore: minute(1)) == .touched)
    #expect(Disclosure(ofUnchanged: minute(1), modifiedBefore: minute(1)) == nil)
    #expect(Disclosure(ofUnchanged: nil, modifiedBefore: minute(1)) == nil)
  }

  @Test func `the walk tells each step's disclosure`() {
    let steps = Array(
      timeline([(1, 0, article("A", one)), (2, 5, article("A", one)), (3, 9, article("A", two))])
        .steps)
    #expect(steps.map(\.disclosure) == [nil, nil, .undisclosed])
    #expect(steps[2].changes.map(\.kind) == [.figure])
  }
}
