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
      row.fate == .added ? row.new.map { new.blocks[$0].text } : nil
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

  private func fieldSummary(_ name: String, _ wording: Wording?) -> [String] {
    guard let wording else { return [] }
    if wording.old.isEmpty { return ["\(name) added"] }
    return [wording.new.isEmpty ? "\(name) removed" : "\(name) changed"]
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
    let kind = row.new.map { new.blocks[$0].kind } ?? row.old.map { old.blocks[$0].kind }
    guard let kind else { return nil }
    return switch row.fate {
    case .unchanged, .movedAway: nil
    case .added: Fate(verb: "added", kind: kind)
    case .removed: Fate(verb: "removed", kind: kind)
    case .edited: Fate(verb: "edited", kind: kind)
    case .movedHere: Fate(verb: "moved", kind: kind)
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
