/// One difference between two revisions in a reader's words, with the text that it rests on.
///
///     comparison.changes.first?.reason  // "death toll: at least 12 people → 15 people"
///
/// Changes are ranked by `weight`, which comes from one table. Nothing is left out: what weighs less
/// than `trivialBelow` is there too, and only folded where it is shown.
public struct Change: Sendable, Equatable {
  /// What sort of difference it is.
  public enum Kind: String, Sendable, CaseIterable, Encodable {
    /// A note by which the newsroom owns up to an error.
    case correction
    case clarification
    case editorsNote = "editors-note"
    /// A line that says that, or when, the page was updated.
    case updateLine = "update-line"
    case headline
    case standfirst
    case byline
    /// When the page says it was published or last changed.
    case declaredDate = "declared-date"
    /// Whether the page says that the story is developing.
    case status
    /// The first sentence of the first paragraph.
    case lead
    /// A count or a measure, with what it counts.
    case figure
    case money
    /// A date, a weekday or a time of day in the text.
    case date
    /// A person or an organisation.
    case name
    case place
    /// The number of a road, a case, a version or a telephone: it names and does not count.
    case identifier
    case quotationAdded = "quotation-added"
    case quotationRemoved = "quotation-removed"
    case quotationAltered = "quotation-altered"
    /// Who says so: "police said", "according to".
    case attribution
    /// Words that leave it open whether it is so: "allegedly", "appears to".
    case hedging
    /// Words that turn a statement into its opposite: "not", "never", "denied".
    case negation
    case link
    /// Added text that tells of what was before.
    case background
    case addition
    case deletion
    /// A sentence of which most words are others now.
    case rewrite
    case wording
    case move
    case spelling
    /// Quotation marks, dashes, spaces, capitals, paragraph breaks, `40%` for `40 percent`.
    case typography
  }

  public var kind: Kind
  /// How much it matters, from 0 to 100: by its kind, from one table.
  public var weight: Int
  /// What changed, readable on its own: `figure: at least 12 people → 15 people`.
  ///
  /// Long texts are cut there; `old` and `new` have them whole.
  public var reason: String
  /// The exact text that it rests on as it stood; nil where there was none.
  public var old: String?
  /// The exact text that it rests on as it stands; nil where there is none.
  public var new: String?
  /// The offsets of the sentences of the old article that it rests on, in rising order.
  public var oldSentences: [Int]
  /// The offsets of the sentences of the new article that it rests on, in rising order.
  public var newSentences: [Int]

  /// The same in as few words as a timeline's line has room for.
  let brief: String

  /// Tells a change in a few words, and with the words that it is about where `detail` has them.
  init(
    _ kind: Kind, _ brief: String, detail: String? = nil, old: String? = nil, new: String? = nil,
    oldSentences: [Int] = [], newSentences: [Int] = []
  ) {
    self.kind = kind
    self.weight = kind.weight
    self.brief = brief
    self.reason = detail.map { "\(brief): \($0)" } ?? brief
    self.old = old
    self.new = new
    self.oldSentences = oldSentences
    self.newSentences = newSentences
  }

  /// What weighs less is trivial: a reader who knows the old text learns nothing from it.
  public static let trivialBelow = 10

  /// Whether it may be folded where changes are shown.
  public var isTrivial: Bool { weight < Change.trivialBelow }
}

extension [Change] {
  /// The changes that are not trivial; all where there are no others.
  public var withoutTrivial: [Change] {
    let weighty = filter { !$0.isTrivial }
    return weighty.isEmpty ? self : weighty
  }
}
