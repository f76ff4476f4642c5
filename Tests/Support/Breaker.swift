/// Breaks pages and feeds at random: the same seed breaks them alike.
public struct Breaker: Sendable {
  private let pieces: [[UInt8]]

  /// - Parameter pieces: What to put in between: marks that the format under test takes for its own.
  public init(pieces: [String]) {
    self.pieces = pieces.map { Array($0.utf8) }
  }

  /// Pieces that mean something to a reader of pages.
  public static let ofPages = Breaker(pieces: [
    "<", ">", "&", "\"", "'", "</", "/>", "<!--", "-->", "<script>", "</script>", "<svg>", "<math>",
    "<table>", "<tr>", "<p>", "<div>", "</div></div>", "<b>", "<a href=", "<h1>", "<li>",
    "<article>", "<template>", "<select>", "<title>", "<plaintext>", "&#x1F600;", "&#", "\u{0}",
    "\u{FEFF}", "\u{202E}", "charset=utf-16", "<meta charset=shift_jis>", "{", "}", "[[[[", "\\u12",
    "---\n", "> > > ", "\u{2028}", "2031-99-99T99:99:99Z", "Correction: ", "Updated ",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[",
  ])

  /// Pieces that mean something to a reader of feeds.
  public static let ofFeeds = Breaker(pieces: [
    "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "</", "/>", "<?", "?>",
    "<!DOCTYPE x [",
    "&amp;", "&#", "&#x110000;", "&nbsp;", "<item>", "</item>", "<entry>", "</channel>", "\u{0}",
    "xmlns=\"\"", "xml:base='..'", "\u{FFFE}", "{", "}", "[", ",", "\\u12", "<br>", "<title>", ":",
  ])

  /// What up to fourteen breaks leave of a text: parts lost, doubled, cut off, bytes changed, pieces put in.
  ///
  /// - Returns: At least one byte.
  public func broken(_ text: some Collection<UInt8>, _ random: inout SeededRandom) -> [UInt8] {
    var bytes = Array(text)
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...60, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 3: bytes.removeSubrange(max(start, 1)...)
      case 4:
        let times = Int.random(in: 1...40, using: &random)
        bytes.insert(contentsOf: repeatElement(piece(&random), count: times).joined(), at: start)
      default: bytes.insert(contentsOf: piece(&random), at: start)
      }
      if bytes.isEmpty { bytes = [0x3C] }
    }
    return bytes
  }

  private func piece(_ random: inout SeededRandom) -> [UInt8] {
    pieces[Int.random(in: 0..<pieces.count, using: &random)]
  }
}
