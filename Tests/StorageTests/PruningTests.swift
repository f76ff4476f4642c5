import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

struct PruningTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  /// A page whose text stays while its bytes change with `mark`.
  private func page(
    _ text: String, mark: Int, at minutes: Int, key: String = "bridge"
  ) throws -> SnapshotDraft {
    try readDraft(
      "Bridge closed\n\n\(text)\(String(repeating: "\n", count: mark))", at: minutes, key: key)
  }

  private static let closed = "It is closed since noon, the council said."
  private static let open = "It is open again, the council said."

  private func archive() throws -> Archive {
    let archive = try Archive(path: scratch.path("a.db"), access: .write)
    _ = try archive.record([
      try page(Self.closed, mark: 0, at: 0), try page(Self.closed, mark: 1, at: 1),
      try page(Self.closed, mark: 2, at: 2), try page(Self.open, mark: 0, at: 3),
      try page(Self.open, mark: 0, at: 4), failure(at: 5), try page(Self.open, mark: 3, at: 6),
      try page(Self.closed, mark: 2, at: 7),
    ])
    return archive
  }

  private func kept(_ archive: Archive) throws -> [Int64] {
    try archive.queue.read {
      try Int64.fetchAll($0, sql: "SELECT id FROM page WHERE content IS NOT NULL ORDER BY id")
    }
  }

  @Test func `only pages that no revision needs are given up`() throws {
    let archive = try archive()
    let (before, attested) = (try archive.timeline(of: "bridge"), try archive.attestation())
    #expect(before.sketch == "@1 =1 =1 @2 =2 ! =2 @3(1)")
    let rules = PruningRules(seenBefore: minute(100))
    let plan = try archive.pruningPlan(rules)
    // Marks 1 and 3 and the failure; mark 2 opens the third revision.
    #expect(plan.pages == 3)
    #expect(plan.snapshots == 3)
    #expect(try archive.attestation() == attested)
    #expect(try archive.prune(rules, now: minute(100)) == plan)
    #expect(try kept(archive) == [1, 3, 4])
    #expect(try archive.timeline(of: "bridge") == before)
    #expect(try archive.pruningPlan(rules).pages == 0)
    #expect(try archive.prune(rules, now: minute(101)).pages == 0)
    #expect(try archive.attestation().entries == attested.entries + 1)
    let result = try archive.verify(against: attested)
    #expect(result.faults == [])
    #expect(result.pagesGivenUp == 3)
    for revision in before.revisions {
      let bytes = try archive.bytes(of: revision.snapshot)
      #expect(Digest(of: bytes) == revision.snapshot.digest)
    }
  }

  @Test func `a rebuild and a newer extractor keep what is told of pruned snapshots`() throws {
    let archive = try archive()
    _ = try archive.prune(PruningRules(seenBefore: minute(100)), now: minute(100))
    let sketch = try archive.timeline(of: "bridge").sketch
    let attested = try archive.attestation()
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.timeline(of: "bridge").sketch == sketch)
    #expect(try archive.verify(against: attested).faults == [])
    try archive.queue.writeWithoutTransaction {
      try $0.execute(sql: "UPDATE reading SET extractor = extractor - 1")
    }
    _ = try archive.reExtract()
    #expect(try archive.timeline(of: "bridge").sketch == sketch)
    #expect(try archive.verify().faults == [])
  }

  @Test func `the rules say which pages go`() throws {
    let archive = try archive()
    #expect(try archive.pruningPlan(PruningRules(seenBefore: minute(2))).pages == 1)
    #expect(try archive.pruningPlan(PruningRules(largerThan: 3)).pages == 2)
    #expect(
      try archive.pruningPlan(PruningRules(seenBefore: minute(2), largerThan: 1000)).pages == 0)
  }

  @Test func `what a linked story needs by itself stays`() throws {
    let archive = try archive()
    _ = try archive.record([
      try page("It sails.", mark: 0, at: 1, key: "ferry"),
      try page(Self.closed, mark: 5, at: 2, key: "ferry"),
    ])
    _ = try archive.unlinkedAfterPruning(minute(100))
    #expect(try archive.timeline(of: "ferry").sketch == "@1 @2")
    #expect(try archive.verify().faults == [])
    _ = try archive.rebuild()
    #expect(try archive.timeline(of: "ferry").sketch == "@1 @2")
  }

  @Test func `a page that comes again is kept again`() throws {
    let archive = try archive()
    _ = try archive.prune(PruningRules(seenBefore: minute(100)), now: minute(100))
    _ = try archive.record([
      try page(Self.open, mark: 9, at: 200), try page(Self.closed, mark: 1, at: 201),
    ])
    let revision = try #require(try archive.timeline(of: "bridge").revisions.last)
    #expect(Digest(of: try archive.bytes(of: revision.snapshot)) == revision.snapshot.digest)
    #expect(try archive.verify().faults == [])
  }

  @Test func `frames that were packed against pruned pages are packed anew`() throws {
    let archive = try Archive(path: scratch.path("b.db"), access: .write)
    let long = (0..<300).map { "Sentence \($0 * 7919 % 1000) of the report." }
      .joined(separator: " ")
    _ = try archive.record(
      try (0..<40).map { try page(long + ($0 % 8 < 4 ? "" : " End."), mark: $0, at: $0) })
    _ = try archive.prune(PruningRules(largerThan: 0), now: minute(100))
    #expect(try kept(archive).count == 10)
    let wrong = try archive.queue.read {
      try Int.fetchOne(
        $0,
        sql: """
          SELECT count(*) FROM page p LEFT JOIN page b ON b.id = p.base_id
          WHERE p.depth <= coalesce(b.depth, -1) OR (b.id IS NOT NULL AND b.content IS NULL)
          """)
    }
    #expect(wrong == 0)
    #expect(try archive.verify().faults == [])
  }
}

extension Archive {
  /// Prunes while the ferry is told with the bridge, and takes both apart again.
  fileprivate func unlinkedAfterPruning(_ now: Date) throws -> [String] {
    _ = try link("ferry", into: "bridge", now: now)
    _ = try prune(PruningRules(seenBefore: now), now: now)
    return try unlink("ferry", now: now)
  }
}
