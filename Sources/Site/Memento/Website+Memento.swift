import Extraction
import Foundation
import HTTPTypes
import History
import Hummingbird
import NIOCore
import Storage

// The archive as others' time travel finds it: time maps and time gates (RFC 7089). Where a revision is
// shown, its page carries the same links.

extension Website {
  func addMemento(to router: Router<SiteContext>) {
    router.get("/timemap/link/**", use: timeMap)
    router.get("/timemap/json/**", use: timeMapJSON)
    router.get("/timegate/**", use: timeGate)
  }

  /// The address behind a prefix of the path as it was sent, with its parameters.
  private func original(_ request: Request, behind prefix: String) throws(SiteError) -> Address {
    try Mementos.address(of: request.uri.string.dropFirst(prefix.count))
  }

  @Sendable private func timeMap(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let address = try original(request, behind: "/timemap/link/")
    return try await answer(
      request, .program,
      rendered: { site in
        let links = MementoLinks(
          mementos: try Mementos(of: address, in: site.archive), site: site.publicAddress)
        var lines = [
          links.originals[0], links.originals[1],
          // The time map calls itself so.
          links.originals[2].replacing("rel=\"timemap\"", with: "rel=\"self\""),
          "<\(links.site)\(MementoLinks.timeMap(address.description, json: true))>; rel=\"timemap\""
            + "; type=\"application/json\"",
        ]
        lines += links.mementos.all.indices.map { links.link($0) }
        var page = Rendered(Array((lines.joined(separator: ",\n") + "\n").utf8))
        page.type = "application/link-format"
        return page
      })
  }

  @Sendable private func timeMapJSON(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let address = try original(request, behind: "/timemap/json/")
    return try await answer(
      request, .program,
      rendered: { site in
        try Rendered(
          json: TimeMap(
            MementoLinks(
              mementos: try Mementos(of: address, in: site.archive), site: site.publicAddress)))
      })
  }

  /// Leads to the state that was seen at the moment that is asked for (RFC 7089, section 4.1).
  @Sendable private func timeGate(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let address = try original(request, behind: "/timegate/")
    let mementos = try await workshop.make(.program) { try Mementos(of: address, in: $0) }
    var position = mementos.all.count - 1
    if let wanted = request.headers[.acceptDatetime] {
      guard let moment = HTTPDate(wanted.trimmingCharacters(in: .whitespaces)) else {
        throw SiteError.badRequest(
          "Accept-Datetime is written like Tue, 04 Mar 2025 06:12:00 GMT.")
      }
      position = mementos.position(at: moment.date)
    }
    let links = MementoLinks(mementos: mementos, site: publicAddress)
    var all = links.originals + [links.link(position)]
    for other in [0, mementos.all.count - 1] where other != position {
      all.append(links.link(other))
    }
    return Response(
      status: .found,
      headers: [
        .location: links.address(of: mementos.all[position]), .vary: "accept-datetime",
        .link: all.joined(separator: ", "), .cacheControl: "no-cache",
      ])
  }

  /// The headers of a revision's page; none where the story is known under no address.
  func mementoHeaders(of number: Int, in outline: Outline) -> HTTPFields {
    guard let original = outline.story.addresses.first,
      // A story without a revision has no page that asks for this.
      let mementos = try? Mementos(of: outline, original: original),
      let position = mementos.all.firstIndex(where: { $0.number == number })
    else { return [:] }
    return MementoLinks(mementos: mementos, site: publicAddress).headers(of: position)
  }
}

/// A time map as JSON, with the keys that other archives use.
private struct TimeMap: Encodable {
  struct Entry: Encodable {
    var datetime: Date
    var uri: String
  }

  struct List: Encodable {
    var list: [Entry]
    var first: Entry
    var last: Entry
  }

  struct Forms: Encodable {
    var link: String
    var json: String

    enum CodingKeys: String, CodingKey {
      case link = "link_format"
      case json = "json_format"
    }
  }

  var original: String
  var mementos: List
  var timeGate: String
  var timeMap: Forms

  enum CodingKeys: String, CodingKey {
    case original = "original_uri"
    case mementos
    case timeGate = "timegate_uri"
    case timeMap = "timemap_uri"
  }

  init(_ links: MementoLinks) {
    let entries = links.mementos.all.map {
      Entry(datetime: HTTPDate($0.seenAt).date, uri: links.address(of: $0))
    }
    original = links.mementos.original
    mementos = List(list: entries, first: entries[0], last: entries[entries.count - 1])
    timeGate = links.site + MementoLinks.timeGate(original)
    timeMap = Forms(
      link: links.site + MementoLinks.timeMap(original),
      json: links.site + MementoLinks.timeMap(original, json: true))
  }
}
