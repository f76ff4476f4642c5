/// A timeline written out in a format, to be kept, published or read by another program.
///
/// The same timeline gives the same text, byte for byte. Stories are written one at a time, so that a
/// caller can stream an archive of any size:
///
///     output(ChangeLog.opening(.json))
///     for (position, timeline) in timelines.enumerated() {
///       output(try ChangeLog(timeline).text(.json, isFirst: position == 0))
///     }
///     output(ChangeLog.closing(.json))
public struct ChangeLog: Sendable {
  /// What a change log is written in.
  public enum Format: String, Sendable, CaseIterable {
    /// Markdown that reads well as it is.
    case markdown
    /// One JSON object, `{"schema": "writethru-change-log/2", "stories": [...]}`.
    case json
  }

  /// The name and version of the JSON format.
  public static let schema = "writethru-change-log/2"

  let timeline: Timeline

  public init(_ timeline: Timeline) {
    self.timeline = timeline
  }

  /// Writes one story.
  ///
  /// - Parameters:
  ///   - format: What to write.
  ///   - isFirst: Whether nothing but the opening stands before it.
  /// - Returns: The text, ended by a line break in Markdown.
  /// - Throws: Never for values made by this module; the encoder's signature says that it could.
  public func text(_ format: Format, isFirst: Bool) throws -> String {
    switch format {
    case .markdown: (isFirst ? "" : "\n") + markdown
    case .json: (isFirst ? "\n" : ",\n") + (try JSONText.encode(ChangeLogRecord(timeline)))
    }
  }

  /// What stands before the first story.
  public static func opening(_ format: Format) -> String {
    switch format {
    case .markdown: ""
    case .json: "{\"schema\": \"\(schema)\", \"stories\": ["
    }
  }

  /// What stands after the last story.
  public static func closing(_ format: Format) -> String {
    switch format {
    case .markdown: ""
    case .json: "\n]}\n"
    }
  }
}

/// One story of a JSON change log: its timeline, its revisions whole, and what changed between them.
struct ChangeLogRecord: Encodable {
  var timeline: TimelineRecord
  var revisions: [RevisionRecord]
  /// From each revision to the next one in time.
  var changes: [ComparisonRecord]

  init(_ timeline: Timeline) {
    self.timeline = TimelineRecord(timeline)
    revisions = timeline.revisions.map(RevisionRecord.init)
    changes = zip(timeline.revisions, timeline.revisions.dropFirst()).map { old, new in
      ComparisonRecord(
        Comparison(from: old.article, to: new.article), old: .init(old), new: .init(new))
    }
  }
}
