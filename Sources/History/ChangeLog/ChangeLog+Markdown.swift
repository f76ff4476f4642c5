import Extraction
import Foundation

extension ChangeLog {
  /// Writes the story in Markdown, its newest revision first, as keep-a-changelog orders releases, each
  /// revision as soon as it is compared.
  func writeMarkdown(to output: (String) throws -> Void) throws {
    try output(heading.joined(separator: "\n") + "\n")
    // Met before the revision that they showed, as the walk goes back in time.
    var later: [Timeline.Step] = []
    for (step, told) in entries(newestFirst: true) {
      guard let told else {
        later.append(step)
        continue
      }
      try output((section(told) + seenAgain(later)).joined(separator: "\n") + "\n")
      later = []
    }
    if !later.isEmpty {
      let lines = ["", "## Other snapshots"] + seenAgain(later)
      try output(lines.joined(separator: "\n") + "\n")
    }
  }

  private var heading: [String] {
    let story = timeline.story
    var lines = ["# \(story.title.inMarkdown)", ""]
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
      lines += [""] + story.addresses.map { "- <\($0.inURI)>" }
    }
    return lines
  }

  private func section(_ told: Told) -> [String] {
    let revision = told.revision
    var lines = ["", "## @\(revision.number) · first seen \(revision.firstSeenAt.iso8601)"]
    let times = interval(of: revision) + declaration(told.step.disclosure, revision)
    if !times.isEmpty { lines += ["", times] }
    if let number = revision.reinstates { lines += ["", "Returns to the text of @\(number)."] }
    lines += told.step.events.flatMap { ["", "\($0.words.sentenceCased.inMarkdown)."] }
    if let redaction = revision.redaction { return lines + ["", redaction.sentence.inMarkdown] }
    if told.step.followsRedaction { lines += ["", Redaction.follows] }
    guard let comparison = told.comparison else {
      let article = revision.article
      return lines + [
        "",
        (told.step.followsRedaction ? "Its text: “" : "First revision: “")
          + "\(article.headline.inMarkdown)”, \(article.blocks.count) blocks, "
          + "\(article.text.wordCount) words.",
      ]
    }
    let changes = MarkdownChanges(told.changes, comparison).lines
    return changes.isEmpty ? lines : lines + [""] + changes
  }

  private func interval(of revision: Revision) -> String {
    let snapshot = revision.snapshot
    let declared = [
      ("published", snapshot.declaration.publishedAt),
      ("modified", snapshot.declaration.modifiedAt),
    ]
    .compactMap { name, date in date.map { "\(name) \($0.iso8601)" } }
    let sentences = [
      revision.notSeenAt.map { "Last seen without it \($0.iso8601)." },
      declared.isEmpty ? nil : "The page declares \(declared.joined(separator: ", ")).",
    ]
    return sentences.compactMap(\.self).joined(separator: " ")
  }

  /// What the page declares beside what changed; nothing where it declares no times at all.
  private func declaration(_ disclosure: Disclosure?, _ revision: Revision) -> String {
    switch disclosure {
    case .noted: " A note on the page tells of a change."
    case .undisclosed where revision.snapshot.declaration.modifiedAt != nil:
      " The text changed in substance, and the page declares no later change than before."
    case .dated, .undisclosed, .minor, .touched, nil: ""
    }
  }

  /// The snapshots that came after a revision and brought none; they stand in the order from the end.
  private func seenAgain(_ steps: [Timeline.Step]) -> [String] {
    let lines = LaterVisits.of(steps.reversed()).map { visits in
      "- " + visits.words(time: \.iso8601, text: \.inMarkdown)
    }
    return lines.isEmpty ? [] : [""] + lines
  }
}
