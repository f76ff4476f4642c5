import Extraction
import Foundation
import LocalSite
import Support
import Synchronization
import Testing

@testable import Fetching

@Suite(.timeLimit(.minutes(2))) struct FetcherTests {
  @Test func `a page comes with its bytes, its type and what was said`() async throws {
    let found = try await fetch("/a?b#c") { request, connection in
      #expect(request.method == "GET")
      #expect(request.path == "/a?b")
      #expect(request.host == "news.example")
      #expect(request.value(of: "accept-encoding") == "gzip, deflate, zstd")
      #expect(request.value(of: "user-agent") == "writethru/0.1.0")
      try await connection.answer(
        "200 OK", ["Content-Type: text/html", "ETag: \"1\""], [0xFF, 0x00])
    }
    #expect(found.status == 200)
    #expect(found.page?.bytes == [0xFF, 0x00])
    #expect(found.page?.declaredType == "text/html")
    #expect(found.page?.address == found.address)
    #expect(found.page?.exchange == found.exchange)
    #expect(found.address.hasSuffix("/a?b"))
    #expect(found.requested.hasSuffix("/a?b#c"))
    #expect(found.exchange.value(of: "etag") == "\"1\"")
    #expect(found.validators?.etag == "\"1\"")
    #expect(found.movedTo == nil)
    #expect(found.retryAfter == nil)
  }

  @Test func `who asks says whom to write to, and nothing that breaks a header`() async throws {
    let policy = quickPolicy { $0.contact = "desk@courier.example\r\nX: (y)" }
    _ = try await fetch(policy: policy) { request, connection in
      #expect(request.value(of: "user-agent") == "writethru/0.1.0 (desk@courier.exampleX: y)")
      #expect(request.value(of: "x") == nil)
      try await connection.page("")
    }
  }

  @Test func `an answer that tells of a failure is an answer`() async throws {
    for status in ["404 Not Found", "410 Gone", "451 Unavailable", "500 Oops", "999 Denied"] {
      let found = try await fetch { _, connection in
        try await connection.answer(status, [], Array("sorry".utf8))
      }
      #expect("\(found.status)" == status.prefix(3))
      #expect(found.page?.bytes == Array("sorry".utf8))
    }
  }

  @Test func `nothing is sent again that has not changed`() async throws {
    try await withSite({ request, connection in
      if request.value(of: "if-none-match") == "\"7\"",
        request.value(of: "if-modified-since") == "Sun, 06 Nov 1994 08:49:37 GMT"
      {
        try await connection.send("HTTP/1.1 304 Not Modified\r\netag: \"7\"\r\n\r\n")
      } else {
        try await connection.page(
          "news", ["etag: \"7\"", "last-modified: Sun, 06 Nov 1994 08:49:37 GMT"])
      }
    }) { site in
      try await withFetcher { fetcher in
        let address = "http://news.example:\(site.port)/a"
        let first = try await fetcher.fetch(FetchRequest(address))
        #expect(!first.isUnmodified)
        let again = try await fetcher.fetch(FetchRequest(address, validators: first.validators))
        #expect(again.isUnmodified)
        #expect(again.status == 304)
        #expect(again.validators?.etag == "\"7\"")
        // What one address declared is not told to another.
        let other = try await fetcher.fetch(
          FetchRequest(address + "b", validators: first.validators))
        #expect(!other.isUnmodified)
      }
    }
  }

  @Test func `a site that says unasked that nothing has changed is not believed`() async throws {
    let error = try await failure { _, connection in
      try await connection.send("HTTP/1.1 304 Not Modified\r\n\r\n")
    }
    guard case .badAnswer = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `validators that would break a header are not sent`() async throws {
    let address = "http://news.example:1/"
    let validators = Validators(address: address, etag: "\"a\r\nb: c\"", lastModified: "\u{7}")
    let sent = Mutex<String?>(nil)
    try await withSite({ request, connection in
      sent.withLock { $0 = request.value(of: "b") ?? request.value(of: "if-none-match") }
      try await connection.page("")
    }) { site in
      try await withFetcher { fetcher in
        var validators = validators
        validators?.address = "http://news.example:\(site.port)/"
        let request = FetchRequest("http://news.example:\(site.port)/", validators: validators)
        _ = try await fetcher.fetch(request)
      }
    }
    #expect(sent.withLock { $0 } == nil)
  }

  @Test(arguments: [
    (["301 Moved", "308 Permanent"], "/2"), (["301 Moved", "302 Found"], "/1"),
    (["302 Found", "301 Moved"], nil), (["307 Temporary", "303 Other"], nil),
    (["301 Moved", "302 Found", "301 Moved"], "/1"),
  ])
  func `only permanent redirects from the first on move a story`(
    statuses: [String], moved: String?
  ) async throws {
    let found = try await fetch("/0") { request, connection in
      let place = Int(request.path.dropFirst()) ?? 0
      if place < statuses.count {
        try await connection.redirect(to: "/\(place + 1)", status: statuses[place])
      } else {
        try await connection.page("arrived")
      }
    }
    #expect(found.exchange.redirects.map(\.status) == statuses.map { Int($0.prefix(3)) })
    #expect(found.exchange.redirects.first?.address.hasSuffix("/0") == true)
    #expect(found.address.hasSuffix("/\(statuses.count)"))
    #expect(found.page?.bytes == Array("arrived".utf8))
    #expect(found.movedTo.map { String($0.suffix(2)) } == moved)
  }

  @Test(arguments: ["gzip", "x-gzip", "zstd", "deflate", "raw deflate", "none", "identity", "lie"])
  func `content codings are undone`(coding: String) async throws {
    let text = Array(String(repeating: "The ferry runs again. ", count: 999).utf8)
    let body: [UInt8] =
      switch coding {
      case "gzip", "x-gzip": Packed.gzip(text)
      case "zstd": Packed.zstd(text)
      // The frame of gzip is ten bytes before and eight behind what deflate wants in its own frame.
      case "raw deflate": Array(Packed.gzip(text).dropFirst(10).dropLast(8))
      case "deflate": [0x78, 0x9C] + Packed.gzip(text).dropFirst(10).dropLast(8) + adler(text)
      default: text
      }
    let name = coding == "lie" ? "gzip" : coding.split(separator: " ").last.map(String.init) ?? ""
    let found = try await fetch { _, connection in
      try await connection.answer("200 OK", ["Content-Encoding: \(name)"], body)
    }
    #expect(found.page?.bytes == text)
  }

  private func adler(_ bytes: [UInt8]) -> [UInt8] {
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    return [b >> 8, b & 0xFF, a >> 8, a & 0xFF].map { UInt8($0) }
  }

  @Test(arguments: [("429 Slow down", "17"), ("503 Busy", "17")])
  func `a host that asks for rest gets it`(status: String, seconds: String) async throws {
    try await withSite({ _, connection in
      try await connection.answer(status, ["retry-after: \(seconds)"])
    }) { site in
      try await withFetcher { fetcher in
        let address = "http://news.example:\(site.port)/"
        let found = try await fetcher.fetch(FetchRequest(address))
        #expect(found.retryAfter == 17)
        await #expect {
          try await fetcher.fetch(FetchRequest(address))
        } throws: { error in
          guard case .heldBack(let until) = error as? FetchingError else { return false }
          return until > Date() + 10
        }
        #expect(site.visits.requests == 1)
      }
    }
  }

  @Test func `robots.txt is read once, and obeyed`() async throws {
    let asked = Mutex<[String]>([])
    try await withSite({ request, connection in
      asked.withLock { $0.append(request.path) }
      if request.path == "/robots.txt" {
        try await connection.page("user-agent: *\ndisallow: /private")
      } else {
        try await connection.page("news")
      }
    }) { site in
      try await withFetcher(quickPolicy { $0.obeysRobots = true }) { fetcher in
        let origin = "http://news.example:\(site.port)"
        _ = try await fetcher.fetch(FetchRequest(origin + "/a"))
        await #expect(throws: FetchingError.disallowed) {
          try await fetcher.fetch(FetchRequest(origin + "/private/x"))
        }
        _ = try await fetcher.fetch(FetchRequest(origin + "/b"))
      }
    }
    #expect(asked.withLock { $0 } == ["/robots.txt", "/a", "/b"])
  }

  @Test func `a site's Crawl-delay is kept, as far as it is honoured`() async throws {
    let times = Mutex<[ContinuousClock.Instant]>([])
    let policy = quickPolicy {
      $0.obeysRobots = true
      $0.longestCrawlDelay = 0.3
    }
    try await withSite({ request, connection in
      guard request.path != "/robots.txt" else {
        return try await connection.page("user-agent: *\ncrawl-delay: 3600")
      }
      times.withLock { $0.append(.now) }
      try await connection.page("news")
    }) { site in
      try await withFetcher(policy) { fetcher in
        for path in ["a", "b"] {
          _ = try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/\(path)"))
        }
      }
    }
    let asked = times.withLock { $0 }
    #expect(asked[1] - asked[0] >= .milliseconds(300))
  }

  @Test(arguments: [
    ("404 Not Found", true), ("403 Forbidden", true), ("401 Unauthorized", true),
    ("500 Oops", false), ("503 Busy", false), ("429 Slow down", false),
  ])
  func `a robots.txt that is not there allows all, one that fails nothing`(
    status: String, isAllowed: Bool
  ) async throws {
    let error = try await failure(policy: quickPolicy { $0.obeysRobots = true }) {
      request, connection in
      if request.path == "/robots.txt" {
        try await connection.answer(status)
      } else {
        try await connection.page("news")
      }
    }
    let code = try #require(Int(status.prefix(3)))
    #expect(error == (isAllowed ? nil : .robotsUnavailable(status: code)))
  }

  @Test func `a robots.txt may lead elsewhere, five times`() async throws {
    for redirects in [5, 6] {
      let error = try await failure(policy: quickPolicy { $0.obeysRobots = true }) {
        request, connection in
        let place = Int(request.path.dropFirst()) ?? 0
        if request.path == "/robots.txt" || (1..<redirects).contains(place) {
          try await connection.redirect(to: "/\(place + 1)")
        } else if place == redirects {
          try await connection.page("user-agent: *\ndisallow: /")
        } else {
          try await connection.page("news")
        }
      }
      #expect(error == (redirects == 5 ? .disallowed : nil))
    }
  }

  @Test func `where a robots.txt can't be read again the old rules go on holding`() async throws {
    let now = Mutex(Date())
    let reads = Mutex(0)
    try await withSite({ request, connection in
      let read = reads.withLock {
        if request.path == "/robots.txt" { $0 += 1 }
        return $0
      }
      if request.path == "/robots.txt", read > 1 {
        try await connection.answer("500 Oops")
      } else {
        try await connection.page("user-agent: *\ndisallow: /private")
      }
    }) { site in
      let fetcher = Fetcher(
        quickPolicy { $0.obeysRobots = true }, resolver: thisMachine, authorities: nil,
        now: { now.withLock { $0 } })
      let origin = "http://news.example:\(site.port)"
      for _ in 0..<2 {
        _ = try await fetcher.fetch(FetchRequest(origin + "/a"))
        await #expect(throws: FetchingError.disallowed) {
          try await fetcher.fetch(FetchRequest(origin + "/private"))
        }
        now.withLock { $0 += 90_000 }
      }
      await fetcher.shutdown()
    }
    #expect(reads.withLock { $0 } == 2)
  }

  @Test func `cancelling ends what waits and what is under way`() async throws {
    try await withSite({ _, _ in try await Task.sleep(for: .seconds(60)) }) { site in
      try await withFetcher { fetcher in
        let tasks = (0..<3).map { number in
          Task {
            try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/\(number)"))
          }
        }
        while site.visits.requests == 0 { try await Task.sleep(for: .milliseconds(5)) }
        for task in tasks { task.cancel() }
        for task in tasks {
          await #expect(throws: FetchingError.cancelled) { try await task.value }
        }
      }
    }
  }

  @Test func `after the end nothing is asked any more`() async throws {
    let fetcher = Fetcher(quickPolicy(), resolver: thisMachine)
    await fetcher.shutdown()
    await #expect(throws: FetchingError.cancelled) {
      try await fetcher.fetch(FetchRequest("http://news.example:9/"))
    }
  }
}
