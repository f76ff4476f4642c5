import Extraction

extension NoteWords {
  /// The table of notes as rows of the lexicon.
  static let lexiconRows: [Lexicon.Row] = rows.compactMap { row in
    guard let kind = Change.Kind(noteOf: row.kind) else { return nil }
    return Lexicon.Row(.note(kind), Language(rawValue: row.language), row.words)
  }
}

extension Change.Kind {
  /// The change that a note of this kind makes.
  init?(noteOf kind: Block.Kind) {
    switch kind {
    case .correction: self = .correction
    case .clarification: self = .clarification
    case .editorsNote: self = .editorsNote
    case .updateLine: self = .updateLine
    case .paragraph, .heading, .listItem, .quotation, .caption, .liveEntry: return nil
    }
  }
}
