import Extraction
import Foundation
import LocalSite
import Support
import Synchronization
import Testing

@testable import Fetching

/// Sites that lie, hang, drip, go round in circles and send bombs: a plain reason, limits that hold, and others
/// that go on meanwhile.
@Suite(.timeLimit(.minutes(2))) struct HostileSiteTests {
  private let impatient = quickPolicy {
    $0.answerTimeout = 0.5
    $0.wholeTimeout = 4
  }

  @Test func `less comes than was declared`() async throws {
    let error = try await failure { _, connection in
      try await connection.send("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nshort")
    }
    #expect(error == .badAnswer("the connection was closed before its end"))
  }

  @Test func `more comes than was declared`() async throws {
    let found = try await fetch { _, connection in
      try await connection.send("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nshort and more")
    }
    #expect(found.page?.bytes == Array("short".utf8))
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nshorts",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nshort\r\n",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\nshort\r\n",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nshort\r\n",
    "HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 2\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\ncontent-encoding: gzip, gzip\r\ncontent-length: 2\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\nbroken header\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
    "SSH-2.0-OpenSSH_9.2\r\n",
    "<html>no head</html>", "\u{16}\u{3}\u{1}", "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 20 OK\r\n\r\n",
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n",
  ])
  func `what is no answer is told as such`(text: String) async throws {
    let error = try await failure(policy: impatient) { _, connection in
      try await connection.send(text)
    }
    switch error {
    case .badAnswer, .timedOut: break
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test func `types and charsets are declarations, and change no byte`() async throws {
    let found = try await fetch { _, connection in
      try await connection.answer(
        "200 OK", ["content-type: image/png; charset=utf-16", "content-type: text/html"],
        [0xE4, 0xFC])
    }
    #expect(found.page?.bytes == [0xE4, 0xFC])
    #expect(found.page?.declaredType == "image/png; charset=utf-16")
  }

  @Test(arguments: [
    "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nserver: x\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n",
  ])
  func `a site that falls silent anywhere is given up`(text: String) async throws {
    let error = try await failure(policy: impatient) { _, connection in
      if !text.isEmpty { try await connection.send(text) }
      try await Task.sleep(for: .seconds(60))
    }
    #expect(error == .timedOut(.answer, seconds: 0.5))
  }

  @Test func `a site that does not even refuse a connection is given up`() async throws {
    let port = try DeafPort()
    try await withFetcher(quickPolicy { $0.connectTimeout = 0.5 }) { fetcher in
      await #expect(throws: FetchingError.timedOut(.connection, seconds: 0.5)) {
        _ = try await fetcher.fetch(FetchRequest("http://news.example:\(port.number)/"))
      }
    }
    withExtendedLifetime(port) {}
  }

  @Test func `a site that drips bytes is given up`() async throws {
    let policy = quickPolicy {
      $0.slowStart = 0.5
      $0.leastSpeed = 1000
    }
    let error = try await failure(policy: policy) { _, connection in
      try await connection.send("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
      while true {
        try await connection.send("x")
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    #expect(error == .tooSlow(leastSpeed: 1000))
  }

  @Test(arguments: ["HTTP/1.1 200 OK\r\nserver: ", "HTTP/1.1 103 Early Hints\r\n\r\n"])
  func `a head that never ends is given up`(start: String) async throws {
    let policy = quickPolicy {
      $0.answerTimeout = 1
      $0.wholeTimeout = 2
    }
    let error = try await failure(policy: policy) { _, connection in
      try await connection.send(start)
      while true {
        try await connection.send(start.hasSuffix("\r\n\r\n") ? start : "x")
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    switch error {
    case .timedOut(.answer, _), .timedOut(.whole, _): break
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test func `endless header fields are bounded`() async throws {
    let error = try await failure { _, connection in
      try await connection.send("HTTP/1.1 200 OK\r\n")
      let fields = String(
        repeating: "x-field: \(String(repeating: "y", count: 1000))\r\n", count: 16)
      while true { try await connection.send(fields) }
    }
    #expect(error == .badAnswer("its header is too long"))
  }

  @Test func `control characters in header fields do no harm`() async throws {
    // C1 is what the parser of HTTP lets through.
    let long = String(repeating: "é", count: 5000)
    let found = try await fetch { _, connection in
      try await connection.answer(
        "200 OK", ["x-title: a\u{85}\u{9B}2Jb", "x-long: \(long)"])
    }
    #expect(found.exchange.value(of: "x-title") == "a\u{FFFD}\u{FFFD}2Jb")
    #expect(found.exchange.value(of: "x-long")?.utf8.count == 4096)
    for character in ["\u{1B}[2J", "\u{7}", "\u{1}", "\u{0}"] {
      let error = try await failure { _, connection in
        try await connection.answer("200 OK", ["x-title: a\(character)b"])
      }
      guard case .badAnswer = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test func `redirects that go round in a circle end`() async throws {
    let error = try await failure("/a") { request, connection in
      try await connection.redirect(to: request.path == "/a" ? "/b" : "/a")
    }
    #expect(error?.cause == .redirectLoop)
  }

  @Test func `redirects that never end do`() async throws {
    let asked = Mutex(0)
    let error = try await failure("/0") { request, connection in
      asked.withLock { $0 += 1 }
      try await connection.redirect(to: request.path + "0")
    }
    #expect(error?.cause == .tooManyRedirects(limit: 10))
    #expect(asked.withLock { $0 } == 11)
  }

  @Test(arguments: [
    "http://169.254.169.254/", "http://127.0.0.1.:80/", "file:///etc/passwd",
    "http://u:p@127.0.0.1/",
    "http://[::ffff:127.0.0.1]/", "http://2130706433/", "//0x7f.1/", "http://a\u{85}/",
    "http://a b/",
  ])
  func `a redirect to where nobody is asked is refused`(location: String) async throws {
    let error = try await failure { _, connection in
      try await connection.redirect(to: location)
    }
    guard case .refused = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["gzip", "zstd"])
  func `ten gigabytes of zeros in a few bytes are not unpacked`(coding: String) async throws {
    let policy = quickPolicy { $0.decodedLimit = 4 << 20 }
    let error = try await failure(policy: policy) { _, connection in
      try await connection.send("HTTP/1.1 200 OK\r\ncontent-encoding: \(coding)\r\n\r\n")
      for piece in ZeroBomb(coding: coding, megabytes: 10 << 10) {
        try await connection.send(piece)
      }
    }
    #expect(error == .tooLarge(limit: 4 << 20, isDecoded: true))
  }

  @Test(arguments: ["gzip", "zstd"])
  func `no more of them is unpacked than shows that they are too many`(coding: String) throws {
    var decoder = try ContentDecoder(coding: coding, limit: 4 << 20)
    var pieces = 0
    #expect(throws: FetchingError.tooLarge(limit: 4 << 20, isDecoded: true)) {
      for piece in ZeroBomb(coding: coding, megabytes: 10 << 10) {
        pieces += 1
        try decoder.add(piece)
      }
    }
    #expect(pieces <= 6)
    #expect(decoder.bytes.count == (4 << 20) + 1)
  }

  @Test func `what declares or turns out to be too large is not taken`() async throws {
    let policy = quickPolicy { $0.receivedLimit = 1 << 16 }
    let declared = try await failure(policy: policy) { _, connection in
      try await connection.send("HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n")
      try await Task.sleep(for: .seconds(60))
    }
    #expect(declared == .tooLarge(limit: 1 << 16, isDecoded: false))
    let endless = try await failure(policy: policy) { _, connection in
      try await connection.send("HTTP/1.1 200 OK\r\n\r\n")
      while true { try await connection.send([UInt8](repeating: 0x61, count: 1 << 14)) }
    }
    #expect(endless == .tooLarge(limit: 1 << 16, isDecoded: false))
  }

  @Test func `of an endless robots.txt the beginning is read`() async throws {
    let error = try await failure(policy: quickPolicy { $0.obeysRobots = true }) {
      request, connection in
      guard request.path == "/robots.txt" else { return try await connection.page("news") }
      try await connection.send("HTTP/1.1 200 OK\r\n\r\nuser-agent: *\ndisallow: /\n")
      while true { try await connection.send(String(repeating: "# nothing\n", count: 1000)) }
    }
    #expect(error == .disallowed)
  }

  @Test func `nobody answers`() async throws {
    let site = try await LocalSite { _, _ in }
    await site.stop()
    try await withFetcher { fetcher in
      await #expect(throws: FetchingError.unreachable(.connection("Connection refused"))) {
        try await fetcher.fetch(FetchRequest("http://news.example:\(site.port)/"))
      }
    }
  }

  @Test func `others go on while one host hangs`() async throws {
    try await withSite({ request, connection in
      if request.host == "slow.example" { try await Task.sleep(for: .seconds(60)) }
      try await connection.page(request.host)
    }) { site in
      try await withFetcher(quickPolicy { $0.answerTimeout = 30 }) { fetcher in
        let slow = Task {
          try await fetcher.fetch(FetchRequest("http://slow.example:\(site.port)/"))
        }
        while site.visits.requests == 0 { try await Task.sleep(for: .milliseconds(5)) }
        for number in 0..<20 {
          let address = "http://news\(number).example:\(site.port)/"
          let found = try await fetcher.fetch(FetchRequest(address))
          #expect(found.status == 200)
        }
        slow.cancel()
        await #expect(throws: FetchingError.cancelled) { try await slow.value }
      }
    }
  }
}
