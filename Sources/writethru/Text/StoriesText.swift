import Extraction
import Foundation
import History

/// The list of stories on a terminal.
struct StoriesText {
  let text: String

  init(_ stories: [Story], on terminal: Terminal) {
    guard !stories.isEmpty else {
      text = "no stories yet; `writethru ingest PATH` brings one in\n"
      return
    }
    text = stories.map { StoriesText.entry($0, on: terminal) }.joined(separator: "\n")
  }

  private static func entry(_ story: Story, on terminal: Terminal) -> String {
    let headline = StyledText(story.title)
    var facts = StyledText(
      "\(story.status.rawValue) · \(counted(story.revisions, "revision")) in "
        + "\(counted(story.snapshots, "snapshot")) · \(story.firstSeenAt.toTheMinute) – "
        + "\(story.lastSeenAt.toTheMinute)", .dim)
    facts.append(" UTC", .dim)
    let indent = String(repeating: " ", count: 10)
    let start = story.id + "  "
    let lines = headline.lines(first: start, rest: indent, on: terminal)
    // Styled after layout, so that the escape sequences take no part in the width.
    var text = terminal.styled(start, .bold) + lines.dropFirst(start.count)
    text += facts.lines(first: indent, rest: indent, on: terminal)
    let names = story.addresses.isEmpty ? [story.key] : story.addresses
    for name in names {
      text += StyledText(name, .dim).lines(first: indent, rest: indent, on: terminal)
    }
    return text
  }
}

/// A count with its noun: `1 revision`, `2 revisions`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

extension Date {
  /// The moment in UTC as people read it, to the second: `2025-03-04 06:12:00`.
  var forPeople: String { "\(day) \(timeOfDay)" }

  /// The moment in UTC to the minute: `2025-03-04 06:12`.
  var toTheMinute: String { String(forPeople.dropLast(3)) }

  /// The day in UTC: `2025-03-04`.
  var day: String { String(iso8601.prefix(10)) }

  /// The time of day in UTC: `06:12:00`.
  var timeOfDay: String { String(iso8601.dropFirst(11).prefix(8)) }
}
