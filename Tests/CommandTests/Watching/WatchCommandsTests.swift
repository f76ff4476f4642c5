import Foundation
import LocalSite
import Testing

/// The commands that follow addresses, as a person runs them.
struct WatchCommandsTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  private func list(_ arguments: String...) throws -> [[String: Any]] {
    let result = try program.start(["watch", "list", "--format", "json"] + arguments).finish()
    #expect(result.status == 0, "\(result.error)")
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(json as? [[String: Any]])
  }

  @Test func `what is added is listed, rests, goes on and is let go`() throws {
    let (one, other) = ("https://tide.example/flood", "https://tide.example/feed.xml")
    let added = try program.run(
      "watch", "add", one, other, "--tag", "coast", "--every", "2h", "--until", "2031-05-04")
    #expect(added.output == "\(one): followed from now on\n\(other): followed from now on\n")
    let again = try program.run("watch", "add", "http://www.tide.example/flood/?utm_source=x")
    #expect(again.output == "\(one): followed already, due now\n")
    let all = try list()
    #expect(all.map { $0["address"] as? String } == [one, other])
    #expect(all[0]["every"] as? Int == 7200)
    #expect(all[0]["until"] as? String == "2031-05-04T00:00:00Z")
    #expect(all[0]["kind"] is NSNull)
    #expect(all[0]["reason"] as? String == "new")
    let text = try program.run("watch", "list").output
    #expect(text.contains("\(one) #coast\n  not visited yet · every 2h · until 2031-05-04 00:00\n"))
    #expect(text.contains("  due now: never visited\n"))
    #expect(try program.run("watch", "pause", "coast").output.contains("\(other): paused"))
    #expect(try list()[0]["isPaused"] as? Bool == true)
    #expect(try program.run("watch", "list").output.contains("  paused\n"))
    #expect(try program.run("watch", "resume", one).status == 0)
    #expect(try program.run("watch", "remove", other).output == "\(other): no longer followed\n")
    #expect(try list("--tag", "coast").count == 1)
    let unknown = try program.run("watch", "remove", other)
    #expect(unknown.status == 1)
    #expect(unknown.error.contains("\(other): not followed"))
  }

  @Test func `lists of other programs are taken over`() throws {
    try program.write(
      "feeds.opml",
      "<opml version='2.0'><body><outline text='a' xmlUrl='https://tide.example/a.xml'/></body></opml>"
    )
    try program.write("addresses.txt", "# mine\nhttps://tide.example/b\n\nnot an address\n")
    #expect(try program.run("watch", "import", "feeds.opml").status == 0)
    let lines = try program.run("watch", "import", "addresses.txt", "--tag", "mine")
    #expect(lines.status == 1)
    #expect(lines.error.contains("addresses.txt:4: not an address: no address that begins with"))
    #expect(
      try list().map { $0["address"] as? String } == [
        "https://tide.example/a.xml", "https://tide.example/b",
      ])
    #expect(try program.run("watch", "import", "nothing.opml").status == 1)
  }

  @Test func `what cannot be followed is told, without its password`() throws {
    let result = try program.run(
      "watch", "add", "ftp://tide.example/", "https://me:s3cret@tide.example/",
      "https://tide.example/a")
    #expect(result.status == 1)
    #expect(!result.error.contains("s3cret") && !result.output.contains("s3cret"))
    #expect(try list().count == 1)
    #expect(try program.run("watch", "add", "https://a.example/", "--every", "soon").status == 64)
    #expect(try program.run("watch", "add", "https://a.example/", "--every", "1s").status == 64)
    #expect(try program.run("--db", program.path("other.db"), "watch", "list").status == 1)
  }

  @Test func `every command of following has help with an example, and stands in the README`()
    throws
  {
    let readme = try String(
      contentsOf: Program.project.appendingPathComponent("README.md"), encoding: .utf8)
    for command in ["add", "import", "list", "remove", "pause", "resume", "run"] {
      let help = try program.run("watch", command, "--help")
      #expect(help.status == 0)
      #expect(help.output.contains("EXAMPLE:\n  writethru watch \(command)"), "\(command)")
      #expect(readme.contains("watch \(command)"), "\(command)")
    }
  }

  @Test func `a feed and its articles are visited once, and what is due next is told`() async throws
  {
    let site = try await LocalSite { request, connection in
      let (type, body) =
        switch request.path {
        case "/feed.xml":
          (
            "application/rss+xml",
            """
            <rss version="2.0"><channel><title>T</title><item><title>Bridge closed</title>
            <link>http://\(request.value(of: "host") ?? "")/bridge</link></item></channel></rss>
            """
          )
        case "/bridge": ("text/html", ScriptedWeb.article("Bridge closed", "Cracks were found."))
        default: ("text/plain", "")
        }
      try await connection.send(
        "HTTP/1.1 200 OK\r\ncontent-type: \(type)\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
      )
    }
    try program.write("settings.json", #"{"fetch": {"leastGap": "0.1s"}}"#)
    _ = try program.run("watch", "add", site.address + "feed.xml")
    let run = try program.run(
      "watch", "run", "--once", "--allow-private", "--config", "settings.json")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output == "2 visits, 2 changes, 2 followed\n")
    #expect(run.error.contains("/feed.xml changed: 1 entry, 1 new; next "))
    #expect(run.error.contains("/bridge changed: new story "))
    let all = try list()
    #expect(all.map { $0["kind"] as? String } == ["feed", "article"])
    #expect(all[1]["foundIn"] as? String == site.address + "feed.xml")
    #expect(
      (all[1]["declarations"] as? [[String: Any]])?.first?["title"] as? String == "Bridge closed")
    #expect(try program.run("timeline", "bridge").output.contains("Bridge closed"))
    // Nothing is due any more.
    let again = try program.run("watch", "run", "--once", "--allow-private")
    #expect(again.output == "0 visits, 0 changes, 2 followed\n")
    await site.stop()
  }
}
