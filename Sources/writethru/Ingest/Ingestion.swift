import Extraction
import Foundation
import Storage

/// Reads, extracts and records pages, several in one transaction.
struct Ingestion {
  var report: IngestReport

  private let options: ArchiveOptions
  private var archive: Archive?
  private var waiting: [Waiting] = []
  private var waitingBytes = 0
  /// Whether what is waiting comes from a file of many, which is told as a whole.
  private var isImport = false

  /// How much is recorded in one transaction: enough that the disk's flush is shared by many, little
  /// enough that another process gets its turn and a kill costs less than a second's work.
  private static let batch = (pages: 256, bytes: 8 << 20)

  init(archive: ArchiveOptions, format: ListFormat) {
    options = archive
    report = IngestReport(format)
  }

  /// Takes in what one source holds: one page, or a history line by line.
  mutating func add(_ source: PageSource, key: String?, address: String?) throws {
    do {
      var input = try InputReader(path: source.path)
      if try input.isHistory(source.format) {
        try importLines(input, source, key: key, address: address)
      } else {
        let page = Page(bytes: try input.all(), address: address, format: source.format)
        try add(
          Waiting(
            name: source.name, page: page, seenAt: source.seenAt ?? Date(),
            identity: source.identity, key: key))
      }
    } catch InputReader.Failure.unreadable(let reason) {
      report.fail(source.name, reason)
    } catch let error as ExtractionError {
      report.fail(source.name, error.description)
    }
  }

  private mutating func importLines(
    _ lines: consuming InputReader, _ source: PageSource, key: String?, address: String?
  ) throws {
    try flush()
    let before = report.counts
    isImport = true
    defer { isImport = false }
    var progress = Progress(source.name)
    do {
      while let line = try lines.next(fail: { report.fail("\(source.name):\($0)", $1) }) {
        let page = Page(bytes: line, address: address, format: .jsonLine)
        try add(
          Waiting(
            name: "\(source.name):\(lines.number)", page: page, seenAt: source.seenAt, key: key))
        progress.update(lines.offset, of: lines.size, "\(lines.number) lines")
      }
    } catch InputReader.Failure.unreadable(let reason) {
      // What was read before is kept and told all the same.
      report.fail(source.name, reason)
    }
    try flush()
    progress.finish()
    report.addFile(source.name, report.counts - before)
  }

  private mutating func add(_ one: Waiting) throws {
    waiting.append(one)
    waitingBytes += one.page.bytes.count
    if waiting.count >= Ingestion.batch.pages || waitingBytes >= Ingestion.batch.bytes {
      try flush()
    }
  }

  /// Records what is waiting, and then tells it: what has been told is on the disk.
  mutating func flush() throws {
    guard !waiting.isEmpty else { return }
    let prepared = Waiting.prepare(waiting)
    let drafts = prepared.compactMap { if case .draft(let draft, _) = $0 { draft } else { nil } }
    var recorded = try record(drafts).makeIterator()
    for (one, fate) in zip(waiting, prepared) {
      switch fate {
      case .unfit(let reason): report.fail(one.name, reason)
      case .draft(_, let complaint):
        if let result = recorded.next() ?? nil {
          if isImport { report.count(result) } else { report.add(one.name, result) }
        } else {
          report.fail(one.name, complaint)
        }
      }
    }
    waiting = []
    waitingBytes = 0
  }

  /// Opens the archive as late as this, so that no empty one is made where nothing could be read.
  private mutating func record(_ drafts: [SnapshotDraft]) throws -> [Recorded?] {
    guard !drafts.isEmpty else { return [] }
    let opened = try archive ?? options.open(.write)
    archive = opened
    return try opened.record(drafts)
  }
}
