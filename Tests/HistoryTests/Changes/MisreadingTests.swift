import Extraction
import Testing

@testable import History

/// What the rules once took for a change of substance and is none, or told too much of.
struct MisreadingTests {
  private let lead = "The eastern lock gate gave way shortly after the tide turned."

  private func changes(_ old: String, _ new: String) -> [Change] {
    Comparison(from: article("A", lead, old), to: article("A", lead, new)).changes
  }

  private func kinds(_ old: String, _ new: String) -> Set<Change.Kind> {
    Set(changes(old, new).map(\.kind))
  }

  @Test func `figures that stand on both sides have not changed, however they are worded`() {
    let told = changes(
      "Advice was withdrawn for all but 1,900 of the 26,400 homes in the east after two tests.",
      "The last 1,900 homes in the east were told on Sunday, of 26,400, after two tests.")
    #expect(!told.contains { $0.kind == .figure })
  }

  @Test func `figures that changed places have changed`() {
    let told = changes(
      "Some 12 people died and 15 were hurt.", "Some 15 people died and 12 were hurt.")
    #expect(told.contains { $0.kind == .figure })
  }

  @Test(arguments: [
    ("Many do not understand the notice.", "Many misunderstand the notice."),
    ("The crew was not able to reach the pier.", "The crew was unable to reach the pier."),
    ("The gate didn't close on Friday.", "The gate did not close on Friday."),
    ("Nobody was hurt in the fall.", "No one was hurt in the fall."),
  ])
  func `a negation said otherwise is none that came or went`(old: String, new: String) {
    #expect(!kinds(old, new).contains(.negation))
  }

  @Test func `a negation in a clause that went is told with the clause`() {
    let told = kinds(
      "The eastern gate fell at noon on its hinges, but the port authority would not say when.",
      "The eastern gate fell at noon on its hinges.")
    #expect(told == [.wording])
  }

  @Test(arguments: [
    ("Zones 112, 113 and 114 were cleared.", "Zones 112, 115 and 116 were cleared."),
    ("Highways 4, 12 and 20 are shut.", "Highways 4, 12, 16 and 20 are shut."),
  ])
  func `a list of roads or zones counts nothing`(old: String, new: String) {
    let told = kinds(old, new)
    #expect(!told.isEmpty && !told.contains(.figure))
  }

  @Test func `a list of roads goes on to what is counted behind it`() {
    #expect(
      kinds(
        "Zones 112, 113 and 40 homes were cleared.", "Zones 112, 113 and 60 homes were cleared.")
        == [.figure])
  }

  @Test func `from one figure to another is one range`() {
    let told = changes(
      "Winds from 15 to 20 mph are forecast.", "Winds from 10 to 25 mph are forecast.")
    #expect(told.map(\.reason) == ["15 to 20 mph → 10 to 25 mph"])
  }

  @Test func `names within a long rewording are told with it`() {
    let told = kinds(
      "Crews of Harbour Rescue searched the flooded basin by boat until the tide turned at noon.",
      "Crews were told by Marl Dock police to leave the basin when the tide turned at noon.")
    #expect(!told.contains(.name) && !told.contains(.place))
  }

  @Test func `a name of which a part still stands is not gone`() {
    let told = kinds(
      "Shots were heard in Marl Province, Vesk Province and Brael.",
      "Shots were heard in Marl, Vesk and Brael provinces.")
    #expect(!told.contains(.place) && !told.contains(.name))
  }

  @Test func `a figure whose number stands is told only where it is bounded otherwise`() {
    #expect(
      !kinds("The fall hurt 12 in the port.", "The fall hurt 12 others in the port.").contains(
        .figure))
    #expect(
      changes("At least 12 people were hurt there.", "12 people were hurt there.").map(\.reason)
        == ["injured: At least 12 people → 12 people"])
  }

  @Test func `a list of rights is no correction`() {
    #expect(
      kinds(
        "Correction, update or deletion: you can ask us.",
        "Correction, update or deletion: you can write to us.") == [.wording])
  }

  @Test func `a text that goes on is no other text`() {
    #expect(
      kinds("Divers searched.", "Divers searched until dusk, when the tide turned and fog came in.")
        == [.wording])
  }
}
