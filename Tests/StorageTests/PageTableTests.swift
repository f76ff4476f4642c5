import Extraction
import Foundation
import GRDB
import History
import Support
import Testing

@testable import Storage

struct PageTableTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
  }

  private struct Frame: Equatable {
    var isAlone: Bool
    var depth: Int
    var size: Int
  }

  private func frames() throws -> [Frame] {
    try archive.queue.read { db in
      try Row.fetchAll(
        db, sql: "SELECT base_id, depth, length(content) AS size FROM page ORDER BY id"
      )
      .map {
        Frame(isAlone: $0["base_id"] == nil, depth: $0["depth"], size: $0["size"])
      }
    }
  }

  /// Words that a compressor can do little with, different for each seed.
  private func noise(_ count: Int, seed: UInt64) -> String {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in String(random.next(), radix: 36) }.joined(separator: " ")
  }

  @Test func `a page is packed against the one before it`() throws {
    let text = noise(400, seed: 1)
    _ = try archive.record([
      draft(text, at: 0), draft(text + " And more.", at: 1), draft(text + " Or less.", at: 2),
    ])
    let frames = try frames()
    #expect(frames.map(\.isAlone) == [true, false, false])
    #expect(frames[1].size * 20 < frames[0].size)
    let timeline = try archive.timeline(of: "bridge")
    let bytes = try archive.bytes(of: timeline.entries[2].snapshot)
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix(" Or less."))
  }

  @Test func `the first page of a story is packed against the page before it in the archive`()
    throws
  {
    let frame = noise(400, seed: 1)
    _ = try archive.record([
      draft("The ferry sails. \(frame)", at: 0, key: "ferry"),
      draft("The bridge is open. \(frame)", at: 1, key: "bridge"),
    ])
    #expect(try frames().map(\.isAlone) == [true, false])
    let timeline = try archive.timeline(of: "bridge")
    let bytes = try archive.bytes(of: timeline.entries[0].snapshot)
    #expect(String(decoding: bytes, as: UTF8.self).contains("The bridge is open."))
  }

  @Test func `a page that shares nothing stands alone`() throws {
    _ = try archive.record([
      draft(noise(400, seed: 1), at: 0), draft(noise(400, seed: 2), at: 1),
    ])
    #expect(try frames().map(\.isAlone) == [true, true])
  }

  /// How many frames lead to each page, and how many pages before it in the story its base is.
  private func chains() throws -> [(length: Int, distance: Int?)] {
    try archive.queue.read { db in
      var lengths: [Int64: Int] = [:]
      let rows = try Row.fetchAll(db, sql: "SELECT id, base_id FROM page ORDER BY id")
      return rows.map { row in
        let (id, base): (Int64, Int64?) = (row["id"], row["base_id"])
        let length = base.map { lengths[$0, default: 0] + 1 } ?? 0
        lengths[id] = length
        return (length, base.map { Int(id - $0) })
      }
    }
  }

  @Test func `no page needs more frames than the limit, nor one that is much older`() throws {
    let text = noise(100, seed: 1)
    let longest = PageTable.longestChain
    _ = try archive.record((0..<longest * longest / 4).map { draft("\(text) \($0)", at: $0) })
    let chains = try chains()
    #expect(chains.map(\.length).max() ?? 0 < longest)
    #expect(chains.count { $0.distance == nil } == 1)
    // Most are packed against the page before; of the others most against one of the run before.
    #expect(chains.count { $0.distance == 1 } * longest / 2 >= chains.count * (longest / 2 - 2))
    let far = chains.count { $0.distance ?? 0 > longest }
    #expect(far > 0)
    #expect(far * longest * longest / 8 <= chains.count + longest * longest / 8)
    for entry in try archive.timeline(of: "bridge").entries.suffix(longest) {
      #expect(try archive.bytes(of: entry.snapshot).isEmpty == false)
    }
  }

  @Test func `large pages have shorter ways`() throws {
    let text = noise(100, seed: 1) + String(repeating: " ", count: PageTable.longestUnpacking / 8)
    _ = try archive.record((0..<12).map { draft("\(text) \($0)", at: $0) })
    #expect(try chains().map(\.length).max() ?? 0 < 8)
    let last = try #require(try archive.timeline(of: "bridge").entries.last)
    #expect(try archive.bytes(of: last.snapshot).isEmpty == false)
  }

  @Test(arguments: [0, 1, 100, 4096, 100_000]) func `frames give back what was packed`(
    size: Int
  ) throws {
    var random = SeededRandom(seed: UInt64(size))
    let base = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let bytes = base.dropFirst(size / 10) + [1, 2, 3]
    let packer = Packer()
    let alone = packer.pack(Array(bytes))
    #expect(try packer.unpack(alone, size: bytes.count) == Array(bytes))
    let packed = packer.pack(Array(bytes), against: base)
    #expect(try packer.unpack(packed, size: bytes.count, against: base) == Array(bytes))
    #expect(throws: Packer.Failure.self) {
      try packer.unpack(alone, size: bytes.count + 1)
    }
    #expect(throws: Packer.Failure.self) {
      try packer.unpack(Array(alone.dropLast()), size: bytes.count)
    }
  }

  @Test func `what is kept of the last pages is bounded`() {
    let recent = RecentPages(limit: 1000)
    let pages = (0..<100).map { [UInt8](repeating: UInt8($0), count: 50) }
    for page in pages { recent.keep(page, Digest(of: page)) }
    #expect(recent.bytes(Digest(of: pages[99])) == pages[99])
    #expect(recent.bytes(Digest(of: pages[0])) == nil)
    #expect(pages.count { recent.bytes(Digest(of: $0)) != nil } <= 20)
    let large = [UInt8](repeating: 1, count: 500)
    recent.keep(large, Digest(of: large))
    #expect(recent.bytes(Digest(of: large)) == nil)
  }
}
