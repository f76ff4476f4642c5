import Fetching
import Foundation
import Support
import Testing

@testable import writethru

struct SettingsTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  private func read(
    _ json: String, environment: [String: String] = [:]
  ) async throws -> (settings: Settings, unknown: [String]) {
    let path = scratch.path("settings.json")
    try json.write(toFile: path, atomically: true, encoding: .utf8)
    return try await Settings.read(file: path, environment: environment)
  }

  @Test func `without a file all is as usual`() async throws {
    let (settings, unknown) = try await Settings.read(file: nil, environment: [:])
    #expect(settings.policy == FetchPolicy())
    #expect(settings.rules.articles == VisitSchedule())
    #expect(settings.serve == Settings.Serve())
    #expect(unknown.isEmpty)
  }

  @Test func `the example is read to its end, and says what is usual`() async throws {
    let file = Program.examples.appendingPathComponent("writethru.json").path
    let (settings, unknown) = try await Settings.read(file: file, environment: [:])
    #expect(unknown.isEmpty)
    #expect(settings.policy.contact == "desk@courier.example")
    #expect(settings.serve.publicAddress == "https://edits.example")
    var policy = settings.policy
    policy.contact = nil
    #expect(policy == FetchPolicy())
    #expect(settings.rules == VisitRules.usual(for: policy))
  }

  @Test func `the environment stands over the file`() async throws {
    let json =
      #"{"fetch": {"contact": "a@tide.example", "leastGap": "5s"}, "watch": {"requestsInAll": 60}}"#
    let (file, _) = try await read(json)
    #expect(file.policy.contact == "a@tide.example")
    #expect(file.policy.leastGap == 5)
    #expect(file.rules.budget.leastGap == 5)
    #expect(file.rules.budget.inAll == 60)
    let (both, _) = try await read(
      json,
      environment: [
        "WRITETHRU_FETCH_CONTACT": "b@tide.example", "WRITETHRU_WATCH_REQUESTS_IN_ALL": "120",
        "WRITETHRU_WATCH_TABLE": "1h: 5m,1d: 1h",
      ])
    #expect(both.policy.contact == "b@tide.example")
    #expect(both.policy.leastGap == 5)
    #expect(both.rules.budget.inAll == 120)
    #expect(both.rules.articles.table.lines.map(\.every) == [300, 3600])
  }

  @Test func `a file may be named by the environment`() async throws {
    let path = scratch.path("other.json")
    try #"{"serve": {"port": 8099}}"#.write(toFile: path, atomically: true, encoding: .utf8)
    let (settings, _) = try await Settings.read(file: nil, environment: ["WRITETHRU_CONFIG": path])
    #expect(settings.serve.port == 8099)
  }

  @Test func `keys that nobody knows are told, and comments are none`() async throws {
    let (_, unknown) = try await read(
      #"{"// a": "why", "watch": {"tabel": ["1h: 5m"], "// table": "x"}, "tokne": "s3cret"}"#)
    #expect(unknown == ["tokne", "watch.tabel"])
  }

  @Test(
    arguments: [
      (#"{"fetch": {"leastGap": 5}}"#, "fetch.leastGap"),
      (#"{"fetch": {"leastGap": "soon"}}"#, "fetch.leastGap"),
      (#"{"fetch": {"concurrency": 0}}"#, "fetch.concurrency"),
      (#"{"fetch": {"allowPrivate": "perhaps"}}"#, "fetch.allowPrivate"),
      (#"{"watch": {"table": ["1d: 1h", "1h: 5m"]}}"#, "watch.table"),
      (#"{"watch": {"table": ["1d"]}}"#, "watch.table"),
      (#"{"watch": {"worth": -1}}"#, "watch.worth"),
      (#"{"serve": {"port": "eighty"}}"#, "serve.port"),
      (#"{"serve": {"tokenFile": ["s3cret"]}}"#, "serve.tokenFile"),
    ]) func `a value that cannot be used is told by its key alone`(json: String, key: String) async
  {
    await #expect {
      try await read(json)
    } throws: { error in
      guard case .badValue(key, _) = error as? SettingsError else { return false }
      return !"\(error)".contains("s3cret") && !"\(error)".contains("perhaps")
    }
  }

  @Test func `what is no configuration is told without what stands in it`() async {
    for json in ["{\"token\": \"s3cret\"", "[1]", ""] {
      await #expect {
        try await read(json)
      } throws: { "\($0)".hasPrefix(scratch.path("settings.json")) && !"\($0)".contains("s3cret") }
    }
    await #expect(throws: SettingsError.unreadable(path: "/no/such.json", reason: "no such file")) {
      try await Settings.read(file: "/no/such.json", environment: [:])
    }
  }
}
