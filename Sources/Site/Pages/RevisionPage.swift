import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

extension Site {
  /// A revision as an article to read.
  @Sendable func revision(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    return try await answer(request) { site in
      let revision = try site.archive.revision(of: id, number)
      if let redaction = revision.redaction { throw SiteError.redacted(redaction.sentence) }
      return Page(
        title: revision.article.headline, path: SitePath.revision(id, number), kind: "revision",
        main: site.templates.render(
          "revision",
          RevisionPage(
            headline: revision.article.headline, blocks: revision.article.blocks.map(\.text))))
    }
  }

  /// The bytes of a page as they were received: to keep, never to be shown by a browser.
  @Sendable func rawBytes(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    let revision = try archive.revision(of: id, number)
    let bytes = try archive.bytes(of: revision.snapshot)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream",
        .contentDisposition: "attachment; filename=\"\(id)-\(number).bin\"",
        .cacheControl: "no-cache",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

private struct RevisionPage {
  var headline: String
  var blocks: [String]
}
