import Dispatch
import Foundation
import LocalSite
import Support
import Synchronization
import Testing

/// Addresses that are taken in as files are.
@Suite(.timeLimit(.minutes(2))) struct AddressesTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  /// Runs the program without keeping a thread from the site that it asks.
  private func ingest(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> Program.Result {
    let running = try program.start(["ingest"] + arguments, environment: environment)
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try running.finish() }) }
    }
  }

  private func withSite(
    _ script: @escaping LocalSite.Script, _ work: (LocalSite) async throws -> Void
  ) async throws {
    let site = try await LocalSite(script)
    do {
      try await work(site)
    } catch {
      await site.stop()
      throw error
    }
    await site.stop()
  }

  private static func article(_ closed: String) -> String {
    """
    <!DOCTYPE html><html><head><title>Quay road closed at Ostrelle</title></head><body><article>
    <h1>Quay road closed at Ostrelle</h1>
    <p>The quay road at Ostrelle was closed on Tuesday after the harbour wall moved by \(closed) centimetres, \
    the port authority said in a statement that gave no date for its opening.</p>
    <p>Lorries for the fish market are led over the upper bridge, and the ferry leaves from the northern pier \
    until engineers have looked at the wall from the water.</p></article></body></html>
    """
  }

  @Test func `an address is a story like any other`() async throws {
    let visits = Mutex(0)
    try await withSite({ request, connection in
      guard request.path != "/robots.txt" else {
        return try await connection.answer("404 Not Found")
      }
      let visit = visits.withLock { count in
        count += 1
        return count
      }
      try await connection.page(Self.article(visit < 3 ? "four" : "nine"))
    }) { site in
      let address = site.address + "quay"
      let first = try await ingest(address, "--allow-private")
      #expect(first.error == "")
      #expect(first.status == 0)
      #expect(first.output.hasPrefix("\(address): new story "))
      #expect(first.output.hasSuffix("@1: Quay road closed at Ostrelle\n"))
      let second = try await ingest(address, "--allow-private")
      #expect(second.output.contains(": unchanged "))
      let third = try await ingest(address, "--allow-private")
      #expect(third.output.contains(": new revision "))
    }
  }

  @Test func `an answer that tells of a failure is an event of a story that is known`() async throws
  {
    let visits = Mutex(0)
    try await withSite({ request, connection in
      guard request.path == "/quay" else { return try await connection.answer("404 Not Found") }
      let isFirst = visits.withLock { count in
        count += 1
        return count == 1
      }
      if isFirst {
        try await connection.page(Self.article("four"))
      } else {
        // A page that reads as the article does all the same.
        try await connection.answer("410 Gone", [], Array(Self.article("four").utf8))
      }
    }) { site in
      let (known, unknown) = (site.address + "quay", site.address + "pier")
      _ = try await ingest(known, "--allow-private")
      let result = try await ingest(known, unknown, "--allow-private")
      #expect(result.output.hasPrefix("\(known): no article, kept as an event of "))
      #expect(result.output.hasSuffix("an error page (\"410 Gone\")\n"))
      #expect(
        result.error
          == "\(unknown): no article found: an error page (\"404 Not Found\"); fetch the page again\n"
      )
      #expect(result.status == 1)
    }
  }

  @Test func `what fails is told by address, and the others are taken in`() async throws {
    try await withSite({ request, connection in
      switch request.path {
      case "/robots.txt": try await connection.page("user-agent: *\ndisallow: /private")
      case "/away": try await connection.redirect(to: "http://169.254.169.254/latest/")
      default: try await connection.page(Self.article("four"))
      }
    }) { site in
      let result = try await ingest(
        site.address + "away", site.address + "quay", site.address + "private",
        "http://desk:secret@127.0.0.1/", "http://2130706433/", "ftp://127.0.0.1/x", "nothing.html",
        "--allow-private")
      #expect(result.status == 1)
      #expect(
        result.error == """
          nothing.html: no such file or folder
          \(site.address)away: redirected to http://169.254.169.254/latest/: refused: 169.254.169.254 is \
          a cloud's metadata service, not of the public internet
          \(site.address)private: robots.txt disallows it for writethru
          http://…@127.0.0.1/: refused: a name or password stands in the address; leave it out
          http://2130706433/: refused: the host is a number in an unusual form; write four decimal ones
          ftp://127.0.0.1/x: refused: ftp is neither http nor https

          """)
      #expect(result.output.hasPrefix("\(site.address)quay: new story "))
    }
  }

  @Test func `this machine is asked only where that is meant, and robots are obeyed unless told`()
    async throws
  {
    try await withSite({ request, connection in
      #expect(request.value(of: "user-agent") == "writethru/0.1.0 (desk@courier.example)")
      if request.path == "/robots.txt" {
        try await connection.page("user-agent: *\ndisallow: /")
      } else {
        try await connection.page(Self.article("four"))
      }
    }) { site in
      let address = site.address + "quay"
      let refused = try await ingest(address)
      #expect(refused.status == 1)
      #expect(
        refused.error == """
          \(address): refused: 127.0.0.1 is this machine, not of the public internet; \
          pass --allow-private where that is meant

          """)
      #expect(site.visits.connections == 0)
      let taken = try await ingest(
        address, "--allow-private", "--ignore-robots",
        environment: ["WRITETHRU_FETCH_CONTACT": "desk@courier.example"])
      #expect(taken.status == 0)
      #expect(site.visits.requests == 1)
    }
  }

  @Test func `a proxy is asked where the environment names one`() async throws {
    let asked = Mutex<[String]>([])
    try await withSite({ request, connection in
      asked.withLock { $0.append("\(request.method) \(request.path)") }
      try await connection.answer("403 Forbidden")
    }) { site in
      let proxy = "http://desk:secret@127.0.0.1:\(site.port)"
      let result = try await ingest(
        "https://news.example/flood", environment: ["https_proxy": proxy])
      #expect(result.status == 1)
      #expect(
        result.error
          == "https://news.example/flood: no connection through the proxy: it does not open a tunnel\n"
      )
      let bad = try await ingest(
        "https://news.example/flood", environment: ["https_proxy": "quic://desk:secret@x"])
      #expect(bad.status == 1)
      #expect(!bad.error.contains("secret"))
    }
    #expect(asked.withLock { $0 } == ["CONNECT news.example:443"])
  }

  @Test func `an address says itself what it is`() async throws {
    for option in [["--url", "https://news.example/"], ["--seen-at", "2031-05-04"]] {
      let result = try program.start(["ingest", "https://news.example/flood"] + option).finish()
      #expect(result.status == 64)
      #expect(result.error.contains("--url and --seen-at are for files"))
    }
  }
}
