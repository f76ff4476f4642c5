import Foundation

/// A word of a text as the index cuts it, to be found again in the text.
struct SearchWord {
  /// Where it stands.
  let range: Range<String.Index>
  /// Without case and accents.
  let folded: String

  /// The words of a text: runs of letters, digits and their marks; characters of scripts without spaces
  /// one by one.
  static func all(in text: String) -> [SearchWord] {
    var words: [SearchWord] = []
    var start: String.Index?
    func finish(_ end: String.Index) {
      guard let begin = start else { return }
      words.append(SearchWord(range: begin..<end, folded: String(text[begin..<end]).folded))
      start = nil
    }
    for index in text.indices {
      let character = text[index]
      let next = text.index(after: index)
      if character.isWithoutSpaces {
        finish(index)
        words.append(SearchWord(range: index..<next, folded: String(character).folded))
      } else if character.isLetter || character.isNumber {
        start = start ?? index
      } else {
        finish(index)
      }
    }
    finish(text.endIndex)
    return words
  }
}

extension String {
  /// Without case and accents, as `unicode61 remove_diacritics 2` folds words.
  fileprivate var folded: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    return folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}

extension [SearchTerm] {
  /// Where the terms stand in a text, in order, without overlaps.
  func ranges(in text: String) -> [Range<String.Index>] {
    let words = SearchWord.all(in: text)
    var ranges: [Range<String.Index>] = []
    var position = 0
    while position < words.count {
      let longest = compactMap { $0.length(in: words, from: position) }.max()
      guard let longest else {
        position += 1
        continue
      }
      ranges.append(
        words[position].range.lowerBound..<words[position + longest - 1].range.upperBound)
      position += longest
    }
    return ranges
  }
}

extension SearchTerm {
  /// How many words of a text the term takes from a place on; nil where it does not stand there.
  fileprivate func length(in text: [SearchWord], from start: Int) -> Int? {
    guard !words.isEmpty, start + words.count <= text.count else { return nil }
    for (offset, word) in words.enumerated() {
      let other = text[start + offset].folded
      let holds = isPrefix && offset == words.count - 1 ? other.hasPrefix(word) : other == word
      if !holds { return nil }
    }
    return words.count
  }
}
