import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

extension Website {
  /// A revision as an article to read.
  @Sendable func revision(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    let part = try Query(request).number("part") ?? 1
    return try await answer(request) { site in
      let revision = try site.archive.revisions([number], of: id)[0]
      if let redaction = revision.redaction { throw SiteError.redacted(redaction.sentence) }
      let outline = try site.ownOutline(of: id)
      let page = try RevisionPage(
        revision, try site.lineage(of: id), outline, story: id, part: part)
      let shown = SitePage(
        title: "\(revision.article.headline) · @\(number)",
        description: revision.article.standfirst
          ?? revision.article.blocks.first?.text.opening(200),
        path: SitePath.revision(id, number), kind: "revision",
        main: site.templates.render("revision", page), previous: page.previous?.path,
        next: page.next?.path,
        headers: outline.map { site.mementoHeaders(of: number, in: $0) } ?? [:])
      return site.described(
        shown, LinkedData.Article(revision.article.headline, revision.snapshot),
        of: SitePath.story(id))
    }
  }

  /// The lives of a story's sentences.
  func lineage(of id: String) throws -> Lineage {
    try lineages.lineage(of: id, state: archive.lastEntry()) { try archive.timeline(of: id) }
  }

  /// The bytes of a page as they were received: to keep, never to be shown by a browser.
  @Sendable func rawBytes(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    let revision = try archive.revisions([number], of: id)[0]
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
