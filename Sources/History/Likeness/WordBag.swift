import Diffing

/// The words of a text, counted, without regard to order.
struct WordBag {
  /// Hashes of the words in rising order, as often as they stand.
  private let words: [Int]

  /// How many words the text has.
  var count: Int { words.count }

  init(_ text: String) {
    words = text.tokens(.word).lazy
      .filter(\.isWord)
      .map { $0.lowercased().hashValue }.sorted()
  }

  private init(words: [Int]) {
    self.words = words
  }

  static func + (one: WordBag, other: WordBag) -> WordBag {
    WordBag(words: (one.words + other.words).sorted())
  }

  /// The share of words that both have, from 0 to 1 (Dice's coefficient).
  func likeness(to other: WordBag) -> Double {
    guard !words.isEmpty || !other.words.isEmpty else { return 0 }
    var common = 0
    var (i, j) = (0, 0)
    while i < words.count, j < other.words.count {
      if words[i] == other.words[j] {
        common += 1
        i += 1
        j += 1
      } else if words[i] < other.words[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 2 * Double(common) / Double(words.count + other.words.count)
  }
}
