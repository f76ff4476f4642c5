import Foundation

/// Decodes the bytes of a feed.
///
/// The order of belief is that of pages, and of RFC 7303 with them: a byte order mark, valid UTF-8,
/// the character set of the declared type, the XML declaration, a guess. A media type alone says
/// nothing of the character set, `text/xml` included.
enum FeedBytes {
  /// The text as valid UTF-8 without byte order mark.
  static func text(of page: Page) throws(FeedError) -> [UInt8] {
    var page = page
    // UTF-32 without a mark shows by its first `<`.
    if page.bytes.starts(with: [0, 0, 0, 0x3C]) {
      page.bytes.insert(contentsOf: [0, 0, 0xFE, 0xFF], at: 0)
    } else if page.bytes.starts(with: [0x3C, 0, 0, 0]) {
      page.bytes.insert(contentsOf: [0xFF, 0xFE, 0, 0], at: 0)
    } else if let declaration = page.bytes.prefix(1024).firstRange(of: Array("<?xml".utf8)),
      !page.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    {
      // The declaration counts also where something stands before it.
      page.bytes.removeFirst(declaration.lowerBound)
    }
    if let claim = CharacterSetClaim.name(inMediaType: page.declaredType),
      claim == "windows-1252", CharacterSetClaim.name(inHead: page.bytes) != nil,
      page.declaredType?.lowercased().contains("ascii") == true
    {
      // Bytes beyond ASCII give the lie to a carrier that says ASCII; the declaration knows better.
      page.declaredType = nil
    }
    do throws(ExtractionError) {
      return try PageText(page).bytes
    } catch {
      if case .binary(let kind) = error { throw .binary(kind: kind) }
      throw .empty
    }
  }
}

/// Finds where a feed begins, past whatever stands before it.
struct FeedStart {
  enum Finding: Equatable {
    /// The root element of a feed begins at this byte.
    case root(Int)
    case json
    /// What it is instead, with its article: `a web page`.
    case other(String)
  }

  /// Bytes in which the root must begin.
  static let reach = 1 << 16

  let finding: Finding

  private static let roots: Set<String> = ["rss", "rdf", "feed", "urlset", "sitemapindex"]
  /// Names that are a feed's root only where nothing stands before them.
  private static let bareRoots: Set<String> = ["channel", "entry"]

  init(_ text: [UInt8]) {
    let head = text.prefix(Self.reach)
    if head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      finding = .json
      return
    }
    var first: String?
    // Looked for once: without an end, each opening would be followed to the end of the head.
    let lastCommentEnd = head.lastRange(of: Array("-->".utf8))?.lowerBound ?? 0
    var index = head.startIndex
    while let open = head[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      let rest = head[index...]
      if rest.starts(with: "!--".utf8) {
        guard index < lastCommentEnd else { continue }
        index = rest.firstRange(of: Array("-->".utf8))?.upperBound ?? index + 3
        continue
      }
      if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") {
        if rest.prefix(13).map({ $0 | 0x20 }).elementsEqual("!doctype html".utf8) { first = "html" }
        index = rest.firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
        continue
      }
      let tag = rest.prefix(80).prefix { $0 > 0x20 && $0 != 0x2F && $0 != 0x3E && $0 != 0x3C }
      let name = String(decoding: tag, as: UTF8.self).lowercased()
      guard let local = name.split(separator: ":").last.map(String.init),
        tag.first.map({ (0x61...0x7A).contains($0 | 0x20) }) == true
      else { continue }
      if first != "html",
        Self.roots.contains(local) || first == nil && Self.bareRoots.contains(local)
      {
        finding = .root(open)
        return
      }
      if first == nil { first = local }
    }
    finding = .other(Self.description(first))
  }

  private static func description(_ first: String?) -> String {
    guard let first else { return "plain text" }
    return first == "html" || MarkupTree.Tag(rawValue: first) != nil
      ? "a web page" : "XML that begins with <\(first)>"
  }
}
