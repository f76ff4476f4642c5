import Extraction
import Foundation

/// Change logs as Atom feeds (RFC 4287).
extension ChangeLog {
  static func atomOpening(updatedAt: Date, title: String) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
    <id>urn:writethru:change-log</id>
    <title>\(title.inHTML)</title>
    <updated>\(updatedAt.iso8601)</updated>
    <author><name>Writethru</name></author>
    <generator>Writethru</generator>

    """
  }

  /// One revision as an entry; its id never changes, as the revision's number does not.
  func atomEntry(_ told: Told) -> String {
    let revision = told.revision
    let phrases = told.comparison == nil ? ["first seen"] : Comparison.summary(of: told.changes)
    let summary = phrases.isEmpty ? "declared dates changed" : phrases.joined(separator: "; ")
    // A link must be an address; what a page calls its own may be anything.
    let link = revision.snapshot.address.flatMap { address in
      ["http://", "https://"].contains { address.hasPrefix($0) }
        ? "<link rel=\"alternate\" href=\"\(address.inHTML)\"/>\n" : nil
    }
    return """
      <entry>
      <id>urn:writethru:\(timeline.story.id):\(revision.number)</id>
      <title>\(revision.article.headline.inHTML): \(summary.inHTML)</title>
      <updated>\(revision.firstSeenAt.iso8601)</updated>
      \(link ?? "")<content type="html">\(body(told).inHTML)</content>
      </entry>

      """
  }
}
