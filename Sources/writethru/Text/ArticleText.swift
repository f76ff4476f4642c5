import Extraction
import History

/// An article as plain text: what `show` writes, and the lines that a unified diff is made of.
struct ArticleText {
  /// The article's parts in reading order, each one line.
  let lines: [String]

  init(_ article: Article) {
    var lines = [article.headline]
    if let standfirst = article.standfirst { lines.append(standfirst) }
    if !article.byline.isEmpty { lines.append("By \(article.byline.joined(separator: ", "))") }
    lines += article.blocks.map { block in
      switch block.kind {
      case .paragraph, .correction, .clarification, .editorsNote, .updateLine: block.text
      case .heading: "## \(block.text)"
      case .listItem: "- \(block.text)"
      case .quotation: "> \(block.text)"
      case .caption: "[\(block.text)]"
      case .liveEntry: "## \(block.time.map { "\($0.iso8601) · " } ?? "")\(block.text)"
      }
    }
    lines += article.markers.map { "(\($0))" }
    self.lines = lines.map(\.printable)
  }

  /// The parts separated by blank lines; wrapped where somebody looks.
  func text(on terminal: Terminal) -> String {
    lines.enumerated().map { position, line in
      let rest = line.hasPrefix("- ") || line.hasPrefix("> ") ? "  " : ""
      guard terminal.width != nil else { return line + "\n" }
      return StyledText(line, position == 0 ? .bold : .plain).lines(
        first: "", rest: rest, on: terminal)
    }.joined(separator: "\n")
  }
}
