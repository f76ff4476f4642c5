import Extraction
import History

/// The paragraphs of a comparison as a page shows them: changed ones with their words marked, runs of others
/// folded, cut into parts of a bounded size.
struct ComparisonRows {
  /// One paragraph, or a fold.
  struct Row {
    /// What links lead to.
    var id = ""
    /// `edited`, `added`, `removed`, `moved`, `away`, `unchanged`, `fold`.
    var fate: String
    /// The kind of block, for the style sheet.
    var kind = ""
    /// What it is, for whoever cannot see it.
    var label: String?
    /// Where the paragraph went, or came from.
    var labelPath: String?
    /// Whether the paragraph above says the same.
    var isLabelQuiet = false
    /// Whether it stands in the old article only.
    var isGone = false
    /// The paragraph with its changes in it.
    var text: Markup = ""
    /// The same, as two.
    var old: Markup = ""
    var new: Markup = ""
    /// Paragraphs that are folded, with how many they are in words.
    var fold: Fold?
    /// Whether keys stop there.
    var isChanged = false

    fileprivate var size: Int { text.size + old.size + new.size + 160 }
  }

  struct Fold {
    var count: String
    /// The paragraphs; empty where they are too many for the page.
    var rows: [Row]
    /// Where they can be read.
    var path: String
  }

  /// Most bytes of paragraphs in one part of a page.
  static let partSize = 52_000
  /// Most bytes of a fold that can be opened where it stands.
  static let foldSize = 6_000

  private let comparison: Comparison
  private let choice: ComparisonChoice
  /// Where the new article can be read.
  private let newPath: String
  private(set) var parts: [[Row]] = []
  /// For each passage where it is shown.
  private(set) var places: [Int: (id: String, part: Int)] = [:]

  /// Cuts a comparison into rows.
  ///
  /// - Parameters:
  ///   - comparison: The two articles.
  ///   - changes: What changed, which takes longer to tell than anything here.
  ///   - choice: What is shown, and how.
  ///   - newPath: Where the new article can be read.
  init(
    _ comparison: Comparison, _ changes: [Change], _ choice: ComparisonChoice, newPath: String
  ) {
    self.comparison = comparison
    self.choice = choice
    self.newPath = newPath
    let weights = comparison.weights(changes)
    var size = 0
    var hidden: [Comparison.Row] = []
    var current: [Row] = []
    func end(_ row: Row) {
      current.append(row)
      size += row.size + (row.fold?.rows.reduce(0) { $0 + $1.size } ?? 0)
      guard size > Self.partSize else { return }
      parts.append(current)
      current = []
      size = 0
    }
    for (position, row) in comparison.rows.enumerated() {
      if isShown(row, weights) {
        for row in folded(hidden) { end(row) }
        hidden = []
        var paragraph = shown(row, position, parts.count + 1)
        // Of paragraphs that came or went together the first one says so for all eyes.
        paragraph.isLabelQuiet = current.last?.fate == paragraph.fate && paragraph.fate != "moved"
        end(paragraph)
      } else {
        hidden.append(row)
      }
    }
    for row in folded(hidden) { end(row) }
    if !current.isEmpty || parts.isEmpty { parts.append(current) }
  }

  private func isShown(_ row: Comparison.Row, _ weights: [Int: Int]) -> Bool {
    guard row.fate != .unchanged else { return false }
    guard choice.show == .substance else { return true }
    return row.parts.contains {
      weights[$0.passage, default: 0] >= ComparisonChoice.substance
    }
  }

  // MARK: Folding

  /// What stands for paragraphs that are not shown; one alone is shown where everything is.
  private func folded(_ rows: [Comparison.Row]) -> [Row] {
    guard !rows.isEmpty else { return [] }
    let plain = rows.map(self.plain)
    if choice.show == .all, rows.count == 1, plain[0].size < 1500 { return plain }
    let word =
      rows.allSatisfy { $0.fate == .unchanged } ? "unchanged" : "with small changes, or unchanged"
    let count = "\(rows.count) \(rows.count == 1 ? "paragraph" : "paragraphs") \(word)"
    let isSmall = plain.reduce(0) { $0 + $1.size } <= Self.foldSize
    return [
      Row(
        fate: "fold",
        fold: Fold(
          count: count, rows: choice.show == .all && isSmall ? plain : [],
          path: rows.first?.new.map { "\(newPath)#b\($0)" } ?? newPath))
    ]
  }

  private func plain(_ row: Comparison.Row) -> Row {
    var shown = Row(fate: "unchanged", kind: kind(row))
    let text: Markup = "\(row.new.map { comparison.new.blocks[$0].text } ?? "")"
    if choice.view == .side {
      shown.old = text
      shown.new = text
    } else {
      shown.text = text
    }
    return shown
  }

  // MARK: Changed paragraphs

  private mutating func shown(_ row: Comparison.Row, _ position: Int, _ part: Int) -> Row {
    var shown = Row(id: "r\(position)", fate: row.fate.name, kind: kind(row), label: label(row))
    shown.isChanged = true
    shown.isGone = row.fate == .removed || row.fate == .movedAway
    // A paragraph that moved as a whole says so once, above it.
    let isMoved = row.fate == .movedHere || row.fate == .movedAway
    if isMoved, let first = row.parts.first?.passage {
      shown.labelPath = row.fate == .movedHere ? "#p\(first)-from" : "#p\(first)"
    }
    for piece in comparison.pieces(of: row) {
      let first = piece.passages.lowerBound
      let id = piece.place == .away ? "p\(first)-from" : "p\(first)"
      if piece.place == .here {
        for passage in piece.passages { places[passage] = (id, part) }
      }
      switch choice.view {
      case .inline: shown.text += markup(piece, id, .both, isMoved)
      case .side:
        shown.old += markup(piece, id, .old, isMoved)
        shown.new += markup(piece, id, .new, isMoved)
      }
    }
    return shown
  }

  private func markup(
    _ piece: Comparison.Piece, _ id: String, _ side: Side, _ isRowMoved: Bool
  ) -> Markup {
    if isRowMoved { return moved(piece, id, side) }
    let first = piece.passages.lowerBound
    let direction = piece.move?.rawValue ?? ""
    switch (piece.place, side) {
    case (.away, .both):
      return """
        <a class="went" id="\(id)" href="#p\(first)"><span lang="en" dir="ltr">moved \(direction) \
        <span aria-hidden="true">\(piece.move == .up ? "↑" : "↓")</span></span> \
        <span class="gist">\(piece.wording.old.opening(60))</span></a>\(piece.space)
        """
    case (.away, .old):
      return """
        <span class="left" id="\(id)">\(piece.wording.markup(.old))</span> \
        <a class="went" href="#p\(first)" lang="en" dir="ltr">moved \(direction) \
        <span aria-hidden="true">\(piece.move == .up ? "↑" : "↓")</span></a>\(piece.space)
        """
    case (.away, .new): return ""
    case (.here, _):
      if piece.isUnchanged { return "\(piece.wording.markup(side))\(piece.space)" }
      if piece.move != nil {
        guard side != .old else { return "" }
        return """
          <span class="came" id="\(id)"><a class="went" href="#p\(first)-from" lang="en" dir="ltr">moved \
          \(direction) to here <span aria-hidden="true">\(piece.move == .up ? "↑" : "↓")</span></a> \
          \(piece.wording.markup(side))</span>\(piece.space)
          """
      }
      let words = piece.wording.markup(side)
      guard !words.isEmpty else { return "" }
      // On two sides a place has its link target where it reads now, or where it stood.
      if side == .old, piece.action != .deletion { return "\(words)\(piece.space)" }
      return "<span class=\"piece\" id=\"\(id)\">\(words)</span>\(piece.space)"
    }
  }

  /// A piece of a paragraph that moved as a whole.
  private func moved(_ piece: Comparison.Piece, _ id: String, _ side: Side) -> Markup {
    switch (piece.place, side) {
    case (.away, .both):
      return
        "<span class=\"gist\" id=\"\(id)\">\(piece.wording.old.opening(60))</span>\(piece.space)"
    case (.away, .old):
      return "<span class=\"left\" id=\"\(id)\">\(piece.wording.markup(.old))</span>\(piece.space)"
    case (.away, .new), (.here, .old): return ""
    case (.here, _):
      return "<span class=\"piece\" id=\"\(id)\">\(piece.wording.markup(side))</span>\(piece.space)"
    }
  }

  private func kind(_ row: Comparison.Row) -> String {
    if row.fate != .movedAway, let new = row.new { return comparison.new.blocks[new].kind.rawValue }
    return row.old.map { comparison.old.blocks[$0].kind.rawValue } ?? "paragraph"
  }

  private func label(_ row: Comparison.Row) -> String? {
    switch row.fate {
    case .added: "Added"
    case .removed: "Removed"
    case .movedHere: row.old.map { "Moved here from paragraph \($0 + 1)" } ?? "Moved here"
    case .movedAway: row.new.map { "Moved to paragraph \($0 + 1)" } ?? "Moved away"
    case .edited, .unchanged: nil
    }
  }
}

extension Comparison {
  /// For each passage the weight of the weightiest change that rests on it.
  fileprivate func weights(_ changes: [Change]) -> [Int: Int] {
    let passages = passagesOfSentences
    var weights: [Int: Int] = [:]
    for change in changes {
      let touched =
        change.oldSentences.compactMap { passages.old[$0] }
        + change.newSentences.compactMap { passages.new[$0] }
      for passage in touched { weights[passage] = max(weights[passage] ?? 0, change.weight) }
    }
    return weights
  }

  /// For each sentence of either article the passage that it stands in.
  var passagesOfSentences: (old: [Int: Int], new: [Int: Int]) {
    var places: (old: [Int: Int], new: [Int: Int]) = ([:], [:])
    for (offset, passage) in passages.enumerated() {
      for sentence in passage.old { places.old[sentence.index] = offset }
      for sentence in passage.new { places.new[sentence.index] = offset }
    }
    return places
  }
}

extension Comparison.Row.Fate {
  /// What a paragraph of this fate is called in the style sheet.
  fileprivate var name: String {
    switch self {
    case .unchanged, .edited, .added, .removed: rawValue
    case .movedHere: "moved"
    case .movedAway: "away"
    }
  }
}
