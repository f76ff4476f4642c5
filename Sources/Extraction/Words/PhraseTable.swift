/// A table of phrases that are whole sentences, looked up by the first word of a sentence.
struct PhraseTable {
  /// Patterns by the hash of their first word: most sentences are dismissed by one look.
  private var byFirstWord: [UInt64: [PhrasePattern]] = [:]
  /// Patterns that can begin with any word.
  private var others: [PhrasePattern] = []

  /// No notice is longer, in bytes; longer sentences are not taken apart.
  private static let longestSentence = 400

  init(_ phrases: [String]) {
    for phrase in phrases {
      let pattern = PhrasePattern(phrase)
      if let words = pattern.firstWords {
        for word in words { byFirstWord[Self.hash(word.utf8), default: []].append(pattern) }
      } else {
        others.append(pattern)
      }
    }
  }

  /// Whether one of the phrases is the whole sentence.
  func contains(_ sentence: String) -> Bool {
    var sentence = sentence
    return sentence.withUTF8 { contains($0) }
  }

  /// Whether one of the phrases is the whole sentence.
  func contains(_ sentence: UnsafeBufferPointer<UInt8>) -> Bool {
    guard sentence.count <= Self.longestSentence else { return false }
    let candidates = Self.firstWordHash(sentence).flatMap { byFirstWord[$0] } ?? []
    if candidates.isEmpty, others.isEmpty { return false }
    let words = plainWords(String(decoding: sentence, as: UTF8.self))
    guard !words.isEmpty else { return false }
    return candidates.contains { $0.matches(words[...]) }
      || others.contains { $0.matches(words[...]) }
  }

  /// Whether one of the phrases is the whole first sentence of a text.
  func containsFirstSentence(of text: String) -> Bool {
    var text = text
    let canBegin = text.withUTF8 { bytes in
      !others.isEmpty || Self.firstWordHash(bytes).flatMap { byFirstWord[$0] } != nil
    }
    return canBegin && Sentences.of(text).first.map(contains) == true
  }

  private static func firstWordHash(_ sentence: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var scanner = WordScanner(sentence)
    guard let range = scanner.next() else { return nil }
    let word = sentence[range]
    if word.allSatisfy({ $0 < 0x80 }) {
      return hash(word.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    }
    return plainWords(String(decoding: word, as: UTF8.self)).first.map { hash($0.utf8) }
  }

  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
