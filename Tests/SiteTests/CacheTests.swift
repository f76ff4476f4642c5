import Foundation
import NIOCore
import Synchronization
import Testing

@testable import Site

/// What is kept in memory.
struct CacheTests {
  private final class Count: Sendable {
    let value = Mutex(0)
  }

  @Test func `many who ask for a page at once have it made once`() async throws {
    let cache = PageCache(size: 1 << 20)
    let count = Count()
    try await withThrowingTaskGroup { group in
      for _ in 0..<50 {
        group.addTask {
          _ = try await cache.page(at: "/a", state: 1) {
            count.value.withLock { $0 += 1 }
            return Rendered(Array("page".utf8))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(count.value.withLock { $0 } == 1)
    _ = try await cache.page(at: "/a", state: 2) {
      count.value.withLock { $0 += 1 }
      return Rendered([])
    }
    #expect(count.value.withLock { $0 } == 2)
  }

  @Test func `a failure is not kept`() async throws {
    let cache = PageCache(size: 1 << 20)
    await #expect(throws: SiteError.busy) {
      _ = try await cache.page(at: "/a", state: 1) { throw SiteError.busy }
    }
    let page = try await cache.page(at: "/a", state: 1) { Rendered([65]) }
    #expect(page.body.readableBytes == 1)
  }

  @Test func `pages take no more room than they may`() async throws {
    let cache = PageCache(size: 10_000)
    for number in 0..<500 {
      _ = try await cache.page(at: "/\(number)", state: 1) {
        Rendered([UInt8](repeating: 65, count: 400))
      }
      #expect(await cache.size <= 10_000)
    }
    #expect(await cache.size > 5_000)
  }
}
