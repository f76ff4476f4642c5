/// Finds the texts of a page that are its article.
///
/// One cascade. (1) Elements whose role or class says that they are not of the article are noise, unless most of
/// the page's prose is in them. (2) Each text has a value: prose counts its letters, labels and links cost.
/// (3) The body is the element that its markup names as such, where enough of the value lies in it; otherwise
/// the element with the greatest value, which is the lowest one around all of the prose. (4) In it, lists of links
/// and lines of residue are left out.
struct BodyFinder {
  private(set) var layout: PageLayout
  private var tree: MarkupTree { layout.tree }
  /// Sums of the values of the pieces before each one.
  private var sums: [Double] = []

  /// The weights, tuned by the public extraction benchmark.
  private enum Weight {
    /// What a text that is no prose costs, beside its letters.
    static let label = 12.0
    /// What a letter of a link costs in a text that is mostly links.
    static let link = 1.0
    /// The share of the page's prose that keeps an element from being noise.
    static let kept = 0.5
    /// The share of the greatest value that an element named as the body must have.
    static let named = 0.5
  }

  init(_ layout: PageLayout) {
    self.layout = layout
    markNoise()
    sumUp()
  }

  // MARK: Noise

  private mutating func markNoise() {
    let prose = layout.pieces.reduce(0) { $0 + ($1.isProse ? $1.length - $1.linkLength : 0) }
    var node = 0
    while node < tree.count {
      guard tree.tag(node) != .text else {
        node += 1
        continue
      }
      if isNoise(node) {
        let range = layout.range(of: node)
        let inside = layout.pieces[range].reduce(0) {
          $0 + ($1.isProse ? $1.length - $1.linkLength : 0)
        }
        if Double(inside) < Double(prose) * Weight.kept {
          layout.markNoise(range)
          node = tree.end(of: node)
          continue
        }
      }
      node += 1
    }
  }

  private func isNoise(_ node: Int) -> Bool {
    switch tree.tag(node) {
    case .nav, .footer, .aside, .menu, .form, .fieldset: return true
    case .html, .body, .main: return false
    default: break
    }
    if let role = tree.value(.role, of: node)?.lowercased(),
      [
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
        "menu", "menubar", "toolbar", "form",
      ]
      .contains(role)
    {
      return true
    }
    let traits = layout.traits[node]
    if traits.contains(.body) { return false }
    return !traits.isDisjoint(with: [.noise, .comments])
      || traits.isSuperset(of: [.byline, .biography])
  }

  // MARK: Values

  private mutating func sumUp() {
    sums = [0]
    sums.reserveCapacity(layout.pieces.count + 1)
    for piece in layout.pieces { sums.append(sums[sums.count - 1] + Self.value(piece)) }
  }

  private static func value(_ piece: PageLayout.Piece) -> Double {
    if piece.isNoise { return 0 }
    let plain = Double(piece.length - piece.linkLength)
    if piece.isProse, piece.linkShare < 0.5 { return plain }
    if piece.kind == .heading { return -Weight.label / 2 - Double(piece.linkLength) * Weight.link }
    return -Weight.label - Double(piece.linkLength) * Weight.link
  }

  private func value(_ node: Int) -> Double {
    let range = layout.range(of: node)
    return sums[range.upperBound] - sums[range.lowerBound]
  }

  // MARK: The body

  /// The elements that make up the body, in order.
  func body() -> [MarkupTree.Node] {
    var best = tree.root
    var bestValue = value(best)
    for node in 0..<tree.count where tree.tag(node) != .text && !layout.range(of: node).isEmpty {
      let value = value(node)
      // Of equals the innermost.
      if value >= bestValue {
        best = node
        bestValue = value
      }
    }
    for names in [isNamedBody, isArticleText, isArticle] {
      var group: [Int] = []
      var sum = 0.0
      var node = 0
      while node < tree.count {
        if tree.tag(node) != .text, names(node), value(node) > 0 {
          group.append(node)
          sum += value(node)
          node = tree.end(of: node)
        } else {
          node += 1
        }
      }
      let top = group.max { value($0) < value($1) }
      guard let top else { continue }
      if value(top) >= bestValue * Weight.named { return [top] }
      let alike = group.filter { tree.parent(of: $0) == tree.parent(of: top) }
      if alike.reduce(0, { $0 + value($1) }) >= bestValue * Weight.named { return alike }
    }
    return [best]
  }

  private func isNamedBody(_ node: Int) -> Bool {
    tree.value(.itemprop, of: node)?.lowercased().contains("articlebody") == true
  }

  private func isArticleText(_ node: Int) -> Bool { layout.traits[node].contains(.body) }

  private func isArticle(_ node: Int) -> Bool { tree.tag(node) == .article }

  /// The texts of the body that are the article's.
  func pieces(in body: [MarkupTree.Node]) -> [PageLayout.Piece] {
    var result: [PageLayout.Piece] = []
    for node in body {
      for piece in layout.pieces[layout.range(of: node)] where !piece.isNoise && isKept(piece) {
        result.append(piece)
      }
    }
    while result.last?.kind == .heading { result.removeLast() }
    return result
  }

  private func isKept(_ piece: PageLayout.Piece) -> Bool {
    if Residue.contains(piece.text) { return false }
    // A line that is all link is a pointer to another page, also in a list.
    return piece.linkShare < 0.75 || piece.words > 25 && piece.linkShare < 0.9
  }
}
