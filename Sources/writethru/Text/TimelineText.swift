import Extraction
import Foundation
import History

/// A story's timeline on a terminal: time, time since the snapshot before, revision, what changed.
struct TimelineText {
  private(set) var text = ""
  private let terminal: Terminal

  init(_ timeline: Timeline, on terminal: Terminal) {
    self.terminal = terminal
    writeHead(timeline)
    var previous: Revision?
    var last: Date?
    let runs = Dictionary(uniqueKeysWithValues: timeline.runs.map { ($0.range.lowerBound, $0) })
    for (place, step) in timeline.steps.enumerated() {
      guard let run = runs[place] else { continue }
      let snapshot = step.entry.snapshot
      if last?.day != snapshot.seenAt.day {
        text += "\n" + terminal.styled(snapshot.seenAt.day, .bold) + "\n"
      }
      let gap = last.map { TimelineText.gap(from: $0, to: snapshot.seenAt) } ?? ""
      last = run.lastSeenAt
      switch step.entry {
      case .revision(let revision):
        write(snapshot, gap, "@\(revision.number)", .bold, told(revision, step))
        if revision.redaction == nil, revision.article.headline != previous?.article.headline {
          continueLine(StyledText("“\(revision.article.headline)”"))
        }
        previous = revision
      case .unchanged:
        let declared =
          snapshot.declaration.modifiedAt.map { "; page says modified \($0.forPeople)" } ?? ""
        let note = step.disclosure == .touched ? declared : ""
        write(snapshot, gap, "·", .dim, StyledText(run.line ?? "unchanged\(note)", .dim))
      case .failure:
        write(snapshot, gap, "!", .event, StyledText(run.line ?? "", .event))
      }
      for event in step.events where snapshot.fingerprint != nil {
        continueLine(StyledText(event.words, .event))
      }
    }
  }

  private mutating func writeHead(_ timeline: Timeline) {
    let story = timeline.story
    text += StyledText(story.title, .bold).lines(first: "", rest: "", on: terminal)
    let facts =
      "\(story.id) · \(story.status.rawValue) · \(counted(story.revisions, "revision")) in "
      + counted(story.snapshots, "snapshot")
    text += StyledText(facts).lines(first: "", rest: "", on: terminal)
    for address in story.addresses {
      text += StyledText(address, .dim).lines(first: "", rest: "", on: terminal)
    }
    if let developing = timeline.developing {
      let gone =
        developing.missingSince.map { ", first seen missing \($0.forPeople)" }
        ?? "; it still stands"
      text += "developing marker last seen \(developing.lastSeenAt.forPeople)\(gone)\n"
    }
    text += terminal.styled("times are UTC, and say when something was first seen", .dim) + "\n"
  }

  /// What a revision brought, in words.
  private func told(_ revision: Revision, _ step: Timeline.Step) -> StyledText {
    var told = StyledText()
    if let redaction = revision.redaction { return StyledText(redaction.sentence, .event) }
    if step.followsRedaction { told.append("\(Redaction.follows); ", .event) }
    if let number = revision.reinstates { told.append("returns to @\(number); ", .event) }
    if let comparison = step.comparison {
      told.append(Comparison.summary(of: step.changes).joined(separator: "; "))
      let counts = comparison.counts
      if counts.wordsAdded > 0 { told.append(" +\(counts.wordsAdded)", .insertion) }
      if counts.wordsRemoved > 0 { told.append(" −\(counts.wordsRemoved)", .deletion) }
      if counts.wordsAdded + counts.wordsRemoved > 0 { told.append(" words") }
    } else {
      let article = revision.article
      if !step.followsRedaction { told.append("first seen: ") }
      told.append(counted(article.blocks.count, "block"))
      if article.status == .developing { told.append(", marked as developing") }
    }
    // Files that declare no times at all have nothing to be held against.
    if let modified = revision.snapshot.declaration.modifiedAt {
      let sameDay = modified.day == revision.firstSeenAt.day
      let time = sameDay ? modified.timeOfDay : modified.forPeople
      let isSilent = step.disclosure == .undisclosed
      told.append(
        isSilent ? " (page still says modified \(time))" : " (page says modified \(time))", .dim)
    }
    return told
  }

  private static let indent = String(repeating: " ", count: 30)

  private mutating func write(
    _ snapshot: Snapshot, _ gap: String, _ label: String, _ style: Terminal.Style,
    _ told: StyledText
  ) {
    let time = "  \(snapshot.seenAt.timeOfDay)  \(gap.padded(to: 9))  "
    let lines = told.lines(
      first: time + label.padded(to: 5) + "  ", rest: TimelineText.indent, on: terminal)
    // Styled after layout, so that the escape sequences take no part in the width.
    text += lines.replacing(
      time + label.padded(to: 5),
      with: terminal.styled(time, .dim) + terminal.styled(label.padded(to: 5), style),
      maxReplacements: 1)
  }

  private mutating func continueLine(_ styled: StyledText) {
    text += styled.lines(first: TimelineText.indent, rest: TimelineText.indent, on: terminal)
  }

  /// How long nothing was seen: `+18 min`, `+5 h 41`, `+3 d`.
  private static func gap(from earlier: Date, to later: Date) -> String {
    let seconds = Int(later.timeIntervalSince(earlier).rounded())
    return switch seconds {
    case ..<60: "+\(seconds) s"
    case ..<3600: "+\(seconds / 60) min"
    case ..<86400: "+\(seconds / 3600) h \(seconds / 60 % 60)"
    default: "+\(seconds / 86400) d \(seconds / 3600 % 24) h"
    }
  }
}

extension Run {
  /// The run in words, with how often and when it was seen where that was more than once; nil where more is
  /// to be said of it.
  fileprivate var line: String? {
    guard var line = words else { return nil }
    if count > 1 {
      let isDay = firstSeenAt.day == lastSeenAt.day
      let times =
        isDay
        ? "\(firstSeenAt.timeOfDay.prefix(5))–\(lastSeenAt.timeOfDay.prefix(5))"
        : "\(firstSeenAt.toTheMinute) – \(lastSeenAt.toTheMinute)"
      line += ", \(count) visits, \(times)"
    }
    return reason.map { "\(line): \($0)" } ?? line
  }
}

extension String {
  /// The text with spaces behind it up to a width in columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }
}
