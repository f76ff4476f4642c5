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
    writeChanges()
    writeFields()
    writeRows()
    writeMarkers()
  }

  /// How many changes are told in words before the rest is counted.
  private static let listLength = 12

  /// The changes in words, weightiest first, trivial ones only where there are no others.
  private mutating func writeChanges() {
    let changes = comparison.changes.filter { $0.kind != .declaredDate }
    let told = changes.withoutTrivial
    // The same change at several places is one line.
    let shown = told.map(\.reason).tally.prefix(ComparisonText.listLength)
    for (reason, times) in shown {
      let count = times > 1 ? " (\(times) times)" : ""
      write(StyledText(reason + count, .bold), "•   ", .plain)
    }
    let rest = changes.count - shown.reduce(0) { $0 + $1.times }
    let counts = comparison.counts
    let more = rest > 0 ? "and \(rest) smaller; " : ""
    let words = "\(more)+\(counts.wordsAdded) −\(counts.wordsRemoved) words"
    write(StyledText(words, .dim), "    ", .plain)
    text += "\n"
  }

  private mutating func writeFields() {
    let fields = comparison.fields
    for (name, wording) in fields {
      var styled = StyledText("\(name): ", .dim)
      styled.append(wording)
      let sign = wording.old.isEmpty ? "+   " : wording.new.isEmpty ? "-   " : "~   "
      write(styled, sign, .plain)
    }
    if !fields.isEmpty { text += "\n" }
  }

  private mutating func writeRows() {
    var unchanged = 0
    func fold() -> String {
      guard unchanged > 0 else { return "" }
      return terminal.styled("    ⋯ \(counted(unchanged, "block")) unchanged", .dim) + "\n\n"
    }
    for row in comparison.rows {
      if row.fate == .unchanged {
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
    switch row.fate {
    case .unchanged: break
    case .added: write(styled(row), "+   ", .insertion)
    case .removed: write(styled(row), "-   ", .deletion)
    case .edited: write(styledEdit(row), "~   ", .plain)
    case .movedAway:
      let opening = row.old.map { comparison.old.blocks[$0].text.opening } ?? ""
      let target = row.new.map { "moved to block \($0 + 1): " } ?? ""
      write(StyledText(target + opening, .move), "<   ", .move)
    case .movedHere:
      var styled = StyledText(row.old.map { "moved from block \($0 + 1): " } ?? "", .move)
      styled.append(self.styled(row))
      write(styled, ">   ", .move)
    }
  }

  /// An edited paragraph; one that only became another kind of block says so.
  private func styledEdit(_ row: Comparison.Row) -> StyledText {
    var styled = StyledText()
    if let old = row.old, let new = row.new {
      let kinds = (comparison.old.blocks[old].kind, comparison.new.blocks[new].kind)
      if kinds.0 != kinds.1 {
        styled.append("\(kinds.0.noun(1)) is now \(kinds.1.aNoun): ", .dim)
      }
    }
    styled.append(self.styled(row))
    return styled
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

  /// The sentences of a paragraph; unchanged ones that stand next to no change are folded.
  private func styled(_ row: Comparison.Row) -> StyledText {
    var styled = StyledText()
    var isFolding = false
    let pieces = comparison.pieces(of: row)
    for (position, piece) in pieces.enumerated() {
      let near = pieces[max(0, position - 1)...min(pieces.count - 1, position + 1)]
      let isShown = pieces.count < 4 || row.fate == .movedHere || !near.allSatisfy(\.isUnchanged)
      if isShown {
        append(piece, of: row, to: &styled)
        styled.append(piece.space)
      } else if !isFolding {
        styled.append("[…]", .dim)
        styled.append(piece.space)
      }
      isFolding = !isShown
    }
    return styled
  }

  private func append(
    _ piece: Comparison.Piece, of row: Comparison.Row, to styled: inout StyledText
  ) {
    switch (piece.place, piece.move) {
    case (.away, let move):
      styled.append(
        "[moved \(move?.rawValue ?? "away"): \(piece.wording.old.opening)]", .move)
    case (.here, .some(let move)) where row.fate != .movedHere:
      styled.append("[moved \(move.rawValue) to here:] ", .move)
      styled.append(piece.wording)
    case (.here, _): styled.append(piece.wording)
    }
  }

  private mutating func write(_ styled: StyledText, _ sign: String, _ style: Terminal.Style) {
    let indent = String(repeating: " ", count: sign.columns)
    let lines = styled.lines(first: sign, rest: indent, on: terminal)
    text += terminal.styled(sign, style) + lines.dropFirst(sign.count)
  }
}

extension StyledText {
  /// Adds words with signs and colour around what was removed and added.
  mutating func append(_ wording: Wording) {
    for run in wording.runs {
      switch run.operation {
      case .equal: append(run.text)
      case .delete: append(run.text, signs: ("[-", "-]"), .deletion)
      case .insert: append(run.text, signs: ("{+", "+}"), .insertion)
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
