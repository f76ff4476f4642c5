import Extraction
import History

/// A comparison on a terminal: signs in the margin, changed words inside their sentences, unchanged
/// stretches folded.
struct ComparisonText {
  private(set) var text = ""
  private let comparison: Comparison
  private let terminal: Terminal

  init(_ comparison: Comparison, old: String, new: String, on terminal: Terminal) {
    self.comparison = comparison
    self.terminal = terminal
    write(StyledText(old, .deletion), "--- ", .deletion)
    write(StyledText(new, .insertion), "+++ ", .insertion)
    guard !comparison.isUnchanged else {
      text += "no difference that a reader could see\n"
      return
    }
    let counts = comparison.counts
    var told = StyledText(comparison.summary.joined(separator: "; "), .bold)
    told.append(" (+\(counts.wordsAdded) −\(counts.wordsRemoved) words)", .dim)
    write(told, "", .plain)
    text += "\n"
    writeFields()
    writeRows()
    writeMarkers()
  }

  private mutating func writeFields() {
    let fields = [
      ("headline", comparison.headline), ("standfirst", comparison.standfirst),
      ("byline", comparison.byline),
    ]
    for (name, passage) in fields {
      guard let passage else { continue }
      var styled = StyledText("\(name): ", .dim)
      styled.append(passage)
      write(styled, sign(of: passage.action), .plain)
    }
    if fields.contains(where: { $0.1 != nil }) { text += "\n" }
  }

  private mutating func writeRows() {
    var unchanged = 0
    func fold() -> String {
      guard unchanged > 0 else { return "" }
      return terminal.styled("    ⋯ \(counted(unchanged, "block")) unchanged", .dim) + "\n\n"
    }
    for row in comparison.rows {
      if case .unchanged = row {
        unchanged += 1
        continue
      }
      text += fold()
      unchanged = 0
      write(row)
      text += "\n"
    }
    text += fold()
  }

  private mutating func write(_ row: Comparison.Row) {
    switch row {
    case .unchanged: break
    case .added(let index):
      write(StyledText("{+\(comparison.new.blocks[index].text)+}", .insertion), "+   ", .insertion)
    case .removed(let index):
      write(StyledText("[-\(comparison.old.blocks[index].text)-]", .deletion), "-   ", .deletion)
    case .edited(let old, let new, let passages):
      guard passages.isEmpty else { return write(styled(passages), "~   ", .plain) }
      let kinds = (comparison.old.blocks[old].kind, comparison.new.blocks[new].kind)
      var styled = StyledText("\(kinds.0.rawValue) is now a \(kinds.1.rawValue): ", .dim)
      styled.append(comparison.new.blocks[new].text)
      write(styled, "~   ", .plain)
    case .movedAway(let old, let new):
      let opening = comparison.old.blocks[old].text.opening
      write(StyledText("moved to block \(new + 1): \(opening)", .move), "<   ", .move)
    case .movedHere(let old, let new, let passages):
      var styled = StyledText("moved from block \(old + 1): ", .move)
      if passages.isEmpty {
        styled.append(comparison.new.blocks[new].text, .move)
      } else {
        for passage in passages { styled.append(passage) }
      }
      write(styled, ">   ", .move)
    }
  }

  private mutating func writeMarkers() {
    guard comparison.old.markers != comparison.new.markers else { return }
    for marker in comparison.old.markers where !comparison.new.markers.contains(marker) {
      write(StyledText("marker: [-\(marker)-]", .deletion), "-   ", .deletion)
    }
    for marker in comparison.new.markers where !comparison.old.markers.contains(marker) {
      write(StyledText("marker: {+\(marker)+}", .insertion), "+   ", .insertion)
    }
    text += "\n"
  }

  /// The passages of a paragraph; unchanged sentences that stand next to no change are folded.
  private func styled(_ passages: [Passage]) -> StyledText {
    var styled = StyledText()
    var isFolding = false
    for (position, passage) in passages.enumerated() {
      let near = passages[max(0, position - 1)...min(passages.count - 1, position + 1)]
      if near.contains(where: { $0.action != .unchanged }) {
        styled.append(passage)
        isFolding = false
      } else if !isFolding {
        styled.append("[…] ", .dim)
        isFolding = true
      }
    }
    return styled
  }

  private func sign(of action: Passage.Action) -> String {
    switch action {
    case .addition: "+   "
    case .deletion: "-   "
    case .unchanged, .edit, .split, .merge: "~   "
    }
  }

  private mutating func write(_ styled: StyledText, _ sign: String, _ style: Terminal.Style) {
    let indent = String(repeating: " ", count: sign.columns)
    let lines = styled.lines(first: sign, rest: indent, on: terminal)
    text += terminal.styled(sign, style) + lines.dropFirst(sign.count)
  }
}

extension StyledText {
  /// Adds a passage with signs and colour around what was removed and added.
  mutating func append(_ passage: Passage) {
    for words in passage.words {
      switch words.operation {
      case .equal: append(words.text)
      case .delete: append(words.text, signs: ("[-", "-]"), .deletion)
      case .insert: append(words.text, signs: ("{+", "+}"), .insertion)
      }
    }
  }

  /// Puts signs around the text, with the white space at its ends outside them.
  private mutating func append(_ text: String, signs: (String, String), _ style: Terminal.Style) {
    let inner = text.drop(while: \.isWhitespace)
    guard let last = inner.lastIndex(where: { !$0.isWhitespace }) else { return append(text) }
    append(String(text.prefix(text.count - inner.count)))
    append(signs.0 + inner[...last] + signs.1, style)
    append(String(inner[inner.index(after: last)...]))
  }
}

extension String {
  /// The first words, enough to recognise a block by.
  fileprivate var opening: String {
    let words = split(separator: " ", maxSplits: 9)
    return words.count < 10 ? self : words.prefix(9).joined(separator: " ") + " …"
  }
}

extension Timeline.Entry {
  /// The snapshot that stands here.
  var snapshot: Snapshot {
    switch self {
    case .revision(let revision): revision.snapshot
    case .unchanged(let snapshot, _), .failure(let snapshot): snapshot
    }
  }
}
