import Extraction

extension Comparison {
  /// What changed, in a few words each, weightiest first: `headline reworded`, `2 paragraphs added`.
  ///
  /// Empty exactly where a reader would see the same thing twice.
  public var summary: [String] {
    var lines: [String] = []
    lines += noteSummary
    if headline != nil { lines.append("headline reworded") }
    lines += statusSummary
    lines += fieldSummary("standfirst", standfirst)
    lines += fieldSummary("byline", byline)
    lines += bodySummary
    return lines
  }

  /// The words that open a note by which a newsroom owns up to a change.
  static let noteOpenings = [
    ("correction", "correction noted"), ("corrected", "correction noted"),
    ("clarification", "clarification noted"), ("editor's note", "editor's note added"),
    ("editors' note", "editor's note added"),
  ]

  private var noteSummary: [String] {
    let added = rows.lazy.compactMap { row -> String? in
      if case .added(let index) = row { new.blocks[index].text } else { nil }
    }
    return added.compactMap { text in
      let opening = text.prefix(24).lowercased().replacing("’", with: "'")
      return Comparison.noteOpenings.first { opening.hasPrefix($0.0) }?.1
    }
  }

  private var statusSummary: [String] {
    if old.status != new.status {
      if new.status == .developing { return ["developing marker added"] }
      if old.status == .developing { return ["developing marker gone"] }
      return ["status \(old.status.rawValue) → \(new.status.rawValue)"]
    }
    return old.markers == new.markers ? [] : ["developing marker reworded"]
  }

  private func fieldSummary(_ name: String, _ passage: Passage?) -> [String] {
    switch passage?.action {
    case nil, .unchanged: []
    case .addition: ["\(name) added"]
    case .deletion: ["\(name) removed"]
    case .edit, .split, .merge: ["\(name) changed"]
    }
  }

  private var bodySummary: [String] {
    let tally = Dictionary(grouping: rows.compactMap(fate), by: { $0 }).mapValues(\.count)
    let parts = Fate.order.flatMap { fate in
      Block.Kind.allCases.compactMap { kind -> String? in
        guard let count = tally[Fate(verb: fate, kind: kind)] else { return nil }
        return "\(count) \(kind.noun(count)) \(fate)"
      }
    }
    return parts
  }

  private struct Fate: Hashable {
    static let order = ["added", "removed", "edited", "moved"]
    var verb: String
    var kind: Block.Kind
  }

  private func fate(of row: Row) -> Fate? {
    switch row {
    case .unchanged, .movedAway: nil
    case .added(let index): Fate(verb: "added", kind: new.blocks[index].kind)
    case .removed(let index): Fate(verb: "removed", kind: old.blocks[index].kind)
    case .edited(_, let index, _): Fate(verb: "edited", kind: new.blocks[index].kind)
    case .movedHere(_, let index, _): Fate(verb: "moved", kind: new.blocks[index].kind)
    }
  }
}

extension Block.Kind {
  /// The kind as readers call it, for so many of them.
  func noun(_ count: Int) -> String {
    let (one, many) =
      switch self {
      case .paragraph: ("paragraph", "paragraphs")
      case .heading: ("heading", "headings")
      case .listItem: ("list item", "list items")
      case .quotation: ("quotation", "quotations")
      case .caption: ("caption", "captions")
      }
    return count == 1 ? one : many
  }
}
