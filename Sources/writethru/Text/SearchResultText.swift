import Foundation
import History
import Storage

/// What a search has found, on a terminal.
struct SearchResultText {
  private let result: SearchResult
  private static let indent = String(repeating: " ", count: 10)
  /// Most passages of a story that are shown.
  private static let passages = 3
  /// Most characters before and behind what was looked for.
  private static let context = 120

  init(_ result: SearchResult) {
    self.result = result
  }

  func text(on terminal: Terminal) -> String {
    var text = result.hits.map { hit($0, on: terminal) }.joined(separator: "\n")
    if result.isPartial {
      text +=
        "\nmore passages match than were looked at, the newest first\n"
    }
    return text
  }

  private func hit(_ hit: SearchHit, on terminal: Terminal) -> String {
    let start = hit.story + "  "
    let title = hit.headline.isEmpty ? hit.key : hit.headline
    let lines = StyledText(title).lines(first: start, rest: Self.indent, on: terminal)
    var text = terminal.styled(start, .bold) + lines.dropFirst(start.count)
    if !hit.isStanding {
      text += StyledText("no longer says it", .event).lines(
        first: Self.indent, rest: Self.indent, on: terminal)
    }
    for passage in hit.passages.prefix(Self.passages) {
      text += snippet(passage, on: terminal).lines(
        first: Self.indent, rest: Self.indent, on: terminal)
      text += StyledText(life(passage), .dim).lines(
        first: Self.indent + "  ", rest: Self.indent + "  ", on: terminal)
    }
    let more = hit.passages.count - Self.passages
    if more > 0 {
      text += StyledText("and \(counted(more, "more passage"))", .dim).lines(
        first: Self.indent, rest: Self.indent, on: terminal)
    }
    return text
  }

  /// The words that were looked for with what stands around them.
  private func snippet(_ passage: SearchHit.Passage, on terminal: Terminal) -> StyledText {
    let text = passage.text
    let first = passage.matches.first?.lowerBound ?? text.startIndex
    let start = text.wordStart(before: first, by: Self.context)
    let end = text.wordEnd(behind: passage.matches.first?.upperBound ?? first, by: Self.context)
    var styled = StyledText(start > text.startIndex ? "… " : "")
    var position = start
    for match in passage.matches where match.lowerBound >= start && match.upperBound <= end {
      styled.append(String(text[position..<match.lowerBound]))
      // Not by colour alone: where there is none, the words stand between signs.
      let words = String(text[match])
      styled.append(terminal.hasColor ? words : "‹\(words)›", .bold)
      position = match.upperBound
    }
    styled.append(String(text[position..<end]) + (end < text.endIndex ? " …" : ""))
    return styled
  }

  private func life(_ passage: SearchHit.Passage) -> String {
    let kind = passage.kind == "headline" ? "headline, " : ""
    let first = "first seen \(passage.firstSeenAt.toTheMinute) in @\(passage.first)"
    guard let gone = passage.goneAt else { return "\(kind)\(first), stands" }
    return "\(kind)\(first), last seen \(passage.lastSeenAt.toTheMinute) in @\(passage.last), "
      + "gone by \(gone.toTheMinute)"
  }
}

extension String {
  /// The beginning of the word that stands so many characters before a place.
  fileprivate func wordStart(before place: Index, by count: Int) -> Index {
    guard let near = index(place, offsetBy: -count, limitedBy: startIndex) else {
      return startIndex
    }
    return self[near..<place].firstIndex(of: " ").map { index(after: $0) } ?? near
  }

  /// The end of the word that stands so many characters behind a place.
  fileprivate func wordEnd(behind place: Index, by count: Int) -> Index {
    guard let near = index(place, offsetBy: count, limitedBy: endIndex) else { return endIndex }
    return self[place..<near].lastIndex(of: " ") ?? near
  }
}
