import Diffing

extension Passage {
  /// Compares two paragraphs sentence by sentence.
  ///
  /// Joined, the passages' old and new words give both paragraphs back, character for character.
  static func passages(from old: String, to new: String) -> [Passage] {
    let olds = old.tokens(.sentence)
    let news = new.tokens(.sentence)
    // The space after a sentence belongs to its token, but a sentence that has become the last one of
    // its paragraph has not changed.
    let runs = Diff(from: olds.map(\.trimmed), to: news.map(\.trimmed)).runs
    return runs.flatMap { run -> [Passage] in
      switch run {
      case .equal(let oldRange, let newRange):
        zip(olds[oldRange], news[newRange]).map {
          $0 == $1 ? .unchanged(String($0)) : respaced($0, $1)
        }
      case .changed(let hunk):
        align(olds[hunk.old].map(String.init), news[hunk.new].map(String.init))
      }
    }
  }

  private static func align(_ olds: [String], _ news: [String]) -> [Passage] {
    Alignment(olds, news, grouping: true).steps.map { step in
      let old = olds[step.old].joined()
      let new = news[step.new].joined()
      let action: Action? =
        switch (step.old.count, step.new.count) {
        case (0, _), (_, 0): nil
        case (1, 2): .split
        case (2, 1): .merge
        default: .edit
        }
      if let action { return Passage(action: action, words: Words.compare(old, new)) }
      return old.isEmpty ? .addition(new) : .deletion(old)
    }
  }

  /// An equal sentence with other space after it.
  private static func respaced(_ old: Substring, _ new: Substring) -> Passage {
    var words = [Words(operation: .equal, text: String(old.trimmed))]
    let (oldSpace, newSpace) = (old.dropFirst(old.trimmed.count), new.dropFirst(new.trimmed.count))
    if !oldSpace.isEmpty { words.append(Words(operation: .delete, text: String(oldSpace))) }
    if !newSpace.isEmpty { words.append(Words(operation: .insert, text: String(newSpace))) }
    return Passage(action: .unchanged, words: words)
  }
}

extension Substring {
  /// The text without the white space at its end.
  fileprivate var trimmed: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
