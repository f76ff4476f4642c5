import Extraction
import Foundation

/// One change as one line of a change log.
struct ChangeLine: Encodable {
  var story: String
  var headline: String
  /// The permanent id of the revision in which the change was first seen.
  var id: String
  var number: Int
  var firstSeenAt: Date
  /// The last time that the story was seen without it.
  @OrNull var notSeenAt: Date?
  var kind: Change.Kind
  var weight: Int
  var reason: String
  @OrNull var old: String?
  @OrNull var new: String?
  var sentences: ComparisonRecord.Told.Places

  init(_ change: Change, of revision: Revision, in story: Story) {
    self.story = story.id
    headline = revision.article.headline
    id = revision.id
    number = revision.number
    firstSeenAt = revision.firstSeenAt
    notSeenAt = revision.notSeenAt
    kind = change.kind
    weight = change.weight
    reason = change.reason
    old = change.old
    new = change.new
    sentences = .init(old: change.oldSentences, new: change.newSentences)
  }

  /// The byte order mark, by which spreadsheets know UTF-8, and the names of the columns.
  static let csvOpening =
    "\u{FEFF}"
    + row([
      "story", "headline", "revision", "first_seen", "last_seen_without", "kind", "weight",
      "reason", "old", "new", "old_sentences", "new_sentences",
    ])

  /// The line as RFC 4180 has it.
  var csv: String {
    ChangeLine.row([
      story, headline, id, firstSeenAt.iso8601, notSeenAt?.iso8601 ?? "", kind.rawValue,
      String(weight), reason, old ?? "", new ?? "",
      sentences.old.map(String.init).joined(separator: " "),
      sentences.new.map(String.init).joined(separator: " "),
    ])
  }

  private static func row(_ cells: [String]) -> String {
    cells.map(\.inCSV).joined(separator: ",") + "\r\n"
  }
}

extension String {
  /// The text as a cell in quotation marks that no spreadsheet takes for a formula (OWASP, CSV injection).
  ///
  /// An apostrophe stands before what begins like a formula: at the start, and wherever a spreadsheet that
  /// splits at semicolons, tabs, bars or line breaks, whatever stands in quotation marks, would begin a cell.
  /// Line breaks stay, other white space becomes a space, and controls that show nothing are left out.
  var inCSV: String {
    var cell = "\""
    var isStart = true
    for character in self {
      if character.isNewline {
        cell += "\n"
        isStart = true
        continue
      }
      if character == "\t" {
        cell += " "
        isStart = true
        continue
      }
      for scalar in character.unicodeScalars where !scalar.isInvisibleControl {
        if isStart, "=+-@＝＋－＠".unicodeScalars.contains(scalar) { cell += "'" }
        if !scalar.properties.isWhitespace, scalar != "\"" {
          isStart = scalar == ";" || scalar == "|"
        }
        if scalar == "\"" { cell += "\"" }
        cell.unicodeScalars.append(scalar)
      }
    }
    return cell + "\""
  }
}
