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
    if text.unicodeScalars.contains(where: \.isWithoutSpaces) {
      for index in text.indices {
        let character = text[index]
        if character.isWithoutSpaces {
          finish(index)
          start = index
          finish(text.index(after: index))
        } else if character.isLetter || character.isNumber {
          start = start ?? index
        } else {
          finish(index)
        }
      }
    } else {
      // The same in a tenth of the time: to find where characters end is most of the work.
      for index in text.unicodeScalars.indices {
        let scalar = text.unicodeScalars[index]
        if scalar.isOfWord {
          start = start ?? index
        } else if start == nil || !scalar.isOfCharacterBefore {
          finish(index)
        }
      }
    }
    finish(text.endIndex)
    return words
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a number.
  fileprivate var isOfWord: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }

  /// Whether it is a mark of the character before it.
  fileprivate var isOfCharacterBefore: Bool {
    value >= 0x300
      && (properties.isGraphemeExtend || value == 0x200D
        || properties.generalCategory == .spacingMark)
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

  /// How often it stands among words.
  func count(in text: [SearchWord]) -> Int {
    text.indices.count { length(in: text, from: $0) != nil }
  }
}
