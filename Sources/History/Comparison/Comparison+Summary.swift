public import Extraction

extension Comparison {
  /// What changed, in a few words each, weightiest first: `headline reworded`, `12 people → 15 people`.
  ///
  /// Drawn from `changes`; trivial ones stand there only where nothing else changed. Empty exactly where a
  /// reader would see the same thing twice.
  public var summary: [String] { Comparison.summary(of: changes) }

  /// How many phrases a summary has before it counts the rest.
  static let summaryLength = 6

  /// Draws a summary from changes that are made already.
  public static func summary(of changes: [Change]) -> [String] {
    let visible = changes.filter { $0.kind != .declaredDate }
    var phrases: [Phrase] = []
    for change in visible.withoutTrivial {
      let phrase = Phrase(change)
      if let known = phrases.firstIndex(where: { $0.says(theSameAs: phrase) }) {
        phrases[known].count += phrase.isCounted ? phrase.count : 0
      } else {
        phrases.append(phrase)
      }
    }
    let told = phrases.prefix(summaryLength).map(\.text)
    let rest = phrases.count - told.count
    return rest > 0 ? told + ["\(rest) more \(rest == 1 ? "change" : "changes")"] : told
  }

  /// One phrase of a summary: several changes that differ in their number alone are one.
  private struct Phrase {
    /// The words behind the number, in the singular.
    var words: [Substring]
    var count = 1
    var isCounted = false

    init(_ change: Change) {
      words = change.brief.split(separator: " ")
      if change.kind == .wording { words = ["1", "sentence", "reworded"] }
      guard change.kind.isCounted, words.count > 1, let number = Int(words[0]) else { return }
      isCounted = true
      count = number
      words.removeFirst()
      if number > 1, words[0].hasSuffix("s") { words[0].removeLast() }
    }

    /// A figure that headline and lead both state is told once.
    func says(theSameAs other: Phrase) -> Bool {
      if words == other.words { return true }
      guard let arrow = words.firstIndex(of: "→"), let second = other.words.firstIndex(of: "→"),
        arrow + 1 < words.count, second + 1 < other.words.count
      else { return false }
      return words[0] == other.words[0] && words[arrow + 1] == other.words[second + 1]
    }

    var text: String {
      guard isCounted, let noun = words.first else { return words.joined(separator: " ") }
      let rest = words.dropFirst().joined(separator: " ")
      return "\(count) \(noun)\(count == 1 ? "" : "s") \(rest)"
    }
  }
}

extension Change.Kind {
  /// Whether the telling begins with how many there are.
  fileprivate var isCounted: Bool {
    switch self {
    case .addition, .deletion, .background, .move, .rewrite, .wording: true
    default: false
    }
  }
}

extension Block.Kind {
  /// The kind as readers call it, for so many of them.
  public func noun(_ count: Int) -> String {
    let (one, many) =
      switch self {
      case .paragraph: ("paragraph", "paragraphs")
      case .heading: ("heading", "headings")
      case .listItem: ("list item", "list items")
      case .quotation: ("quotation", "quotations")
      case .caption: ("caption", "captions")
      case .liveEntry: ("live entry", "live entries")
      case .correction: ("correction", "corrections")
      case .clarification: ("clarification", "clarifications")
      case .editorsNote: ("editor’s note", "editor’s notes")
      case .updateLine: ("update line", "update lines")
      }
    return count == 1 ? one : many
  }

  /// One of this kind, with its article: `an update line`.
  public var aNoun: String {
    let noun = noun(1)
    return (noun.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + noun
  }
}
