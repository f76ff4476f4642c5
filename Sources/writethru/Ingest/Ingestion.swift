import Dispatch
import Extraction
import Fetching
import Foundation
import Storage
import Synchronization

/// Reads, extracts and records pages, several in one transaction.
///
/// While one batch is recorded the next is read and extracted; a batch is handed over as soon as it is full.
struct Ingestion {
  var report: IngestReport

  private let options: ArchiveOptions
  private var archive: Archive?
  private var waiting: [Waiting] = []
  private var waitingBytes = 0
  /// The batch that is being recorded.
  private var batch: RecordingBatch?
  /// Whether what is waiting comes from a file of many, which is told as a whole.
  private var isImport = false

  /// How much is recorded in one transaction: enough that the disk's flush is shared by many, little
  /// enough that another process gets its turn and a kill costs less than a second's work.
  private static let batchSize = (pages: 256, bytes: 8 << 20)

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

  /// Takes in what an address answered.
  mutating func add(_ fetch: Fetch, name: String, key: String?) throws {
    guard let page = fetch.page else { return }
    try add(Waiting(name: name, page: page, seenAt: fetch.finishedAt, key: key))
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
    let size = Ingestion.batchSize
    if waiting.count >= size.pages || waitingBytes >= size.bytes { try handOver() }
  }

  /// Records what is waiting, and then tells it: what has been told is on the disk.
  mutating func flush() throws {
    try handOver()
    try tell()
  }

  /// Prepares what is waiting, and begins to record it when the batch before is done and told.
  private mutating func handOver() throws {
    guard !waiting.isEmpty else { return }
    let prepared = Waiting.prepare(waiting)
    let drafts = prepared.compactMap { if case .draft(let draft, _) = $0 { draft } else { nil } }
    try tell()
    batch = RecordingBatch(
      waiting: waiting, prepared: prepared, isImport: isImport,
      recorded: drafts.isEmpty ? nil : BackgroundRecording(drafts, in: try opened()))
    waiting = []
    waitingBytes = 0
  }

  /// Waits for the batch that is being recorded, and tells what became of it.
  private mutating func tell() throws {
    guard let batch else { return }
    self.batch = nil
    var recorded = try (batch.recorded?.result() ?? []).makeIterator()
    for (one, fate) in zip(batch.waiting, batch.prepared) {
      switch fate {
      case .unfit(let reason): report.fail(one.name, reason)
      case .draft(_, let complaint):
        if let result = recorded.next() ?? nil {
          if batch.isImport { report.count(result) } else { report.add(one.name, result) }
        } else {
          report.fail(one.name, complaint)
        }
      }
    }
  }

  /// Opens the archive as late as this, so that no empty one is made where nothing could be read.
  private mutating func opened() throws -> Archive {
    let opened = try archive ?? options.open(.write)
    archive = opened
    return opened
  }
}

/// Pages that were handed over to be recorded.
private struct RecordingBatch {
  var waiting: [Waiting]
  var prepared: [Waiting.Prepared]
  /// Whether they come from a file of many.
  var isImport: Bool
  /// Nil where none of them can be recorded.
  var recorded: BackgroundRecording?
}

/// The recording of drafts on a thread of its own.
private final class BackgroundRecording: Sendable {
  private let outcome = Mutex<Result<[Recorded?], ArchiveError>?>(nil)
  private let done = DispatchGroup()

  /// Begins it.
  init(_ drafts: [SnapshotDraft], in archive: Archive) {
    DispatchQueue.global().async(group: done) { [self] in
      let result = Result { () throws(ArchiveError) in try archive.record(drafts) }
      outcome.withLock { $0 = result }
    }
  }

  /// Waits for it to end.
  func result() throws(ArchiveError) -> [Recorded?] {
    done.wait()
    guard let result = outcome.withLock({ $0 }) else {
      preconditionFailure("work that has ended has an outcome")
    }
    return try result.get()
  }
}
