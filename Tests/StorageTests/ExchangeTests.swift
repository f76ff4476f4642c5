import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

/// The header fields of a news site's answers, of which a few differ each time.
func fields(_ number: Int) -> [Exchange.Field] {
  [
    ("date", "Tue, 04 Mar 2025 06:\(10 + number % 50):07 GMT"),
    ("content-type", "text/html; charset=utf-8"), ("server", "quayside"),
    ("cache-control", "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400"),
    (
      "content-security-policy",
      "default-src 'self'; img-src 'self' data: https://images.tide.example; frame-ancestors 'none'"
    ),
    ("strict-transport-security", "max-age=63072000; includeSubDomains; preload"),
    ("x-content-type-options", "nosniff"), ("referrer-policy", "strict-origin-when-cross-origin"),
    ("vary", "accept-encoding, cookie, x-edition"), ("x-edition", "morning"),
    ("etag", "\"\(Digest(of: [UInt8(truncatingIfNeeded: number)]).hex.prefix(32))\""),
    ("x-request-id", "\(Digest(of: [UInt8(truncatingIfNeeded: number), 1]).hex.prefix(32))"),
    ("age", "\(number % 60)"), ("set-cookie", "session=secret\(number); Path=/; HttpOnly"),
    ("last-modified", "Tue, 04 Mar 2025 06:\(10 + number % 50):00 GMT"),
  ].map { Exchange.Field(name: $0.0, value: $0.1) }
}

/// A draft of a page of plain text that was fetched.
func fetched(
  _ text: String?, at minutes: Int, from address: String = "https://tide.example/bridge",
  status: Int? = 200, fields: [Exchange.Field] = [], by redirects: [Exchange.Redirect] = [],
  key: String? = nil
) throws -> SnapshotDraft {
  let page = Page(
    bytes: Array((text.map { "Bridge closed\n\n\($0)" } ?? "").utf8), address: address,
    format: .text, exchange: Exchange(redirects: redirects, status: status, fields: fields))
  return try SnapshotDraft.reading(page, seenAt: minute(minutes), source: address, key: key).draft
}

struct ExchangeTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  @Test func `status and header fields come back as they were said, cookies by name alone`() throws
  {
    let archive = try Archive.inMemory()
    let way = [Exchange.Redirect(address: "http://tide.example/bridge", status: 301)]
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: fields(0)),
      fetched("It is open.", at: 1, fields: fields(1), by: way),
      draft("It was never closed.", at: 2, key: nil, address: "https://tide.example/bridge"),
    ])
    let first = try #require(try archive.exchange(of: 1))
    #expect(first.exchange.status == 200)
    #expect(first.exchange.redirects == [])
    #expect(first.exchange.value(of: "etag") == fields(0).first { $0.name == "etag" }?.value)
    #expect(first.exchange.fields.map(\.name) == fields(0).map(\.name))
    #expect(first.exchange.value(of: "set-cookie") == "")
    #expect(first.omitted == 0)
    let second = try #require(try archive.exchange(of: 2))
    #expect(second.exchange.redirects == way)
    #expect(second.exchange.value(of: "date") == "Tue, 04 Mar 2025 06:11:07 GMT")
    #expect(try archive.exchange(of: 3) == nil)
    #expect(try archive.verify().faults == [])
  }

  @Test func `what is too much is left out and counted, validators last of all`() throws {
    let long = (0..<40).map {
      Exchange.Field(name: "X-Long-\($0)", value: String(repeating: "é\u{1}\"", count: 250))
    }
    let kept = KeptExchange(
      Exchange(
        redirects: (0..<50).map { .init(address: "https://tide.example/\($0)", status: 302) },
        status: 9999, fields: long + [.init(name: "ETag", value: "\"1\"")]))
    let size = kept.exchange.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    #expect(size <= KeptExchange.fieldLimit)
    #expect(kept.exchange.value(of: "etag") == "\"1\"")
    #expect(kept.omitted == 41 - kept.exchange.fields.count)
    #expect(kept.omitted > 20)
    #expect(kept.exchange.redirects.count == KeptExchange.redirectLimit)
    #expect(kept.exchange.status == nil)
    let archive = try Archive.inMemory()
    let way = kept.exchange.redirects
    _ = try archive.record([
      fetched("It is closed.", at: 0, status: 200, fields: long, by: way, key: "bridge")
    ])
    let read = try #require(try archive.exchange(of: 1))
    #expect(read.omitted == 40 - read.exchange.fields.count)
    #expect(read.exchange.fields.first?.value == long[0].value)
    #expect(try archive.verify().faults == [])
  }

  @Test func `fields that a site says every time cost a fraction of their length`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    let count = 200
    _ = try archive.record(
      try (0..<count).map { try fetched("It is closed.", at: $0, fields: fields($0)) })
    let sizes = try archive.read { db in
      try Int.fetchAll(db, sql: "SELECT length(fields) FROM exchange ORDER BY snapshot_id")
    }
    print("MEASURE fields mean", sizes.reduce(0, +) / count, "first", sizes[0], "max later", sizes.dropFirst().max()!, "said", FieldDocument(fields: fields(0), omitted: 0).line.utf8.count)
    for status in [200, 304] {
      let other = try Archive(path: scratch.path("m\(status).db"), access: .write)
      func size() throws -> Int { try other.read { try Int.fetchOne($0, sql: "SELECT sum(pgsize - unused) FROM dbstat")! } }
      _ = try other.record([fetched("It is closed.", at: -1, fields: fields(0))])
      let before = try size()
      _ = try other.record(try (0..<2000).map { try fetched(status == 200 ? "It is closed." : nil, at: $0, status: status, fields: fields($0)) })
      print("MEASURE bytes a snapshot in the file", status, (try size() - before) / 2000)
    }
    let plain = try Archive(path: scratch.path("plain.db"), access: .write)
    func size() throws -> Int { try plain.read { try Int.fetchOne($0, sql: "SELECT sum(pgsize - unused) FROM dbstat")! } }
    _ = try plain.record([draft("It is closed.", at: -1)])
    let before = try size()
    _ = try plain.record((0..<2000).map { draft("It is closed.", at: $0) })
    print("MEASURE bytes a snapshot not fetched", (try size() - before) / 2000)
    let said = FieldDocument(fields: fields(0), omitted: 0).line.utf8.count
    #expect(said > 1000)
    // What can't be guessed of each are 32 bytes of random digits and three times of day.
    #expect(sizes.reduce(0, +) / count < 140, "\(sizes.prefix(20))")
    #expect(try archive.exchange(of: 150)?.exchange.value(of: "age") == "29")
  }

  @Test func `fields of another site stand alone, and are packed against from then on`() throws {
    let archive = try Archive.inMemory()
    let other = (0..<12).map {
      Exchange.Field(name: "q\($0)", value: Digest(of: [UInt8($0)]).hex)
    }
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: fields(0), key: "bridge"),
      fetched("It is closed.", at: 1, fields: other, key: "bridge"),
      fetched("It is closed.", at: 2, fields: other, key: "bridge"),
    ])
    let bases = try archive.read { db in
      try (Int64?).fetchAll(db, sql: "SELECT base_id FROM exchange ORDER BY snapshot_id")
    }
    #expect(bases == [nil, nil, 2])
    #expect(try archive.exchange(of: 3)?.exchange.fields == other)
  }

  @Test func `the entry of a snapshot tells its exchange, where there is one`() throws {
    let archive = try Archive.inMemory()
    _ = try archive.record([
      fetched(
        "It is closed.", at: 0, fields: [.init(name: "etag", value: "\"1\"")],
        by: [.init(address: "http://tide.example/b", status: 301)]),
      .unanswered(
        "http://tide.example/b", reason: "the name was not found", seenAt: minute(1), source: "b"),
      draft("It is open.", at: 2, key: nil, address: "https://tide.example/bridge"),
    ])
    var lines: [String] = []
    try archive.read { db in
      try ChainAudit(db: db, packer: Packer()).lines(from: 1) { lines.append($0) }
    }
    let digest = Digest(of: Array(#"{"fields":[{"name":"etag","value":"\"1\""}]}"#.utf8)).hex
    let told =
      #""exchange":{"fields":"\#(digest)","redirects":[{"address":"http://tide.example/b","status":301}],"status":200}"#
    #expect(lines[0].contains(told))
    #expect(lines[1].contains(#""exchange":{},"#))
    #expect(!lines[2].contains("exchange"))
  }

  @Test(arguments: [
    "UPDATE exchange SET status = 201 WHERE snapshot_id = 2",
    "UPDATE exchange SET status = NULL WHERE snapshot_id = 2",
    "UPDATE exchange SET base_id = NULL WHERE snapshot_id = 2",
    "UPDATE exchange SET fields = NULL, base_id = NULL WHERE snapshot_id = 2",
    "UPDATE exchange SET fields = (SELECT fields FROM exchange WHERE snapshot_id = 1), base_id = NULL WHERE snapshot_id = 2",
    "UPDATE origin SET redirects = replace(redirects, '301', '302')",
    "DELETE FROM exchange WHERE snapshot_id = 2",
    "INSERT INTO exchange (snapshot_id, status) VALUES (3, 200)",
  ]) func `a header that was altered is found, and which snapshot's`(sql: String) throws {
    let archive = try Archive.inMemory()
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: fields(0), key: "bridge"),
      fetched(
        "It is open.", at: 1, fields: fields(1),
        by: [.init(address: "http://tide.example/b", status: 301)], key: "bridge"),
      draft("It was never closed.", at: 2),
    ])
    #expect(try archive.verify().isClean)
    try archive.write { try $0.execute(sql: sql) }
    let entry: Int64 = sql.contains("VALUES (3") ? 3 : 2
    #expect(try archive.verify().faults.first?.entry == entry)
  }

  @Test func `each flipped byte of header fields is found`() throws {
    let archive = try Archive.inMemory()
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: fields(0), key: "bridge"),
      fetched("It is open.", at: 1, fields: fields(1), key: "bridge"),
    ])
    let content = try #require(
      try archive.read {
        try Data.fetchOne($0, sql: "SELECT fields FROM exchange WHERE snapshot_id = 2")
      })
    for position in content.indices {
      var flipped = content
      flipped[position] ^= 4
      try archive.write {
        try $0.execute(
          sql: "UPDATE exchange SET fields = ? WHERE snapshot_id = 2", arguments: [flipped])
      }
      let document = try? archive.read {
        try ExchangeTable(db: $0, packer: Packer()).document(of: 2)
      }
      // A few bits of a frame's head mean nothing for what it holds.
      let isSame = document == Array(FieldDocument(fields: kept(fields(1)), omitted: 0).line.utf8)
      #expect(try isSame || !archive.verify(readingAgain: false).isClean, "byte \(position)")
    }
  }

  private func kept(_ fields: [Exchange.Field]) -> [Exchange.Field] {
    KeptExchange(Exchange(status: 200, fields: fields)).exchange.fields
  }

  @Test func `what was said with a text that is redacted goes with it`() throws {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    let secret = Exchange.Field(name: "x-title", value: "Harbour master named")
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: fields(0) + [secret], key: "bridge"),
      fetched("It is open.", at: 1, fields: fields(1), key: "bridge"),
      fetched("It is open.", at: 2, fields: fields(2), key: "bridge"),
      fetched("It is closed.", at: 3, fields: fields(3) + [secret], key: "bridge"),
    ])
    _ = try archive.redact("bridge", 1, reason: "order 12/31", now: minute(9))
    for snapshot in [1, 4] as [Int64] {
      let kept = try #require(try archive.exchange(of: snapshot))
      #expect(kept.isTakenOut)
      #expect(kept.exchange == Exchange(status: 200))
    }
    #expect(try archive.exchange(of: 2)?.exchange.fields == kept(fields(1)))
    #expect(try archive.exchange(of: 3)?.exchange.fields == kept(fields(2)))
    #expect(try archive.verify().faults == [])
    // The same text again brings nothing back.
    _ = try archive.record([
      fetched("It is closed.", at: 20, fields: fields(5) + [secret], key: "bridge")
    ])
    #expect(try archive.exchange(of: 5 + 1)?.isTakenOut == true)
    #expect(try archive.verify().faults == [])
    let file = try Data(contentsOf: URL(fileURLWithPath: archive.path))
    #expect(file.range(of: Data("Harbour master named".utf8)) == nil)
  }

  @Test func `a rebuild leaves what was said, and makes the same timeline`() throws {
    let archive = try Archive.inMemory()
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: fields(0)),
      fetched(nil, at: 1, status: 304, fields: fields(1)),
      fetched("It looks like an article, and is none.", at: 2, status: 404, fields: fields(2)),
      .unanswered(
        "https://tide.example/bridge", reason: "the name was not found", seenAt: minute(3),
        source: "b"),
      fetched("It is open.", at: 4, fields: fields(4)),
    ])
    let (timeline, attestation) = (try archive.timeline(of: "tide"), try archive.attestation())
    #expect(timeline.sketch == "@1 =1 ! ! @2")
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.timeline(of: "tide") == timeline)
    #expect(try archive.attestation() == attestation)
    #expect(try archive.exchange(of: 2)?.exchange.status == 304)
    #expect(try archive.verify().faults == [])
    let page = try archive.bytes(of: timeline.entries[1].snapshot)
    #expect(page == Array("Bridge closed\n\nIt is closed.".utf8))
    #expect(try archive.bytes(of: timeline.entries[3].snapshot) == [])
  }
}
