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
    "\u{FEFF}story,headline,revision,first_seen,last_seen_without,kind,weight,reason,old,new,"
    + "old_sentences,new_sentences\r\n"

  /// The line as RFC 4180 has it.
  var csv: String {
    let cells = [
      story, headline, id, firstSeenAt.iso8601, notSeenAt?.iso8601 ?? "", kind.rawValue,
      String(weight), reason, old ?? "", new ?? "",
      sentences.old.map(String.init).joined(separator: " "),
      sentences.new.map(String.init).joined(separator: " "),
    ]
    return cells.map(\.inCSV).joined(separator: ",") + "\r\n"
  }
}

extension String {
  /// The text as a cell that no spreadsheet takes for a formula (OWASP, CSV injection).
  ///
  /// One that begins like a formula gets an apostrophe before it. Controls that show nothing are left out.
  var inCSV: String {
    var cell = String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisibleControl }))
    if let first = cell.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }),
      "=+-@＝＋－＠".unicodeScalars.contains(first)
    {
      cell = "'" + cell
    }
    let mustQuote = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline || $0 == ";" }
    return mustQuote ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }
}
