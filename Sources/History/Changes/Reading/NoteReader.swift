/// Finds the sentences by which a newsroom speaks of the text itself.
enum NoteReader {
  /// What kind of note a sentence is; nil for most.
  ///
  /// The words must open the sentence. An opening of one word counts only where a colon, a dash, a bracket
  /// or a date follows it: "Updates were slow to come" is no note, nor is "Correction, update or deletion".
  static func note(_ text: String, _ lexicon: Lexicon) -> Change.Kind? {
    let opening = text.prefix(120)
    let side = TextSide(String(opening), lexicon: lexicon)
    guard let first = side.tokens.firstIndex(where: \.isWord), first < 3,
      let (end, entry) = lexicon.match(side, at: first, { $0.note != nil }),
      let note = entry.note
    else { return nil }
    if end - first > 1 { return note }
    guard var next = side[end] else { return nil }
    let isSign = next.isMark(":") || next.isDash || next.isMark("(")
    if next.isMark(",") { next = side[end + 1] ?? next }
    let isDate =
      next.isFigure || !next.entry.roles.isDisjoint(with: [.month, .day])
    return isSign || isDate ? note : nil
  }
}

extension Change.Kind {
  private var noteName: String {
    switch self {
    case .correction: "correction"
    case .clarification: "clarification"
    case .editorsNote: "editor’s note"
    default: "update line"
    }
  }

  var noteAdded: String {
    self == .correction || self == .clarification ? "\(noteName) noted" : "\(noteName) added"
  }
  var noteRemoved: String { "\(noteName) removed" }
  var noteChanged: String { "\(noteName) changed" }
}
