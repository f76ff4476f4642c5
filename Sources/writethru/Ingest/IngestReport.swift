import Foundation
import History
import Storage

/// Tells what became of what was ingested: results on standard output, failures on standard error.
struct IngestReport {
  /// How many of each there were.
  struct Counts: Encodable, Equatable {
    var stories = 0
    var revisions = 0
    var unchanged = 0
    /// Snapshots without an article, kept as events.
    var events = 0
    /// Snapshots that were in the archive already.
    var known = 0
    var failed = 0

    static func - (later: Counts, earlier: Counts) -> Counts {
      Counts(
        stories: later.stories - earlier.stories, revisions: later.revisions - earlier.revisions,
        unchanged: later.unchanged - earlier.unchanged, events: later.events - earlier.events,
        known: later.known - earlier.known, failed: later.failed - earlier.failed)
    }
  }

  private(set) var counts = Counts()
  private let format: ListFormat
  private var results: [RecordedRecord] = []
  private var failures: [Failure] = []

  init(_ format: ListFormat) {
    self.format = format
  }

  /// Counts a result without a line of its own, as one of many in a file.
  mutating func count(_ recorded: Recorded) {
    if recorded.match == .created { counts.stories += 1 }
    switch recorded.outcome {
    case .revision: counts.revisions += 1
    case .unchanged: counts.unchanged += 1
    case .failure: counts.events += 1
    case .known: counts.known += 1
    }
  }

  /// Tells one result.
  mutating func add(_ source: String, _ recorded: Recorded) {
    count(recorded)
    if case .likeness(let headline, let description) = recorded.match {
      Output.error.write(
        "\(source.printable): taken for \(recorded.story), “\(headline.printable)”: \(description)\n"
      )
    }
    if format == .json {
      results.append(RecordedRecord(recorded, source: source))
    } else {
      Output.standard.write("\(source.printable): \(IngestReport.sentence(recorded).printable)\n")
    }
  }

  /// Tells one failure; the rest goes on.
  mutating func fail(_ source: String, _ reason: String) {
    counts.failed += 1
    failures.append(Failure(source: source, reason: reason))
    Output.error.write("\(source.printable): \(reason.printable)\n")
  }

  /// Tells the counts of a file that holds many.
  mutating func addFile(_ source: String, _ file: Counts) {
    guard format == .text else { return }
    Output.standard.write("\(source.printable): \(IngestReport.sentence(file))\n")
  }

  /// Ends the report.
  ///
  /// - Throws: `CommandFailure` without a message where anything failed: it has been said.
  func finish() throws {
    if format == .json {
      let all = Whole(results: results, failures: failures, counts: counts)
      Output.standard.write(try JSONText.encode(all) + "\n")
    }
    if counts.failed > 0 { throw CommandFailure(nil) }
  }

  /// What became of one page, in a sentence.
  static func sentence(_ recorded: Recorded) -> String {
    let story = recorded.story
    let headline = recorded.headline.map { ": \($0)" } ?? ""
    switch recorded.outcome {
    case .revision(let number, _) where recorded.match == .created:
      return "new story \(story)@\(number)\(headline)"
    case .revision(let number, let earlier?):
      return "new revision \(story)@\(number), returns to @\(earlier)\(headline)"
    case .revision(let number, nil): return "new revision \(story)@\(number)\(headline)"
    case .unchanged(let number): return "unchanged \(story)@\(number)"
    case .failure(let reason): return "no article, kept as an event of \(story): \(reason)"
    case .known(let number?): return "known already \(story)@\(number)"
    case .known(nil): return "known already, an event of \(story)"
    }
  }

  private static func sentence(_ counts: Counts) -> String {
    var parts = ["\(counts.stories) new \(counts.stories == 1 ? "story" : "stories")"]
    parts.append(counted(counts.revisions, "revision"))
    parts.append("\(counts.unchanged) unchanged")
    if counts.events > 0 { parts.append("\(counts.events) without an article") }
    if counts.known > 0 { parts.append("\(counts.known) known already") }
    if counts.failed > 0 { parts.append("\(counts.failed) failed") }
    return parts.joined(separator: ", ")
  }
}

extension IngestReport {
  private struct Whole: Encodable {
    var results: [RecordedRecord]
    var failures: [Failure]
    var counts: Counts
  }

  private struct Failure: Encodable {
    var source: String
    var reason: String
  }
}
