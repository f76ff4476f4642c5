import Diffing

/// Pairs texts in order so that the sum of their likenesses is greatest.
///
/// One text may meet two (a sentence split) and two may meet one (a merge). Dynamic programming over
/// old × new, as in Gale and Church (1993), with likeness of words in the place of likeness of length.
///
/// - Complexity: O(*n*·*m*) likenesses. Above `cellLimit` no pairs are sought: a stretch of so many
///   texts without an equal one in between is a rewrite, and is told as removed and added.
struct Alignment {
  /// Old texts that became new texts; one of the two may be empty.
  struct Step: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The most pairs that are looked at: some 50 ms of work.
  static let cellLimit = 250_000
  /// The least likeness at which one text counts as an edit of the other.
  static let leastLikeness = 0.4
  /// What a split or merge must bring in likeness beyond the better of its halves.
  static let groupMargin = 0.05

  /// The steps in order, covering all texts.
  private(set) var steps: [Step] = []

  private enum Move: UInt8 { case skipOld, skipNew, pair, split, merge }

  init(_ old: [String], _ new: [String], grouping: Bool = false) {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= Alignment.cellLimit else {
      steps = old.indices.map { Step(old: $0..<$0 + 1, new: 0..<0) }
      steps += new.indices.map { Step(old: old.count..<old.count, new: $0..<$0 + 1) }
      return
    }
    let olds = old.map(WordBag.init)
    let news = new.map(WordBag.init)
    let width = new.count + 1
    var best = [Double](repeating: 0, count: (old.count + 1) * width)
    var moves = [Move](repeating: .skipNew, count: best.count)
    for i in 0...old.count {
      for j in 0...new.count where i + j > 0 {
        let cell = i * width + j
        var score = -1.0
        func offer(_ value: Double, _ move: Move) {
          if value > score {
            score = value
            moves[cell] = move
          }
        }
        if i > 0, j > 0 {
          let one = olds[i - 1].likeness(to: news[j - 1])
          if one >= Alignment.leastLikeness { offer(best[cell - width - 1] + one, .pair) }
          if grouping, j > 1 {
            let two = olds[i - 1].likeness(to: news[j - 2] + news[j - 1])
            let half = max(one, olds[i - 1].likeness(to: news[j - 2]))
            if two >= max(Alignment.leastLikeness, half + Alignment.groupMargin) {
              offer(best[cell - width - 2] + two, .split)
            }
          }
          if grouping, i > 1 {
            let two = (olds[i - 2] + olds[i - 1]).likeness(to: news[j - 1])
            let half = max(one, olds[i - 2].likeness(to: news[j - 1]))
            if two >= max(Alignment.leastLikeness, half + Alignment.groupMargin) {
              offer(best[cell - 2 * width - 1] + two, .merge)
            }
          }
        }
        if j > 0 { offer(best[cell - 1], .skipNew) }
        if i > 0 { offer(best[cell - width], .skipOld) }
        best[cell] = score
      }
    }
    steps = Alignment.trace(moves, old.count, new.count)
  }

  private static func trace(_ moves: [Move], _ oldCount: Int, _ newCount: Int) -> [Step] {
    var steps: [Step] = []
    var (i, j) = (oldCount, newCount)
    while i > 0 || j > 0 {
      let (down, right) =
        switch moves[i * (newCount + 1) + j] {
        case .skipOld: (1, 0)
        case .skipNew: (0, 1)
        case .pair: (1, 1)
        case .split: (1, 2)
        case .merge: (2, 1)
        }
      steps.append(Step(old: i - down..<i, new: j - right..<j))
      i -= down
      j -= right
    }
    return steps.reversed()
  }
}

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
