public import Extraction

/// Two revisions' articles aligned, sentence by sentence, and words within sentences.
///
///     let comparison = Comparison(from: old, to: new)
///     comparison.headline?.runs         // the reworded headline, or nil where it stands as it was
///     comparison.passages               // what became of each sentence, nothing left out
///     comparison.rows                   // the same in paragraphs, for showing
///     comparison.changes                // the same in words, weightiest first
///
/// The passages cover both articles: every old and every new sentence stands in exactly one of them.
public struct Comparison: Sendable {
  public let old: Article
  public let new: Article
  /// The headline's words, where it was reworded.
  public let headline: Wording?
  /// The standfirst's words, where it was reworded, added or removed.
  public let standfirst: Wording?
  /// The byline's words, names separated by commas, where it changed.
  public let byline: Wording?
  /// What became of each sentence, in reading order; what is gone stands where it stood.
  public let passages: [Passage]

  /// Compares two articles.
  ///
  /// - Parameters:
  ///   - old: How it read.
  ///   - new: How it reads.
  ///   - telling: What was told of the same two articles, where it is known; no sentences are aligned then,
  ///     and how alike edited ones are is not known.
  /// - Complexity: As `SentenceAlignment` says, and for the words within each edited sentence that of
  ///   their diff.
  public init(from old: Article, to new: Article, told telling: Telling? = nil) {
    self.old = old
    self.new = new
    headline = Wording.change(from: old.headline, to: new.headline)
    standfirst = Wording.change(from: old.standfirst ?? "", to: new.standfirst ?? "")
    byline = Wording.change(
      from: old.byline.joined(separator: ", "), to: new.byline.joined(separator: ", "))
    let sentences = old.sentences
    passages = Comparison.passages(
      from: sentences, to: new.sentences(sharing: old, sentences), encoded: telling?.fates)
  }

  /// The fields beside the body that changed, by name, in the order in which a page shows them.
  public var fields: [(name: String, wording: Wording)] {
    [("headline", headline), ("standfirst", standfirst), ("byline", byline)].compactMap {
      name, wording in wording.map { (name, $0) }
    }
  }

  /// The body in paragraphs, in reading order.
  ///
  /// - Complexity: O(*n* log *n*) in the number of passages.
  public var rows: [Row] { RowBuilder(passages, old: old, new: new).rows }

  /// Whether a reader would see the same thing twice.
  public var isUnchanged: Bool {
    headline == nil && standfirst == nil && byline == nil && old.status == new.status
      && old.markers == new.markers && !isBodyChanged
  }

  /// Whether any sentence was added, removed, moved or edited, any block became another kind of block
  /// or breaks elsewhere, or a link to another site changed.
  public var isBodyChanged: Bool {
    isTextChanged || old.blocks.map(\.kind) != new.blocks.map(\.kind)
      || old.outwardLinks != new.outwardLinks
  }

  /// Whether the blocks read otherwise, or break elsewhere.
  var isTextChanged: Bool {
    !old.blocks.lazy.map(\.text).elementsEqual(new.blocks.lazy.map(\.text))
  }
}

extension Comparison {
  /// How much changed, in sentences and words.
  public struct Counts: Sendable, Equatable, Codable {
    public var sentencesAdded = 0
    public var sentencesRemoved = 0
    /// Passages with other words: edited, split and merged ones.
    public var sentencesEdited = 0
    /// Passages that moved, edited on the way or not.
    public var sentencesMoved = 0
    public var sentencesUnchanged = 0
    /// Words of headline, standfirst, byline and body that only the new article has.
    public var wordsAdded = 0
    /// Words of headline, standfirst, byline and body that only the old article has.
    public var wordsRemoved = 0

    public init() {}
  }

  /// Counts what changed.
  ///
  /// - Complexity: O(*n*) in the words of what changed.
  public var counts: Counts {
    var counts = Counts()
    for field in fields { counts.add(field.wording) }
    for passage in passages {
      switch passage.action {
      case .unchanged: if passage.move == nil { counts.sentencesUnchanged += 1 }
      case .edit, .split, .merge: counts.sentencesEdited += 1
      case .addition: counts.sentencesAdded += 1
      case .deletion: counts.sentencesRemoved += 1
      }
      if passage.move != nil { counts.sentencesMoved += 1 }
      if passage.action != .unchanged { counts.add(passage.wording) }
    }
    return counts
  }
}

extension Comparison.Counts {
  fileprivate mutating func add(_ wording: Wording) {
    for run in wording.runs {
      switch run.operation {
      case .equal: break
      case .insert: wordsAdded += run.text.wordCount
      case .delete: wordsRemoved += run.text.wordCount
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
