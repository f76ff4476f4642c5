import Foundation
import LocalSite
import Testing

/// Watching as a process that runs until it is asked to end.
struct WatchServiceTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  /// Starts a command whose signals are as a shell would give them.
  private func start(_ arguments: String...) throws -> Program.Running {
    try program.write("settings.json", #"{"fetch": {"leastGap": "0.1s"}}"#)
    return try program.start(
      ["--default-signal=TERM", Program.executable.path] + arguments
        + ["--allow-private", "--config", "settings.json"],
      of: URL(fileURLWithPath: "/usr/bin/env"))
  }

  private func site() async throws -> LocalSite {
    try await LocalSite { request, connection in
      switch request.path {
      case "/flood": try await connection.page(ScriptedWeb.article("Bridge closed", "Cracks."))
      default: try await connection.answer("404 Not Found")
      }
    }
  }

  /// Waits until something stands in what a command writes; half a minute at most.
  private func wait(for text: String, _ arguments: String...) async throws -> Bool {
    for _ in 0..<300 {
      if try program.start(arguments).finish().output.contains(text) { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  @Test func `it visits what is added meanwhile, and ends well when it is asked to`() async throws {
    let site = try await site()
    let running = try start("watch", "run")
    #expect(try await wait(for: "nothing is followed", "watch", "list"))
    _ = try program.run("watch", "add", site.address + "flood")
    #expect(try await wait(for: "new story", "watch", "list"))
    running.process.terminate()
    let result = try running.finish()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == "1 visit, 1 change, 1 followed\n")
    #expect(result.error.contains("/flood changed: new story"))
    await site.stop()
  }

  @Test func `the site and the visits run in one process`() async throws {
    let site = try await site()
    _ = try program.run("watch", "add", site.address + "flood")
    let running = try start(
      "serve", "--watch", "--port", "0", "--public-address", "https://edits.example")
    #expect(try await wait(for: "Bridge closed", "stories"))
    running.process.terminate()
    let result = try running.finish()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.hasPrefix("http://127.0.0.1:"))
    #expect(result.error.contains("/flood changed: new story"))
    await site.stop()
  }

  @Test func `a run that is killed in the middle of a visit has lost that visit alone`()
    async throws
  {
    let site = try await LocalSite { request, connection in
      if request.path == "/flood" {
        // Never ends: the run is killed before.
        while true { try await Task.sleep(for: .seconds(1)) }
      }
      try await connection.answer("404 Not Found")
    }
    _ = try program.run("watch", "add", site.address + "flood")
    let running = try start("watch", "run")
    // Its robots.txt, and then the page.
    for _ in 0..<300 where site.visits.requests < 2 {
      try await Task.sleep(for: .milliseconds(100))
    }
    kill(running.process.processIdentifier, SIGKILL)
    _ = try running.finish()
    let list = try program.run("watch", "list").output
    #expect(list.contains("not visited yet"))
    // It is made again when nothing more was heard of it for ten minutes.
    #expect(list.contains("next ") && !list.contains("due now"))
    #expect(try program.run("verify").status == 0)
    await site.stop()
  }

  @Test func `a configuration that cannot be used ends it before anything is asked`() throws {
    try program.write("bad.json", #"{"fetch": {"leastGap": "s3cret"}, "watch": {"tabel": []}}"#)
    let bad = try program.run("watch", "run", "--once", "--config", "bad.json")
    #expect(bad.status == 64)
    #expect(bad.error.contains("fetch.leastGap") && !bad.error.contains("s3cret"))
    try program.write("odd.json", #"{"watch": {"tabel": ["1h: 5m"]}}"#)
    let odd = try program.run("watch", "run", "--once", "--config", "odd.json")
    #expect(odd.status == 0)
    #expect(odd.error.contains("unknown key, left out: watch.tabel"))
  }
}
