public import Extraction
import Foundation

/// Where news of a feed can be subscribed to, and under which address (WebSub, section 4).
public struct HubLinks: Sendable, Equatable {
  /// The hubs, the preferred one first.
  public var hubs: [String]
  /// The topic: the address that the feed calls its own.
  public var topic: String

  /// Finds out what an answer and the feed in it say, the header fields first; nil where no hub is named.
  ///
  /// - Parameters:
  ///   - exchange: What was said over HTTP.
  ///   - feed: What the bytes hold.
  ///   - address: The address that answered, which is the topic where nothing else is said.
  public init?(_ exchange: Exchange, _ feed: Feed, address: String) {
    let links = exchange.fields.filter { $0.name == "link" }.flatMap { Self.links($0.value) }
    let base = URL(string: address)
    func addresses(_ relation: String) -> [String] {
      links.filter { $0.relations.contains(relation) }.compactMap {
        URL(string: $0.address, relativeTo: base)?.absoluteString
      }
    }
    let named = addresses("hub")
    let web = (named.isEmpty ? feed.hubAddresses : named).filter { Address($0) != nil }
    guard !web.isEmpty else { return nil }
    hubs = Array(web.prefix(3))
    topic = addresses("self").first ?? feed.selfAddress ?? address
  }

  /// The links of a header field (RFC 8288, section 3): as much of it as can be read.
  static func links(_ field: String) -> [(address: String, relations: [String])] {
    var links: [(String, [String])] = []
    var rest = field.prefix(8192)
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let address = String(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
      // The parameters go to the next comma outside of quotation marks.
      var isQuoted = false
      let end =
        rest.firstIndex {
          if $0 == "\"" { isQuoted.toggle() }
          return $0 == "," && !isQuoted
        } ?? rest.endIndex
      links.append((address, relations(rest[..<end])))
      rest = rest[end...]
    }
    return links
  }

  private static func relations(_ parameters: Substring) -> [String] {
    for parameter in parameters.split(separator: ";") {
      let parts = parameter.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces).lowercased() == "rel"
      else { continue }
      let value = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
      return value.lowercased().split(separator: " ").map(String.init)
    }
    return []
  }
}
