import Foundation

/// How well passages match, by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): a
/// term that few passages have weighs more, and so does one in a short passage.
///
/// FTS5 has the same measure, and goes through the index once more for each term to have it.
struct SearchWeights {
  private let terms: [SearchTerm]
  /// How many passages there are in the archive.
  private let total: Int
  /// The words of each passage, and how often each term stands in it.
  private var passages: [(words: Int, counts: [Int])] = []

  init(_ terms: [SearchTerm], of total: Int) {
    self.terms = terms
    self.total = total
  }

  /// Takes in the text of the next passage.
  mutating func add(_ text: String) {
    let words = SearchWord.all(in: text)
    passages.append((words.count, terms.map { $0.count(in: words) }))
  }

  /// The weight of each passage, in the order in which they were taken in: the more the better.
  ///
  /// - Complexity: O(*n*) in the passages and terms.
  var weights: [Double] {
    let average = Double(passages.reduce(0) { $0 + $1.words }) / Double(max(1, passages.count))
    let rarities = terms.indices.map { term in
      let having = passages.count { $0.counts[term] > 0 }
      return log(1 + (Double(max(total, having) - having) + 0.5) / (Double(having) + 0.5))
    }
    return passages.map { passage in
      let room = 1 - Self.b + Self.b * Double(passage.words) / max(1, average)
      return zip(passage.counts, rarities).reduce(0) { sum, term in
        let count = Double(term.0)
        return sum + term.1 * count * (Self.k + 1) / (count + Self.k * room)
      }
    }
  }

  /// The usual values: how soon more of the same counts no more, and how much the length counts.
  private static let (k, b) = (1.2, 0.75)
}
