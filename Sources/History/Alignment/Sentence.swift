import Diffing
public import Extraction

/// One sentence of an article's body, where it stands.
///
/// Headings, list items and captions are cut into sentences as paragraphs are: whatever a reader reads
/// as one statement can be followed by itself.
public struct Sentence: Sendable, Hashable {
  /// The offset among the sentences of the article.
  public var index: Int
  /// The offset of its block in the article.
  public var block: Int
  /// The sentence without the white space after it.
  public var text: String
  /// The white space between it and the next sentence of its block; empty at the block's end.
  public var space: String

  public init(index: Int, block: Int, text: String, space: String = "") {
    self.index = index
    self.block = block
    self.text = text
    self.space = space
  }
}

extension Article {
  /// The sentences of the body in reading order; joined with their spaces they are its blocks again.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public var sentences: [Sentence] {
    var sentences: [Sentence] = []
    for (offset, block) in blocks.enumerated() {
      sentences.append(block.text, block: offset)
    }
    return sentences
  }
}

extension Article {
  /// The sentences of the body, taken over from another article where a block reads the same there.
  ///
  /// Cutting is what costs most of comparing two articles that hardly differ.
  func sentences(sharing other: Article, _ known: [Sentence]) -> [Sentence] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(other.blocks.count)
    var start = 0
    for offset in other.blocks.indices {
      var end = start
      while end < known.count, known[end].block == offset { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    var sentences: [Sentence] = []
    sentences.reserveCapacity(known.count)
    // Most blocks follow the one that they followed there; only for others is it worth to hash all texts.
    var next = 0
    var places: [String: Int]?
    for (offset, block) in blocks.enumerated() {
      var place = next < ranges.count && other.blocks[next].text == block.text ? next : nil
      if place == nil {
        let hashed =
          places
          ?? Dictionary(
            other.blocks.enumerated().map { ($1.text, $0) }, uniquingKeysWith: { $1 })
        places = hashed
        place = hashed[block.text]
      }
      guard let place else {
        sentences.append(block.text, block: offset)
        continue
      }
      next = place + 1
      for sentence in known[ranges[place]] {
        sentences.append(
          Sentence(
            index: sentences.count, block: offset, text: sentence.text, space: sentence.space))
      }
    }
    return sentences
  }
}

extension [Sentence] {
  /// Cuts one block into sentences and adds them.
  mutating func append(_ text: String, block: Int) {
    for token in text.tokens(.sentence) {
      let end = token.endOfText
      append(
        Sentence(
          index: count, block: block, text: String(token[..<end]), space: String(token[end...])))
    }
  }
}

extension Substring {
  /// Where the white space at the end begins.
  fileprivate var endOfText: Index {
    var end = endIndex
    while end > startIndex {
      let before = unicodeScalars.index(before: end)
      guard unicodeScalars[before].properties.isWhitespace else { break }
      end = before
    }
    return end
  }
}
