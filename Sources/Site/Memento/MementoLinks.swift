import Foundation
import HTTPTypes

/// Links as headers and time maps have them (RFC 8288, RFC 7089).
struct MementoLinks {
  let mementos: Mementos
  /// What every address of the site begins with.
  let site: String

  static func timeMap(_ original: String, json: Bool = false) -> String {
    "/timemap/\(json ? "json" : "link")/\(original)"
  }

  static func timeGate(_ original: String) -> String { "/timegate/\(original)" }

  func address(of memento: Memento) -> String {
    site + SitePath.revision(mementos.story, memento.number)
  }

  /// The links of the original, its time gate and its time map.
  var originals: [String] {
    let (first, last) = (mementos.all[0], mementos.all[mementos.all.count - 1])
    return [
      "<\(mementos.original)>; rel=\"original\"",
      "<\(site)\(Self.timeGate(mementos.original))>; rel=\"timegate\"",
      "<\(site)\(Self.timeMap(mementos.original))>; rel=\"timemap\"; type=\"application/link-format\""
        + "; from=\"\(HTTPDate(first.seenAt))\"; until=\"\(HTTPDate(last.seenAt))\"",
    ]
  }

  /// The link of one state, with what it is beside being one.
  func link(_ position: Int, _ relations: [String] = []) -> String {
    let memento = mementos.all[position]
    var relations = relations
    if position == 0, !relations.contains("first") { relations.append("first") }
    if position == mementos.all.count - 1, !relations.contains("last") { relations.append("last") }
    return "<\(address(of: memento))>; rel=\"\((relations + ["memento"]).joined(separator: " "))\""
      + "; datetime=\"\(HTTPDate(memento.seenAt))\""
  }

  /// The headers of a revision's page: when it was seen, what stood before and behind it.
  ///
  /// Beside the words of RFC 7089 those of RFC 5829 for versions.
  func headers(of position: Int) -> HTTPFields {
    var links = originals
    var shown = Set([position])
    func add(_ other: Int, _ relations: [String]) {
      guard mementos.all.indices.contains(other), shown.insert(other).inserted else { return }
      links.append(link(other, relations))
    }
    links.append(link(position))
    add(position - 1, ["prev", "predecessor-version"])
    add(position + 1, ["next", "successor-version"])
    add(0, [])
    add(mementos.all.count - 1, [])
    let latest = mementos.all[mementos.all.count - 1]
    links.append("<\(address(of: latest))>; rel=\"latest-version\"")
    links.append("<\(site)\(SitePath.story(mementos.story))>; rel=\"version-history\"")
    var fields: HTTPFields = [.link: links.joined(separator: ", ")]
    fields[.mementoDatetime] = HTTPDate(mementos.all[position].seenAt).description
    return fields
  }
}

extension HTTPField.Name {
  static let mementoDatetime = known("memento-datetime")
  static let acceptDatetime = known("accept-datetime")
  static let link = known("link")

  static func known(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header") }
    return name
  }
}
