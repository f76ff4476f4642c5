import Foundation

/// What came after a revision and brought none: one visit, or several that are told together.
enum LaterVisits {
  /// No article was there.
  case failed(Run)
  /// The page declared a change, and the article was the same.
  case touched(Snapshot)
  /// Something happened to the address under which the same article was seen.
  case happened(Event, at: Date)
  /// Nothing new was there.
  case unchanged(count: Int, lastSeenAt: Date)

  /// Tells visits, which stand in the order of time; all that found nothing new are told last.
  static func of(_ steps: [Timeline.Step]) -> [LaterVisits] {
    var visits: [LaterVisits] = []
    var unchanged: (count: Int, lastSeenAt: Date)?
    for run in Run.runs(steps.map { Run.Part($0.entry.snapshot, isFolded: true, $0.events) }) {
      if case .failure = steps[run.range.lowerBound].entry {
        visits.append(.failed(run))
        continue
      }
      let touched = steps[run.range].filter { $0.disclosure == .touched }
      visits += touched.map { .touched($0.entry.snapshot) }
      visits += steps[run.range.lowerBound].events.map { .happened($0, at: run.firstSeenAt) }
      let count = run.count - touched.count
      if count > 0 { unchanged = ((unchanged?.count ?? 0) + count, run.lastSeenAt) }
    }
    return visits
      + (unchanged.map { [.unchanged(count: $0.count, lastSeenAt: $0.lastSeenAt)] } ?? [])
  }

  /// The visits in words.
  ///
  /// - Parameters:
  ///   - time: How a time is written.
  ///   - text: How a text is written that comes from outside.
  /// - Returns: A sentence without its full stop.
  func words(time: (Date) -> String, text: (String) -> String) -> String {
    switch self {
    case .failed(let run):
      let what = text((run.words ?? "no article").sentenceCased)
      let when =
        run.count > 1
        ? "\(run.count) visits, \(time(run.firstSeenAt)) to \(time(run.lastSeenAt))"
        : time(run.firstSeenAt)
      return "\(what): \(when)" + (run.reason.map { ", \(text($0))" } ?? "")
    case .touched(let snapshot):
      let declared = snapshot.declaration.modifiedAt.map(time) ?? ""
      return "Touched but unchanged: \(time(snapshot.seenAt)), declared as modified \(declared)"
    case .happened(let event, let date):
      return "\(text(event.words.sentenceCased)): \(time(date))"
    case .unchanged(let count, let last):
      return "Seen again, unchanged:\(count == 1 ? "" : " \(count) times, last") \(time(last))"
    }
  }
}

extension String {
  /// The words as the beginning of a sentence.
  var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}
