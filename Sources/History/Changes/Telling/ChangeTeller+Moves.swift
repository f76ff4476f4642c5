import Extraction

/// What stands elsewhere, and how the body is laid out.
extension ChangeTeller {
  mutating func tell(moved run: ArraySlice<Passage>) {
    guard let first = run.first, let move = first.move else { return }
    let olds = run.flatMap(\.old)
    let news = run.flatMap(\.new)
    let blocks = Set(olds.map(\.block))
    let isWhole = olds.fillBlocks(blockCounts.old)
    let what: String
    if isWhole, blocks.count == 1, let block = blocks.first {
      what = "\(comparison.old.blocks[block].kind.noun(1)) \(block + 1)"
    } else if isWhole {
      what = "\(blocks.count) blocks"
    } else {
      what = olds.count == 1 ? "1 sentence" : "\(olds.count) sentences"
    }
    let target = news.first?.block ?? 0
    let isLast = news.last?.block == comparison.new.blocks.count - 1
    let end = target == 0 ? "to the top" : isLast ? "to the end" : "\(move.rawValue)"
    changes.append(
      Change(
        .move, "\(what) moved \(end)", detail: news.joinedText.quoted, old: olds.joinedText,
        new: news.joinedText, oldSentences: olds.map(\.index), newSentences: news.map(\.index)))
  }

  /// Blocks that became another kind of block, and paragraphs that break elsewhere.
  mutating func tellLayout() {
    var kinds: [String] = []
    var isBroken = false
    for passage in comparison.passages where !passage.old.isEmpty && !passage.new.isEmpty {
      let (old, new) = (passage.old[0], passage.new[0])
      let before = comparison.old.blocks[old.block].kind
      let after = comparison.new.blocks[new.block].kind
      if before != after { kinds.append("\(before.aNoun) is now \(after.aNoun)") }
      if passage.action == .unchanged {
        isBroken = isBroken || passage.old.count != passage.new.count
      }
      isBroken = isBroken || old.space.isEmpty != new.space.isEmpty
    }
    var told: Set<String> = []
    for kind in kinds where told.insert(kind).inserted {
      changes.append(Change(.typography, kind))
    }
    guard kinds.isEmpty, !comparison.passages.contains(where: \.isChanged) else { return }
    if comparison.isTextChanged {
      changes.append(
        Change(.typography, isBroken ? "paragraphs break elsewhere" : "spaces differ"))
    } else if comparison.isBodyChanged, !changes.contains(where: { $0.kind == .link }) {
      changes.append(Change(.link, "links stand elsewhere"))
    }
  }
}

extension Passage {
  /// Whether the passage stands right behind another one on both sides.
  func follows(_ other: Passage) -> Bool {
    old.first?.index == other.old.last.map { $0.index + 1 }
      && new.first?.index == other.new.last.map { $0.index + 1 }
  }
}
