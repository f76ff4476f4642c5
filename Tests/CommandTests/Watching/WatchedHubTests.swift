import AsyncHTTPClient
import Foundation
import LocalSite
import NIOCore
import NIOHTTP1
import Synchronization
import Testing

@testable import Fetching

/// A feed and its hub on this machine, and one process that serves and watches: subscribed to, confirmed, told.
struct WatchedHubTests {
  private let program: Program
  /// What the hub was asked.
  private let asked = Log()
  /// The addresses of the articles that the feed lists.
  private let listed = Log()

  private final class Log: Sendable {
    let forms = Mutex<[[String: String]]>([])
    let paths = Mutex<[String]>([])
  }

  init() throws {
    program = try Program()
    listed.paths.withLock { $0 = ["flood"] }
  }

  private func site() async throws -> LocalSite {
    try await LocalSite { [asked, listed] request, connection in
      let address = "http://\(request.value(of: "host") ?? "")/"
      switch request.path {
      case "/feed.xml":
        let entries = listed.paths.withLock { $0 }.map { (address + $0, "The \($0)", Date?.none) }
        try await connection.answer(
          "200 OK",
          ["content-type: application/rss+xml", "link: <\(address)hub>; rel=hub"],
          Array(ScriptedWeb.feed(entries).utf8))
      case "/flood", "/quay":
        try await connection.page(
          ScriptedWeb.article("News of the \(request.path.dropFirst())", "Cracks were found."))
      case "/hub":
        asked.forms.withLock { $0.append(request.form) }
        try await connection.answer("202 Accepted")
      default: try await connection.answer("404 Not Found")
      }
    }
  }

  /// Asks until there is an answer; half a minute at most.
  private func wait<Value>(for value: () throws -> Value?) async throws -> Value? {
    for _ in 0..<300 {
      if let value = try value() { return value }
      try await Task.sleep(for: .milliseconds(100))
    }
    return nil
  }

  private func call(
    _ method: HTTPMethod, _ address: String, signature: String? = nil, body: String = ""
  ) async throws -> (status: UInt, text: String) {
    var request = HTTPClientRequest(url: address)
    request.method = method
    if method == .POST { request.body = .bytes(ByteBuffer(string: body)) }
    if let signature { request.headers.add(name: "x-hub-signature", value: signature) }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
    return (response.status.code, String(buffer: try await response.body.collect(upTo: 1 << 16)))
  }

  @Test func `one process subscribes, is told, and takes the news at once`() async throws {
    let site = try await site()
    try program.write("settings.json", #"{"fetch": {"leastGap": "0.1s"}}"#)
    _ = try program.run("watch", "add", site.address + "feed.xml")
    let running = try program.start(
      [
        "--default-signal=TERM", Program.executable.path, "serve", "--watch", "--port", "0",
        "--public-address", "https://edits.example", "--allow-private", "--config",
        "settings.json",
      ], of: URL(fileURLWithPath: "/usr/bin/env"))
    let form = try #require(await wait { asked.forms.withLock { $0.first } })
    #expect(form["hub.mode"] == "subscribe")
    #expect(form["hub.topic"] == site.address + "feed.xml")
    let path = try #require(form["hub.callback"]?.trimmingPrefix("https://edits.example"))
    let secret = try #require(form["hub.secret"])
    let place = try #require(
      await wait {
        try String(contentsOf: running.output, encoding: .utf8).split(separator: "\n").first
      })
    let callback = "\(place)\(path)"

    let topic = site.address + "feed.xml"
    let confirmed = try await call(
      .GET,
      "\(callback)?hub.mode=subscribe&hub.topic=\(topic)&hub.challenge=c17&hub.lease_seconds=864000"
    )
    #expect(confirmed.status == 200)
    #expect(confirmed.text == "c17")
    _ = try #require(
      await wait { try program.run("stories").output.contains("News of the flood") ? true : nil })

    listed.paths.withLock { $0.append("quay") }
    let news = "<rss/>"
    let forged = try await call(.POST, callback, signature: "sha256=00", body: news)
    #expect(forged.status / 100 == 2)
    let before = site.visits.requests
    try await Task.sleep(for: .seconds(1))
    #expect(site.visits.requests == before)
    let digest = try #require(
      HubSignature.digest("sha256", Array(news.utf8), key: Array(secret.utf8)))
    let signature = digest.map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }.joined()
    let told = try await call(.POST, callback, signature: "sha256=\(signature)", body: news)
    #expect(told.status / 100 == 2)
    _ = try #require(
      await wait { try program.run("stories").output.contains("News of the quay") ? true : nil })

    running.process.terminate()
    let result = try running.finish()
    #expect(result.status == 0, "\(result.error)")
    // A callback's address is its hub's alone.
    #expect(!result.error.contains(path.dropFirst("/hub/".count)))
    await site.stop()
  }
}
