import Extraction
import Foundation
import History

/// A story's timeline as a list to read, the newest first, with the time between as room.
struct TimelineRows {
  struct Row {
    /// `revision`, `unchanged`, `failure`, `gap`, `silence`, `day`.
    var kind: String
    /// What links lead to.
    var id: String?
    var seen: MomentText?
    /// The day, above what was seen on it.
    var day: String?
    /// How much room the time before it takes, `gap0` to `gap7`.
    var room = "gap0"
    var number: Int?
    /// The address of what changed, or of the text where nothing can be compared.
    var path: String?
    var readPath: String?
    /// What changed, weightiest first.
    var phrases: [String] = []
    /// The headline, where it is another than before.
    var newHeadline: String?
    /// How much it weighs, and how many words changed in five steps.
    var weight = ""
    var size = ""
    var words = ""
    /// What else is to be said, a sentence each.
    var notes: [String] = []
    /// What was declared beside when it was seen.
    var times: String?
  }

  private(set) var rows: [Row] = []
  let language: String

  /// Tells the entries of an outline.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  init(_ outline: Outline, entries: ArraySlice<Outline.Entry>) {
    language =
      outline.entries.lazy.compactMap(\.snapshot.declaration.language)
      .last.languageTag
    var headline: String?
    // The headline before the first entry that is shown.
    for case .revision(let revision) in outline.entries[..<entries.startIndex].reversed() {
      headline = revision.headline
      break
    }
    // A page that never says when it was changed has nothing to declare.
    let isDated = outline.entries.contains { $0.snapshot.declaration.modifiedAt != nil }
    let silence = outline.longTime
    let events = outline.events
    var run = outline.runs.makeIterator()
    var place = (run: 0, end: run.next()?.range.upperBound ?? 0)
    var visits: VisitRow?
    var last: Date? =
      entries.startIndex > 0 ? outline.entries[entries.startIndex - 1].snapshot.seenAt : nil
    var day = ""
    func flush() {
      if let visits { rows.append(visits.row) }
      visits = nil
    }
    for (index, entry) in zip(entries.indices, entries) {
      while index >= place.end, let next = run.next() {
        place = (place.run + 1, next.range.upperBound)
      }
      let seenAt = entry.snapshot.seenAt
      let visit = VisitRow(entry, run: place.run, events[index])
      if let visit, last.map({ seenAt.timeIntervalSince($0) < silence }) ?? true,
        visits?.add(visit) == true
      {
        last = seenAt
        continue
      }
      flush()
      let time = last.map { seenAt.timeIntervalSince($0) }
      if let time, time >= silence {
        rows.append(
          Row(
            kind: "gap", room: Self.room(time), notes: ["no snapshot for \(time.inWords)"]))
      }
      last = seenAt
      if var visit {
        if case .failure = entry, let time, time < silence { visit.room = Self.room(time) }
        visits = visit
        continue
      }
      if case .revision(let revision) = entry {
        rows.append(Self.row(revision, after: headline, in: outline.story.id, isDated: isDated))
        rows[rows.count - 1].notes += events[index].map(\.words)
        headline = revision.headline
      }
      // Where nobody looked, the row that says so takes the room.
      if let time, time < silence { rows[rows.count - 1].room = Self.room(time) }
    }
    flush()
    rows.reverse()
    // Days stand above what was seen on them, which is above in a list that begins at the end.
    var dated: [Row] = []
    for row in rows {
      if let seen = row.seen, seen.day != day {
        day = seen.day
        dated.append(Row(kind: "day", day: day))
      }
      dated.append(row)
    }
    rows = dated
  }

  private static func row(
    _ revision: Outline.Revision, after headline: String?, in story: String, isDated: Bool
  ) -> Row {
    let seen = MomentText(revision.snapshot.seenAt)
    var row = Row(kind: "revision", id: "v\(revision.number)", seen: seen, number: revision.number)
    row.readPath = SitePath.revision(story, revision.number)
    row.path =
      revision.previous.map { SitePath.comparison(story, $0, revision.number) } ?? row.readPath
    if let redaction = revision.snapshot.redaction {
      row.notes = ["the text was \(redaction.sentence)"]
      row.path = nil
      row.readPath = nil
      return row
    }
    if revision.headline != headline { row.newHeadline = revision.headline }
    if let telling = revision.telling {
      row.phrases = telling.phrases
      row.weight = Weight(telling.weight).rawValue
      row.words = telling.counts.words
      row.size = Self.size(telling.counts.wordsAdded + telling.counts.wordsRemoved)
    } else {
      row.phrases = [revision.followsRedaction ? Redaction.follows : "first seen"]
      row.size = "size3"
    }
    row.times = times(revision, seen)
    if let number = revision.reinstates { row.notes.append("returns to the text of @\(number)") }
    if isDated, revision.disclosure == .undisclosed {
      row.notes.append("the page declares nothing of it")
    }
    return row
  }

  /// What the page declares, beside when it was seen with and without.
  private static func times(_ revision: Outline.Revision, _ seen: MomentText) -> String? {
    var parts: [String] = []
    func short(_ date: Date) -> String {
      let moment = MomentText(date)
      return moment.day == seen.day ? moment.time : moment.full
    }
    if let modified = revision.snapshot.declaration.modifiedAt {
      parts.append("page says \(short(modified))")
    } else if let published = revision.snapshot.declaration.publishedAt, revision.notSeenAt == nil {
      parts.append("page says \(short(published))")
    }
    parts.append("first seen \(seen.time)")
    if let before = revision.notSeenAt {
      parts.append("last seen without it \(short(before))")
    }
    return parts.count > 1 ? parts.joined(separator: "; ") : nil
  }

  // MARK: Time and size as room

  /// The room that a time takes, growing with its logarithm: minutes are close, days are far.
  private static func room(_ time: TimeInterval) -> String {
    let steps: [TimeInterval] = [600, 1800, 3600, 3 * 3600, 12 * 3600, 2 * 86400, 14 * 86400]
    return "gap\(steps.firstIndex { time < $0 } ?? steps.count)"
  }

  /// How many words changed, in steps.
  private static func size(_ words: Int) -> String {
    let steps = [4, 20, 60, 200]
    return "size\((steps.firstIndex { words < $0 } ?? steps.count) + 1)"
  }
}
