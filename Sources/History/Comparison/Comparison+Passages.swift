import Extraction

extension Comparison {
  /// Aligns the sentences of two bodies and says what became of each.
  ///
  /// - Returns: The passages in reading order: by the new article, and what is gone after the sentence
  ///   that it stood behind.
  static func passages(
    from old: [Sentence], to new: [Sentence], encoded: [UInt8]?
  ) -> [Passage] {
    let fates =
      encoded.flatMap {
        SentenceFates(encoded: $0, oldCount: old.count, newCount: new.count)
      } ?? SentenceFates(from: old, to: new)
    return fates.fates.map { Passage($0, old, new) }
  }
}

extension Passage {
  /// Puts a fate into words.
  fileprivate init(_ fate: SentenceFates.Fate, _ old: [Sentence], _ new: [Sentence]) {
    let olds = fate.old.map { old[$0] }
    let news = fate.new.map { new[$0] }
    let wording: Wording =
      switch fate.action {
      case .unchanged: .unchanged(news.joinedText)
      case .addition: .addition(news.joinedText)
      case .deletion: .deletion(olds.joinedText)
      case .edit, .split, .merge: Wording(from: olds.joinedText, to: news.joinedText)
      }
    self.init(
      action: fate.action, old: olds, new: news, move: fate.move, likeness: fate.likeness,
      wording: wording)
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
