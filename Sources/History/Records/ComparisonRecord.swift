public import Extraction
public import Foundation

/// A comparison as it stands in JSON: `diff --format json` and change logs.
public struct ComparisonRecord: Sendable, Encodable {
  /// One of the two sides, without its text.
  public struct Side: Sendable, Encodable {
    /// The revision's permanent id, or the file's path where no archive was asked.
    public var id: String
    @OrNull public var number: Int?
    @OrNull public var firstSeenAt: Date?
    public var headline: String

    public init(_ revision: Revision) {
      id = revision.id
      number = revision.number
      firstSeenAt = revision.firstSeenAt
      headline = revision.article.headline
    }

    public init(path: String, article: Article) {
      id = path
      headline = article.headline
    }
  }

  /// A field that changed.
  public struct Field: Sendable, Encodable {
    public var old: String
    public var new: String
    public var words: [Wording.Run]
  }

  /// One passage: a sentence's fate, or that of a few that were split or merged.
  public struct Sentences: Sendable, Encodable {
    /// A sentence in its article.
    public struct Place: Sendable, Encodable {
      /// The offset among the article's sentences.
      public var index: Int
      /// The offset of its block.
      public var paragraph: Int
      public var text: String
    }

    public var action: Passage.Action
    public var old: [Place]
    public var new: [Place]
    /// `up` or `down`; null for a sentence that kept its order.
    @OrNull public var moved: Passage.Move?
    /// From 0 to 1, to three places.
    public var likeness: Double
    public var words: [Wording.Run]
  }

  /// One change in a reader's words.
  public struct Told: Sendable, Encodable {
    public struct Places: Sendable, Encodable {
      /// The offsets among the old article's sentences.
      public var old: [Int]
      /// The offsets among the new article's sentences.
      public var new: [Int]
    }

    public var kind: Change.Kind
    /// From 0 to 100; see the table of weights.
    public var weight: Int
    public var reason: String
    /// The exact text that it rests on as it stood.
    @OrNull public var old: String?
    /// The exact text that it rests on as it stands.
    @OrNull public var new: String?
    public var sentences: Places

    public init(_ change: Change) {
      kind = change.kind
      weight = change.weight
      reason = change.reason
      old = change.old
      new = change.new
      sentences = Places(old: change.oldSentences, new: change.newSentences)
    }
  }

  public var old: Side
  public var new: Side
  public var isUnchanged: Bool
  /// What changed in a few words each.
  public var summary: [String]
  @OrNull public var headline: Field?
  @OrNull public var standfirst: Field?
  @OrNull public var byline: Field?
  @OrNull public var status: Field?
  /// What changed in a reader's words, weightiest first.
  public var changes: [Told]
  /// All sentences of both sides in reading order; in a change log those alone that changed or moved.
  public var sentences: [Sentences]
  public var counts: Comparison.Counts

  public init(_ comparison: Comparison, old: Side, new: Side) {
    self.init(comparison, telling: comparison.changes, old: old, new: new)
  }

  /// Writes down a comparison whose changes have been told already.
  ///
  /// With `changedOnly` sentences that read as they read and stand in the same order are left out: both
  /// articles have them.
  init(
    _ comparison: Comparison, telling changes: [Change], old: Side, new: Side,
    changedOnly: Bool = false
  ) {
    self.old = old
    self.new = new
    isUnchanged = comparison.isUnchanged
    summary = Comparison.summary(of: changes)
    self.changes = changes.map(Told.init)
    headline = comparison.headline.map(Field.init)
    standfirst = comparison.standfirst.map(Field.init)
    byline = comparison.byline.map(Field.init)
    status = Wording.change(
      from: comparison.old.status.rawValue, to: comparison.new.status.rawValue
    ).map(Field.init)
    sentences = comparison.passages.filter { $0.isChanged || !changedOnly }.map(Sentences.init)
    counts = comparison.counts
  }
}

extension ComparisonRecord.Field {
  init(_ wording: Wording) {
    self.init(old: wording.old, new: wording.new, words: wording.runs)
  }
}

extension ComparisonRecord.Sentences {
  init(_ passage: Passage) {
    self.init(
      action: passage.action, old: passage.old.map(Place.init), new: passage.new.map(Place.init),
      moved: passage.move, likeness: (passage.likeness * 1000).rounded() / 1000,
      words: passage.wording.runs)
  }
}

extension ComparisonRecord.Sentences.Place {
  fileprivate init(_ sentence: Sentence) {
    self.init(index: sentence.index, paragraph: sentence.block, text: sentence.text)
  }
}
