import LocalSite
import Testing

@testable import Fetching

@Suite(.timeLimit(.minutes(2))) struct CrowdTests {
  @Test func `many addresses of many hosts at once keep all limits, as the hosts see it`()
    async throws
  {
    let policy = quickPolicy {
      $0.concurrency = 6
      $0.leastGap = 0.05
      $0.obeysRobots = true
    }
    let visits = try await withSite({ request, connection in
      if request.path == "/robots.txt" {
        try await connection.page("user-agent: *\ndisallow: /private")
      } else {
        try await Task.sleep(for: .milliseconds(2))
        try await connection.page(request.path)
      }
    }) { site in
      try await withFetcher(policy) { fetcher in
        try await withThrowingTaskGroup(of: Fetch.self) { group in
          for number in 0..<120 {
            let address = "http://news\(number % 12).example:\(site.port)/\(number)"
            group.addTask { try await fetcher.fetch(FetchRequest(address)) }
          }
          for try await found in group { #expect(found.status == 200) }
        }
      }
      return site.visits
    }
    #expect(visits.requests == 132)
    #expect(visits.mostAtOnce <= 6)
    #expect(visits.mostAtOnce > 1)
    #expect(visits.mostAtOnceForOneHost == 1)
    #expect(visits.leastGap >= 0.05)
  }

  @Test func `whoever gives up waiting for robots.txt takes it from nobody else`() async throws {
    let policy = quickPolicy { $0.obeysRobots = true }
    try await withSite({ request, connection in
      if request.path == "/robots.txt" { try await Task.sleep(for: .milliseconds(300)) }
      try await connection.page(request.path)
    }) { site in
      try await withFetcher(policy) { fetcher in
        let tasks = (0..<3).map { number in
          Task {
            try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/\(number)"))
          }
        }
        while site.visits.requests == 0 { try await Task.sleep(for: .milliseconds(5)) }
        tasks[0].cancel()
        await #expect(throws: FetchingError.cancelled) { try await tasks[0].value }
        for task in tasks.dropFirst() {
          let found = try await task.value
          #expect(found.status == 200)
        }
      }
      #expect(site.visits.requests == 3)
    }
  }
}
