public import Foundation

/// A timeline written out in a format, to be kept, published or read by another program.
///
/// The same timeline gives the same text, byte for byte. Stories are written one at a time, and each
/// comparison is made, written and forgotten, so that a caller can stream an archive of any size:
///
///     output(ChangeLog.opening(.json))
///     for (position, timeline) in timelines.enumerated() {
///       try ChangeLog(timeline).write(.json, isFirst: position == 0) { output($0) }
///     }
///     output(ChangeLog.closing(.json))
public struct ChangeLog: Sendable {
  /// What a change log is written in.
  public enum Format: String, Sendable, CaseIterable {
    /// Markdown that reads well as it is.
    case markdown
    /// One JSON object, `{"schema": "writethru-change-log/2", "stories": [...]}`.
    case json
    /// One change a line, each a JSON object.
    case jsonl
    /// One change a line (RFC 4180), for spreadsheets.
    case csv
    /// An Atom feed (RFC 4287), one entry for each revision.
    case atom
    /// One page that needs nothing beside it.
    case html
  }

  /// Which revisions and changes are told.
  public struct Selection: Sendable {
    /// Only revisions that were first seen then or later.
    public var since: Date?
    /// Only revisions that stand behind the one with this number on the timeline.
    public var after: Int?
    /// Only changes of this weight or more, and revisions that have one.
    public var leastWeight: Int

    public init(since: Date? = nil, after: Int? = nil, leastWeight: Int = 0) {
      self.since = since
      self.after = after
      self.leastWeight = leastWeight
    }
  }

  /// The name and version of the JSON format.
  public static let schema = "writethru-change-log/2"

  let timeline: Timeline
  let selection: Selection

  public init(_ timeline: Timeline, _ selection: Selection = Selection()) {
    self.timeline = timeline
    self.selection = selection
  }

  /// A revision that is told, with what it brought.
  struct Told {
    var revision: Revision
    /// Nil for the story's first revision.
    var comparison: Comparison?
    /// The changes that are heavy enough, weightiest first.
    var changes: [Change]
  }

  /// The steps of a walk over the timeline, each with what is told of it.
  ///
  /// The first revision of a story is told whole where nothing is left out.
  func chosen(
    of steps: some Sequence<Timeline.Step>
  ) -> some Sequence<(step: Timeline.Step, told: Told?)> {
    let start = selection.after.map { number in
      timeline.entries.firstIndex {
        if case .revision(let revision) = $0 { revision.number == number } else { false }
      } ?? timeline.entries.count
    }
    return steps.lazy.enumerated().map { position, step in
      (step, position > start ?? -1 ? told(step) : nil)
    }
  }

  /// The revisions that are told, in the order of time.
  var told: some Sequence<Told> { chosen(of: timeline.steps).lazy.compactMap(\.told) }

  private func told(_ step: Timeline.Step) -> Told? {
    guard case .revision(let revision) = step.entry,
      revision.firstSeenAt >= selection.since ?? .distantPast
    else { return nil }
    let changes = step.changes.filter { $0.weight >= selection.leastWeight }
    if step.comparison != nil, changes.isEmpty, selection.leastWeight > 0 { return nil }
    return Told(revision: revision, comparison: step.comparison, changes: changes)
  }

  /// Writes one story, piece by piece.
  ///
  /// - Parameters:
  ///   - format: What to write.
  ///   - isFirst: Whether nothing but the opening stands before it.
  ///   - output: Takes each piece.
  /// - Throws: What `output` throws; the encoder never does for values made by this module.
  public func write(
    _ format: Format, isFirst: Bool, to output: (String) throws -> Void
  ) throws {
    switch format {
    case .markdown: try output((isFirst ? "" : "\n") + markdown)
    case .json:
      try output((isFirst ? "\n" : ",\n") + JSONText.encode(ChangeLogRecord(self)))
    case .jsonl, .csv:
      for told in told {
        for change in told.changes {
          let line = ChangeLine(change, of: told.revision, in: timeline.story)
          try output(format == .csv ? line.csv : JSONText.encode(line, pretty: false) + "\n")
        }
      }
    case .atom: for told in told { try output(atomEntry(told)) }
    case .html: try writeHTML(to: output)
    }
  }

  /// Writes one story as one text.
  ///
  /// - Parameters:
  ///   - format: What to write.
  ///   - isFirst: Whether nothing but the opening stands before it.
  /// - Returns: The text, ended by a line break in all formats but JSON.
  /// - Throws: Never for values made by this module; the encoder's signature says that it could.
  public func text(_ format: Format, isFirst: Bool) throws -> String {
    var text = ""
    try write(format, isFirst: isFirst) { text += $0 }
    return text
  }

  /// What stands before the first story.
  ///
  /// - Parameters:
  ///   - format: What is written.
  ///   - updatedAt: When the newest of the stories was seen last; Atom asks for it at the head.
  ///   - title: What a feed or page is called.
  /// - Returns: The text; empty for formats without a head.
  public static func opening(
    _ format: Format, updatedAt: Date = Date(timeIntervalSince1970: 0),
    title: String = "Change log"
  ) -> String {
    switch format {
    case .markdown, .jsonl: ""
    case .json: "{\"schema\": \"\(schema)\", \"stories\": ["
    case .csv: ChangeLine.csvOpening
    case .atom: atomOpening(updatedAt: updatedAt, title: title)
    case .html: htmlOpening(title: title)
    }
  }

  /// What stands after the last story.
  public static func closing(_ format: Format) -> String {
    switch format {
    case .markdown, .jsonl, .csv: ""
    case .json: "\n]}\n"
    case .atom: "</feed>\n"
    case .html: "</main>\n</body>\n</html>\n"
    }
  }
}

/// One story of a JSON change log: its timeline, its revisions whole, and what changed between them.
struct ChangeLogRecord: Encodable {
  var timeline: TimelineRecord
  var revisions: [RevisionRecord]
  /// From each revision to the next one in time.
  var changes: [ComparisonRecord]

  init(_ log: ChangeLog) {
    let steps = Array(log.timeline.steps)
    timeline = TimelineRecord(log.timeline, steps: steps)
    revisions = []
    changes = []
    for case (let step, let told?) in log.chosen(of: steps) {
      revisions.append(RevisionRecord(told.revision))
      if let comparison = step.comparison, let previous = step.previous {
        changes.append(
          ComparisonRecord(
            comparison, telling: step.changes, old: .init(previous), new: .init(told.revision)))
      }
    }
  }
}
