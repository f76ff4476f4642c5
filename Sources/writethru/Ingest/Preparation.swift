import Extraction
import Foundation
import Storage

/// One page or line that was read and waits to be recorded.
struct Waiting: Sendable {
  /// What it is called in messages: the path, or `path:line`.
  var name: String
  var page: Page
  /// When it was seen; nil for a line that says so itself.
  var seenAt: Date?
  /// The path by which the same source is known again.
  var identity: String?
  var key: String?

  /// All that can be done without the archive: extracted, digested and compressed.
  enum Prepared: Sendable {
    /// What can be recorded, and what there is to complain of where it finds no story.
    case draft(SnapshotDraft, complaint: String)
    case unfit(reason: String)
  }

  /// Prepares many at once, on all processors.
  static func prepare(_ waiting: [Waiting]) -> [Prepared] {
    waiting.concurrentMap(\.prepared)
  }

  private var prepared: Prepared {
    do throws(ExtractionError) {
      let (draft, problem) = try SnapshotDraft.reading(
        page, seenAt: seenAt, source: name, path: identity, key: key)
      return .draft(draft, complaint: problem?.description ?? "")
    } catch {
      return .unfit(reason: error.description)
    }
  }
}
