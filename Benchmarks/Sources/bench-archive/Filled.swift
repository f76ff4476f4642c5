import Foundation
import Storage

/// An archive that was filled by the program.
struct Filled {
  var path: String
  var revisions: Int
  var received: Int
  var seconds: Double
  var peak: Int
  /// Bytes of the record, its pages and its indexes.
  var record: Int
  var file: Int
  /// Bytes of git's pack; nil where it was not asked.
  var git: Int?

  /// Fills an archive in a folder.
  init(_ histories: [URL], _ name: String, program: String, in folder: URL, usesGit: Bool) throws {
    path = folder.appendingPathComponent("\(name).db").path
    let child = try Child.run(
      [program, "ingest"] + histories.map(\.path) + ["--db", path])
    (seconds, peak) = (child.seconds, child.peak)
    received = try histories.reduce(0) { $0 + (try fileSize($1)) }
    let statistics = try Archive(path: path, access: .read).statistics(longest: 0)
    revisions = statistics.snapshots
    record = statistics.parts.filter { ["raw pages", "record"].contains($0.name) }
      .reduce(0) { $0 + $1.bytes }
    file = statistics.fileBytes
    let parts = statistics.parts.map { "\($0.name) \($0.bytes / max(1, statistics.snapshots))" }
    print("  \(name): bytes a revision: \(parts.joined(separator: ", "))")
    if usesGit {
      git = try GitPack.size(of: histories, in: folder.appendingPathComponent("\(name).git"))
    }
  }

  func perRevision(_ bytes: Int) -> String { number(Double(bytes) / Double(revisions), 0) }
}
