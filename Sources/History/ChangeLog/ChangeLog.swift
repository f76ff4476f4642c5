public import Foundation

/// A timeline written out in a format, to be kept, published or read by another program.
///
/// The same timeline gives the same text, byte for byte. Stories are written one at a time and revision by
/// revision; each comparison is made, written and forgotten, so that nothing but the timeline itself is held
/// in memory, however many revisions there are:
///
///     output(ChangeLog.opening(.json, of: stories))
///     for (position, timeline) in timelines.enumerated() {
///       try ChangeLog(timeline).write(.json, isFirst: position == 0) { output($0) }
///     }
///     output(ChangeLog.closing(.json))
public struct ChangeLog: Sendable {
  /// What a change log is written in.
  public enum Format: String, Sendable, CaseIterable {
    /// Markdown that reads well as it is.
    case markdown
    /// One JSON object, `{"schema": "writethru-change-log/3", "stories": [...]}`, one entry a line.
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

  /// Which entries and changes are told.
  public struct Selection: Sendable {
    /// Only what was first seen then or later.
    public var since: Date?
    /// Only what stands behind this snapshot's place in time, whether or not the timeline has it.
    public var after: Snapshot?
    /// Only changes of this weight or more, and revisions that have one.
    public var leastWeight: Int

    public init(since: Date? = nil, after: Snapshot? = nil, leastWeight: Int = 0) {
      self.since = since
      self.after = after
      self.leastWeight = leastWeight
    }

    fileprivate func takes(_ snapshot: Snapshot) -> Bool {
      if let since, snapshot.seenAt < since { return false }
      guard let after else { return true }
      return (after.seenAt, after.id) < (snapshot.seenAt, snapshot.id)
    }
  }

  /// The name and version of the JSON format.
  public static let schema = "writethru-change-log/3"

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
    var step: Timeline.Step
  }

  /// What is told, in the order of time or from the end: revisions with what they brought, and the
  /// snapshots that brought none.
  func entries(newestFirst: Bool = false) -> some Sequence<(step: Timeline.Step, told: Told?)> {
    var frames = timeline.frames.filter { selection.takes($0.entry.snapshot) }
    if newestFirst { frames.reverse() }
    return frames.lazy.compactMap { frame in
      let step = frame.step
      if let told = told(step) { return (step, told) }
      if case .revision = step.entry { return nil }
      return selection.leastWeight == 0 ? (step, nil) : nil
    }
  }

  /// The revisions that are told, in the order of time.
  var told: some Sequence<Told> { entries().lazy.compactMap(\.told) }

  private func told(_ step: Timeline.Step) -> Told? {
    guard case .revision(let revision) = step.entry else { return nil }
    let changes = step.changes.filter { $0.weight >= selection.leastWeight }
    if step.comparison != nil, changes.isEmpty, selection.leastWeight > 0 { return nil }
    return Told(revision: revision, comparison: step.comparison, changes: changes, step: step)
  }

  /// Writes one story, piece by piece.
  ///
  /// - Parameters:
  ///   - format: What to write.
  ///   - isFirst: Whether nothing but the opening stands before it.
  ///   - output: Takes each piece.
  /// - Throws: What `output` throws; the encoder never does for values made by this module.
  /// - Complexity: One comparison for each revision; one is in memory at a time.
  public func write(
    _ format: Format, isFirst: Bool, to output: (String) throws -> Void
  ) throws {
    switch format {
    case .markdown:
      if !isFirst { try output("\n") }
      try writeMarkdown(to: output)
    case .json: try writeJSON(isFirst: isFirst, to: output)
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
  ///   - stories: What is told, in its order: a feed and a page have a title, a feed an id and a time.
  ///   - isAll: Whether these are all stories that there are, so that the next time there may be more.
  /// - Returns: The text; empty for formats without a head.
  public static func opening(
    _ format: Format, of stories: [Story] = [], isAll: Bool = false
  ) -> String {
    switch format {
    case .markdown, .jsonl: ""
    case .json: "{\"schema\":\"\(schema)\",\"stories\":["
    case .csv: ChangeLine.csvOpening
    case .atom: atomOpening(of: stories, isAll: isAll)
    case .html: htmlOpening(of: stories)
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

  /// What a log of these stories is called.
  static func title(of stories: [Story]) -> String {
    stories.count == 1 ? "\(stories[0].title): change log" : "Change log"
  }
}
