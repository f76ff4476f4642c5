import Foundation
import GRDB
import Migrations

/// How an archive's file is found fit, opened and brought up to date.
struct Opening {
  /// "WTru", by which `file` and other programs tell our files from other SQLite files.
  static let applicationID = 0x5754_7275

  let path: String
  let patience: Double
  let onWait: @Sendable () -> Void

  static func inMemory() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.inDatabase { try Migration(db: $0).run() }
    return queue
  }

  func forWriting() throws -> DatabaseQueue {
    try checkPlace()
    if FileManager.default.fileExists(atPath: path), !isWritable {
      throw ArchiveError.readOnly(path: path)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration())
    try queue.inDatabase { db in
      try check(db)
      try startWriteAheadLog(db)
      try Migration(db: db).run()
      // Read back, since a setting that did not take would only be noticed at the next power cut.
      guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
        throw ArchiveError.failed(path: path, reason: "SQLite would not write durably")
      }
    }
    return queue
  }

  func forChanging() throws -> DatabaseQueue {
    try checkPresence()
    return try forWriting()
  }

  func forReading() throws -> DatabaseQueue {
    try checkPresence()
    try checkPlace()
    let queue = try openForReading()
    try queue.inDatabase { db in
      try check(db)
      let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      if format < Migrations.all.count {
        guard isWritable else { throw ArchiveError.readOnly(path: path) }
        try Migration(db: db).run()
      }
      // Four times what is usual: in a large archive every look-up had to read pages anew.
      try db.execute(sql: "PRAGMA cache_size = -8000; PRAGMA query_only = 1")
    }
    return queue
  }

  /// Opens for reading; a file on a medium that cannot be written has no room for the shared memory
  /// of the write-ahead log, so SQLite is told that nobody can change it.
  private func openForReading() throws -> DatabaseQueue {
    if isWritable { return try DatabaseQueue(path: path, configuration: configuration()) }
    var configuration = configuration()
    configuration.readonly = true
    let walSize = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    // No log and an empty log mean the same: all that was written is in the file itself.
    if walSize ?? 0 > 0 { return try DatabaseQueue(path: path, configuration: configuration) }
    var place = URLComponents()
    place.scheme = "file"
    place.path = URL(fileURLWithPath: path).path
    place.queryItems = [URLQueryItem(name: "immutable", value: "1")]
    return try DatabaseQueue(path: place.string ?? path, configuration: configuration)
  }

  private func configuration() -> Configuration {
    var configuration = Configuration()
    let pause = 0.01
    let limit = Int(patience / pause)
    configuration.busyMode = .callback { [onWait] tries in
      if tries == Int(1 / pause) { onWait() }
      Thread.sleep(forTimeInterval: pause)
      return tries < limit
    }
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  private func checkPresence() throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ArchiveError.missing(path: path)
    }
  }

  private func checkPlace() throws {
    var isFolder: ObjCBool = false
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw ArchiveError.unopenable(path: path, reason: "it is a folder")
    }
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue
    else { throw ArchiveError.unopenable(path: path, reason: "there is no folder \(parent)") }
  }

  /// Whether the file may be written.
  ///
  /// A file without any write bit is taken at its word, by root too:
  /// whoever froze an archive meant it.
  private var isWritable: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    // Attributes that cannot be read say nothing against writing; opening will.
    let mode = (attributes?[.posixPermissions] as? Int) ?? 0o200
    return mode & 0o222 != 0 && FileManager.default.isWritableFile(atPath: path)
  }

  /// Makes sure that the file is ours, or empty, and not newer than this program.
  private func check(_ db: Database) throws {
    var (id, format, objects) = (0, 0, 0)
    // In one transaction: between two reads, another process may have made the file.
    try db.inTransaction(.deferred) {
      id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      return .commit
    }
    if objects == 0, id == 0, format == 0 { return }
    guard id == Opening.applicationID else {
      throw ArchiveError.notAnArchive(path: path, reason: "the SQLite file of another program")
    }
    guard format <= Migrations.all.count else {
      throw ArchiveError.newer(path: path, format: format, known: Migrations.all.count)
    }
  }

  /// Switches the journal to a write-ahead log, which a file remembers.
  ///
  /// SQLite does not call the busy handler for this switch, so two processes that make one archive at
  /// the same moment are kept waiting here.
  private func startWriteAheadLog(_ db: Database) throws {
    let deadline = Date(timeIntervalSinceNow: patience)
    while true {
      do {
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        return
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < deadline
      {
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }
}
