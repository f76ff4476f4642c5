import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

/// A page as it is sent.
struct Rendered: Sendable {
  var body: ByteBuffer
  /// Of the bytes: whoever has them already need not get them again.
  var tag: String
  var type = "text/html; charset=utf-8"
  var headers: HTTPFields = [:]

  init(_ bytes: [UInt8]) {
    body = ByteBuffer(bytes: bytes)
    tag = "\"\(Digest(of: bytes).hex.prefix(24))\""
  }
}

extension Website {
  /// Answers with a page of the archive as it stands, from memory where nothing was recorded since.
  ///
  /// Pages differ by path and parameters alone.
  func answer(
    _ request: Request, _ make: @escaping @Sendable (Website) throws -> SitePage
  ) async throws -> Response {
    try await answer(request, rendered: { site in site.rendered(try make(site)) })
  }

  /// Answers with anything that is made from the archive alone: kept in memory, tagged, not sent again to
  /// whoever has it.
  func answer(
    _ request: Request, rendered make: @escaping @Sendable (Website) throws -> Rendered
  ) async throws -> Response {
    let state = try archive.lastEntry()
    let page = try await cache.page(at: request.uri.string, state: state) { [self] in
      try make(self)
    }
    return response(page, to: request)
  }

  /// Sends bytes with their tag, or says that whoever asks has them (RFC 9110, section 13.1.2).
  func response(
    _ page: Rendered, to request: Request, caching: String = "no-cache"
  ) -> Response {
    var headers = page.headers
    headers[.eTag] = page.tag
    headers[.cacheControl] = caching
    let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
    let isKnown = known.contains { candidate in
      let tag = candidate.trimmingCharacters(in: .whitespaces)
      return tag == "*" || tag == page.tag || tag == "W/\(page.tag)"
    }
    if isKnown { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = page.type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page.body))
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
      status: failure.status, headers: headers, body: ResponseBody(byteBuffer: page.body))
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
