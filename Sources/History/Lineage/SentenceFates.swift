/// What became of each sentence between two revisions, by places alone: a comparison when the texts and the
/// words are put away.
///
///     let fates = SentenceFates(from: old.sentences, to: new.sentences)
///     fates.encoded.count  // about twenty bytes for an article with a few edits
///
/// Like the passages of a comparison they cover both sides: every old and every new sentence stands in
/// exactly one of them.
public struct SentenceFates: Sendable, Equatable {
  /// One sentence's fate, or that of a few that were split or merged.
  struct Fate: Sendable, Equatable {
    var action: Passage.Action
    /// Offsets of the old sentences in rising order; none for an addition.
    var old: [Int]
    /// Offsets of the new sentences in rising order; none for a deletion.
    var new: [Int]
    var move: Passage.Move?
    /// As for `SentenceAlignment.Group`; not kept in what is encoded.
    var likeness = 1.0

    static func == (one: Fate, other: Fate) -> Bool {
      (one.action, one.old, one.new, one.move) == (other.action, other.old, other.new, other.move)
    }
  }

  /// In reading order: by the new side, and what is gone after the sentence that it stood behind.
  let fates: [Fate]

  /// Aligns the sentences of two bodies.
  ///
  /// - Complexity: As `SentenceAlignment` says.
  public init(from old: [Sentence], to new: [Sentence]) {
    let groups = SentenceAlignment(old: old, new: new).groups
    var isLinked = (
      old: [Bool](repeating: false, count: old.count),
      new: [Bool](repeating: false, count: new.count)
    )
    for group in groups {
      for index in group.old { isLinked.old[index] = true }
      for index in group.new { isLinked.new[index] = true }
    }
    let ranks = groups.enumerated().sorted { $0.element.new[0] < $1.element.new[0] }
      .enumerated().reduce(into: [Int](repeating: 0, count: groups.count)) { ranks, entry in
        ranks[entry.element.offset] = entry.offset
      }
    var fates: [Fate] = []
    var nextOld = 0
    var nextNew = 0
    var moved: [Int: Fate] = [:]
    func appendUnordered(upToOld oldEnd: Int, new newEnd: Int) {
      while nextOld < oldEnd {
        if !isLinked.old[nextOld] {
          fates.append(Fate(action: .deletion, old: [nextOld], new: [], likeness: 0))
        }
        nextOld += 1
      }
      while nextNew < newEnd {
        if !isLinked.new[nextNew] {
          fates.append(Fate(action: .addition, old: [], new: [nextNew], likeness: 0))
        } else if let fate = moved[nextNew] {
          fates.append(fate)
        }
        nextNew += 1
      }
    }
    for (offset, group) in groups.enumerated() where group.isMoved {
      moved[group.new[0]] = Fate(group, old, new, move: ranks[offset] < offset ? .up : .down)
    }
    for group in groups where !group.isMoved {
      appendUnordered(upToOld: group.old[0], new: group.new[0])
      fates.append(Fate(group, old, new, move: nil))
    }
    appendUnordered(upToOld: old.count, new: new.count)
    self.fates = fates
  }

  init(_ fates: [Fate]) { self.fates = fates }

  /// Puts away the words of a comparison's passages.
  init(_ passages: [Passage]) {
    fates = passages.map {
      Fate(
        action: $0.action, old: $0.old.map(\.index), new: $0.new.map(\.index), move: $0.move,
        likeness: $0.likeness)
    }
  }
}

extension SentenceFates.Fate {
  fileprivate init(
    _ group: SentenceAlignment.Group, _ old: [Sentence], _ new: [Sentence], move: Passage.Move?
  ) {
    let isSame =
      group.old.count == 1 && group.new.count == 1
      ? old[group.old[0]].text == new[group.new[0]].text
      : group.old.map { old[$0] }.joinedText == group.new.map { new[$0] }.joinedText
    let action: Passage.Action =
      switch (group.old.count, group.new.count) {
      case _ where isSame: .unchanged
      case (1, 2...): .split
      case (2..., 1): .merge
      default: .edit
      }
    self.init(
      action: action, old: group.old, new: group.new, move: move,
      likeness: isSame ? 1 : group.likeness)
  }
}
