/// A table of phrases that are whole sentences, looked up by the first word of a sentence.
struct PhraseTable {
  /// Patterns that begin with the same word.
  private struct Opened {
    var patterns: [PhrasePattern] = []
    /// The words that can stand second.
    var seconds: Set<String> = []
    /// Whether any word can stand second.
    var takesAny = false
  }

  /// Patterns by the hash of their first word: most sentences are dismissed by one look, and most others by
  /// one at their second word.
  private var byFirstWord: [UInt64: Opened] = [:]
  /// Patterns that can begin with any word.
  private var others: [PhrasePattern] = []

  /// No notice is longer, in bytes; longer sentences are not taken apart.
  private static let longestSentence = 400

  init(_ phrases: [String]) {
    for phrase in phrases {
      let pattern = PhrasePattern(phrase)
      guard !pattern.openings.contains([]) else {
        others.append(pattern)
        continue
      }
      for (first, openings) in Dictionary(grouping: pattern.openings, by: \.[0]) {
        let seconds = openings.compactMap { $0.dropFirst().first }
        var opened = byFirstWord[Self.hash(first.utf8), default: Opened()]
        opened.patterns.append(pattern)
        opened.seconds.formUnion(seconds)
        if seconds.count < openings.count { opened.takesAny = true }
        byFirstWord[Self.hash(first.utf8)] = opened
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
    let candidates = candidates(for: sentence)
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
      var scanner = WordScanner(bytes)
      return !others.isEmpty || opened(by: scanner.next(), in: bytes) != nil
    }
    return canBegin && Sentences.of(text).first.map(contains) == true
  }

  /// The patterns that begin as a sentence does.
  private func candidates(for sentence: UnsafeBufferPointer<UInt8>) -> [PhrasePattern] {
    var scanner = WordScanner(sentence)
    guard let opened = opened(by: scanner.next(), in: sentence) else { return [] }
    if !opened.takesAny, let second = scanner.next(),
      let word = plainWords(String(decoding: sentence[second], as: UTF8.self)).first,
      !opened.seconds.contains(word)
    {
      return []
    }
    return opened.patterns
  }

  private func opened(by first: Range<Int>?, in sentence: UnsafeBufferPointer<UInt8>) -> Opened? {
    guard let first else { return nil }
    let word = sentence[first]
    if word.allSatisfy({ $0 < 0x80 }) {
      return byFirstWord[
        Self.hash(word.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })]
    }
    return plainWords(String(decoding: word, as: UTF8.self)).first
      .flatMap { byFirstWord[Self.hash($0.utf8)] }
  }

  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
