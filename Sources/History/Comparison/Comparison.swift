public import Extraction

/// Two revisions' articles aligned: paragraphs first, sentences within them, words within sentences.
///
///     let comparison = Comparison(from: old, to: new)
///     comparison.headline?.words        // the reworded headline, or nil where it stands as it was
///     comparison.rows                   // the body in reading order, nothing left out
///
/// The rows cover both articles: taking what was kept and removed gives the old body back, taking what
/// was kept and added gives the new one.
public struct Comparison: Sendable {
  /// One block's fate, in reading order.
  public enum Row: Sendable, Equatable {
    /// Stands as it stood; offsets of the block in the old and in the new article.
    case unchanged(old: Int, new: Int)
    /// The same block with other words, or of another kind with the same words.
    case edited(old: Int, new: Int, [Passage])
    case removed(old: Int)
    case added(new: Int)
    /// Stood here in the old article; stands elsewhere in the new one.
    case movedAway(old: Int, new: Int)
    /// Stood elsewhere in the old article; the passages say what changed on the way, none if nothing.
    case movedHere(old: Int, new: Int, [Passage])
  }

  public let old: Article
  public let new: Article
  /// The headline's words, where it was reworded.
  public let headline: Passage?
  /// The standfirst's words, where it was reworded, added or removed.
  public let standfirst: Passage?
  /// The byline's words, names separated by commas, where it changed.
  public let byline: Passage?
  public let rows: [Row]

  /// Compares two articles.
  ///
  /// - Complexity: O((*n* + *m*)*d*) for the blocks, and O(*r*·*s*) for the removed and added blocks
  ///   that stand between the same two unchanged ones; see `Alignment` for the bound on the latter.
  public init(from old: Article, to new: Article) {
    self.old = old
    self.new = new
    headline = Passage.change(from: old.headline, to: new.headline)
    standfirst = Passage.change(from: old.standfirst ?? "", to: new.standfirst ?? "")
    byline = Passage.change(
      from: old.byline.joined(separator: ", "), to: new.byline.joined(separator: ", "))
    rows = BlockAlignment(old: old.blocks, new: new.blocks).rows
  }

  /// Whether a reader would see the same thing twice.
  public var isUnchanged: Bool {
    headline == nil && standfirst == nil && byline == nil && old.status == new.status
      && old.markers == new.markers && !isBodyChanged
  }

  /// Whether any block was added, removed, moved or edited.
  public var isBodyChanged: Bool {
    rows.contains { if case .unchanged = $0 { false } else { true } }
  }
}

extension Comparison {
  /// How much changed, in blocks and words.
  public struct Counts: Sendable, Equatable, Encodable {
    public var blocksAdded = 0
    public var blocksRemoved = 0
    public var blocksEdited = 0
    public var blocksMoved = 0
    public var blocksUnchanged = 0
    /// Words of headline, standfirst, byline and body that only the new article has.
    public var wordsAdded = 0
    /// Words of headline, standfirst, byline and body that only the old article has.
    public var wordsRemoved = 0
  }

  /// Counts what changed.
  ///
  /// - Complexity: O(*n*) in the words of both articles.
  public var counts: Counts {
    var counts = Counts()
    for passage in [headline, standfirst, byline] {
      if let passage { counts.add([passage]) }
    }
    for row in rows {
      switch row {
      case .unchanged: counts.blocksUnchanged += 1
      case .edited(_, _, let passages):
        counts.blocksEdited += 1
        counts.add(passages)
      case .removed(let index):
        counts.blocksRemoved += 1
        counts.wordsRemoved += old.blocks[index].text.wordCount
      case .added(let index):
        counts.blocksAdded += 1
        counts.wordsAdded += new.blocks[index].text.wordCount
      case .movedAway: counts.blocksMoved += 1
      case .movedHere(_, _, let passages): counts.add(passages)
      }
    }
    return counts
  }
}

extension Comparison.Counts {
  fileprivate mutating func add(_ passages: [Passage]) {
    for word in passages.lazy.flatMap(\.words) {
      switch word.operation {
      case .equal: break
      case .insert: wordsAdded += word.text.wordCount
      case .delete: wordsRemoved += word.text.wordCount
      }
    }
  }
}

extension StringProtocol {
  /// Whether the text holds a letter or a digit: a word or a figure, not a space or a mark.
  var isWord: Bool { contains { $0.isLetter || $0.isNumber } }

  /// How many words a reader would count: stretches without white space that hold a letter or a digit.
  var wordCount: Int {
    split(whereSeparator: \.isWhitespace).count(where: \.isWord)
  }
}
