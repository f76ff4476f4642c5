import Diffing
import Extraction

/// Two articles compared in the unified form (POSIX diff -u), over the lines that `show` writes.
struct UnifiedText {
  /// Lines around a change that show where it stands.
  private static let context = 3

  private let old: [String]
  private let new: [String]

  init(old: Article, new: Article) {
    self.old = UnifiedText.lines(old)
    self.new = UnifiedText.lines(new)
  }

  private static func lines(_ article: Article) -> [String] {
    Array(ArticleText(article).lines.map { [$0] }.joined(separator: [""]))
  }

  /// Writes the comparison; nothing where both are equal.
  func text(oldName: String, newName: String) -> String {
    let hunks = Diff(from: old, to: new).hunks
    guard !hunks.isEmpty else { return "" }
    var text = "--- \(oldName.printable)\n+++ \(newName.printable)\n"
    var position = 0
    while position < hunks.count {
      // Hunks whose contexts would touch stand under one heading.
      var last = position
      while last + 1 < hunks.count,
        hunks[last + 1].old.lowerBound - hunks[last].old.upperBound <= 2 * UnifiedText.context
      {
        last += 1
      }
      text += section(Array(hunks[position...last]))
      position = last + 1
    }
    return text
  }

  private func section(_ hunks: [Hunk]) -> String {
    guard let first = hunks.first, let last = hunks.last else { return "" }
    let lead = min(UnifiedText.context, first.old.lowerBound)
    let trail = min(UnifiedText.context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - lead..<last.old.upperBound + trail
    let newRange = first.new.lowerBound - lead..<last.new.upperBound + trail
    var text = "@@ -\(UnifiedText.range(oldRange)) +\(UnifiedText.range(newRange)) @@\n"
    var next = oldRange.lowerBound
    for hunk in hunks {
      text += old[next..<hunk.old.lowerBound].map { " \($0)\n" }.joined()
      text += old[hunk.old].map { "-\($0)\n" }.joined()
      text += new[hunk.new].map { "+\($0)\n" }.joined()
      next = hunk.old.upperBound
    }
    return text + old[next..<oldRange.upperBound].map { " \($0)\n" }.joined()
  }

  /// First line, counted from 1, and length; an empty range names the line before it.
  private static func range(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }
}
