/// Why a page could not be read as a feed.
///
/// Its text is in the lower case of the command line and names no path: the caller puts that before
/// it.
public enum FeedError: Error, Sendable, Equatable {
  /// There are no bytes, or nothing but white space.
  case empty
  /// The bytes are no text; `kind` says what they are, for instance `gzip data`.
  case binary(kind: String)
  /// There are more bytes than `FeedReader.Limits.bytes`.
  case tooLarge(bytes: Int, limit: Int)
  /// Elements lie in one another beyond `FeedReader.Limits.depth`.
  case tooDeep(limit: Int)
  /// There are more elements and attributes, or values of JSON, than `FeedReader.Limits.elements`.
  case tooManyElements(limit: Int)
  /// The page can be read, and is something else; `found` says what, for instance `a web page`.
  case noFeed(found: String)
  /// It begins like a JSON Feed, and is no JSON; `reason` says where it goes wrong.
  case malformedJSON(reason: String)
}

extension FeedError: CustomStringConvertible {
  /// What is wrong and, where something can be done, what.
  public var description: String {
    switch self {
    case .empty: "nothing to read: empty or only white space"
    case .binary(let kind): "not text: \(kind); unpack it or fetch the feed itself"
    case .tooLarge(let bytes, let limit): "too large: \(bytes) bytes, the limit is \(limit)"
    case .tooDeep(let limit): "too deep: more than \(limit) open elements"
    case .tooManyElements(let limit): "too many elements: the limit is \(limit)"
    case .noFeed(let found):
      "no feed found: this is \(found); expected RSS, Atom, JSON Feed or a sitemap"
    case .malformedJSON(let reason): "malformed JSON: \(reason)"
    }
  }
}
