import Foundation
import GRDB
import History
import Migrations
import Support
import Testing

@testable import Storage

struct OpeningTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  @Test func `every script in the folder is listed and embedded`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../migrations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".sql") }.sorted()
    let scripts = [Migrations.derived] + Migrations.all
    #expect(files == scripts.map { "\($0.name).sql" })
    for script in scripts {
      let text = try String(
        contentsOf: folder.appendingPathComponent("\(script.name).sql"), encoding: .utf8)
      #expect(script.sql == text)
    }
  }

  @Test func `what was recorded is there when the file is opened again`() throws {
    let path = scratch.path("a.db")
    _ = try Archive(path: path, access: .write).record([draft("a", at: 0)])
    #expect(try Archive(path: path, access: .read).stories().map(\.key) == ["bridge"])
    // One file: the log is gone with the last process that used it.
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["a.db"])
  }

  @Test func `the file says whose it is and is durable`() throws {
    let path = scratch.path("a.db")
    _ = try Archive(path: path, access: .write).record([draft("a", at: 0)])
    let queue = try DatabaseQueue(path: path)
    func pragma(_ name: String) throws -> String? {
      try queue.read { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
    #expect(try pragma("application_id") == "\(0x5754_7275)")
    #expect(try pragma("user_version") == "\(Migrations.all.count)")
    #expect(try pragma("journal_mode") == "wal")
    #expect(try pragma("integrity_check") == "ok")
    #expect(try pragma("foreign_key_check") == nil)
  }

  @Test func `who opens a file that another one is just making finds it ours`() throws {
    for round in 0..<60 {
      let path = scratch.path("race-\(round).db")
      let failures = Array(0..<6).concurrentMap { _ in
        Result { _ = try Archive(path: path, access: .write) }
      }.compactMap { if case .failure(let error) = $0 { "\(error)" } else { nil } }
      #expect(failures == [])
    }
  }

  @Test func `a file that is not there is missing to a reader`() {
    let path = scratch.path("none.db")
    #expect(throws: ArchiveError.missing(path: path)) { try Archive(path: path, access: .read) }
    #expect(throws: ArchiveError.missing(path: path)) { try Archive(path: path, access: .change) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `files of others are refused and left as they are`() throws {
    let text = scratch.path("notes.db")
    try String(repeating: "no database at all ", count: 100).write(
      toFile: text, atomically: true, encoding: .utf8)
    #expect(throws: ArchiveError.notAnArchive(path: text, reason: "not an SQLite file")) {
      try Archive(path: text, access: .write)
    }
    let other = scratch.path("other.db")
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    let before = try Data(contentsOf: URL(fileURLWithPath: other))
    for access in [Archive.Access.read, .write] {
      #expect(
        throws: ArchiveError.notAnArchive(path: other, reason: "the SQLite file of another program")
      ) {
        try Archive(path: other, access: access)
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
    #expect(throws: ArchiveError.unopenable(path: scratch.url.path, reason: "it is a folder")) {
      try Archive(path: scratch.url.path, access: .write)
    }
  }

  @Test func `a newer file is refused`() throws {
    let path = scratch.path("new.db")
    _ = try Archive(path: path, access: .write).record([draft("a", at: 0)])
    try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(throws: ArchiveError.newer(path: path, format: 99, known: Migrations.all.count)) {
      try Archive(path: path, access: .read)
    }
  }

  @Test func `a frozen file can be read and not written`() throws {
    let path = scratch.path("frozen.db")
    _ = try Archive(path: path, access: .write).record([draft("a", at: 0)])
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    #expect(try Archive(path: path, access: .read).stories().count == 1)
    #expect(throws: ArchiveError.readOnly(path: path)) { try Archive(path: path, access: .write) }
  }

  @Test func `a writer waits for another one, and then says so`() throws {
    let path = scratch.path("busy.db")
    let archive = try Archive(path: path, access: .write, patience: 0.2)
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: ArchiveError.locked(path: path, seconds: 0)) {
        try archive.record([draft("a", at: 0)])
      }
      try db.execute(sql: "COMMIT")
    }
    #expect(try archive.record([draft("a", at: 0)])[0] != nil)
  }

  @Test func `a full disk loses nothing that was acknowledged`() throws {
    let path = scratch.path("full.db")
    let archive = try Archive(path: path, access: .write)
    _ = try archive.record([draft("a", at: 0)])
    func limit(_ pages: Int) throws {
      try archive.queue.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA max_page_count = \(pages)")
      }
    }
    let pages = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0
    }
    try limit(pages + 2)
    var random = SeededRandom(seed: 1)
    let noise = (0..<40_000).map { _ in
      String(UnicodeScalar(UInt8.random(in: 97...122, using: &random)))
    }
    #expect(throws: ArchiveError.full(path: path)) {
      try archive.record([draft("b", at: 1), draft(noise.joined(), at: 2)])
    }
    #expect(try archive.timeline(of: "bridge").sketch == "@1")
    try limit(1_000_000)
    _ = try archive.record([draft("b", at: 1)])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2")
  }

  @Test func `bytes that were tampered with are not given out`() throws {
    let path = scratch.path("tampered.db")
    let archive = try Archive(path: path, access: .write)
    _ = try archive.record([draft("a", at: 0)])
    let snapshot = try archive.revision(of: "bridge", 1).snapshot
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "UPDATE page SET content = zeroblob(40)")
    }
    #expect {
      _ = try archive.bytes(of: snapshot)
    } throws: { error in
      if case ArchiveError.damaged = error { true } else { false }
    }
  }
}
