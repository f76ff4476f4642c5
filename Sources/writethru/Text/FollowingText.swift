import Foundation
import History

/// A phrase followed through a story's revisions on a terminal: the series, then where each value stood.
struct FollowingText {
  private(set) var text = ""

  init(_ following: Following, of story: Story, on terminal: Terminal) {
    guard !following.points.isEmpty else {
      text += StyledText("\(story.id): no revision says “\(following.phrase)”")
        .lines(first: "", rest: "", on: terminal)
      return
    }
    var head = StyledText("\(following.phrase): ", .bold)
    head.append(following.series.joined(separator: " → "))
    text += head.lines(first: "", rest: "  ", on: terminal)
    let indent = String(repeating: " ", count: 29)
    for point in following.points {
      let label = "\n  \(point.seenAt.forPeople)  " + "@\(point.revision)".padded(to: 6)
      var styled = StyledText()
      if point.mentions.isEmpty { styled.append("gone", .event) }
      for (offset, mention) in point.mentions.prefix(3).enumerated() {
        if offset > 0 { styled.append(" · ", .dim) }
        styled.append(mention.text.around(mention.figure ?? following.phrase))
      }
      if point.mentions.count > 3 { styled.append(" · and \(point.mentions.count - 3) more", .dim) }
      text += styled.lines(first: label, rest: indent, on: terminal)
    }
    text += "\n" + terminal.styled("times are UTC, and say when it was first seen so", .dim) + "\n"
  }
}

extension String {
  /// The words around a phrase: a long sentence is cut on both sides.
  fileprivate func around(_ phrase: String) -> String {
    let words = split(separator: " ")
    guard words.count > 24, let found = range(of: phrase, options: .caseInsensitive) else {
      return self
    }
    let before = self[..<found.lowerBound].split(separator: " ").count
    let start = max(0, min(before - 10, words.count - 24))
    let end = min(words.count, start + 24)
    return (start > 0 ? "… " : "") + words[start..<end].joined(separator: " ")
      + (end < words.count ? " …" : "")
  }
}
