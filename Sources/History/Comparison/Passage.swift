import Diffing

/// A stretch of one block, a sentence or a few, as it was and as it is.
public struct Passage: Sendable, Equatable {
  /// What happened to the sentences: NewsEdits' edit actions (Spangher et al., NAACL 2022).
  public enum Action: String, Sendable, Encodable {
    case unchanged
    case edit
    /// One sentence became two.
    case split
    /// Two sentences became one.
    case merge
    case addition
    case deletion
  }

  /// A run of words with one fate.
  public struct Words: Sendable, Equatable, Encodable {
    public enum Operation: String, Sendable, Encodable {
      case equal
      case delete
      case insert
    }

    public var operation: Operation
    /// The words with the spaces and marks between them.
    public var text: String

    private enum CodingKeys: String, CodingKey {
      case operation = "op"
      case text
    }
  }

  public var action: Action
  /// The words in reading order, deleted ones before the inserted ones that stand in their place.
  ///
  /// Equal and deleted ones joined give the old text, equal and inserted ones the new text.
  public var words: [Words]

  /// The words as they were.
  public var old: String { joined(without: .insert) }
  /// The words as they are.
  public var new: String { joined(without: .delete) }

  private func joined(without operation: Words.Operation) -> String {
    words.lazy.filter { $0.operation != operation }.map(\.text).joined()
  }
}

extension Passage {
  /// Compares one sentence or field; nil where both are equal.
  static func change(from old: String, to new: String) -> Passage? {
    guard old != new else { return nil }
    if old.isEmpty { return .addition(new) }
    if new.isEmpty { return .deletion(old) }
    return Passage(action: .edit, words: Words.compare(old, new))
  }

  static func unchanged(_ text: String) -> Passage {
    Passage(action: .unchanged, words: [Words(operation: .equal, text: text)])
  }

  static func addition(_ text: String) -> Passage {
    Passage(action: .addition, words: [Words(operation: .insert, text: text)])
  }

  static func deletion(_ text: String) -> Passage {
    Passage(action: .deletion, words: [Words(operation: .delete, text: text)])
  }
}

extension Passage.Words {
  /// The least share of common words below which two sentences are shown one replaced by the other:
  /// with less in common, the words left standing are articles and prepositions, and nobody can read
  /// between them.
  static let leastCommonShare = 0.35

  /// Compares two texts word by word, clean for reading.
  static func compare(_ old: String, _ new: String) -> [Passage.Words] {
    let oldTokens = old.tokens(.word)
    let newTokens = new.tokens(.word)
    let runs = Diff(from: oldTokens, to: newTokens).readable(old: oldTokens, new: newTokens).runs
    let common = runs.reduce(0) { sum, run in
      guard case .equal(let range, _) = run else { return sum }
      return sum + oldTokens[range].count(where: \.isWord)
    }
    let longer = max(oldTokens.count(where: \.isWord), newTokens.count(where: \.isWord))
    guard Double(common) >= Double(longer) * leastCommonShare else {
      return [
        Passage.Words(operation: .delete, text: old), Passage.Words(operation: .insert, text: new),
      ]
    }
    return joined(runs, oldTokens, newTokens)
  }

  /// Puts runs into words; a lone space or mark between two changes goes with them, so that what is
  /// shown as replaced is a phrase and not confetti.
  private static func joined(
    _ runs: [Diff.Run], _ old: [Substring], _ new: [Substring]
  ) -> [Passage.Words] {
    var words: [Passage.Words] = []
    var deleted = ""
    var inserted = ""
    func flush() {
      if !deleted.isEmpty { words.append(Passage.Words(operation: .delete, text: deleted)) }
      if !inserted.isEmpty { words.append(Passage.Words(operation: .insert, text: inserted)) }
      deleted = ""
      inserted = ""
    }
    for (position, run) in runs.enumerated() {
      switch run {
      case .changed(let hunk):
        deleted += old[hunk.old].joined()
        inserted += new[hunk.new].joined()
      case .equal(let range, _):
        let text = old[range].joined()
        let isBetween = position > 0 && position + 1 < runs.count
        if isBetween, !old[range].contains(where: \.isWord) {
          deleted += text
          inserted += text
        } else {
          flush()
          words.append(Passage.Words(operation: .equal, text: text))
        }
      }
    }
    flush()
    return words
  }
}
