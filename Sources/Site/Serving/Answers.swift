import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

extension Website {
  /// Answers with a page of the archive as it stands, from memory where nothing of it changed since.
  ///
  /// Pages differ by path and parameters alone.
  ///
  /// - Parameters:
  ///   - request: Whose address names the page.
  ///   - kind: What kind of page it is.
  ///   - story: The only story that the page tells of; nil for pages that tell of more.
  ///   - make: Makes it.
  /// - Returns: The page, or that the client has it.
  /// - Throws: What `make` throws, or what any reading call throws.
  func answer(
    _ request: Request, _ kind: PageKind, of story: String? = nil,
    _ make: @escaping @Sendable (Website) throws -> SitePage
  ) async throws -> Response {
    try await answer(
      request, kind, of: story, rendered: { site in site.rendered(try make(site)) })
  }

  /// Answers with anything that is made from the archive alone: kept in memory, tagged, not sent again to
  /// whoever has it.
  func answer(
    _ request: Request, _ kind: PageKind, of story: String? = nil,
    rendered make: @escaping @Sendable (Website) throws -> Rendered
  ) async throws -> Response {
    response(try await page(at: request.uri.string, kind, of: story, make), to: request)
  }

  /// The page at an address, from memory where nothing of it changed since.
  ///
  /// - Parameters:
  ///   - address: The path with its parameters.
  ///   - kind: Whose turn it has to wait for.
  ///   - story: The only story that the page tells of; nil for pages that tell of more.
  ///   - make: Makes it.
  /// - Returns: The page.
  /// - Throws: What `make` throws, or what any reading call throws.
  func page(
    at address: String, _ kind: PageKind, of story: String?,
    _ make: @escaping @Sendable (Website) throws -> Rendered
  ) async throws -> Rendered {
    let state = try archive.lastEntry()
    return try await cache.page(
      at: address, state: state,
      basis: { [archive] in try story.map(archive.lastEntry) ?? state },
      make: { [self] in
        try await workshop.make(kind) { archive in
          var site = self
          site.archive = archive
          var page = try make(site)
          page.pack()
          return page
        }
      })
  }

  /// Sends bytes with their tag, or says that whoever asks has them (RFC 9110, section 13.1.2).
  func response(
    _ page: Rendered, to request: Request, caching: String = "no-cache"
  ) -> Response {
    let sent = page.sent(to: request.headers)
    var headers = page.headers
    for field in sent.headers { headers[field.name] = field.value }
    headers[.eTag] = sent.tag
    headers[.cacheControl] = caching
    let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
    let isKnown = known.contains { candidate in
      let tag = candidate.trimmingCharacters(in: .whitespaces)
      return tag == "*" || tag == sent.tag || tag == "W/\(sent.tag)"
    }
    if isKnown {
      headers[.contentEncoding] = nil
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = page.type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: sent.body()))
  }

  /// Whether a program asks, which wants its errors as RFC 9457 has them.
  func isForPrograms(_ request: Request) -> Bool {
    ["/api/", "/timemap/", "/timegate/"].contains { request.uri.path.hasPrefix($0) }
  }

  /// An error as a page for people.
  func page(_ failure: Failure) -> Response {
    let page = rendered(
      SitePage(
        title: failure.title, path: nil, kind: "failure",
        main: templates.render("failure", FailurePage(title: failure.title, detail: failure.detail))
      ))
    var headers = failure.headers
    headers[.contentType] = page.type
    headers[.cacheControl] = "no-store"
    return Response(
      status: failure.status, headers: headers,
      body: ResponseBody(byteBuffer: page.sent(to: [:]).body()))
  }

  /// An error as programs read it (RFC 9457).
  func problem(_ failure: Failure) -> Response {
    struct Problem: Encodable {
      var type = "about:blank"
      var title: String
      var status: Int
      var detail: String
    }
    let problem = Problem(
      title: failure.title, status: failure.status.code, detail: failure.detail)
    var headers = failure.headers
    headers[.contentType] = "application/problem+json"
    headers[.cacheControl] = "no-store"
    // Three texts and a number can always be written.
    let body = (try? JSONText.encode(problem)) ?? "{}"
    return Response(
      status: failure.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }
}

/// What the page of an error shows.
private struct FailurePage {
  var title: String
  var detail: String
}
