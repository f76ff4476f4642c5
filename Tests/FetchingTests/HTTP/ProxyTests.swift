import Extraction
import LocalSite
import Synchronization
import Testing

@testable import Fetching

@Suite(.timeLimit(.minutes(2))) struct ProxyTests {
  private static let cases: [(environment: [String: String], address: String, expected: String?)] =
    [
      (["http_proxy": "http://proxy.example:3128"], "http://news.example/", "proxy.example:3128"),
      (["http_proxy": "http://proxy.example:3128"], "https://news.example/", nil),
      (["https_proxy": "proxy.example"], "https://news.example/", "proxy.example:3128"),
      (["HTTPS_PROXY": "http://proxy.example:80/"], "https://news.example/", "proxy.example:80"),
      (["HTTP_PROXY": "http://proxy.example:80"], "http://news.example/", nil),
      (["all_proxy": "socks5h://127.0.0.1"], "http://news.example/", "127.0.0.1:1080"),
      (["https_proxy": "http://[::1]:8080"], "https://news.example/", "::1:8080"),
      (["https_proxy": "http://[::1]"], "https://news.example/", "::1:3128"),
      (["https_proxy": "p.example", "no_proxy": "*"], "https://news.example/", nil),
      (["https_proxy": "p.example", "no_proxy": "example"], "https://news.example/", nil),
      (["https_proxy": "p.example", "no_proxy": ".news.example"], "https://a.news.example/", nil),
      (
        ["https_proxy": "p.example", "NO_PROXY": "x, news.example:443"], "https://news.example/",
        nil
      ),
      (
        ["https_proxy": "p.example", "no_proxy": "ews.example"], "https://news.example/",
        "p.example:3128"
      ),
      (["https_proxy": ""], "https://news.example/", nil), ([:], "https://news.example/", nil),
    ]

  @Test(arguments: cases)
  func `the environment names proxies as everywhere`(
    environment: [String: String], address: String, expected: String?
  ) throws {
    let server = try ProxySettings(environment: environment)?.server(for: Target(address))
    #expect(server.map { "\($0.host):\($0.port)" } == expected)
  }

  @Test func `a proxy's password is never printed`() throws {
    let environment = ["https_proxy": "http://desk:secr%40t@proxy.example:8080"]
    let settings = try #require(try ProxySettings(environment: environment))
    #expect(settings.secure?.name == "desk")
    #expect(settings.secure?.password == "secr@t")
    var policy = FetchPolicy()
    policy.proxy = settings
    var dumped = ""
    dump(policy, to: &dumped)
    #expect(!"\(settings)\(policy)\(dumped)\(String(reflecting: settings))".contains("secr"))
    for text in ["quic://desk:secret@x", "http://desk:secret@a b", "http://desk:secret@x:0"] {
      #expect {
        try ProxySettings(environment: ["https_proxy": text])
      } throws: {
        "\($0)".contains("https_proxy") && !"\($0)".contains("secret")
      }
    }
  }

  @Test func `a proxy looks names up by itself, and numbers are judged all the same`() async throws
  {
    let asked = Mutex<[String]>([])
    try await withSite({ request, connection in
      asked.withLock { $0.append("\(request.method) \(request.path)") }
      try await connection.send("HTTP/1.1 200 Open\r\n\r\n")
      // What comes through the tunnel is not read here, only waited for.
      try await Task.sleep(for: .milliseconds(500))
      try await connection.page("through the tunnel")
    }) { site in
      var policy = quickPolicy {
        $0.allowPrivate = false
        $0.ports = [80]
      }
      policy.proxy = try ProxySettings(
        environment: ["http_proxy": "http://127.0.0.1:\(site.port)", "no_proxy": "direct.example"])
      try await withFetcher(policy, resolver: { _ in ["10.0.0.1"] }) { fetcher in
        let found = try await fetcher.fetch(FetchRequest("http://news.example/"))
        #expect(found.page?.bytes == Array("through the tunnel".utf8))
        for address in ["http://10.0.0.1/", "http://localhost/", "http://direct.example/"] {
          await #expect(throws: FetchingError.self) {
            try await fetcher.fetch(FetchRequest(address))
          }
        }
      }
    }
    #expect(asked.withLock { $0 } == ["CONNECT news.example:80"])
  }
}
