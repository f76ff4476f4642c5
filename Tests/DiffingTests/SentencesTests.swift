import Testing

import Diffing

@Suite struct SentencesTests {
  /// The cases that the rules get right; it may rise and never fall.
  static let floor = 241

  /// A case as the tokens that it stands for: a sentence carries its trailing white space.
  private func expected(_ marked: String) -> [String] {
    var pieces = marked.split(separator: "¦", omittingEmptySubsequences: false).map(String.init)
    for index in pieces.indices.dropFirst() {
      let blank = pieces[index].prefix { $0.isWhitespace }
      pieces[index - 1] += blank
      pieces[index].removeFirst(blank.count)
    }
    return pieces
  }

  @Test func `hard cases are cut where a reader would cut them`() {
    let cases = SentenceCases.english + SentenceCases.languages
    #expect(cases.count >= 200)
    var wrong: [String] = []
    for marked in cases {
      let text = marked.split(separator: "¦").joined()
      let found = text.tokens(.sentence).map(String.init)
      if found != expected(marked) { wrong.append(found.joined(separator: "¦")) }
    }
    #expect(cases.count - wrong.count >= Self.floor, "\(wrong)")
  }

  @Test func `a wrapped line does not end a sentence and a blank line does`() {
    let text = "The toll\nrose. It fell.\n\nthen more"
    #expect(text.tokens(.sentence) == ["The toll\nrose. ", "It fell.\n\n", "then more"])
  }
}
