import Extraction

extension Comparison {
  /// One paragraph of a comparison as it is shown: a block of the new article with what is gone from it,
  /// or a block of the old one that is gone or stands elsewhere.
  public struct Row: Sendable, Equatable {
    public enum Fate: String, Sendable, Encodable {
      /// Every sentence reads as it read, and none stood elsewhere.
      case unchanged
      case edited
      case added
      case removed
      /// The whole block stood elsewhere in the old article.
      case movedHere
      /// The whole block stands elsewhere in the new article.
      case movedAway
    }

    public var fate: Fate
    /// The offset of the old block that this one was, or that most of it was; nil for an added one.
    public var old: Int?
    /// The offset of the new block; for one that moved away the block where it stands now, nil for a
    /// removed one.
    public var new: Int?
    public var parts: [Part]
  }

  /// A passage at one of its places.
  public struct Part: Sendable, Equatable {
    public enum Place: Sendable, Equatable {
      /// Where it stands, or, if it is gone, where it stood.
      case here
      /// Where it stood before it was moved elsewhere.
      case away
    }

    /// The offset among the comparison's passages.
    public var passage: Int
    public var place: Place
  }
}

extension Comparison {
  /// What is to be shown at one place of a row: one passage, or neighbouring ones with the same fate.
  public struct Piece: Sendable, Equatable {
    public var place: Part.Place
    public var action: Passage.Action
    public var move: Passage.Move?
    public var wording: Wording
    /// What separates it from the next piece; empty for the last one.
    public var space: String
    /// The passages' offsets, the first and the last.
    public var passages: ClosedRange<Int>

    /// Whether it reads as it read and stands where it stood.
    public var isUnchanged: Bool { action == .unchanged && move == nil }
  }

  /// A row's passages for showing: sentences that were added together are one piece, and likewise those
  /// that were removed together.
  ///
  /// - Complexity: O(*n*) in the words of the row.
  public func pieces(of row: Row) -> [Piece] {
    var pieces: [Piece] = []
    for (position, part) in row.parts.enumerated() {
      let passage = passages[part.passage]
      var space = ""
      if position + 1 < row.parts.count {
        let last = passage.new.last ?? passage.old.last
        space = last.map { $0.space.isEmpty && !$0.text.endsWithoutSpace ? " " : $0.space } ?? " "
      }
      let isWhole = passage.action == .addition || passage.action == .deletion
      if isWhole, var before = pieces.last, before.action == passage.action, before.move == nil,
        before.passages.upperBound + 1 == part.passage, var run = before.wording.runs.first
      {
        run.text += before.space + (passage.wording.runs.first?.text ?? "")
        before.wording.runs = [run]
        before.space = space
        before.passages = before.passages.lowerBound...part.passage
        pieces[pieces.count - 1] = before
      } else {
        pieces.append(
          Piece(
            place: part.place, action: passage.action, move: passage.move, wording: passage.wording,
            space: space, passages: part.passage...part.passage))
      }
    }
    return pieces
  }
}

/// Puts passages into paragraphs.
///
/// A sentence that is gone, or that moved away, is shown in the paragraph that its own one became; where its
/// paragraph became none, in a row of its own.
struct RowBuilder {
  /// What a row stands for; rows are sorted by it.
  private struct Key: Hashable, Comparable {
    /// The new block, or the one that the old block stands behind; −1 for none.
    var newBlock: Int
    /// For a block that is gone its offset in the old article; −1 for a new block.
    var oldBlock = -1

    static func < (one: Key, other: Key) -> Bool {
      (one.newBlock, one.oldBlock) < (other.newBlock, other.oldBlock)
    }
  }

  private let passages: [Passage]
  private let old: Article
  private let new: Article
  /// For each old block how many sentences it has.
  private var sentenceCounts: [Int]
  /// For each old block the new block that its first ordered sentence stands in.
  private var successors: [Int?]

  init(_ passages: [Passage], old: Article, new: Article) {
    self.passages = passages
    self.old = old
    self.new = new
    sentenceCounts = Array(repeating: 0, count: old.blocks.count)
    successors = Array(repeating: nil, count: old.blocks.count)
    for passage in passages {
      for sentence in passage.old {
        sentenceCounts[sentence.block] += 1
        if passage.move == nil, let target = passage.new.first, successors[sentence.block] == nil {
          successors[sentence.block] = target.block
        }
      }
    }
  }

  /// The rows in reading order; the parts of all rows together are all passages, moved ones twice.
  ///
  /// - Complexity: O(*n* log *n*) in the number of passages.
  var rows: [Comparison.Row] {
    var parts: [Key: [Comparison.Part]] = [:]
    var lastBlock = -1
    let away = Dictionary(
      uniqueKeysWithValues: passages.enumerated().compactMap { offset, passage in
        passage.move == nil ? nil : passage.old.first.map { ($0.index, offset) }
      })
    var nextOld = 0
    func place(_ offset: Int, goneFrom block: Int, _ place: Comparison.Part.Place) {
      let key =
        successors[block].map { Key(newBlock: $0) } ?? Key(newBlock: lastBlock, oldBlock: block)
      parts[key, default: []].append(.init(passage: offset, place: place))
    }
    func placeMovedAway(before oldIndex: Int) {
      while nextOld < oldIndex {
        if let offset = away[nextOld], let block = passages[offset].old.first?.block {
          place(offset, goneFrom: block, .away)
        }
        nextOld += 1
      }
    }
    for (offset, passage) in passages.enumerated() {
      if passage.move == nil, let first = passage.old.first {
        placeMovedAway(before: first.index)
        nextOld = max(nextOld, first.index + passage.old.count)
      }
      if let block = passage.new.first?.block {
        parts[Key(newBlock: block), default: []].append(.init(passage: offset, place: .here))
        if passage.move == nil, passage.action != .addition { lastBlock = block }
      } else if let block = passage.old.first?.block {
        place(offset, goneFrom: block, .here)
      }
    }
    placeMovedAway(before: sentenceCounts.reduce(0, +))
    return parts.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
  }

  private func row(_ key: Key, _ parts: [Comparison.Part]) -> Comparison.Row {
    if key.oldBlock >= 0 {
      let target = passages[parts[0].passage].new.first?.block
      let isMoved =
        parts.allSatisfy { $0.place == .away }
        && parts.allSatisfy { passages[$0.passage].new.first?.block == target }
      return .init(
        fate: isMoved ? .movedAway : .removed, old: key.oldBlock, new: isMoved ? target : nil,
        parts: parts)
    }
    let here = parts.filter { $0.place == .here }.map { passages[$0.passage] }
    let origin = here.first { $0.move == nil && !$0.old.isEmpty } ?? here.first { !$0.old.isEmpty }
    guard let oldBlock = origin?.old.first?.block else {
      return .init(fate: .added, old: nil, new: key.newBlock, parts: parts)
    }
    return .init(
      fate: fate(parts, here, from: oldBlock, key.newBlock), old: oldBlock, new: key.newBlock,
      parts: parts)
  }

  private func fate(
    _ parts: [Comparison.Part], _ here: [Passage], from oldBlock: Int, _ newBlock: Int
  ) -> Comparison.Row.Fate {
    let isSameKind = old.blocks[oldBlock].kind == new.blocks[newBlock].kind
    let isWhole =
      parts.count == here.count
      && here.allSatisfy { passage in
        passage.old.allSatisfy { $0.block == oldBlock }
      }
    if isWhole, here.allSatisfy({ $0.move != nil }) {
      let count = here.reduce(0) { $0 + $1.old.count }
      if count == sentenceCounts[oldBlock] { return .movedHere }
    }
    let isUnchanged =
      parts.count == here.count
      && here.allSatisfy { $0.action == .unchanged && $0.move == nil }
    return isUnchanged && isSameKind ? .unchanged : .edited
  }
}
