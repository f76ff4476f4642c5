import Extraction
import Foundation
import History
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Site

/// What a site answered.
struct Answer: Sendable {
  var status: Int
  var headers: HTTPFields
  var bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Website {
  /// Asks through the router, without a socket.
  func ask(
    _ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:],
    body: String? = nil
  ) async throws -> Answer {
    try await application().test(.router) { client in
      try await client.execute(
        uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
      ) { response in
        Answer(
          status: response.status.code, headers: response.headers,
          bytes: Array(response.body.readableBytesView))
      }
    }
  }
}

/// A moment so many minutes after a morning in March.
func minute(_ minutes: Int) -> Date {
  Date(timeIntervalSince1970: 1_741_068_720 + Double(minutes) * 60)
}

/// A draft of an article with these paragraphs, as a page of its own bytes.
func draft(
  _ paragraphs: String..., at minutes: Int, key: String = "bridge",
  headline: String = "Bridge closed", change: (inout Article) -> Void = { _ in }
) -> SnapshotDraft {
  var article = Article(
    headline: headline, blocks: paragraphs.map { Block(.paragraph, $0) })
  change(&article)
  return SnapshotDraft(
    page: Page(
      bytes: Array("\(headline)\n\n\(paragraphs.joined(separator: "\n\n"))".utf8), format: .text),
    finding: .article(article), seenAt: minute(minutes), source: "page.txt", key: key)
}

/// A draft of a page without an article.
func failure(at minutes: Int, key: String = "bridge") -> SnapshotDraft {
  SnapshotDraft(
    page: Page(bytes: Array("503".utf8), format: .html),
    finding: .failure(reason: "an error page", address: nil), seenAt: minute(minutes),
    source: "page.html", key: key)
}

/// A site over an archive in memory with these snapshots.
func site(_ drafts: [SnapshotDraft]) throws -> Website {
  let archive = try Archive.inMemory()
  _ = try archive.record(drafts)
  return Website(archive: archive)
}

/// The story that `bridge` tells: an edit, a move, an addition, an error page, and a text that comes back.
func bridge() throws -> Website {
  let (fire, police, road) = (
    "The fire brigade closed the bridge at dawn.",
    "Police said that 12 people were hurt when a railing broke.",
    "The road to the harbour stays closed until Friday."
  )
  return try site([
    draft(fire, police, road, at: 0),
    draft(
      fire, police.replacing("12", with: "15"), road, at: 30, headline: "Bridge closed, 15 hurt"),
    draft(
      fire, police.replacing("12", with: "15"), road, at: 45, headline: "Bridge closed, 15 hurt"),
    failure(at: 60),
    draft(
      road, fire, police.replacing("12", with: "15"), "A crane is on its way.", at: 600,
      headline: "Bridge closed, 15 hurt"),
    draft(fire, police, road, at: 660),
  ])
}

/// The id of the story that `bridge` tells.
let bridgeID = Story.id(forKey: "bridge")
