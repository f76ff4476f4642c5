import Diffing

/// How a text read before and reads now, word by word.
public struct Wording: Sendable, Equatable {
  /// A run of words with one fate.
  public struct Run: Sendable, Equatable, Encodable {
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

  /// The runs in reading order, deleted ones before the inserted ones that stand in their place.
  ///
  /// Equal and deleted ones joined give the old text, equal and inserted ones the new text.
  public var runs: [Run]

  /// The words as they were; empty for an addition.
  public var old: String { joined(without: .insert) }
  /// The words as they are; empty for a deletion.
  public var new: String { joined(without: .delete) }
  /// Whether both sides read the same.
  public var isUnchanged: Bool { runs.allSatisfy { $0.operation == .equal } }

  private func joined(without operation: Run.Operation) -> String {
    runs.lazy.filter { $0.operation != operation }.map(\.text).joined()
  }
}

extension Wording {
  /// Compares one sentence or field; nil where both are equal.
  static func change(from old: String, to new: String) -> Wording? {
    guard old != new else { return nil }
    if old.isEmpty { return .addition(new) }
    if new.isEmpty { return .deletion(old) }
    return Wording(from: old, to: new)
  }

  static func unchanged(_ text: String) -> Wording {
    Wording(runs: [Run(operation: .equal, text: text)])
  }

  static func addition(_ text: String) -> Wording {
    Wording(runs: [Run(operation: .insert, text: text)])
  }

  static func deletion(_ text: String) -> Wording {
    Wording(runs: [Run(operation: .delete, text: text)])
  }

  /// The least share of common words below which two sentences are shown one replaced by the other:
  /// with less in common, the words left standing are articles and prepositions, and nobody can read
  /// between them.
  static let leastCommonShare = 0.35

  /// Compares two texts word by word, clean for reading.
  ///
  /// - Complexity: That of the diff of their words.
  init(from old: String, to new: String) {
    let oldTokens = old.tokens(.word)
    let newTokens = new.tokens(.word)
    let runs = Diff(from: oldTokens, to: newTokens).readable(old: oldTokens, new: newTokens).runs
    let common = runs.reduce(0) { sum, run in
      guard case .equal(let range, _) = run else { return sum }
      return sum + oldTokens[range].count(where: \.isWord)
    }
    let counts = (oldTokens.count(where: \.isWord), newTokens.count(where: \.isWord))
    let changed = runs.count { if case .changed = $0 { true } else { false } }
    // Words put before or behind a text that stands as it was are no replacement, however many.
    let isExtended = common == min(counts.0, counts.1) && common > 0 && changed <= 2
    if isExtended || Double(common) >= Double(max(counts.0, counts.1)) * Wording.leastCommonShare {
      self.runs = Wording.joined(runs, oldTokens, newTokens)
    } else {
      self.runs = [Run(operation: .delete, text: old), Run(operation: .insert, text: new)]
    }
  }

  /// Puts runs into words; a lone space or mark between two changes goes with them, so that what is
  /// shown as replaced is a phrase and not confetti.
  private static func joined(
    _ runs: [Diff.Run], _ old: [Substring], _ new: [Substring]
  ) -> [Run] {
    var words: [Run] = []
    var deleted = ""
    var inserted = ""
    func flush() {
      if !deleted.isEmpty { words.append(Run(operation: .delete, text: deleted)) }
      if !inserted.isEmpty { words.append(Run(operation: .insert, text: inserted)) }
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
          words.append(Run(operation: .equal, text: text))
        }
      }
    }
    flush()
    return words
  }
}
