import History
import Synchronization

/// The lives of the sentences of the stories that were read last: a story's page and those of its revisions
/// need the same.
final class Lineages: Sendable {
  private struct Entry {
    var state: Int64
    var lineage: Lineage
    var lastUse: Int
  }

  /// Most stories that are kept.
  private static let limit = 24
  /// Most revisions of a story that is kept; longer ones would take too much room.
  private static let revisionLimit = 120

  private let entries = Mutex<[String: Entry]>([:])
  private let uses = Mutex(0)

  /// The lives of a story's sentences, made where they are not there or the archive has changed since.
  ///
  /// `state` is the number of the archive's last entry.
  func lineage(
    of story: String, state: Int64, _ timeline: () throws -> Timeline
  ) throws -> Lineage {
    let use = uses.withLock { count in
      count += 1
      return count
    }
    let known = entries.withLock { entries -> Lineage? in
      guard entries[story]?.state == state else { return nil }
      entries[story]?.lastUse = use
      return entries[story]?.lineage
    }
    if let known { return known }
    let timeline = try timeline()
    let lineage = Lineage(of: timeline)
    guard timeline.story.revisions <= Self.revisionLimit else { return lineage }
    entries.withLock { entries in
      entries[story] = Entry(state: state, lineage: lineage, lastUse: use)
      guard entries.count > Self.limit,
        let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      else { return }
      entries[oldest.key] = nil
    }
    return lineage
  }
}
