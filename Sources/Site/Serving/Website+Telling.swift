import Foundation
import Logging
import Storage

extension Website {
  /// Tells, bit by bit, what revisions brought that nobody has told yet, so that lists of changes need not
  /// compare texts while somebody waits.
  ///
  /// It has a connection of its own and writes a few rows at a time. Where the archive cannot be written, lists
  /// are compared as they are asked for.
  func tellAll() async {
    var done: Int64?
    do {
      let archive = try archive.companion(.change)
      while !Task.isCancelled {
        let last = try archive.lastEntry()
        if last != done {
          try await tell(archive, isFirst: done == nil)
          done = last
        }
        try await Task.sleep(for: .seconds(5))
      }
    } catch is CancellationError {
      return
    } catch ArchiveError.readOnly {
      return
    } catch {
      logger.error("revisions are not told in advance any more: \(error)")
    }
  }

  /// Goes through the newest revisions; through all of them the first time, later until all are known.
  private func tell(_ archive: Archive, isFirst: Bool) async throws {
    var cursor: SnapshotCursor?
    while !Task.isCancelled {
      do {
        let (told, next) = try archive.tell(before: cursor)
        guard let next, isFirst || told > 0 else { return }
        cursor = next
        try await Task.sleep(for: .milliseconds(5))
      } catch ArchiveError.locked {
        // Whoever records has the right of way.
        try await Task.sleep(for: .seconds(1))
      }
    }
  }
}
