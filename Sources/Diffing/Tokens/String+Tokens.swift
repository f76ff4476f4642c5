/// What a text is cut into before it is compared.
public enum TokenUnit: Sendable, CaseIterable {
  /// A stretch between line breaks; it carries the line breaks that follow.
  case paragraph

  /// A sentence with the white space that follows.
  case sentence

  /// A word, a figure, a run of white space or a punctuation mark.
  case word
}

extension StringProtocol where SubSequence == Substring {
  /// Cuts the text into tokens without losing anything: the tokens joined are the text again.
  ///
  ///     "He paid $1.2m.".tokens(.word)  // "He", " ", "paid", " ", "$1.2m", "."
  ///
  /// Words follow the Unicode rules with the habits of newsrooms on top: figures keep their signs,
  /// currencies and units. Scripts without spaces are cut into characters or syllables. Sentences
  /// are found by rules that know abbreviations, initials and quotations; they are good for
  /// languages with an upper case, and for those with full stops of their own (Chinese, Japanese,
  /// Hindi, Arabic…). Thai, which ends sentences with a space only, is cut at line breaks.
  ///
  /// - Parameter unit: The size of the tokens.
  /// - Returns: The tokens in order; none is empty.
  /// - Complexity: O(*n*) in the length of the text.
  public func tokens(_ unit: TokenUnit) -> [Substring] {
    let text = ScalarText(self)
    var tokens: [Substring] = []
    var start = 0
    while start < text.count {
      let end: Int
      switch unit {
      case .paragraph: end = text.paragraphEnd(from: start)
      case .sentence: end = text.sentenceEnd(from: start)
      case .word: end = text.wordEnd(from: start)
      }
      tokens.append(self[text.indices[start]..<text.indices[end]])
      start = end
    }
    return tokens
  }
}
