import Foundation
import HTTPTypes
import Storage
import Synchronization
import Testing

@testable import Site

/// Hubs that call back at the site.
struct HubTests {
  private let lines = Lines()

  private final class Lines: Sendable {
    let all = Mutex<[String]>([])
    let received = Mutex<[String]>([])
  }

  private func taking() throws -> Website {
    var configuration = SiteConfiguration()
    configuration.log = { [lines] line in lines.all.withLock { $0.append(line) } }
    configuration.callbacks = HubCallbacks(
      confirm: { path, parameters in path == "s3cret" ? parameters["hub.challenge"] : nil },
      receive: { [lines] path, signature, bytes in
        lines.received.withLock {
          $0.append("\(signature ?? "-") \(String(decoding: bytes, as: UTF8.self))")
        }
        return path == "s3cret"
      })
    return Website(archive: try Archive.inMemory(), configuration: configuration)
  }

  @Test func `a hub that makes sure gets its challenge back, as text`() async throws {
    let answer = try await taking().ask(
      "/hub/s3cret?hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.topic=x")
    #expect(answer.status == 200)
    #expect(answer.text == "<script>")
    #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
    #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    #expect(try await taking().ask("/hub/other?hub.challenge=x").status == 404)
  }

  @Test func `news are taken as they come, and no log tells where`() async throws {
    let site = try taking()
    var headers: HTTPFields = [:]
    headers[try #require(HTTPField.Name("X-Hub-Signature"))] = "sha256=00"
    let answer = try await site.ask("/hub/s3cret", method: .post, headers: headers, body: "<rss/>")
    #expect(answer.status == 202)
    #expect(lines.received.withLock { $0 } == ["sha256=00 <rss/>"])
    #expect(try await site.ask("/hub/other", method: .post, body: "<rss/>").status == 404)
    #expect(lines.all.withLock { $0.allSatisfy { !$0.contains("s3cret") && $0.contains("/hub/") } })
  }

  @Test func `a site that follows nothing has no callbacks`() async throws {
    let site = Website(archive: try Archive.inMemory())
    #expect(try await site.ask("/hub/s3cret?hub.challenge=x").status == 404)
    #expect(try await site.ask("/hub/s3cret", method: .post, body: "x").status == 405)
  }
}
