/// Finds the texts of a page that are its article.
///
/// One cascade. (1) Elements whose role or class says that they are not of the article are noise,
/// unless most of the page's prose is in them. (2) Each text has a value: prose counts its letters,
/// labels and links cost. (3) The body is the element that its markup names as such, where enough
/// of the value lies in it; otherwise the element with the greatest value, which is the lowest one
/// around all of the prose. (4) In it, lists of links and lines of residue are left out.
struct BodyFinder {
  private(set) var layout: PageLayout
  var tree: MarkupTree { layout.tree }
  /// Sums of the values of the pieces before each one.
  private var sums: [Double] = []

  /// The weights.
  ///
  /// Each was halved and doubled alone on 96 pages whose bodies were typed by hand and on 121 news
  /// pages, whose body F1 is .980 and .972 with the values below. Where nothing is said both stay the
  /// same either way: the value was set by what it means, and any near it does. The others fall from a
  /// cliff on one side, beside which they were put: behind them stands what is left there.
  private enum Weight {
    /// What a text that is no prose costs, beside its letters (doubled: .976).
    static let label = 12.0
    /// What a text that is neither prose nor link costs.
    static let plainLabel = 4.0
    /// What a letter of a list's item is worth.
    static let item = 0.25
    /// What a letter of a caption above the headline is worth: a carousel of pictures is no article, and
    /// its captions must not draw the body up to what is around both.
    static let carousel = 0.0
    /// What a letter of a link costs in a text that is mostly links (doubled: .971).
    static let link = 1.0
    /// The share of the page's prose that keeps an element from being noise
    /// (halved: .976 and .970).
    static let kept = 0.5
    /// The share of the greatest value that an element must have which `itemprop` names as the
    /// body (doubled: .969).
    static let named = 0.2
    /// The same where its class does (doubled: .976).
    static let text = 0.35
    /// The same for an `article`.
    static let article = 0.5
    /// The share of the largest of its kind that the first one must have to be preferred.
    static let first = 0.3
    /// The share of an element's prose that makes a part of it its main part (halved: .973 and
    /// .967; doubled, which turns the rule off, .980 and .969).
    static let main = 0.8
  }

  init(_ layout: PageLayout) {
    self.layout = layout
    self.layout.markNotices()
    markNoise()
    sumUp()
  }

  // MARK: Noise

  /// Marks elements as noise, the smallest first: each is measured by the prose that remains, so
  /// that the wrapper of the article is the last to be judged, and is kept.
  private mutating func markNoise() {
    var candidates: [(node: Int, prose: Int)] = []
    var remaining = prose(0..<layout.pieces.count)
    for node in 0..<tree.count where tree.tag(node) != .text && isNoise(node) {
      let range = layout.range(of: node)
      if !range.isEmpty { candidates.append((node, prose(range))) }
    }
    candidates.sort { ($0.prose, $0.node) < ($1.prose, $1.node) }
    for (node, _) in candidates {
      let range = layout.range(of: node)
      let inside = prose(range)
      guard isNeverArticle(node) || Double(inside) < Double(remaining) * Weight.kept,
        !holdsArticle(node)
      else {
        continue
      }
      layout.markNoise(range, of: node)
      remaining -= inside
    }
  }

  /// Letters of prose that are not noise.
  private func prose(_ range: Range<Int>) -> Int {
    layout.pieces[range].reduce(0) { sum, piece in
      piece.isNoise || !piece.isProse ? sum : sum + piece.length - piece.linkLength
    }
  }

  /// Whether the page's headline or its named body lies in the element.
  private func holdsArticle(_ node: Int) -> Bool {
    switch tree.tag(node) {
    case .nav, .footer, .aside, .menu: return false
    default: break
    }
    return tree.subtree(node).contains {
      tree.tag($0) == .main || isNamedBody($0)
        || tree.tag($0) == .h1 && layout.range(of: $0).isEmpty == false
    }
  }

  /// Readers' comments and dialogs can be longer than the article, and are not of it all the same.
  func isNeverArticle(_ node: Int) -> Bool {
    let traits = layout.traits[node]
    if traits.contains(.comments), traits.isDisjoint(with: [.article, .body]) { return true }
    return tree.value(.role, of: node)?.lowercased().hasSuffix("dialog") == true
  }

  private func isNoise(_ node: Int) -> Bool { noiseSign(of: node) != nil }

  /// What says of an element that it is not of the article.
  enum NoiseSign { case element, role, className, comments, authorCard }

  func noiseSign(of node: Int) -> NoiseSign? {
    switch tree.tag(node) {
    case .nav, .footer, .aside, .menu, .form, .fieldset: return .element
    case .html, .body, .main, .h1, .h2, .h3, .h4, .h5, .h6: return nil
    default: break
    }
    if let role = tree.value(.role, of: node)?.lowercased(), Self.noiseRoles.contains(role) {
      return .role
    }
    let traits = layout.traits[node]
    if traits.contains(.body) { return nil }
    if traits.contains(.comments) { return .comments }
    if traits.contains(.noise) { return .className }
    return traits.isSuperset(of: [.byline, .biography]) ? .authorCard : nil
  }

  private static let noiseRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "form",
  ]

  // MARK: Values

  private mutating func sumUp() {
    sums = [0]
    sums.reserveCapacity(layout.pieces.count + 1)
    let title =
      (0..<tree.count).first { tree.tag($0) == .h1 && !layout.range(of: $0).isEmpty }
      .map { layout.range(of: $0).lowerBound } ?? 0
    for (index, piece) in layout.pieces.enumerated() {
      let weight = piece.kind == .caption && index < title ? Weight.carousel : 1
      sums.append(sums[index] + Self.value(piece) * weight)
    }
  }

  private static func value(_ piece: PageLayout.Piece) -> Double {
    if piece.isNoise { return 0 }
    let plain = Double(piece.length - piece.linkLength)
    let links = Double(piece.linkLength) * Weight.link
    if piece.isProse, piece.linkShare < 0.5 { return plain }
    if piece.linkShare < 0.3 {
      // Lists, tables and headings of an article: no proof of it, and hardly any against it.
      switch piece.kind {
      case .paragraph where piece.isRow: return plain * Weight.item
      case .listItem where piece.words >= 3: return plain * Weight.item
      case .heading, .listItem, .quotation, .caption: return -links
      case .paragraph, .liveEntry: return -Weight.plainLabel - links
      case .correction, .clarification, .editorsNote, .updateLine: return 0
      }
    }
    return -Weight.label - links
  }

  private func value(_ node: Int) -> Double {
    let range = layout.range(of: node)
    return sums[range.upperBound] - sums[range.lowerBound]
  }

  // MARK: The body

  /// The elements that make up the body, in order.
  func body() -> [MarkupTree.Node] {
    var best = tree.subtree(tree.root).first { tree.tag($0) == .main } ?? tree.root
    var bestValue = 0.0
    for node in 0..<tree.count where tree.tag(node) != .text && !layout.range(of: node).isEmpty {
      let value = value(node)
      // Of equals the innermost. Where nothing has any value the page's main part is left.
      if value > 0, value >= bestValue {
        best = node
        bestValue = value
      }
    }
    let ways: [(names: (Int) -> Bool, share: Double)] = [
      (isNamedBody, Weight.named), (isHeadlinesArticle, Weight.named), (isArticleText, Weight.text),
      (isArticle, Weight.article),
    ]
    for (names, share) in ways {
      let group = outermost(names)
      guard let top = group.map(value).max() else { continue }
      // The page's own article comes first; what follows it may be the next one, and longer.
      if let first = group.first(where: {
        value($0) >= top * Weight.first && value($0) >= bestValue * share
      }) {
        return [first] + group.filter { $0 > first && areAlike($0, first) }
      }
      guard let largest = group.max(by: { value($0) < value($1) }) else { continue }
      let alike = group.filter { $0 == largest || areAlike($0, largest) }
      if alike.reduce(0, { $0 + value($1) }) >= bestValue * share { return alike }
    }
    return [best]
  }

  /// The outermost elements of a kind that have any value.
  private func outermost(_ names: (Int) -> Bool) -> [MarkupTree.Node] {
    var group: [Int] = []
    var node = 0
    while node < tree.count {
      if tree.tag(node) != .text, names(node), value(node) > 0 {
        group.append(node)
        node = tree.end(of: node)
      } else {
        node += 1
      }
    }
    return group
  }

  /// Whether two elements are parts of one body that was cut, for advertisements say: alike
  /// themselves, and in alike elements up to the one that holds both.
  private func areAlike(_ left: Int, _ right: Int) -> Bool {
    var (left, right) = (left, right)
    if isNamedBody(left), isNamedBody(right), tree.parent(of: left) == tree.parent(of: right) {
      return true
    }
    for _ in 0..<4 {
      guard tree.tag(left) == tree.tag(right), tree.tag(left) != .article, tree.tag(left) != .li,
        tree.bytes(.class, of: left) == tree.bytes(.class, of: right),
        let parent = tree.parent(of: left), let other = tree.parent(of: right)
      else { return false }
      if parent == other { return true }
      (left, right) = (parent, other)
    }
    return false
  }

  private func isNamedBody(_ node: Int) -> Bool {
    tree.value(.itemprop, of: node)?.lowercased().contains("articlebody") == true
  }

  private func isArticleText(_ node: Int) -> Bool { layout.traits[node].contains(.body) }

  /// An `article`, and not a teaser: the headline is in it.
  private func isHeadlinesArticle(_ node: Int) -> Bool {
    isArticle(node) && tree.subtree(node).contains { tree.tag($0) == .h1 }
  }

  private func isArticle(_ node: Int) -> Bool { tree.tag(node) == .article && !isLiveEntry(node) }

  /// One of several entries of a live blog, which is never the article by itself.
  private func isLiveEntry(_ node: Int) -> Bool {
    guard layout.traits[node].contains(.live), let parent = tree.parent(of: node) else {
      return false
    }
    return tree.children(parent).contains { $0 != node && tree.tag($0) == .article }
  }

  /// The texts of an element up to the end of its innermost part that holds nearly all of its
  /// prose: what stands behind that are boxes about the writer, other stories, and notices.
  func main(of node: MarkupTree.Node) -> Range<Int> {
    let range = layout.range(of: node)
    let least = Int(Double(prose(range)) * Weight.main)
    guard least > 0 else { return range }
    var holder = node
    while let child = tree.children(holder).first(where: {
      tree.tag($0) != .text && prose(layout.range(of: $0)) >= least
    }) {
      holder = child
    }
    // One long paragraph is no part.
    guard layout.range(of: holder).count > 2 else { return range }
    return range.lowerBound..<layout.range(of: holder).upperBound
  }

  /// The texts of the body that are the article's, without notes.
  func pieces(in body: [MarkupTree.Node]) -> Sieve {
    var sieve = Sieve(
      body.flatMap { layout.pieces[layout.range(of: $0)] }
        .filter { $0.noiseNode < 0 && !$0.kind.isNote })
    sieve.leaveOut(by: \.notice)
    if let only = body.first, body.count == 1 {
      let main = main(of: only)
      sieve.leaveOut { $0.index < main.upperBound ? nil : .behindText }
    }
    OtherStories.leaveOut(of: &sieve, layout)
    sieve.leaveOut { isOverLink($0) ? .listOfLinks : nil }
    PullQuotes.leaveOut(of: &sieve, layout)
    sieve.leaveOut { isKept($0) ? nil : .listOfLinks }
    return sieve
  }

  /// Whether a word such as "Developing" stands over a link: then the other story is, and not this one.
  private func isOverLink(_ piece: PageLayout.Piece) -> Bool {
    guard piece.words <= 2, piece.index + 1 < layout.pieces.count,
      layout.pieces[piece.index + 1].linkShare > 0.9
    else { return false }
    return DevelopingMarkers.isKicker(piece.text)
      || DevelopingMarkers.developing.contains(piece.text)
  }

  func isKept(_ piece: PageLayout.Piece) -> Bool {
    // A label of which much is link is a teaser; a line that is all link is one also in a list.
    if piece.isLabel, piece.linkShare > 0.4 {
      return Byline.names(ofLine: piece.text) != nil || DocumentLabel.matches(piece.text)
    }
    return piece.linkShare < 0.75 || piece.words > 25 && piece.linkShare < 0.9
  }
}
