import Extraction

extension Comparison {
  /// Aligns the sentences of two bodies and says what became of each.
  ///
  /// - Returns: The passages in reading order: by the new article, and what is gone after the sentence
  ///   that it stood behind.
  static func passages(from old: [Sentence], to new: [Sentence]) -> [Passage] {
    let groups = SentenceAlignment(old: old, new: new).groups
    var isLinked = (
      old: [Bool](repeating: false, count: old.count),
      new: [Bool](repeating: false, count: new.count)
    )
    for group in groups {
      for index in group.old { isLinked.old[index] = true }
      for index in group.new { isLinked.new[index] = true }
    }
    let ranks = groups.enumerated().sorted { $0.element.new[0] < $1.element.new[0] }
      .enumerated().reduce(into: [Int](repeating: 0, count: groups.count)) { ranks, entry in
        ranks[entry.element.offset] = entry.offset
      }
    var passages: [Passage] = []
    var nextOld = 0
    var nextNew = 0
    var moved: [Int: Passage] = [:]
    func appendUnordered(upToOld oldEnd: Int, new newEnd: Int) {
      while nextOld < oldEnd {
        if !isLinked.old[nextOld] { passages.append(Passage(deletionOf: old[nextOld])) }
        nextOld += 1
      }
      while nextNew < newEnd {
        if !isLinked.new[nextNew] {
          passages.append(Passage(additionOf: new[nextNew]))
        } else if let passage = moved[nextNew] {
          passages.append(passage)
        }
        nextNew += 1
      }
    }
    for (offset, group) in groups.enumerated() where group.isMoved {
      moved[group.new[0]] = Passage(
        group, old, new, move: ranks[offset] < offset ? .up : .down)
    }
    for group in groups where !group.isMoved {
      appendUnordered(upToOld: group.old[0], new: group.new[0])
      passages.append(Passage(group, old, new, move: nil))
    }
    appendUnordered(upToOld: old.count, new: new.count)
    return passages
  }
}

extension Passage {
  fileprivate init(deletionOf sentence: Sentence) {
    self.init(
      action: .deletion, old: [sentence], new: [], likeness: 0, wording: .deletion(sentence.text))
  }

  fileprivate init(additionOf sentence: Sentence) {
    self.init(
      action: .addition, old: [], new: [sentence], likeness: 0, wording: .addition(sentence.text))
  }

  fileprivate init(
    _ group: SentenceAlignment.Group, _ old: [Sentence], _ new: [Sentence], move: Move?
  ) {
    let olds = group.old.map { old[$0] }
    let news = group.new.map { new[$0] }
    let (oldText, newText) = (olds.joinedText, news.joinedText)
    let action: Action =
      switch (olds.count, news.count) {
      case _ where oldText == newText: .unchanged
      case (1, 2...): .split
      case (2..., 1): .merge
      default: .edit
      }
    self.init(
      action: action, old: olds, new: news, move: move,
      likeness: action == .unchanged ? 1 : group.likeness,
      wording: action == .unchanged ? .unchanged(newText) : Wording(from: oldText, to: newText))
  }
}

extension [Sentence] {
  /// The sentences as one text; where one ends its block a space stands for the break.
  ///
  /// Scripts that write no spaces get none: a line that breaks elsewhere is no change there either.
  var joinedText: String {
    guard count > 1 else { return first?.text ?? "" }
    var text = ""
    for (offset, sentence) in enumerated() {
      text += sentence.text
      guard offset + 1 < count else { break }
      text += sentence.space.isEmpty && !sentence.text.endsWithoutSpace ? " " : sentence.space
    }
    return text
  }
}

extension String {
  /// Whether the text ends in a script that puts no spaces between sentences.
  var endsWithoutSpace: Bool {
    guard let last = unicodeScalars.last else { return true }
    return switch last.value {
    case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x3000...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
