/// Two token sequences made from a seed: the kinds of change that a diff meets in a newsroom.
public struct Workload: Sendable {
  /// A short name, used for files too.
  public var name: String
  /// What it stands for.
  public var summary: String
  /// The tokens of the old side, each on a line.
  public var old: [UInt8]
  /// The tokens of the new side, each on a line.
  public var new: [UInt8]

  /// All workloads, the same in every run.
  public static var all: [Workload] {
    var random = SeededRandom(seed: 20_240_229)
    let article = prose(1000, &random)
    let blog = prose(30_000, &random)
    let long = prose(1_000_000, &random)
    let page = lines(20_000, &random)
    return [
      Workload(
        "article", "1,000 words, 3 % edited", article, edited(article, 30, &random)),
      Workload(
        "rewrite", "1,000 words, 30 % edited", article, edited(article, 300, &random)),
      Workload(
        "blog", "30,000 words, 1 % edited, a block moved", blog,
        moved(edited(blog, 300, &random), &random)),
      Workload(
        "unrelated", "two texts of 20,000 words", prose(20_000, &random), prose(20_000, &random)),
      Workload("long", "a million words, 0.1 % edited", long, edited(long, 1000, &random)),
      Workload("lines", "20,000 lines, half of them new", page, halfNew(page, &random)),
      Workload(
        "worst", "16 letters, unrelated", letters(20_000, &random), letters(20_000, &random)),
    ]
  }

  private init(_ name: String, _ summary: String, _ old: [Int], _ new: [Int]) {
    (self.name, self.summary) = (name, summary)
    (self.old, self.new) = (Self.text(old), Self.text(new))
  }

  /// Words by number as pronounceable tokens, frequent ones shorter.
  private static func text(_ words: [Int]) -> [UInt8] {
    var text: [UInt8] = []
    for word in words {
      var rest = word + 1
      while rest > 0 {
        text.append(Array("bdfgklmnprst".utf8)[rest % 12])
        text.append(Array("aeiou".utf8)[rest / 12 % 5])
        rest /= 60
      }
      text.append(0x0A)
    }
    return text
  }

  /// Word numbers whose frequencies fall as in natural text.
  private static func prose(_ count: Int, _ random: inout SeededRandom) -> [Int] {
    (0..<count).map { _ in word(&random) }
  }

  private static func word(_ random: inout SeededRandom) -> Int {
    // Density 1 / x between 1 and 8,000: Zipf's law, by squaring its way up.
    var (low, high) = (1.0, 8000.0)
    var share = Double.random(in: 0..<1, using: &random)
    for _ in 0..<16 {
      let middle = (low * high).squareRoot()
      if share < 0.5 {
        (high, share) = (middle, share * 2)
      } else {
        (low, share) = (middle, share * 2 - 1)
      }
    }
    return Int(low)
  }

  /// Lines of a program or a list: some few return all the time, most are unique.
  private static func lines(_ count: Int, _ random: inout SeededRandom) -> [Int] {
    (0..<count).map { index in
      Int.random(in: 0..<3, using: &random) == 0
        ? Int.random(in: 0..<12, using: &random) : 1000 + index
    }
  }

  private static func letters(_ count: Int, _ random: inout SeededRandom) -> [Int] {
    (0..<count).map { _ in Int.random(in: 0..<16, using: &random) }
  }

  /// Some stretches of one to four words replaced, removed or put in.
  private static func edited(_ words: [Int], _ edits: Int, _ random: inout SeededRandom) -> [Int] {
    let places = Set((0..<edits).map { _ in Int.random(in: 0..<words.count, using: &random) })
    var result: [Int] = []
    var skip = 0
    for (index, word) in words.enumerated() {
      if places.contains(index) {
        let kind = Int.random(in: 0..<3, using: &random)
        if kind != 0 { result += prose(Int.random(in: 1...2, using: &random), &random) }
        if kind != 1 { skip = Int.random(in: 1...2, using: &random) }
      }
      if skip > 0 { skip -= 1 } else { result.append(word) }
    }
    return result
  }

  private static func moved(_ words: [Int], _ random: inout SeededRandom) -> [Int] {
    let from = words.count / 4
    let block = Array(words[from..<from + 200])
    var rest = words
    rest.removeSubrange(from..<from + 200)
    rest.insert(contentsOf: block, at: rest.count / 2)
    return rest
  }

  private static func halfNew(_ words: [Int], _ random: inout SeededRandom) -> [Int] {
    words.flatMap { word -> [Int] in
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4: [word]
      case 4..<6: [word, Int.random(in: 100_000..<200_000, using: &random)]
      case 6..<8: [Int.random(in: 100_000..<200_000, using: &random)]
      default: []
      }
    }
  }
}

/// Random numbers that are the same in every run (SplitMix64).
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
