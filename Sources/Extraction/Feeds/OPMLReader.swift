/// Reads lists of feeds as programs exchange them (OPML 1.0 and 2.0, subscription lists).
public struct OPMLReader: Sendable {
  /// What is refused.
  public var limits: FeedReader.Limits

  public init(limits: FeedReader.Limits = FeedReader.Limits()) {
    self.limits = limits
  }

  /// Whether bytes begin like such a list.
  public func looksLikeOPML(_ bytes: [UInt8]) -> Bool {
    Self.start(of: bytes) != nil
  }

  /// The addresses of the feeds in the list, each once, in its order, however deep the folders lie in one
  /// another.
  ///
  /// - Throws: `empty`, `binary`, `tooLarge`, `tooDeep`, `tooManyElements`, or `noFeed` where this is no OPML.
  /// - Complexity: O(*n*) in the bytes.
  public func addresses(in page: Page) throws(FeedError) -> [String] {
    guard page.bytes.count <= limits.bytes else {
      throw .tooLarge(bytes: page.bytes.count, limit: limits.bytes)
    }
    let text = try FeedBytes.text(of: page)
    guard let start = Self.start(of: text) else { throw .noFeed(found: "no OPML") }
    let mended = try FeedScreen.mended(text, from: start, limits: limits)
    guard let root = FeedDocument(mended)?.root else {
      throw .noFeed(found: "XML that cannot be read")
    }
    var addresses: [String] = []
    // A stack instead of recursion; what lies first in the list is taken first.
    var rest = [root]
    while let element = rest.popLast() {
      if element.name == "outline",
        let reference = element.attribute("xmlurl") ?? Self.link(element),
        let address = FeedAddress.absolute(reference, base: nil)
      {
        addresses.append(address)
      }
      rest += element.elements.reversed()
    }
    return addresses.distinct
  }

  /// The address of an entry that is a link and no feed (OPML 2.0).
  private static func link(_ element: FeedElement) -> String? {
    element.attribute("type")?.lowercased() == "link" ? element.attribute("url") : nil
  }

  private static func start(of bytes: [UInt8]) -> Int? {
    let head = bytes.prefix(FeedStart.reach).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return head.firstRange(of: Array("<opml".utf8))?.lowerBound
  }
}
