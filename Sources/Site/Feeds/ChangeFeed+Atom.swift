import Foundation
import History

extension ChangeFeed {
  /// The feed in Atom (RFC 4287), its parts linked as in RFC 5005.
  func atom(site: String, hub: String?) -> String {
    var links = [
      ("self", address(.atom), FeedPath.Form.atom.type), ("alternate", home, "text/html"),
    ].map { relation, path, type in
      let type = type.prefix { $0 != ";" }
      return
        "<link rel=\"\(relation)\" type=\"\(type)\" href=\"\((site + path).inHTML)\"/>"
    }
    if let next { links.append("<link rel=\"next\" href=\"\((site + next).inHTML)\"/>") }
    if let hub { links.append("<link rel=\"hub\" href=\"\(hub.inHTML)\"/>") }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <id>\(id)</id>
      <title>\(title.inHTML)</title>
      <updated>\(updatedAt.iso8601)</updated>
      <author><name>Writethru</name></author>
      <generator>Writethru</generator>
      \(links.joined(separator: "\n"))

      """ + items.map { $0.atom(site: site) }.joined() + "</feed>\n"
  }
}

extension ChangeFeed.Item {
  fileprivate func atom(site: String) -> String {
    let categories = kinds.map { "<category term=\"\($0.rawValue)\"/>\n" }.joined()
    return """
      <entry>
      <id>\(id)</id>
      <title>\(title.inHTML)</title>
      <updated>\(firstSeenAt.iso8601)</updated>
      <published>\(firstSeenAt.iso8601)</published>
      <link rel="alternate" type="text/html" href="\((site + path).inHTML)"/>
      \(categories)<content type="html">\(html.inHTML)</content>
      </entry>

      """
  }
}
