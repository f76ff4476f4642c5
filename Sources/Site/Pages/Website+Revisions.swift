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
    return try await answer(request, .revision, of: id) { site in
      let told = try site.archive.toldStory(of: id, [number], isWhole: true)
      let revision = told.revisions[0]
      if let redaction = revision.redaction { throw SiteError.redacted(redaction.sentence) }
      let outline = told.ownOutline(of: id)
      let page = try RevisionPage(
        revision, Lineage(of: told.timeline, told: told.outline), outline, story: id,
        part: part)
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

  /// The bytes of a page as they were received: to keep, never to be shown by a browser.
  @Sendable func rawBytes(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (id, number) = (try context.story(), try context.number())
    let bytes = try await workshop.make(.revision) { archive in
      try archive.bytes(of: archive.revisions([number], of: id)[0].snapshot)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream",
        .contentDisposition: "attachment; filename=\"\(id)-\(number).bin\"",
        .cacheControl: "no-cache",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
