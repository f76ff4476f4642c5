import Extraction
import Foundation

/// Change logs as Atom feeds (RFC 4287).
extension ChangeLog {
  static func atomOpening(of stories: [Story], isAll: Bool) -> String {
    // A feed of everything keeps its id while stories are added behind the first.
    let names = isAll ? ["all"] + stories.prefix(1).map(\.key) : stories.map(\.key)
    let updatedAt = stories.map(\.lastSeenAt).max() ?? Date(timeIntervalSince1970: 0)
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <id>\(uuid(["feed"] + names))</id>
      <title>\(title(of: stories).inHTML)</title>
      <updated>\(updatedAt.iso8601)</updated>
      <author><name>Writethru</name></author>
      <generator>Writethru</generator>

      """
  }

  /// One revision as an entry.
  func atomEntry(_ told: Told) -> String {
    let revision = told.revision
    let summary = summary(of: told)
    let headline = revision.article.headline
    let title = headline.isEmpty ? summary : "\(headline): \(summary)"
    // A link must be an address; what a page calls its own may be anything.
    let link = revision.snapshot.address.flatMap { address in
      ["http://", "https://"].contains { address.hasPrefix($0) }
        ? "<link rel=\"alternate\" href=\"\(address.inURI.inHTML)\"/>\n" : nil
    }
    return """
      <entry>
      <id>\(ChangeLog.id(ofRevision: revision.number, of: revision.story))</id>
      <title>\(title.inHTML)</title>
      <updated>\(revision.firstSeenAt.iso8601)</updated>
      <published>\(revision.firstSeenAt.iso8601)</published>
      \(link ?? "")<content type="html">\(body(told, for: .feed).inHTML)</content>
      </entry>

      """
  }

  private func summary(of told: Told) -> String {
    if let redaction = told.revision.redaction { return redaction.sentence }
    if told.step.followsRedaction { return Redaction.follows }
    guard told.comparison != nil else { return "first seen" }
    let phrases = Comparison.summary(of: told.changes)
    return phrases.isEmpty ? "declared dates changed" : phrases.joined(separator: "; ")
  }

  /// The id of a revision in feeds, wherever they are written: it never changes, as the number does not.
  ///
  /// - Parameters:
  ///   - number: The revision's permanent number.
  ///   - story: The id of the story whose number it is.
  /// - Returns: A URN, as `uuid` makes it.
  public static func id(ofRevision number: Int, of story: String) -> String {
    uuid(["revision", story, String(number)])
  }

  /// A name that is always the same for the same words: a UUID of version 8 (RFC 9562, section 5.8) whose
  /// other bits are the first of the words' SHA-256.
  public static func uuid(_ words: [String]) -> String {
    var hasher = Digest.Hasher()
    for word in ["writethru"] + words { hasher.update(field: word) }
    var bytes = Array(hasher.finish().bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { Array(bytes[$0]).hex }
    return "urn:uuid:" + groups.joined(separator: "-")
  }
}

extension String {
  /// The address with everything that RFC 3986 does not allow in one escaped byte by byte.
  var inURI: String {
    let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    var result = ""
    for byte in utf8 {
      let isAlphanumeric =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      if isAlphanumeric || allowed.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + [byte].hex.uppercased()
      }
    }
    return result
  }
}
