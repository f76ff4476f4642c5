import Extraction
import Foundation
import Storage

/// Reads, extracts and records pages, several in one transaction.
struct Ingestion {
  var report: IngestReport

  private let options: ArchiveOptions
  private var archive: Archive?
  private var pending: [(source: String, draft: SnapshotDraft)] = []
  private var pendingBytes = 0
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
      let isHistory =
        try source.format.map { $0 == .jsonLine } ?? input.beginsWithObject()
      if isHistory {
        try importLines(input, source, key: key, address: address)
      } else {
        let page = Page(bytes: try input.all(), address: address, format: source.format)
        try add(page, source, key: key)
      }
    } catch InputReader.Failure.unreadable(let reason) {
      report.fail(source.name, reason)
    } catch let error as ExtractionError {
      report.fail(source.name, error.description)
    }
  }

  private mutating func add(_ page: Page, _ source: PageSource, key: String?) throws {
    let finding: SnapshotDraft.Finding
    do throws(ExtractionError) {
      finding = .article(try Extractor().article(from: page))
    } catch {
      finding = .failure(reason: error.description, address: Extractor().address(of: page))
    }
    try add(
      source.name,
      SnapshotDraft(
        page: page, finding: finding, seenAt: source.seenAt ?? Date(), source: source.name,
        path: source.identity, key: key))
  }

  private mutating func importLines(
    _ lines: consuming InputReader, _ source: PageSource, key: String?, address: String?
  ) throws {
    try flush()
    let before = report.counts
    isImport = true
    defer { isImport = false }
    var progress = Progress(source.name, size: lines.size)
    while let line = nextLine(&lines, of: source) {
      let name = "\(source.name):\(lines.number)"
      if line.contains(where: { $0 > 0x20 }) {
        do {
          let read = try ImportLine(line)
          let page = Page(bytes: line, address: read.url ?? address, format: .jsonLine)
          try add(
            name,
            SnapshotDraft(
              page: page, finding: .article(read.article), seenAt: source.seenAt ?? read.seenAt,
              source: name, key: key ?? read.story))
        } catch let error as ExtractionError {
          report.fail(name, error.description)
        }
      }
      progress.update(bytes: lines.offset, lines: lines.number)
    }
    try flush()
    progress.finish()
    report.addFile(source.name, report.counts - before)
  }

  /// The next line; one that is too long is told and passed over.
  private mutating func nextLine(_ lines: inout InputReader, of source: PageSource) -> [UInt8]? {
    while true {
      do {
        return try lines.next()
      } catch InputReader.Failure.tooLong(let line, let limit) {
        report.fail("\(source.name):\(line)", "the line is longer than \(limit) bytes")
      } catch {
        report.fail(source.name, "\(error)")
        return nil
      }
    }
  }

  private mutating func add(_ source: String, _ draft: SnapshotDraft) throws {
    pending.append((source, draft))
    pendingBytes += draft.size
    if pending.count >= Ingestion.batch.pages || pendingBytes >= Ingestion.batch.bytes {
      try flush()
    }
  }

  /// Records what is waiting, and then tells it: what has been told is on the disk.
  mutating func flush() throws {
    guard !pending.isEmpty else { return }
    let opened = try archive ?? options.open(.write)
    archive = opened
    let recorded = try opened.record(pending.map(\.draft))
    for ((source, draft), result) in zip(pending, recorded) {
      switch (result, isImport) {
      case (let result?, true): report.count(result)
      case (let result?, false): report.add(source, result)
      case (nil, _): report.fail(source, draft.failure ?? "no article found")
      }
    }
    pending = []
    pendingBytes = 0
  }
}
