import Extraction
import Foundation
import Testing

@testable import History

struct MarkdownChangesTests {
  private func lines(_ old: Article, _ new: Article) -> [String] {
    let comparison = Comparison(from: old, to: new)
    return MarkdownChanges(comparison.changes, comparison).lines
  }

  private let old = article(
    "Bridge closed", "The bridge over the Lothe is closed, police said on Monday.",
    "Four people were hurt when it fell.", "A rest centre was opened at the school.",
    "\"We heard it go,\" a baker said.")
  private let new = article(
    "Bridge closed", "The bridge over the Lothe is closed, police said on Monday.",
    "Six people were hurt when it fell.", "\"We heard it go,\" a baker said.",
    "Two roads are shut until the evening.",
    "Correction: An earlier version gave a wrong name. It is the Lothe.")

  @Test func `changes stand under headings, weightiest first`() {
    let headings = lines(old, new).filter { $0.hasPrefix("### ") }
    #expect(
      headings == [
        "### Corrections and notes", "### Figures", "### Removed", "### Added", "### Reworded",
      ])
  }

  @Test func `no sentence is told twice, and a note is told whole`() {
    let lines = lines(old, new)
    for text in [
      "- A rest centre was opened at the school.", "- Two roads are shut until the evening.",
      "- <del>Four</del> <ins>Six</ins> people were hurt when it fell.",
      "- Correction: An earlier version gave a wrong name. It is the Lothe.",
    ] {
      #expect(lines.count { $0 == text } == 1, "\(text) in \(lines)")
    }
    #expect(lines.joined().components(separatedBy: "It is the Lothe").count == 2)
    #expect(!lines.joined().contains("We heard it go"))
  }

  @Test func `changes of signs alone are one line`() {
    let lines = lines(
      article("Bridge", "It's shut - for now.", "He said \"no\"."),
      article("Bridge", "It’s shut – for now.", "He said “no”."))
    #expect(lines.count == 1, "\(lines)")
    #expect(lines.first?.hasPrefix("Small changes: ") == true)
  }

  @Test func `every kind of change has a heading`() {
    for kind in Change.Kind.allCases {
      #expect((ChangeTopic(kind) == .small) == (kind.weight < Change.trivialBelow), "\(kind)")
    }
  }
}
