import Foundation
import LocalSite
import Synchronization
import Testing

@testable import Fetching

/// Forms that are sent, as hubs take them.
struct SendingTests {
  @Test func `a form goes to its address alone, in the words of forms`() async throws {
    let asked = Mutex<[SiteRequest]>([])
    let site = try await LocalSite { request, connection in
      asked.withLock { $0.append(request) }
      try await connection.answer("202 Accepted")
    }
    var policy = FetchPolicy()
    policy.allowPrivate = true
    policy.leastGap = 0
    let fetcher = Fetcher(policy)
    let answer = try await fetcher.send(
      [
        URLQueryItem(name: "hub.mode", value: "subscribe"),
        URLQueryItem(name: "hub.topic", value: "https://tide.example/a?b=c&d"),
      ], to: site.address + "hub")
    #expect(answer.status == 202)
    let request = try #require(asked.withLock { $0.last })
    // Robots.txt says nothing of forms, and is not asked for.
    #expect(asked.withLock { $0.count } == 1)
    #expect(request.method == "POST")
    #expect(request.path == "/hub")
    #expect(request.value(of: "content-type") == "application/x-www-form-urlencoded")
    let body = "hub.mode=subscribe&hub.topic=https%3A%2F%2Ftide.example%2Fa%3Fb%3Dc%26d"
    #expect(request.value(of: "content-length") == String(body.utf8.count))
    await fetcher.shutdown()
    await site.stop()
  }

  @Test func `a hub that leads elsewhere is not followed, and one in a private network not asked`()
    async throws
  {
    let site = try await LocalSite { request, connection in
      try await connection.redirect(to: "/elsewhere", status: "307 Temporary Redirect")
    }
    var policy = FetchPolicy()
    policy.leastGap = 0
    let careful = Fetcher(policy)
    await #expect(throws: FetchingError.self) { try await careful.send([], to: site.address) }
    await careful.shutdown()
    #expect(site.visits.requests == 0)
    policy.allowPrivate = true
    let fetcher = Fetcher(policy)
    #expect(try await fetcher.send([], to: site.address).status == 307)
    #expect(site.visits.requests == 1)
    await fetcher.shutdown()
    await site.stop()
  }
}
