import Foundation
import GRDB
import History

extension Archive {
  /// Writes a folder that proves what was seen of a story, without this program.
  ///
  /// It holds the raw bytes of its pages, the lines of the record from its first entry on, a manifest, a
  /// page for people and a script that checks all. The folder has its name only when it is complete.
  ///
  /// - Parameters:
  ///   - reference: Id, key or address of the story, or the beginning of one.
  ///   - folder: What is made; nothing may stand there.
  /// - Throws: `exists`, `damaged`, `unknownStory`, `ambiguousStory`, `failed`, or what any reading call
  ///   throws.
  /// - Complexity: O(*n*) in the bytes of the story's pages and in the entries behind its first one.
  public func writeEvidence(of reference: String, to folder: String) throws(ArchiveError) {
    guard !FileManager.default.fileExists(atPath: folder) else { throw .exists(path: folder) }
    try ArchiveError.translating(path: folder) {
      let bundle = try EvidenceBundle(replacing: folder + ".partial")
      // One reading transaction, so that pages and record are of one moment.
      try queue.read { db in
        let row = try Matching(db: db).story(matching: reference)
        let timeline = try StoryReader(db: db, named: row).timeline()
        let pages = PageTable(db: db, packer: packer, recent: RecentPages())
        var givenUp: Set<Digest> = []
        for digest in Set(timeline.entries.map(\.snapshot.digest)) {
          let id = try Int64.fetchOne(
            db, sql: "SELECT id FROM page WHERE \(PageTable.hasDigest)",
            arguments: [Data(digest.bytes)])
          guard let id, let bytes = try pages.bytes(of: id) else {
            givenUp.insert(digest)
            continue
          }
          try bundle.write(bytes, to: "pages/\(digest.hex)")
        }
        let fields = try writeFields(of: timeline, to: bundle, db)
        let first = timeline.entries.map(\.snapshot.id).min() ?? 1
        let head = try Chain(db: db).head()
        try bundle.write(Array(record(from: first, db).utf8), to: "record.jsonl")
        let attestation = Attestation(entries: head.number, hash: head.hash)
        let page = EvidencePage(
          timeline, attestation: "\(attestation)", givenUp: givenUp, fields: fields)
        try bundle.write(Array(page.html.utf8), to: "index.html")
        try bundle.write(Array(EvidencePage.script.utf8), to: "check.sh")
      }
      try bundle.finish(as: folder)
    }
  }

  /// Writes the header fields that the pages of a story were sent with, and gives their digests by snapshot.
  private func writeFields(
    of timeline: Timeline, to bundle: EvidenceBundle, _ db: Database
  ) throws -> [Int64: Digest] {
    var digests: [Int64: Digest] = [:]
    var written: Set<Digest> = []
    for snapshot in timeline.entries.lazy.map(\.snapshot.id) {
      let document = try ExchangeTable(db: db, packer: packer).document(of: snapshot)
      guard let document else { continue }
      let digest = Digest(of: document)
      digests[snapshot] = digest
      guard written.insert(digest).inserted else { continue }
      try bundle.write(document, to: "fields/\(digest.hex).json")
    }
    return digests
  }

  /// The lines of the record from an entry on, each with its line break.
  private func record(from first: Int64, _ db: Database) throws -> String {
    var lines = ""
    try ChainAudit(db: db, packer: packer).lines(from: first) { lines += $0 + "\n" }
    return lines
  }
}

/// A folder of files with a manifest of their digests.
private final class EvidenceBundle {
  private let folder: URL
  private var manifest: [String] = []

  /// Begins a folder; one that was begun before and not finished is begun anew.
  init(replacing path: String) throws {
    folder = URL(fileURLWithPath: path)
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.removeItem(at: folder)
    }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("pages"), withIntermediateDirectories: true)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    manifest.append("\(Digest(of: bytes).hex)  \(name)\n")
  }

  func finish(as path: String) throws {
    let lines = manifest.sorted { $0.dropFirst(64) < $1.dropFirst(64) }.joined()
    try Data(lines.utf8).write(to: folder.appendingPathComponent("MANIFEST.sha256"))
    try FileManager.default.moveItem(at: folder, to: URL(fileURLWithPath: path))
  }
}
