import Extraction

/// Why an article was read as it was, for a person: what the page says of each field and where, then
/// what became of its texts.
struct ExplanationText {
  private let explanation: Explanation

  init(_ explanation: Explanation) {
    self.explanation = explanation
  }

  func text(on terminal: Terminal) -> String {
    var text = ""
    for field in Explanation.Field.allCases {
      let candidates = explanation.candidates(of: field)
      guard !candidates.isEmpty else { continue }
      text += "\n" + StyledText(field.rawValue, .bold).lines(first: "", rest: "", on: terminal)
      for candidate in candidates {
        text += StyledText(Self.words(candidate)).lines(
          first: candidate.isChosen ? "  * " : "    ", rest: "      ", on: terminal)
      }
    }
    guard !explanation.blocks.isEmpty else { return text }
    text += "\n" + StyledText("texts of the page", .bold).lines(first: "", rest: "", on: terminal)
    for block in explanation.blocks {
      text += StyledText("\(block.reason): \(block.text)").lines(
        first: block.isKept ? "  * " : "    ", rest: "      ", on: terminal)
    }
    return text
  }

  private static func words(_ candidate: Explanation.Candidate) -> String {
    let place =
      candidate.place.isEmpty
      ? candidate.source.rawValue : "\(candidate.source.rawValue), \(candidate.place)"
    return "\(candidate.value) – \(place): \(candidate.reason)"
  }
}
