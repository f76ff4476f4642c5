/// Finds quotations that only repeat what stands in a paragraph of the text: a page sets them apart to be
/// seen, and a reader reads them once.
struct PullQuotes {
  typealias Piece = PageLayout.Piece

  /// Fewest words of a pull quote, and most.
  private static let words = 4...80
  /// How many places of one beginning are compared.
  private static let mostPlaces = 8
  /// Most words of the line under a quotation that says whose it is.
  private static let longestSource = 12

  /// The words of each paragraph that is no quotation set apart.
  private var texts: [[String]] = []
  /// Where runs of four words begin in them, by their hash.
  private var places: [Int: [(text: Int, word: Int)]] = [:]
  private(set) var comparisons = 0

  /// - Complexity: O(*n*) in the words of the texts.
  init(_ pieces: [Piece], _ layout: PageLayout) {
    for piece in pieces where piece.isProse && !Self.isSetApart(piece, layout) {
      let words = plainWords(piece.text)
      for start in words.indices.dropLast(Self.words.lowerBound - 1) {
        let key = Self.key(words[start...])
        if places[key, default: []].count < Self.mostPlaces {
          places[key, default: []].append((texts.count, start))
        }
      }
      texts.append(words)
    }
  }

  /// Leaves out the quotations that stand in the text as well, with the lines that say whose they are.
  static func leaveOut(of sieve: inout Sieve, _ layout: PageLayout) {
    let quotes = sieve.pieces.indices.filter { isSetApart(sieve.pieces[$0], layout) }
    guard !quotes.isEmpty, quotes.count < sieve.pieces.count else { return }
    var repeats = PullQuotes(sieve.pieces, layout)
    let repeated = quotes.filter { repeats.contains(sieve.pieces[$0].text) }
    let holders = Set(repeated.compactMap { holder(of: sieve.pieces[$0], layout) })
    sieve.leaveOut(
      repeated
        + quotes.filter {
          let piece = sieve.pieces[$0]
          return piece.words <= longestSource && !piece.isProse
            && holder(of: piece, layout).map(holders.contains) == true
        }, .pullQuote)
  }

  /// Whether all the words of a quotation stand one behind the other in a paragraph.
  mutating func contains(_ quote: String) -> Bool {
    let words = plainWords(quote)
    guard Self.words.contains(words.count), let found = places[Self.key(words[...])] else {
      return false
    }
    return found.contains { place in
      comparisons += 1
      return texts[place.text][place.word...].starts(with: words)
    }
  }

  private static func key(_ words: ArraySlice<String>) -> Int {
    var hasher = Hasher()
    for word in words.prefix(Self.words.lowerBound) { hasher.combine(word) }
    return hasher.finalize()
  }

  /// The outermost of the nearest elements that set a quotation apart.
  private static func holder(of piece: Piece, _ layout: PageLayout) -> MarkupTree.Node? {
    ([piece.node] + layout.tree.ancestors(piece.node).prefix(3)).last {
      layout.tree.tag($0) == .blockquote || layout.traits[$0].contains(.quote)
    }
  }

  private static func isSetApart(_ piece: Piece, _ layout: PageLayout) -> Bool {
    switch piece.kind {
    case .quotation: true
    case .paragraph, .caption: holder(of: piece, layout) != nil
    default: false
    }
  }
}
