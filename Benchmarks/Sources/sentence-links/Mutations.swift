import Extraction
import Foundation
import History
import Measuring

/// Pairs of an article and a mutated copy, whose links are known because we made them.
struct Mutations {
  private var articles: [[[String]]] = []
  /// For each article sentences of others that are nothing like its own.
  private var strangers: [[String]] = []

  /// Reads the articles of a folder's pages and text files that have some length and no sentence twice.
  init(folder: String) throws {
    let root = URL(fileURLWithPath: folder)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let paths = (files?.compactMap { $0 as? URL } ?? []).sorted { $0.path < $1.path }
    var seen: Set<String> = []
    for path in paths where !path.lastPathComponent.hasPrefix("README") {
      guard let format = Page.Format(fileExtension: path.pathExtension), format != .jsonLine else {
        continue
      }
      let page = Page(bytes: Array(try Data(contentsOf: path)), format: format)
      guard let article = try? Extractor().article(from: page) else { continue }
      let sentences = article.sentences
      let isPlain = Set(sentences.map(\.text)).count == sentences.count
      guard isPlain, sentences.count >= 8, seen.insert(article.text).inserted else { continue }
      articles.append(
        Dictionary(grouping: sentences, by: \.block).sorted { $0.key < $1.key }
          .map { $0.value.map(\.text) })
    }
    guard articles.count > 1 else { throw CocoaError(.fileReadNoSuchFile) }
    let all = Set(articles.joined().joined()).filter { $0.count > 40 }.sorted()
    strangers = articles.map { article in
      let own = article.joined().map(Words.init)
      return all.filter { text in
        let words = Words(text)
        return !own.contains { $0.isLike(words) }
      }
    }
  }

  /// One pair: an article, and a copy with so many mutations of the kinds asked for.
  ///
  /// Nil where the mutations found no place, or where the mutated text is cut into other sentences than the
  /// ones that were made, as then the truth is not known.
  func pair(_ kinds: [Mutation], count: Int, _ random: inout SeededRandom) -> LabelledPair? {
    let place = Int.random(in: articles.indices, using: &random)
    let strangers = strangers[place]
    var article = MutableArticle(articles[place])
    var applied = 0
    for _ in 0..<count {
      guard let kind = kinds.randomElement(using: &random) else { return nil }
      if article.apply(kind, strangers: strangers, &random) { applied += 1 }
    }
    guard applied > 0 else { return nil }
    let made = article.paragraphs.enumerated().flatMap { paragraph in
      paragraph.element.map { (block: paragraph.offset, sentence: $0) }
    }
    let texts = article.paragraphs.map { Block(.paragraph, $0.map(\.text).joined(separator: " ")) }
    let read = Article(headline: "A", blocks: texts).sentences
    guard read.map(\.text) == made.map(\.sentence.text) else { return nil }
    var pair = LabelledPair(id: "mutation", old: [], new: [])
    for (block, paragraph) in articles[place].enumerated() {
      for text in paragraph {
        pair.old.append(.init(i: pair.old.count, paragraph: block, text: text))
      }
    }
    var links: [[Int]] = []
    var moved: [[Int]] = []
    for (index, entry) in made.enumerated() {
      pair.new.append(.init(i: index, paragraph: entry.block, text: entry.sentence.text))
      for origin in entry.sentence.origins { links.append([origin, index]) }
      if let origin = article.moved, entry.sentence.origins == [origin] {
        moved.append([origin, index])
      }
    }
    pair.links = links
    pair.moved = moved
    return pair
  }

  /// Prints F1 for each kind of mutation alone, and for all kinds mixed.
  func printTable(rounds: Int) {
    print(
      "F1 over \(rounds) seeded pairs".padding(toLength: 28, withPad: " ", startingAt: 0)
        + Score.Kind.allCases.map {
          String(repeating: " ", count: 12 - $0.rawValue.count) + $0.rawValue
        }.joined())
    let rows: [(String, [Mutation], Int)] =
      Mutation.allCases.map { ($0.rawValue, [$0], $0 == .move ? 1 : 3) }
      + [("mixed, 6 mutations", Mutation.allCases, 6)]
    for (name, kinds, count) in rows {
      var random = SeededRandom(seed: 1)
      var score = Score()
      var made = 0
      for _ in 0..<rounds {
        guard let pair = pair(kinds, count: count, &random) else { continue }
        made += 1
        score.add(Prediction(aligning: pair), to: pair)
      }
      print(score.row("\(name) (\(made))"))
    }
  }
}

/// The different words of a sentence.
private struct Words {
  let words: Set<Substring>

  init(_ text: String) { words = Set(text.split(separator: " ")) }

  /// Whether two sentences are so near that adding one could be an edit of the other.
  func isLike(_ other: Words) -> Bool {
    2 * words.intersection(other.words).count > min(words.count, other.words.count)
  }
}
