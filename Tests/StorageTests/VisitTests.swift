import Extraction
import Foundation
import GRDB
import History
import Testing

@testable import Storage

struct VisitTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
  }

  private func tagged(_ etag: String?, _ modified: String? = nil) -> [Exchange.Field] {
    [
      etag.map { .init(name: "etag", value: $0) },
      modified.map { .init(name: "last-modified", value: $0) },
    ]
    .compactMap(\.self)
  }

  private func last(_ address: String = "https://tide.example/bridge") throws -> LastVisit? {
    try archive.lastVisit(of: address)
  }

  @Test func `an address is asked again with the validators of its newest page`() throws {
    #expect(try last() == nil)
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: tagged("\"1\"")),
      fetched("It is open.", at: 1, fields: tagged("W/\"2\"", "Tue, 04 Mar 2025 06:13:00 GMT")),
    ])
    let visit = try #require(try last("http://www.tide.example/bridge/"))
    #expect(visit.etag == "W/\"2\"")
    #expect(visit.lastModified == "Tue, 04 Mar 2025 06:13:00 GMT")
    #expect(visit.seenAt == minute(1))
    #expect(visit.status == 200)
    #expect(!visit.isFailure)
    #expect(try visit.story == archive.story(matching: "tide").id)
    #expect(try last("https://tide.example/other") == nil)
  }

  @Test func `an answer 304 is a snapshot of the page that is still there`() throws {
    _ = try archive.record([fetched("It is closed.", at: 0, fields: tagged("\"1\""))])
    let recorded = try archive.record([
      fetched(nil, at: 1, status: 304, fields: tagged("\"1\"")),
      fetched(nil, at: 2, status: 304),
    ])
    #expect(recorded.map { $0?.outcome } == [.unchanged(number: 1), .unchanged(number: 1)])
    let timeline = try archive.timeline(of: "tide")
    #expect(timeline.sketch == "@1 =1 =1")
    #expect(Set(timeline.entries.map(\.snapshot.digest)).count == 1)
    #expect(try archive.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM page") } == 1)
    #expect(try last()?.etag == "\"1\"", "an answer without validators stands on the one before")
    #expect(try last()?.status == 304)
    #expect(try archive.verify().faults == [])
  }

  @Test func `after a failure or a redaction the page is asked for whole`() throws {
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: tagged("\"1\"")),
      fetched("Gone.", at: 1, status: 404, fields: tagged("\"e\"")),
    ])
    #expect(try last()?.etag == nil)
    #expect(try last()?.isFailure == true)
    _ = try archive.record([fetched("It is closed.", at: 2, fields: tagged("\"1\""))])
    #expect(try last()?.etag == "\"1\"")
    _ = try archive.redact("tide", 1, reason: "order 12/31", now: minute(9))
    #expect(try last()?.etag == nil)
    #expect(try last()?.isFailure == false)
  }

  @Test func `a 304 that nobody asked for is a failure`() throws {
    _ = try archive.record([draft("It is closed.", at: 0, key: "bridge")])
    let recorded = try archive.record([
      fetched(nil, at: 1, status: 304, key: "bridge"),
      fetched(nil, at: 2, from: "https://tide.example/other", status: 304),
    ])
    #expect(
      recorded.first??.outcome
        == .failure(reason: "answered 304 without having been asked whether it had changed"))
    #expect(recorded == [recorded[0], nil])
    #expect(try archive.timeline(of: "bridge").sketch == "@1 !")
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.verify().faults == [])
  }

  @Test func `each address of a story has its own validators`() throws {
    let amp = "https://tide.example/print/bridge"
    _ = try archive.record([
      fetched("It is closed.", at: 0, fields: tagged("\"1\""), key: "bridge"),
      fetched("It is closed.", at: 1, from: amp, fields: tagged("\"p\""), key: "bridge"),
    ])
    #expect(try last()?.etag == "\"1\"")
    #expect(try last(amp)?.etag == "\"p\"")
    _ = try archive.record([fetched(nil, at: 2, status: 304, fields: tagged("\"1\""))])
    #expect(
      try archive.timeline(of: "bridge").entries.last?.snapshot.address
        == "https://tide.example/bridge")
  }

  @Test func `a redirected address is asked again by the name under which it was asked`() throws {
    let way = [Exchange.Redirect(address: "https://tide.example/old", status: 301)]
    _ = try archive.record([fetched("It is closed.", at: 0, fields: tagged("\"1\""), by: way)])
    #expect(try last("https://tide.example/old")?.etag == "\"1\"")
    _ = try archive.record([fetched(nil, at: 1, status: 304, by: way)])
    #expect(try archive.timeline(of: "tide").sketch == "@1 =1")
    #expect(try archive.verify().faults == [])
  }

  @Test(arguments: [
    "\"a\r\nX-Evil: 1\"", "", "\"" + String(repeating: "a", count: 2000) + "\"", "\"é\"",
  ])
  func `a validator that is no plain text is not sent back`(etag: String) throws {
    _ = try archive.record([fetched("It is closed.", at: 0, fields: tagged(etag))])
    #expect(try last()?.etag == nil)
  }

  @Test func `the last visit is found by indexes alone`() throws {
    _ = try archive.record([fetched("It is closed.", at: 0, fields: tagged("\"1\""))])
    let plans = try archive.read { db in
      var statements: [String] = []
      db.trace { statements.append($0.expandedDescription) }
      _ = try VisitReader(db: db, packer: Packer()).last(
        of: try #require(Address("https://tide.example/bridge")))
      db.trace(options: [])
      return try statements.filter { $0.hasPrefix("SELECT") }.flatMap {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \($0)").map { $0["detail"] as String }
      }
    }
    #expect(!plans.isEmpty)
    let scans = plans.filter {
      $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN n") && !$0.contains("CONSTANT")
    }
    #expect(scans == [], "\(plans)")
  }
}
