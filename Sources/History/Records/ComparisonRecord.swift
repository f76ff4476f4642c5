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
    public var words: [Passage.Words]
  }

  /// One block's fate.
  public struct Row: Sendable, Encodable {
    /// A block in its article.
    public struct Place: Sendable, Encodable {
      public var index: Int
      public var kind: Block.Kind
      public var text: String
    }

    /// `unchanged`, `edit`, `addition`, `deletion`, `movedAway` or `movedHere`.
    public var action: String
    @OrNull public var old: Place?
    @OrNull public var new: Place?
    /// The sentences of an edited block.
    @OrNull public var sentences: [Sentence]?
  }

  /// One sentence's fate, or two that were split or merged.
  public struct Sentence: Sendable, Encodable {
    public var action: Passage.Action
    public var words: [Passage.Words]
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
  public var blocks: [Row]
  public var counts: Comparison.Counts

  public init(_ comparison: Comparison, old: Side, new: Side) {
    self.old = old
    self.new = new
    isUnchanged = comparison.isUnchanged
    summary = comparison.summary
    headline = comparison.headline.map(Field.init)
    standfirst = comparison.standfirst.map(Field.init)
    byline = comparison.byline.map(Field.init)
    status = Passage.change(
      from: comparison.old.status.rawValue, to: comparison.new.status.rawValue
    ).map(Field.init)
    blocks = comparison.rows.map { Row($0, in: comparison) }
    counts = comparison.counts
  }
}

extension ComparisonRecord.Field {
  init(_ passage: Passage) {
    self.init(old: passage.old, new: passage.new, words: passage.words)
  }
}

extension ComparisonRecord.Row {
  init(_ row: Comparison.Row, in comparison: Comparison) {
    func old(_ index: Int) -> Place { Place(index: index, block: comparison.old.blocks[index]) }
    func new(_ index: Int) -> Place { Place(index: index, block: comparison.new.blocks[index]) }
    func sentences(_ passages: [Passage]) -> [ComparisonRecord.Sentence]? {
      passages.isEmpty ? nil : passages.map { .init(action: $0.action, words: $0.words) }
    }
    switch row {
    case .unchanged(let oldIndex, let newIndex):
      self.init(action: "unchanged", old: old(oldIndex), new: new(newIndex))
    case .edited(let oldIndex, let newIndex, let passages):
      self.init(
        action: "edit", old: old(oldIndex), new: new(newIndex), sentences: sentences(passages))
    case .added(let index): self.init(action: "addition", new: new(index))
    case .removed(let index): self.init(action: "deletion", old: old(index))
    case .movedAway(let oldIndex, let newIndex):
      self.init(action: "movedAway", old: old(oldIndex), new: new(newIndex))
    case .movedHere(let oldIndex, let newIndex, let passages):
      self.init(
        action: "movedHere", old: old(oldIndex), new: new(newIndex), sentences: sentences(passages))
    }
  }
}

extension ComparisonRecord.Row.Place {
  fileprivate init(index: Int, block: Block) {
    self.init(index: index, kind: block.kind, text: block.text)
  }
}
