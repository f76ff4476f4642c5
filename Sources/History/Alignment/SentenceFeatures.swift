import Foundation

/// What the sentences of both articles consist of: words and pairs of neighbouring words, each with a
/// weight that is the greater the rarer it is in the two articles.
struct SentenceFeatures {
  /// One sentence's words and pairs as ids in rising order, as often as they stand.
  struct Bag {
    var ids: [Int32] = []
    /// The sum of the weights.
    var mass = 0.0
    var wordCount = 0
  }

  private(set) var old: [Bag]
  private(set) var new: [Bag]
  /// For each feature its weight.
  private(set) var weights: [Double] = []

  /// Reads all sentences, and makes the pairs for those that are still free.
  ///
  /// - Complexity: O(*n* log *n*) in the words of both.
  init(
    old oldSentences: [Sentence], new newSentences: [Sentence], freeOld: [Int], freeNew: [Int],
    _ table: AlignmentWeights
  ) {
    let scanner = WordScanner(stemLength: table.stemLength)
    var ids: [UInt64: Int32] = [:]
    var holders: [Int32] = []
    var last: [Int32] = []
    var place: Int32 = 0
    var scratch: [UInt64] = []
    func read(_ sentences: [Sentence]) -> [[Int32]] {
      sentences.map { sentence in
        scratch.removeAll(keepingCapacity: true)
        scanner.scan(sentence.text, into: &scratch)
        place += 1
        return scratch.map { hash in
          if let id = ids[hash] {
            if last[Int(id)] != place {
              last[Int(id)] = place
              holders[Int(id)] += 1
            }
            return id
          }
          let id = Int32(holders.count)
          ids[hash] = id
          holders.append(1)
          last.append(place)
          return id
        }
      }
    }
    let oldWords = read(oldSentences)
    let newWords = read(newSentences)
    let total = Double(oldSentences.count + newSentences.count)
    var weights = holders.map { pow(log(1 + total / Double($0)), table.rarity) }
    var pairs: [UInt64: Int32] = [:]
    func bag(_ words: [Int32]) -> Bag {
      var bag = Bag(ids: words, wordCount: words.count)
      bag.ids.reserveCapacity(2 * words.count)
      for (first, second) in zip(words, words.dropFirst()) {
        let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
        if let id = pairs[key] {
          bag.ids.append(id)
        } else {
          let id = Int32(weights.count)
          pairs[key] = id
          weights.append(table.pair * (weights[Int(first)] + weights[Int(second)]) / 2)
          bag.ids.append(id)
        }
      }
      bag.ids.sort()
      bag.mass = bag.ids.reduce(0) { $0 + weights[Int($1)] }
      return bag
    }
    old = Array(repeating: Bag(), count: oldSentences.count)
    new = Array(repeating: Bag(), count: newSentences.count)
    for index in freeOld { old[index] = bag(oldWords[index]) }
    for index in freeNew { new[index] = bag(newWords[index]) }
    self.weights = weights
  }

  /// The weight of what two bags have in common.
  func common(_ one: Bag, _ other: Bag) -> Double {
    var sum = 0.0
    var (i, j) = (0, 0)
    while i < one.ids.count, j < other.ids.count {
      let (a, b) = (one.ids[i], other.ids[j])
      if a == b {
        sum += weights[Int(a)]
        i += 1
        j += 1
      } else if a < b {
        i += 1
      } else {
        j += 1
      }
    }
    return sum
  }

  /// The likeness of two bags, from 0 to 1 (Dice's coefficient, weighted).
  func likeness(_ one: Bag, _ other: Bag) -> Double {
    let mass = one.mass + other.mass
    return mass > 0 ? 2 * common(one, other) / mass : 0
  }

  /// What is left of a bag when others are taken out of it.
  func rest(of bag: Bag, without others: [Bag]) -> Bag {
    var rest = bag
    for other in others {
      var kept: [Int32] = []
      kept.reserveCapacity(rest.ids.count)
      var j = 0
      for id in rest.ids {
        while j < other.ids.count, other.ids[j] < id { j += 1 }
        if j < other.ids.count, other.ids[j] == id {
          j += 1
        } else {
          kept.append(id)
        }
      }
      rest.ids = kept
    }
    rest.mass = rest.ids.reduce(0) { $0 + weights[Int($1)] }
    return rest
  }

  /// Several sentences taken as one.
  func joined(_ bags: [Bag]) -> Bag {
    bags.count == 1
      ? bags[0]
      : Bag(
        ids: bags.flatMap(\.ids).sorted(), mass: bags.reduce(0) { $0 + $1.mass },
        wordCount: bags.reduce(0) { $0 + $1.wordCount })
  }
}
