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
    #expect(frames.map(\.depth) == [0, 1, 2])
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
    #expect(try frames().map(\.depth) == [0, 1])
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

  @Test func `no page needs more frames than the limit`() throws {
    let text = noise(100, seed: 1)
    let count = PageTable.longestChain * 2 + 3
    _ = try archive.record((0..<count).map { draft("\(text) \($0)", at: $0) })
    let depths = try frames().map(\.depth)
    #expect(depths.max() == PageTable.longestChain - 1)
    // Where the chain is full, it goes on from its middle.
    #expect(depths.count { $0 == 0 } == 1)
    #expect(depths[PageTable.longestChain] == PageTable.longestChain / 2)
    for entry in try archive.timeline(of: "bridge").entries {
      #expect(try archive.bytes(of: entry.snapshot).isEmpty == false)
    }
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
