import Foundation
import LocalSite
import Synchronization
import Testing

@testable import Fetching

/// Names that lead where nobody is asked, now or the next time.
@Suite(.timeLimit(.minutes(2))) struct LookupTests {
  /// Gives one list of addresses after the other, the last one for ever, and counts.
  private final class Names: Sendable {
    private let lists: [[String]]
    private let count = Mutex(0)

    init(_ lists: [String]...) {
      self.lists = lists
    }

    var asked: Int { count.withLock { $0 } }

    func next() -> [String] {
      count.withLock { count in
        count += 1
        return lists[min(count, lists.count) - 1]
      }
    }
  }

  private let news: LocalSite.Script = { _, connection in try await connection.page("news") }

  @Test(arguments: [
    ["127.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["10.0.0.1"], ["169.254.169.254"], ["::1"],
    ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"], ["0.0.0.0"], ["fe80::1"], ["fe80::1%eth0"],
    ["localhost"],
    ["2130706433"], [],
  ])
  func `a name that leads to this machine or its network is not asked`(
    addresses: [String]
  ) async throws {
    try await withSite(news) { site in
      let policy = quickPolicy {
        $0.allowPrivate = false
        $0.ports = [site.port]
      }
      try await withFetcher(policy, resolver: { _ in addresses }) { fetcher in
        await #expect(throws: FetchingError.self) {
          try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/"))
        }
      }
      #expect(site.visits.connections == 0)
    }
  }

  @Test func `a name that leads elsewhere the next time is judged the next time`() async throws {
    // 198.51.100.7 stands for what is not to be asked, here where this machine is allowed.
    let names = Names(["127.0.0.1"], ["198.51.100.7"])
    try await withSite({ request, connection in
      try await connection.redirect(to: request.path + "x")
    }) { site in
      try await withFetcher(resolver: { _ in names.next() }) { fetcher in
        await #expect {
          try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/"))
        } throws: { error in
          guard case .refused(.notPublic) = (error as? FetchingError)?.cause else { return false }
          return true
        }
      }
      #expect(site.visits.requests == 1)
    }
    #expect(names.asked == 2)
  }

  @Test func `a name is looked up once for each request, and connected to where it led`()
    async throws
  {
    // Whoever looked it up a second time would find nobody.
    let names = Names(["127.0.0.1"], ["127.0.0.2"])
    try await withSite(news) { site in
      try await withFetcher(resolver: { _ in names.next() }) { fetcher in
        let found = try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/"))
        #expect(found.status == 200)
      }
    }
    #expect(names.asked == 1)
  }

  @Test func `robots.txt is judged as any address`() async throws {
    let names = Names(["198.51.100.7"])
    try await withFetcher(quickPolicy { $0.obeysRobots = true }, resolver: { _ in names.next() }) {
      fetcher in
      await #expect {
        try await fetcher.fetch(FetchRequest("http://news.example/"))
      } throws: { error in
        guard case .refused(.notPublic) = (error as? FetchingError)?.cause else { return false }
        return true
      }
    }
    #expect(names.asked == 1)
  }

  @Test func `where one network address does not answer the next is tried`() async throws {
    try await withSite(news) { site in
      // Nobody listens at the second of this machine's addresses.
      try await withFetcher(resolver: { _ in ["127.0.0.2", "127.0.0.1"] }) { fetcher in
        let found = try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/"))
        #expect(found.status == 200)
      }
    }
  }

  @Test func `a name that nobody knows is told as such`() async throws {
    struct Unknown: Error, CustomStringConvertible {
      let description = "no such name"
    }
    try await withFetcher(resolver: { _ in throw Unknown() }) { fetcher in
      await #expect(throws: FetchingError.unreachable(.lookup("no such name"))) {
        try await fetcher.fetch(FetchRequest("http://news.example/"))
      }
    }
  }

  @Test func `a look-up that hangs is given up`() async throws {
    let policy = quickPolicy { $0.lookupTimeout = 0.2 }
    try await withFetcher(
      policy,
      resolver: { _ in
        try await Task.sleep(for: .seconds(60))
        return []
      }
    ) { fetcher in
      await #expect(throws: FetchingError.timedOut(.lookup, seconds: 0.2)) {
        try await fetcher.fetch(FetchRequest("http://news.example/"))
      }
    }
  }

  @Test func `the system knows this machine, and not what nobody may own`() async throws {
    #expect(
      try await SystemResolver.addresses(of: "localhost").contains {
        $0 == "127.0.0.1" || $0 == "::1"
      })
    await #expect(throws: FetchingError.self) {
      try await SystemResolver.addresses(of: "news.invalid")
    }
  }
}
