public import Extraction
public import Foundation

/// One developing story's identity through time, with the counts that a list shows.
public struct Story: Sendable, Equatable, Encodable {
  /// Short, permanent, unique in the archive; what people type and link to.
  public var id: String
  /// What the story is called by whoever brought it in: its address, `--story`, or its first headline.
  public var key: String
  /// The headline as it stands in the latest revision; empty where no snapshot held an article.
  public var headline: String
  public var status: Article.Status
  /// How many revisions the timeline has.
  public var revisions: Int
  /// How many snapshots were recorded, unchanged and failed ones among them.
  public var snapshots: Int
  public var firstSeenAt: Date
  public var lastSeenAt: Date
  /// The addresses that the story was found under, normalised, in the order of their first use.
  public var addresses: [String]

  /// The headline, or words for there being none.
  public var title: String { headline.isEmpty ? "(no article yet)" : headline }

  public init(
    id: String, key: String, headline: String, status: Article.Status, revisions: Int,
    snapshots: Int, firstSeenAt: Date, lastSeenAt: Date, addresses: [String]
  ) {
    self.id = id
    self.key = key
    self.headline = headline
    self.status = status
    self.revisions = revisions
    self.snapshots = snapshots
    self.firstSeenAt = firstSeenAt
    self.lastSeenAt = lastSeenAt
    self.addresses = addresses
  }

  /// Gives the permanent id of a story that is made under this key.
  ///
  /// Eight letters and digits of the key's SHA-256 in Crockford's base 32 (no i, l, o, u), so that the
  /// same key has the same id in every archive; a longer `length` is for the rare clash.
  public static func id(forKey key: String, length: Int = 8) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let digest = Digest(of: Array(key.utf8)).bytes
    return String(
      (0..<min(length, 51)).map { position in
        let bit = position * 5
        let pair = UInt16(digest[bit / 8]) << 8 | UInt16(digest[min(bit / 8 + 1, 31)])
        return alphabet[Int(pair >> (11 - UInt16(bit % 8)) & 31)]
      })
  }
}
