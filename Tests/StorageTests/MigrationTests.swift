import Extraction
import Foundation
import GRDB
import History
import Migrations
import Support
import Testing

@testable import Storage

/// A file of the first format, written as the program of that time wrote it.
private struct FirstFormat {
  let path: String
  private let queue: DatabaseQueue

  init(path: String) throws {
    self.path = path
    queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: Migrations.all[0].sql)
      try db.execute(
        sql: """
          INSERT INTO story (id, public_id, key)
          VALUES (1, 'aaaaaaaa', 'bridge'), (2, 'bbbbbbbb', 'ferry'), (3, 'cccccccc', 'tide.example/ferry');
          INSERT INTO identifier (kind, value, story_id, position)
          VALUES ('address', 'https://tide.example/bridge', 1, 0),
            ('path', '/pages/bridge.html', 1, 1), ('address', 'https://tide.example/ferry', 3, 0);
          """)
      try db.execute(sql: "PRAGMA application_id = \(Opening.applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
  }

  /// Adds a snapshot of an article, or of a failure where there is none.
  func add(_ article: Article?, story: Int64, at minutes: Int, page: String) throws {
    try queue.write { db in
      let bytes = Array(page.utf8)
      try db.execute(
        sql: "INSERT OR IGNORE INTO page (digest, size, content) VALUES (?, ?, ?)",
        arguments: [
          Data(Digest(of: bytes).bytes), bytes.count, Data(Packer().pack(bytes)),
        ])
      let pageID = try Int64.fetchOne(
        db, sql: "SELECT id FROM page WHERE digest = ?", arguments: [Data(Digest(of: bytes).bytes)])
      var articleID: Int64?
      if let article {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .millisecondsSince1970
        let blocks = String(decoding: try encoder.encode(article.blocks), as: UTF8.self)
        let fingerprint = Data(Fingerprint(of: article).digest.bytes)
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO article
              (fingerprint, headline, standfirst, byline, status, markers, blocks)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            fingerprint, article.headline, article.standfirst, JSONColumn.text(article.byline),
            article.status.rawValue, JSONColumn.text(article.markers),
            blocks,
          ])
        articleID = try Int64.fetchOne(
          db, sql: "SELECT id FROM article WHERE fingerprint = ?", arguments: [fingerprint])
      }
      try db.execute(
        sql: """
          INSERT INTO snapshot (story_id, seen_at, recorded_at, source, address, format, page_id,
            extractor, article_id, failure, language, published_at)
          VALUES (?, ?, ?, 'page.html', ?, 'html', ?, 2, ?, ?, 'en', 1741068000000)
          """,
        arguments: [
          story, minute(minutes).milliseconds, minute(1000).milliseconds,
          story == 2 ? nil : "https://tide.example/x", pageID, articleID,
          article == nil ? "an error page" : nil,
        ])
    }
  }

  func number(_ number: Int, story: Int64, snapshot: Int64) throws {
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO revision (story_id, number, snapshot_id) VALUES (?, ?, ?)",
        arguments: [story, number, snapshot])
    }
  }

  func link(_ story: Int64, into other: Int64) throws {
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO link (story_id, into_id, linked_at) VALUES (?, ?, ?)",
        arguments: [story, other, minute(1001).milliseconds])
    }
  }
}

struct MigrationTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  private func article(_ paragraphs: String...) -> Article {
    Article(
      headline: "Bridge closed", standfirst: "Cracks were found.", byline: ["A. Writer"],
      status: .developing, markers: ["This is a developing story."],
      blocks: paragraphs.map { Block(.paragraph, $0) } + [
        Block(.liveEntry, "An entry", time: minute(3))
      ])
  }

  /// Two linked stories and one that stands alone, with a reinstated text and a failure.
  private func firstFormat() throws -> FirstFormat {
    let file = try FirstFormat(path: scratch.path("first.db"))
    let (old, new) = (
      article("It is closed.", "Since noon."), article("It is open.", "Since noon.")
    )
    try file.add(old, story: 1, at: 0, page: "<p>closed")
    try file.add(new, story: 1, at: 5, page: "<p>open")
    try file.add(nil, story: 1, at: 6, page: "503")
    try file.add(old, story: 1, at: 7, page: "<p>closed")
    try file.add(article("It sails."), story: 2, at: 1, page: "<p>sails")
    try file.add(article("It sails."), story: 3, at: 2, page: "<p>sails indeed")
    for (number, snapshot) in [(1, 1), (2, 2), (3, 4)] {
      try file.number(number, story: 1, snapshot: Int64(snapshot))
    }
    try file.number(1, story: 2, snapshot: 5)
    try file.number(1, story: 3, snapshot: 6)
    try file.link(3, into: 2)
    return file
  }

  @Test func `an archive of the first format is told as it was`() throws {
    let file = try firstFormat()
    let archive = try Archive(path: file.path, access: .read)
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2 ! @3(1)")
    #expect(try archive.timeline(of: "ferry").sketch == "@1 =1")
    #expect(
      try archive.stories().map(\.headline).sorted() == ["Bridge closed", "Bridge closed"])
    let revision = try archive.revision(of: "bridge", 2)
    #expect(revision.article.text == "It is open.\n\nSince noon.\n\nAn entry")
    #expect(revision.article.blocks.last?.time == minute(3))
    #expect(revision.article.standfirst == "Cracks were found.")
    #expect(revision.article.byline == ["A. Writer"])
    #expect(revision.article.markers == ["This is a developing story."])
    #expect(revision.article.language == "en")
    #expect(revision.article.publishedAt == Date(milliseconds: 1_741_068_000_000))
    #expect(try archive.bytes(of: revision.snapshot) == Array("<p>open".utf8))
    #expect(try archive.revision(of: "tide.example/ferry", 1).number == 1)
    #expect(try archive.story(matching: "https://tide.example/bridge").key == "bridge")
  }

  @Test func `an archive of the first format takes in more`() throws {
    let file = try firstFormat()
    let archive = try Archive(path: file.path, access: .write)
    #expect(
      try archive.record([draft("b", at: 9)]).first??.outcome
        == .revision(
          number: 4, reinstates: nil))
    #expect(try archive.unlink("ferry").count == 2)
    #expect(try archive.timeline(of: "tide.example/ferry").sketch == "@1")
    let integrity = try archive.queue.read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check")
        + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map(\.description)
    }
    #expect(integrity == ["ok"])
  }

  @Test func `an archive of the second format takes redactions`() throws {
    let made = try Archive(path: scratch.path("made.db"), access: .write)
    _ = try made.record([draft("a", at: 0), draft("b", at: 1)])
    let before = try made.timeline(of: "bridge")
    let file = try OlderFormat(of: made, path: scratch.path("second.db"), format: 2)
    let archive = try Archive(path: file.path, access: .change)
    #expect(try archive.timeline(of: "bridge") == before)
    _ = try archive.redact("bridge", 1, reason: "order 12/31", now: minute(9))
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2")
    #expect(try archive.verify(readingAgain: false).faults == [])
  }

  /// Sources with and without lines, a failure, a link, a text that returns, and what was given up.
  private func everything() throws -> Archive {
    let made = try Archive(path: scratch.path("made.db"), access: .write)
    func page(_ text: String, at minutes: Int, key: String, from source: String) throws
      -> SnapshotDraft
    {
      try readDraft("Bridge closed\n\n\(text)", at: minutes, key: key, source: source)
    }
    _ = try made.record([
      page("It is closed since noon.", at: 0, key: "bridge", from: "pages/a.jsonl:1"),
      page("It is open again.", at: 1, key: "bridge", from: "pages/a.jsonl:27"),
      page("It is open for all.", at: 2, key: "bridge", from: "pages:x/a.jsonl:027"),
      failure(at: 3),
      page("It is closed since noon.", at: 4, key: "bridge", from: ":12"),
      page("It sails.", at: 5, key: "ferry", from: "-"),
      page("It sails.", at: 6, key: "ferry", from: "ferry:9999999999999999"),
      page("It sails.", at: 7, key: "ship", from: "ferry:"),
    ])
    _ = try made.link("ship", into: "ferry", now: minute(2000))
    _ = try made.redact("bridge", 3, reason: "order 12/31", now: minute(2001))
    return made
  }

  @Test(arguments: [3, 4, 5]) func `an archive of a later format is told and proved as it was`(
    format: Int
  ) throws {
    let made = try everything()
    let file = try OlderFormat(of: made, path: scratch.path("old.db"), format: format)
    let archive = try Archive(path: file.path, access: .read)
    for story in ["bridge", "ferry"] {
      #expect(try archive.timeline(of: story) == made.timeline(of: story))
    }
    #expect(try archive.stories() == made.stories())
    #expect(try archive.search("closed") == made.search("closed"))
    #expect(try archive.attestation() == made.attestation())
    #expect(try archive.verify(against: made.attestation()).faults == [])
  }

  @Test(arguments: [3, 4, 5]) func `an archive of a later format takes in more`(format: Int) throws
  {
    let file = try OlderFormat(of: everything(), path: scratch.path("old.db"), format: format)
    let archive = try Archive(path: file.path, access: .write)
    _ = try archive.record([
      readDraft("Bridge closed\n\nIt is open at night.", at: 30, key: "bridge"),
      readDraft("Bridge closed\n\nIt is closed since noon.", at: 31, key: "bridge"),
      fetched("It is closed since noon.", at: 32, fields: fields(0), key: "bridge"),
      fetched(nil, at: 33, status: 304, key: "bridge"),
    ])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 @2 @3 ! @4(1) @5 @6(4) =6 =6")
    #expect(try archive.exchange(of: archive.lastEntry())?.exchange.status == 304)
    #expect(try archive.verify().faults == [])
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.verify().faults == [])
  }

  @Test func `an archive from before anything was followed can follow, and its record stays`()
    throws
  {
    let made = try everything()
    let before = try made.attestation()
    let format = try #require(Migrations.all.firstIndex { $0.name == "v007-following" })
    try DatabaseQueue(path: made.path).write { db in
      for table in ["listing", "spending", "subscription", "followed"] {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      try db.execute(sql: "PRAGMA user_version = \(format)")
    }
    let archive = try Archive(path: made.path, access: .write)
    #expect(try archive.attestation() == before)
    let draft = try #require(
      FollowDraft(address: "https://tide.example/bridge", pace: "{}", dueAt: minute(0)))
    #expect(try archive.follow([draft]).map(\.isNew) == [true])
    #expect(try Archive(path: made.path, access: .read).followed().count == 1)
    #expect(try archive.verify(against: before).faults == [])
  }

  @Test func `what was told before sentences were followed is told anew, and its record stays`()
    throws
  {
    let made = try everything()
    let (before, outline) = (
      try made.attestation(), try made.outline(of: Story.id(forKey: "bridge"))
    )
    #expect(try made.tell().told > 0)
    let format = try #require(Migrations.all.firstIndex { $0.name == "v008-fates" })
    try DatabaseQueue(path: made.path).write { db in
      try db.execute(sql: "ALTER TABLE telling DROP COLUMN fates; DROP INDEX entry_of_deeds")
      try db.execute(sql: "PRAGMA user_version = \(format)")
    }
    let archive = try Archive(path: made.path, access: .write)
    #expect(try archive.attestation() == before)
    #expect(try archive.outline(of: Story.id(forKey: "bridge")) == outline)
    #expect(try archive.tell().told > 0)
    #expect(try archive.tell().told == 0)
    #expect(try archive.outline(of: Story.id(forKey: "bridge")) == outline)
    #expect(try archive.verify(against: before).faults == [])
  }

  @Test func `an empty archive of the first format has an empty chain`() throws {
    let path = scratch.path("empty.db")
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: Migrations.all[0].sql)
      try db.execute(sql: "PRAGMA application_id = \(Opening.applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    #expect(try Archive(path: path, access: .read).stories().isEmpty)
  }
}
