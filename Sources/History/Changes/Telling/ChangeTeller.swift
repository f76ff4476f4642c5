import Extraction

extension Comparison {
  /// What changed in a reader's words, weightiest first; of equal weight in reading order.
  ///
  /// Empty exactly where a reader would see the same thing twice and the page declares the same dates.
  ///
  /// - Complexity: O(*n*) in the words of the passages that changed.
  public var changes: [Change] {
    let changes = ChangeTeller(self).changes
    return changes.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
  }
}

/// Tells a comparison in words: fields, notes, edited sentences, runs of added and removed ones, moves.
struct ChangeTeller {
  var changes: [Change] = []
  let comparison: Comparison
  let language: Language?
  let lexicon: Lexicon
  /// For each side the number of sentences of each block.
  let blockCounts: (old: [Int], new: [Int])
  /// The index of the new article's first sentence that stands in a paragraph.
  let leadIndex: Int?

  init(_ comparison: Comparison) {
    self.comparison = comparison
    language = Language(of: comparison.new.blocks.isEmpty ? comparison.old : comparison.new)
    lexicon = Lexicon.of(language)
    blockCounts = comparison.blockCounts
    leadIndex = comparison.leadIndex
    tellFields()
    tellBody()
    tellLinks()
    tellLayout()
  }

  mutating func tellBody() {
    let passages = comparison.passages
    var place = 0
    while place < passages.count {
      let passage = passages[place]
      var end = place + 1
      switch passage.action {
      case .addition, .deletion:
        while end < passages.count, passages[end].action == passage.action { end += 1 }
        tell(passages[place..<end], isAddition: passage.action == .addition)
      case .edit, .split, .merge:
        tell(edited: passage)
        if passage.move != nil { tell(moved: passages[place..<end]) }
      case .unchanged:
        guard let move = passage.move else { break }
        while end < passages.count, passages[end].move == move,
          passages[end].action == .unchanged, passages[end].follows(passages[end - 1])
        {
          end += 1
        }
        tell(moved: passages[place..<end])
      }
      place = end
    }
  }

  func isLead(_ passage: Passage) -> Bool {
    leadIndex != nil && passage.new.first?.index == leadIndex
  }

  mutating func tell(edited passage: Passage) {
    let (old, new) = (passage.old.map(\.index), passage.new.map(\.index))
    func place(_ change: Change) -> Change {
      var change = change
      change.oldSentences = old
      change.newSentences = new
      return change
    }
    if let note = NoteReader.note(passage.wording.new, lexicon) {
      changes.append(
        place(
          Change(
            note, note.noteChanged, detail: passage.wording.new.quoted, old: passage.wording.old,
            new: passage.wording.new)))
      return
    }
    let teller = PassageTeller(passage.wording, lexicon, language)
    var told = teller.changes
    if told.isEmpty {
      // Cut or joined elsewhere, and nothing else.
      let brief = passage.action == .split ? "a sentence was split" : "sentences were joined"
      told = [Change(.typography, brief, old: passage.wording.old, new: passage.wording.new)]
    }
    let isLead = isLead(passage)
    for change in told {
      guard isLead, change.kind == .wording || change.kind == .rewrite else {
        changes.append(place(change))
        continue
      }
      changes.append(
        place(
          Change(
            .lead, "lead reworded", detail: passage.wording.new.quoted, old: passage.wording.old,
            new: passage.wording.new)))
    }
  }
}

extension Comparison {
  /// For each side the number of sentences of each block.
  fileprivate var blockCounts: (old: [Int], new: [Int]) {
    var counts = (
      old: [Int](repeating: 0, count: old.blocks.count),
      new: [Int](repeating: 0, count: new.blocks.count)
    )
    for passage in passages {
      for sentence in passage.old { counts.old[sentence.block] += 1 }
      for sentence in passage.new { counts.new[sentence.block] += 1 }
    }
    return counts
  }

  /// The index of the new article's first sentence that stands in a paragraph.
  fileprivate var leadIndex: Int? {
    for passage in passages {
      for sentence in passage.new where new.blocks[sentence.block].kind == .paragraph {
        return sentence.index
      }
    }
    return nil
  }
}

extension [Sentence] {
  /// Whether they are all sentences of the blocks that they stand in.
  func fillBlocks(_ counts: [Int]) -> Bool {
    var own: [Int: Int] = [:]
    for sentence in self { own[sentence.block, default: 0] += 1 }
    return own.allSatisfy { counts[$0.key] == $0.value }
  }
}

extension String {
  /// The text in quotation marks of no style, cut where it is long.
  var quoted: String { "‹\(count > 90 ? opening(80) : self)›" }

  /// So many characters of the text, up to the end of a word, and an ellipsis where more follow.
  func opening(_ length: Int) -> String {
    let head = prefix(length)
    guard head.endIndex < endIndex else { return self }
    return "\(head[..<(head.lastIndex(of: " ") ?? head.endIndex)]) …"
  }
}
