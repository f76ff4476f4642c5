import Diffing
import Extraction

/// Finds a phrase in articles, and the figure that stands beside it.
struct MentionFinder {
  /// How many words may stand between the phrase and its figure.
  static let reach = 3
  /// Words that belong to the number before them.
  static let magnitudes: Set<String> = [
    "hundred", "thousand", "million", "billion", "trillion", "percent", "per", "cent", "%",
    "mille", "millions", "milliards", "tausend", "millionen", "milliarden", "prozent",
  ]

  private let phrase: [String]
  private let lexicon: Lexicon

  /// - Parameters:
  ///   - phrase: What is sought.
  ///   - article: One in the story's language, for its numbers in words.
  init(_ phrase: String, inLanguageOf article: Article?) {
    lexicon = Lexicon.of(article.map { Language(of: $0) } ?? .english)
    self.phrase = phrase.tokens(.word).filter { !$0.isBlank }.map { $0.lowercased() }
  }

  func mentions(in article: Article) -> [Following.Mention] {
    guard !phrase.isEmpty else { return [] }
    let fields = [article.headline, article.standfirst ?? ""]
    return (fields + article.sentences.map(\.text)).flatMap(mentions)
  }

  private func mentions(in text: String) -> [Following.Mention] {
    let tokens = text.tokens(.word).filter { !$0.isBlank }
    guard tokens.count >= phrase.count else { return [] }
    let folded = tokens.map { $0.lowercased() }
    var mentions: [Following.Mention] = []
    var place = 0
    while place + phrase.count <= folded.count {
      let end = place + phrase.count
      guard folded[place..<end].elementsEqual(phrase, by: MentionFinder.isSameWord) else {
        place += 1
        continue
      }
      mentions.append(.init(figure: figure(beside: place..<end, tokens, folded), text: text))
      place = end
    }
    return mentions
  }

  /// The number nearest to the phrase with its magnitude, on the side before it where both are as near.
  private func figure(
    beside found: Range<Int>, _ tokens: [Substring], _ folded: [String]
  ) -> String? {
    var before: Int?
    for place in (max(0, found.lowerBound - MentionFinder.reach - 2)..<found.lowerBound).reversed()
    {
      if ends(tokens[place]) { break }
      if counts(tokens, place, unlessIn: found) {
        before = place
        break
      }
    }
    var after: Int?
    for place in found.upperBound..<min(tokens.count, found.upperBound + MentionFinder.reach + 2) {
      if [";", "."].contains(tokens[place]) { break }
      if counts(tokens, place, unlessIn: found) {
        after = place
        break
      }
    }
    guard let place = nearest(before, after, found) else { return nil }
    var figure = String(tokens[place])
    var next = place + 1
    while next < tokens.count, !found.contains(next),
      MentionFinder.magnitudes.contains(folded[next])
    {
      figure += folded[next] == "%" ? "%" : " " + tokens[next]
      next += 1
    }
    return figure
  }

  private func nearest(_ before: Int?, _ after: Int?, _ found: Range<Int>) -> Int? {
    guard let before else { return after }
    guard let after else { return before }
    return found.lowerBound - before <= after - found.upperBound + 1 ? before : after
  }

  /// Whether two words are one, in the singular or the plural: "acre", "acres".
  private static func isSameWord(_ one: String, _ other: String) -> Bool {
    one == other || one.count > 2 && one + "s" == other || other.count > 2 && other + "s" == one
  }

  /// Whether a number may be the phrase's: not one that says how long or when ("within 11 minutes",
  /// "on 4 March"), unless that is what is followed.
  private func counts(
    _ tokens: [Substring], _ place: Int, unlessIn found: Range<Int>
  ) -> Bool {
    guard isFigure(tokens[place]) else { return false }
    for neighbour in [place - 1, place + 1]
    where tokens.indices.contains(neighbour) && !found.contains(neighbour) {
      let entry = lexicon.entry(WordHash.of(tokens[neighbour]))
      let isAfter = neighbour > place
      if isAfter, entry.unit?.isDuration == true || entry.roles.contains(.clock) { return false }
      let isMonth = entry.roles.contains(.month) && tokens[neighbour].first?.isUppercase == true
      if isMonth, tokens[place].first?.isNumber == true { return false }
    }
    return true
  }

  /// Whether a token is a number, in digits or in words; "one" is mostly none.
  private func isFigure(_ token: Substring) -> Bool {
    if token.unicodeScalars.contains(where: { $0.properties.numericType != nil }) { return true }
    let entry = lexicon.entry(WordHash.of(token))
    return entry.roles.contains(.number) && entry.number != 1
  }

  /// Whether a mark ends what a number before it can count.
  private func ends(_ token: Substring) -> Bool { [";", ":", ".", ","].contains(token) }
}

extension Substring {
  fileprivate var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
