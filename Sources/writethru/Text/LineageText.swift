import Extraction
import Foundation
import History

/// A revision on a terminal, with since when each sentence has stood there in its margin.
struct LineageText {
  private(set) var text = ""
  private let terminal: Terminal
  private let revision: Revision
  private static let width = 24

  init(_ lineage: Lineage, of revision: Revision, on terminal: Terminal) {
    self.terminal = terminal
    self.revision = revision
    text += terminal.styled("\(revision.id) · first seen \(revision.firstSeenAt.forPeople)", .bold)
    text += "\n"
    text += terminal.styled(
      "beside each sentence: the revision in which it was first seen, and when (UTC)", .dim)
    text += "\n\n"
    if let headline = lineage.headline {
      write(revision.article.headline, headline, isHeadline: true)
      text += "\n"
    }
    var block = 0
    for sentence in lineage.sentences(of: revision.number) {
      if sentence.sentence.block != block { text += "\n" }
      block = sentence.sentence.block
      write(sentence.sentence.text, sentence.life, isHeadline: false)
    }
  }

  private mutating func write(_ words: String, _ life: Lineage.Life, isHeadline: Bool) {
    // A headline has one life and many wordings: its margin says since when it has read like this.
    let since =
      isHeadline
      ? life.events.last { $0.text == words && $0.seenAt <= revision.firstSeenAt } ?? life.firstSeen
      : life.firstSeen
    let margin = "@\(since.revision)".padded(to: 5) + " " + since.seenAt.forPeople.dropLast(3)
    var styled = StyledText(words, isHeadline ? .bold : .plain)
    let notes = isHeadline ? [] : life.notes
    if !notes.isEmpty { styled.append(" [\(notes.joined(separator: "; "))]", .dim) }
    let lines = styled.lines(
      first: margin.padded(to: LineageText.width),
      rest: String(repeating: " ", count: LineageText.width), on: terminal)
    text += terminal.styled(margin, .dim) + lines.dropFirst(margin.count)
  }
}

extension Lineage.Life {
  /// What happened after the sentence was first seen: `edited @2 @5`, `gone @9`.
  fileprivate var notes: [String] {
    var notes: [String] = []
    var last: Lineage.Kind?
    for event in events.dropFirst() {
      if event.kind == last, let note = notes.popLast() {
        notes.append("\(note) @\(event.revision)")
      } else {
        notes.append("\(event.kind.word) @\(event.revision)")
      }
      last = event.kind
    }
    return notes
  }
}

extension Lineage.Kind {
  fileprivate var word: String {
    switch self {
    case .firstSeen: "first seen"
    case .edited, .moved, .split, .merged, .gone, .reinstated: rawValue
    }
  }
}
