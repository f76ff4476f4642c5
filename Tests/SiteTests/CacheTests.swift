import Dispatch
import Extraction
import Foundation
import HTTPTypes
import History
import NIOCore
import NIOEmbedded
import Storage
import Synchronization
import Testing

@testable import Site

/// What is kept in memory.
struct CacheTests {
  private final class Count: Sendable {
    let value = Mutex(0)
  }

  private final class Order: Sendable {
    private let list = Mutex<[String]>([])

    var words: [String] { list.withLock { $0 } }

    func add(_ word: String) { list.withLock { $0.append(word) } }
  }

  @Test func `many who ask for a page at once have it made once`() async throws {
    let cache = PageCache(size: 1 << 20)
    let count = Count()
    try await withThrowingTaskGroup { group in
      for _ in 0..<50 {
        group.addTask {
          _ = try await cache.page(at: "/a", state: 1, basis: { 1 }) {
            count.value.withLock { $0 += 1 }
            return Rendered(Array("page".utf8))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(count.value.withLock { $0 } == 1)
    _ = try await cache.page(at: "/a", state: 2, basis: { 2 }) {
      count.value.withLock { $0 += 1 }
      return Rendered([])
    }
    #expect(count.value.withLock { $0 } == 2)
  }

  @Test func `a failure is not kept`() async throws {
    let cache = PageCache(size: 1 << 20)
    await #expect(throws: SiteError.busy) {
      _ = try await cache.page(at: "/a", state: 1, basis: { 1 }) { throw SiteError.busy }
    }
    let page = try await cache.page(at: "/a", state: 1, basis: { 1 }) { Rendered([65]) }
    #expect(page.size == 1)
  }

  @Test func `pages take no more room than they may`() async throws {
    let cache = PageCache(size: 10_000)
    for number in 0..<500 {
      _ = try await cache.page(at: "/\(number)", state: 1, basis: { 1 }) {
        Rendered([UInt8](repeating: 65, count: 400))
      }
      #expect(await cache.size <= 10_000)
    }
    #expect(await cache.size > 5_000)
  }

  @Test func `a page stays as long as what it rests on, whatever else is recorded`() async throws {
    let cache = PageCache(size: 1 << 20)
    let (made, asked) = (Count(), Count())
    func ask(state: Int64, basis: Int64) async throws {
      _ = try await cache.page(
        at: "/a", state: state,
        basis: {
          asked.value.withLock { $0 += 1 }
          return basis
        },
        make: {
          made.value.withLock { $0 += 1 }
          return Rendered([65])
        })
    }
    try await ask(state: 1, basis: 1)
    try await ask(state: 1, basis: 1)
    try await ask(state: 2, basis: 1)
    try await ask(state: 2, basis: 1)
    #expect(made.value.withLock { $0 } == 1)
    #expect(asked.value.withLock { $0 } == 2)
    try await ask(state: 3, basis: 3)
    #expect(made.value.withLock { $0 } == 2)
  }

  @Test func `a story's page is kept while another story grows`() async throws {
    let site = try bridge()
    let before = try site.archive.lastEntry(of: bridgeID)
    _ = try site.archive.record([draft("Another story.", at: 700, key: "other")])
    #expect(try site.archive.lastEntry(of: bridgeID) == before)
    _ = try site.archive.record([draft("The bridge is open.", at: 710)])
    #expect(try site.archive.lastEntry(of: bridgeID) > before)
    let linked = try site.archive.lastEntry(of: bridgeID)
    try site.archive.link(Story.id(forKey: "other"), into: bridgeID)
    #expect(try site.archive.lastEntry(of: bridgeID) > linked)
  }

  @Test func `kinds of pages take turns, and none has all threads`() async throws {
    let workshop = Workshop(try Archive.inMemory(), atOnce: 1)
    let gate = DispatchSemaphore(value: 0)
    let order = Order()
    try await withThrowingTaskGroup { group in
      for number in 0..<4 {
        group.addTask {
          try await workshop.make(.search) { _ in
            if number == 0 { gate.wait() }
            order.add("search")
          }
        }
        // Whoever comes first holds the only thread that searches may have.
        try await Task.sleep(for: .milliseconds(5))
      }
      // Goes past all of them on the other one.
      try await workshop.make(.story) { _ in order.add("story") }
      gate.signal()
      try await group.waitForAll()
    }
    #expect(order.words == ["story", "search", "search", "search", "search"])
  }

  @Test func `what nobody waits for any more is not made, and is made for whoever asks again`()
    async throws
  {
    let workshop = Workshop(try Archive.inMemory(), atOnce: 1)
    let cache = PageCache(size: 1 << 20)
    let gate = DispatchSemaphore(value: 0)
    let order = Order()
    @Sendable func ask(_ name: String, _ client: NIOAsyncTestingChannel?) async throws {
      try await Clients.$waiting.withValue(client.map(Clients.init)) {
        _ = try await cache.page(at: name, state: 1, basis: { 1 }) {
          try await workshop.make(.story) { _ in
            if name == "first" { gate.wait() }
            order.add(name)
            return Rendered([])
          }
        }
      }
    }
    func client() async throws -> NIOAsyncTestingChannel {
      let channel = NIOAsyncTestingChannel()
      try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1))
      return channel
    }
    let (alone, one, other) = (try await client(), try await client(), try await client())
    try await withThrowingTaskGroup { group in
      // Holds the only thread that stories may have, until those behind it have hung up.
      group.addTask { try await ask("first", nil) }
      try await Task.sleep(for: .milliseconds(5))
      group.addTask {
        await #expect(throws: SiteError.abandoned) { try await ask("given up", alone) }
      }
      group.addTask { try await ask("shared", one) }
      group.addTask { try await ask("shared", other) }
      group.addTask { try await ask("the site's own", nil) }
      try await Task.sleep(for: .milliseconds(20))
      try await alone.close()
      try await one.close()
      gate.signal()
      try await group.waitForAll()
    }
    #expect(Set(order.words) == ["first", "shared", "the site's own"])
    try await ask("given up", other)
    #expect(order.words.last == "given up")
  }

  @Test func `pages are packed for whoever takes gzip, under another tag`() async throws {
    let site = try bridge()
    let plain = try await site.ask("/stories/\(bridgeID)")
    #expect(plain.headers[.contentEncoding] == nil)
    #expect(plain.headers[.vary] == "accept-encoding")
    for offer in ["gzip", "br, gzip;q=0.5", "GZIP"] {
      let packed = try await site.ask(
        "/stories/\(bridgeID)", headers: [.acceptEncoding: offer])
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(packed.headers[.eTag] != plain.headers[.eTag])
      #expect(packed.bytes.count < plain.bytes.count / 2)
      var text: [UInt8] = []
      let unpacker = try #require(Unpacker(startingWith: packed.bytes))
      var rest = packed.bytes
      while try unpacker.unpack(
        atMost: 1 << 16, into: &text,
        more: {
          defer { rest = [] }
          return rest
        })
      {}
      #expect(text == plain.bytes)
      let tag = try #require(packed.headers[.eTag])
      let again = try await site.ask(
        "/stories/\(bridgeID)", headers: [.acceptEncoding: offer, .ifNoneMatch: tag])
      #expect(again.status == 304)
      #expect(again.headers[.contentEncoding] == nil)
    }
    for offer in ["gzip;q=0", "br", "identity", "gzip; q=0.000"] {
      let answer = try await site.ask("/stories/\(bridgeID)", headers: [.acceptEncoding: offer])
      #expect(answer.bytes == plain.bytes)
    }
  }
}
