import Foundation
import GRDB

extension Archive {
  /// Copies the archive as it stands, while others read and write it (SQLite's online backup).
  ///
  /// The copy has its name only when it is complete and on the disk; what was begun and not finished is
  /// called `FILE.partial`.
  ///
  /// - Parameters:
  ///   - destination: The file that is made.
  ///   - progress: Told how many pages of the file are copied, and of how many.
  /// - Throws: `exists` where there is a file already, `full`, `unopenable`, or what any reading call
  ///   throws.
  /// - Complexity: O(*n*) in the size of the archive.
  public func backup(
    to destination: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(ArchiveError) {
    let files = FileManager.default
    guard !files.fileExists(atPath: destination) else { throw .exists(path: destination) }
    let partial = destination + ".partial"
    // Left by a backup that was stopped; a name that nobody else would give.
    try? files.removeItem(atPath: partial)
    try ArchiveError.translating(path: destination) {
      let copy = try DatabaseQueue(path: partial)
      // Within one reading transaction: else every write of others would make it begin anew.
      try withoutActuallyEscaping(progress) { progress in
        try queue.backup(to: copy, pagesPerStep: 1024) { state in
          progress(state.completedPageCount, state.totalPageCount)
        }
      }
      try copy.close()
      // `moveItem` fails where somebody has made the file meanwhile, and takes nothing away.
      try files.moveItem(atPath: partial, toPath: destination)
    }
  }
}
