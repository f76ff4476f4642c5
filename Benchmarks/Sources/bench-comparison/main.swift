import Extraction
import Foundation
import History
import Measuring

// bench-comparison   seeded pairs of articles: the median of one comparison, changes in words included, and
//                    the share of its stages

/// Sentences of words whose frequencies fall as those of a language do (Zipf), with figures in between.
struct Writer {
  var random: SeededRandom
  let stem: String

  mutating func sentence() -> String {
    let words = (0..<Int.random(in: 12...22, using: &random)).map { place -> String in
      if place > 0, Int.random(in: 0..<15, using: &random) == 0 {
        return "\(Int.random(in: 2...900, using: &random)) people"
      }
      let rank = Int(pow(5000, Double.random(in: 0..<1, using: &random)))
      return rank < 60
        ? "the w\(rank)".suffix(4).trimmingCharacters(in: .whitespaces) : "\(stem)\(rank)"
    }
    return words.joined(separator: " ").capitalizedFirst + "."
  }

  mutating func article(words: Int) -> Article {
    var blocks: [Block] = []
    var count = 0
    while count < words {
      let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in sentence() }
        .joined(separator: " ")
      count += text.split(separator: " ").count
      blocks.append(Block(.paragraph, text))
    }
    return Article(headline: "The gate at the eastern lock", blocks: blocks)
  }

  /// The article with so many of its sentences edited, replaced, moved or gone.
  mutating func edited(_ article: Article, edits: Int) -> Article {
    var article = article
    for _ in 0..<edits {
      let place = Int.random(in: 0..<article.blocks.count, using: &random)
      var words = article.blocks[place].text.split(separator: " ").map(String.init)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: article.blocks[place].text += " " + sentence()
      case 1 where article.blocks.count > 4: article.blocks.remove(at: place)
      case 2:
        let block = article.blocks.remove(at: place)
        article.blocks.insert(
          block, at: Int.random(in: 0...article.blocks.count, using: &random))
      default:
        words[Int.random(in: 0..<words.count, using: &random)] = "altered"
        article.blocks[place].text = words.joined(separator: " ")
      }
    }
    return article
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

func median(_ rounds: Int, _ work: () -> Void) -> Double {
  let clock = ContinuousClock()
  let times = (0..<rounds).map { _ -> Double in
    let time = clock.measure(work).components
    return Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15
  }
  return times.sorted()[rounds / 2]
}

var writer = Writer(random: SeededRandom(seed: 1), stem: "river")
var stranger = Writer(random: SeededRandom(seed: 2), stem: "bridge")
let small = writer.article(words: 1000)
let large = writer.article(words: 30_000)
let pairs: [(String, Article, Article, Int)] = [
  ("1,000 words, 12 edits", small, writer.edited(small, edits: 12), 301),
  ("1,000 words, 60 edits", small, writer.edited(small, edits: 60), 301),
  ("30,000 words, 300 edits", large, writer.edited(large, edits: 300), 15),
  ("30,000 against 30,000 others", large, stranger.article(words: 30_000), 15),
]
print(
  "median of one comparison, in ms              whole  sentences  aligned  passages+words  changes")
for (name, old, new, rounds) in pairs {
  let sentences = median(rounds) { _ = (old.sentences, new.sentences) }
  let (olds, news) = (old.sentences, new.sentences)
  let aligned = median(rounds) { _ = SentenceAlignment(old: olds, new: news) }
  let compared = median(rounds) { _ = Comparison(from: old, to: new) }
  let comparison = Comparison(from: old, to: new)
  let changes = median(rounds) { _ = comparison.changes }
  let row = [
    compared + changes, sentences, aligned, max(0, compared - sentences - aligned), changes,
  ]
  print(
    name.padding(toLength: 40, withPad: " ", startingAt: 0)
      + row.map { String(format: "%11.3f", $0) }.joined())
}
