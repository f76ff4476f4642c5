import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

// Pages that are sent to the site: the one way in which it writes, and only for whoever has the token.

extension Website {
  /// Takes a page in, as `writethru ingest` does.
  @Sendable func apiIngest(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let intake = configuration.intake else {
      throw SiteError.forbidden("This site takes nothing in.")
    }
    guard intake.isAllowed(request.headers[.authorization]) else { throw SiteError.unauthorized }
    let query = try Query(request, isFromProgram: true)
    let format = try Self.format(request.headers[.contentType])
    let key = try query.text("story")
    let address = try query.text("url", atMost: 1900)
    guard address.map({ Address($0) != nil }) ?? true else {
      throw SiteError.badRequest("url is an address that begins with http:// or https://.")
    }
    let seenAt = try query.date("seen-at")
    // All of it, before anything is opened: who sends slowly keeps nobody waiting.
    let bytes = try await body(of: request, atMost: intake.size, seconds: intake.seconds)
    let page = Page(bytes: bytes, address: address, format: format)
    let (recorded, complaint) = try await intake.record(page, seenAt: seenAt, key: key)
    guard let recorded else {
      throw SiteError.unprocessable(complaint ?? "There is no article on the page.")
    }
    let record = RecordedRecord(recorded, source: Intake.source)
    var headers: HTTPFields = [.contentType: Rendered.jsonType, .cacheControl: "no-store"]
    if let number = record.number {
      headers[.location] = APIPath.revision(record.story, number)
    }
    let isNew = record.outcome != "known"
    return Response(
      status: isNew ? .created : .ok, headers: headers,
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: try JSONText.encode(record, pretty: false))))
  }

  /// What the bytes are, by the name that they are sent under.
  private static func format(_ type: String?) throws(SiteError) -> Page.Format? {
    let name = (type ?? "").prefix { $0 != ";" }.lowercased()
      .trimmingCharacters(in: .whitespaces)
    switch name {
    case "text/html", "application/xhtml+xml": return .html
    case "text/plain": return .text
    case "text/markdown": return .markdown
    case "application/json": return .jsonLine
    default:
      throw .unsupported(
        "Send text/html, text/plain, text/markdown, or application/json as a history has it.")
    }
  }

  /// The body of a request, read to its end within a time.
  func body(
    of request: Request, atMost size: Int, seconds: Int
  ) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > size {
      throw SiteError.tooLarge(size)
    }
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        for try await part in request.body {
          guard bytes.count + part.readableBytes <= size else { throw SiteError.tooLarge(size) }
          bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
      }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw SiteError.tooSlow
      }
      defer { group.cancelAll() }
      guard let bytes = try await group.next() else { throw SiteError.tooSlow }
      guard !bytes.isEmpty else { throw SiteError.badRequest("The request has no body.") }
      return bytes
    }
  }
}
