import Foundation
import GRDB
public import History

// Storage owns the archive's one file: its transactions, its tables and what may be lost, which is
// nothing. It refuses to know HTML and HTTP; what counts as a change it asks of History.

/// The file in which stories, their snapshots and revisions are kept.
///
///     let archive = try Archive(path: "writethru.db", access: .write)
///     let recorded = try archive.record([draft])
///     let timeline = try archive.timeline(of: archive.story(matching: "harbour-bridge"))
///
/// An archive that could be opened has all its tables: there is none that was not migrated. Each call
/// that writes is one transaction, durable when it returns (write-ahead log, `synchronous` FULL).
/// Several processes may read and write at once; writers wait for each other.
public struct Archive: Sendable {
  /// What an archive is opened for.
  public enum Access: Sendable {
    /// Reads only; the file must be there.
    case read
    /// Reads and writes; the file must be there.
    case change
    /// Reads and writes; the file is made where there is none.
    case write
  }

  /// Where the archive lies, as the caller wrote it.
  public let path: String
  let queue: DatabaseQueue
  let packer = Packer()
  let recent = RecentPages()
  let ends = StoryEnds()
  /// Seconds to wait for another process.
  private let patience: Double

  /// Opens an archive, makes it where `access` allows, and brings an older one up to date.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - access: What it is opened for.
  ///   - patience: Seconds to wait for another process that holds the file.
  ///   - onWait: Called once when a second has been waited, to tell the user.
  /// - Throws: `missing`, `notAnArchive`, `newer`, `readOnly`, `unopenable`, `full`, `locked` or
  ///   `damaged`.
  public init(
    path: String, access: Access, patience: Double = 10,
    onWait: @escaping @Sendable () -> Void = {}
  ) throws(ArchiveError) {
    self.path = path
    self.patience = patience
    let opening = Opening(path: path, patience: patience, onWait: onWait)
    queue = try ArchiveError.translating(path: path, patience: patience) {
      switch access {
      case .read: try opening.forReading()
      case .change: try opening.forChanging()
      case .write: try opening.forWriting()
      }
    }
  }

  /// Makes an archive in memory, gone with the last copy of this value.
  public static func inMemory() throws(ArchiveError) -> Archive {
    try Archive(queue: ArchiveError.translating(path: ":memory:") { try Opening.inMemory() })
  }

  private init(queue: DatabaseQueue) {
    path = ":memory:"
    patience = 0
    self.queue = queue
  }

  /// Runs one reading transaction.
  ///
  /// Not by the queue's own `read`: that forbids and allows writing around each, with a pragma that has SQLite
  /// make every statement anew – as much work as what most of them do.
  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    try ArchiveError.translating(path: path, patience: patience) {
      try queue.writeWithoutTransaction { db in try Archive.run(body, in: .deferred, db) }
    }
  }

  /// Runs one writing transaction, which begins by taking the lock: it never fails halfway for want
  /// of it.
  func write<Value>(
    keepingEnds: Bool = false, _ body: (Database) throws -> Value
  ) throws(ArchiveError) -> Value {
    try ArchiveError.translating(path: path, patience: patience) {
      try queue.writeWithoutTransaction { db in
        if !keepingEnds { ends.forgetAll() }
        do {
          return try Archive.run(body, in: .immediate, db)
        } catch {
          ends.forgetAll()
          throw error
        }
      }
    }
  }

  private static func run<Value>(
    _ body: (Database) throws -> Value, in kind: Database.TransactionKind, _ db: Database
  ) throws -> Value {
    var value: Value?
    try db.inTransaction(kind) {
      value = try body(db)
      return .commit
    }
    guard let value else { preconditionFailure("a committed transaction has run its body") }
    return value
  }
}

/// What can go wrong with an archive.
///
/// Whatever the case, what was recorded before is intact.
public enum ArchiveError: Error, Equatable {
  /// There is no file to read.
  case missing(path: String)
  /// The file is something else.
  case notAnArchive(path: String, reason: String)
  /// The file was written by a newer program.
  case newer(path: String, format: Int, known: Int)
  /// The file, its folder or its disk cannot be written.
  case readOnly(path: String)
  /// The file cannot be opened or made.
  case unopenable(path: String, reason: String)
  /// There is a file already where one should be made.
  case exists(path: String)
  /// The disk is full; nothing of the transaction was recorded.
  case full(path: String)
  /// Another process held the file for longer than was waited.
  case locked(path: String, seconds: Int)
  /// The file is damaged.
  case damaged(path: String, reason: String)
  /// Reading or writing failed for another reason.
  case failed(path: String, reason: String)

  /// No story has this id, key or address.
  case unknownStory(String)
  /// More than one story begins with this; the ids and keys of the first few.
  case ambiguousStory(String, candidates: [String])
  /// The story has no revision of this number; the numbers that there are.
  case unknownRevision(story: String, number: Int, known: [Int])
  /// The page of a revision holds no article any more, as the present extractor reads it.
  case unreadableRevision(story: String, number: Int)
  /// What is looked for cannot be understood.
  case badQuery(String, reason: String)
  /// The two are one story already.
  case alreadyLinked(String, String)
  /// The story is linked into another one already.
  case linkedElsewhere(String, into: String)
  /// The story is linked to no other.
  case notLinked(String)

  /// The bytes of a page were given up, of which the record tells.
  case givenUp(page: String)
  /// The revision was redacted before; when and why.
  case alreadyRedacted(String, Redaction)
  /// What was taken out is gone from the tables, but another program reads the file as it was before.
  case stillRead(path: String)
}
