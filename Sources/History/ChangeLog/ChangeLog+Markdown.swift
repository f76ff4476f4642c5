import Extraction
import Foundation

extension ChangeLog {
  /// The story in Markdown, its newest revision first, as keep-a-changelog orders releases.
  var markdown: String {
    var lines = heading
    var sections: [[String]] = []
    var later: [Timeline.Entry] = []
    var isTold = false
    for (step, told) in chosen(of: timeline.steps) {
      guard case .revision = step.entry else {
        later.append(step.entry)
        continue
      }
      // Snapshots that changed nothing are told under the revision that they showed.
      if isTold || sections.isEmpty, !later.isEmpty { close(&sections, with: later) }
      later = []
      isTold = told != nil
      if let told { sections.append(section(told)) }
    }
    if isTold || sections.isEmpty { close(&sections, with: later) }
    lines += sections.reversed().flatMap { $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    let story = timeline.story
    var lines = [
      "# \(story.headline.isEmpty ? story.title : story.headline.inMarkdown)", "",
    ]
    lines.append(
      "Story `\(story.id)`, \(story.status.rawValue): \(story.revisions) revisions in "
        + "\(story.snapshots) snapshots, seen from \(story.firstSeenAt.iso8601) "
        + "to \(story.lastSeenAt.iso8601).")
    if let developing = timeline.developing {
      lines += ["", "Developing marker last seen \(developing.lastSeenAt.iso8601)"]
      lines[lines.count - 1] +=
        developing.missingSince.map { ", first seen missing \($0.iso8601)." } ?? "."
    }
    if !story.addresses.isEmpty {
      lines += [""] + story.addresses.map { "- <\($0.inMarkdownLink)>" }
    }
    return lines
  }

  private func section(_ told: Told) -> [String] {
    let revision = told.revision
    var lines = ["", "## @\(revision.number) · \(revision.firstSeenAt.iso8601)", ""]
    lines.append(interval(of: revision))
    if let number = revision.reinstates { lines += ["", "Returns to the text of @\(number)."] }
    guard let comparison = told.comparison else {
      let words = revision.article.text.wordCount
      return lines + [
        "",
        "First seen: **\(revision.article.headline.inMarkdown)**, "
          + "\(revision.article.blocks.count) blocks, \(words) words.",
      ]
    }
    let summary = Comparison.summary(of: told.changes)
    if !summary.isEmpty { lines += ["", "**\(summary.joined(separator: "; ").inMarkdown)**"] }
    return lines + changes(comparison)
  }

  private func interval(of revision: Revision) -> String {
    var text = "First seen \(revision.firstSeenAt.iso8601)"
    if let notSeenAt = revision.notSeenAt { text += ", last seen without it \(notSeenAt.iso8601)" }
    let declared = [
      ("published", revision.snapshot.publishedAt), ("modified", revision.snapshot.modifiedAt),
    ].compactMap { name, date in date.map { "\(name) \($0.iso8601)" } }
    if !declared.isEmpty { text += "; the page declares \(declared.joined(separator: ", "))" }
    return text + "."
  }

  private func changes(_ comparison: Comparison) -> [String] {
    var lines: [String] = []
    for field in comparison.fields {
      lines.append("- \(field.name.capitalized): \(field.wording.inMarkdown)")
    }
    for row in comparison.rows {
      switch row.fate {
      case .unchanged, .movedAway: break
      case .added: lines.append("- Added: \(comparison.inMarkdown(row, isMarked: false))")
      case .removed: lines.append("- Removed: \(comparison.inMarkdown(row))")
      case .edited: lines.append("- Edited: \(comparison.inMarkdown(row))")
      case .movedHere: lines.append("- Moved: \(comparison.inMarkdown(row))")
      }
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  /// Ends the newest section with the snapshots that came after it and changed nothing.
  private func close(_ sections: inout [[String]], with entries: [Timeline.Entry]) {
    let lines = entries.compactMap { entry -> String? in
      switch entry {
      case .revision: return nil
      case .unchanged(let snapshot, _): return "- Seen again, unchanged: \(snapshot.seenAt.iso8601)"
      case .failure(let snapshot):
        guard case .failure(let reason) = snapshot.outcome else { return nil }
        return "- No article: \(snapshot.seenAt.iso8601), \(reason.inMarkdown)"
      }
    }
    guard !lines.isEmpty else { return }
    if sections.isEmpty { sections.append([]) }
    sections[sections.count - 1] += [""] + lines
  }
}

extension Comparison {
  /// A paragraph's sentences; what stands elsewhere now is left out.
  fileprivate func inMarkdown(_ row: Row, isMarked: Bool = true) -> String {
    pieces(of: row).filter { $0.place == .here }.map { piece in
      (isMarked ? piece.wording.inMarkdown : piece.wording.new.inMarkdown) + piece.space
    }.joined()
  }
}

extension Wording {
  /// Removed words struck through, added ones bold, with the space outside the marks.
  fileprivate var inMarkdown: String {
    runs.map { run in
      switch run.operation {
      case .equal: run.text.inMarkdown
      case .delete: run.text.marked("~~")
      case .insert: run.text.marked("**")
      }
    }.joined()
  }
}

extension String {
  /// The text with every character that Markdown could read as a mark taken literally, and with what
  /// could steer a terminal left out.
  var inMarkdown: String {
    var result = ""
    for scalar in unicodeScalars where !scalar.isInvisibleControl {
      if "\\`*_[]<>~&|#".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    // A number or a dash at the start of a list item would open a list within it.
    let opening = result.prefix { $0.isASCII && $0.isNumber }
    if let mark = result.dropFirst(opening.count).first, ".)".contains(mark), !opening.isEmpty {
      result.insert("\\", at: result.index(result.startIndex, offsetBy: opening.count))
    } else if let first = result.first, "-+=".contains(first) {
      result.insert("\\", at: result.startIndex)
    }
    return result
  }

  /// The address in angle brackets: nothing in it may end them.
  fileprivate var inMarkdownLink: String {
    replacing("<", with: "%3C").replacing(">", with: "%3E").replacing(" ", with: "%20")
  }

  fileprivate func marked(_ mark: String) -> String {
    let inner = drop(while: \.isWhitespace)
    guard let last = inner.lastIndex(where: { !$0.isWhitespace }) else { return self }
    let lead = prefix(count - inner.count)
    return
      "\(lead)\(mark)\(String(inner[...last]).inMarkdown)\(mark)\(inner[inner.index(after: last)...])"
  }
}
