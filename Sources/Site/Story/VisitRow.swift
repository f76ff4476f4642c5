import Foundation
import History

/// Visits that found nothing new or failed alike, gathered for one row of a timeline.
struct VisitRow {
  /// Which run of the timeline they are of.
  private let run: Int
  private let events: [Event]
  private var snapshots: [Snapshot]
  private var notes: [String] = []
  /// How much room the time before it takes.
  var room = "gap0"

  /// Begins a row with an entry; nil for a revision.
  init?(_ entry: Outline.Entry, run: Int, _ events: [Event]) {
    self.run = run
    self.events = events
    snapshots = [entry.snapshot]
    switch entry {
    case .revision: return nil
    case .failure: break
    case .unchanged(let snapshot, _, let disclosure):
      notes = events.map(\.words)
      if disclosure == .touched, let at = snapshot.declaration.modifiedAt {
        notes.append("the page declares a change of \(MomentText(at).full); the text is the same")
      }
    }
  }

  /// Takes in what came behind it, where both are of one run and one day.
  ///
  /// - Returns: Whether it did.
  mutating func add(_ other: VisitRow) -> Bool {
    guard run == other.run, let first = snapshots.first, let next = other.snapshots.first,
      MomentText(first.seenAt).day == MomentText(next.seenAt).day
    else { return false }
    snapshots += other.snapshots
    notes += other.notes
    return true
  }

  /// The row, which stands where the last visit was.
  var row: TimelineRows.Row {
    guard let first = snapshots.first, let last = snapshots.last else {
      preconditionFailure("a row begins with a visit")
    }
    let since = MomentText(first.seenAt).time
    let isAlone = snapshots.count == 1
    var row: TimelineRows.Row
    if case .failure = last.outcome {
      row = TimelineRows.Row(kind: "failure", seen: MomentText(last.seenAt))
      let (words, reason) = Run.words(of: snapshots, events.first)
      let line = words + (isAlone ? "" : ", \(snapshots.count) visits since \(since)")
      row.notes = [reason.map { "\(line): \($0)" } ?? line]
    } else {
      row = TimelineRows.Row(kind: "unchanged", seen: MomentText(last.seenAt))
      let isConfirmed = snapshots.allSatisfy { $0.answer?.status == 304 }
      let words = isConfirmed ? "checked, unchanged" : "seen unchanged"
      row.notes = [isAlone ? words : "\(words) \(snapshots.count) times since \(since)"]
    }
    row.notes += notes
    row.room = room
    return row
  }
}
