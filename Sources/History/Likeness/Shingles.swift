import Diffing
public import Extraction

/// The stretches of three words that stand in an article, as hashes that are the same in every process.
public struct Shingles: Sendable {
  /// FNV-1a hashes (64 bits) of the lower-cased words of headline and body.
  public let all: Set<Int64>
  /// Those of the headline and the first forty words of the body.
  let lead: Set<Int64>

  /// Cuts an article into its shingles.
  ///
  /// - Complexity: O(*n*) in its words.
  public init(_ article: Article) {
    var all: Set<Int64> = []
    var lead: Set<Int64> = []
    var last: (UInt64, UInt64) = (0, 0)
    var seen = 0
    func add(_ text: String, leadWords: Int) {
      for (position, word) in text.tokens(.word).lazy.filter(\.isWord).enumerated() {
        let hash = Shingles.fnv(word.lowercased().utf8)
        seen += 1
        if seen >= 3 {
          let shingle = Int64(bitPattern: Shingles.mix(Shingles.mix(last.0, last.1), hash))
          all.insert(shingle)
          if position < leadWords { lead.insert(shingle) }
        }
        last = (last.1, hash)
      }
    }
    add(article.headline, leadWords: .max)
    add(
      ([article.standfirst ?? ""] + article.blocks.map(\.text)).joined(separator: "\n"),
      leadWords: 40)
    self.all = all
    self.lead = lead
  }

  /// The least hashes in number order: a sample by which likely relatives are found in an index.
  ///
  /// Of the shingles that two texts share, about the share *count* / *all* is in the sample of one.
  public func sketch(_ count: Int = 64) -> [Int64] {
    Array(all.sorted().prefix(count))
  }

  private static func fnv(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  private static func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let mixed = (one &* 0x9e37_79b9_7f4a_7c15) ^ other
    return (mixed ^ (mixed >> 32)) &* 0xd6e8_feb8_6659_fd93
  }
}
