/// A headline.
struct Headline {
  var text: String
  /// The element in which it stands on the page, in this wording or in another.
  var node: MarkupTree.Node?
  /// What stands there; the same as `text` where the article isn't filed in another wording.
  var shown: String
}

/// Finds the headline that the reader sees.
///
/// One cascade. (1) The first-level heading that is most like what the page calls its title for
/// machines, the site's own name left aside. (2) A lower heading that repeats the declared title.
/// (3) The only first-level heading up to the end of the text that could be one, since machines are
/// often told something else. (4) The declared title. (5) The first heading that is marked as a title.
struct HeadlineFinder {
  typealias Candidate = (text: String, node: MarkupTree.Node, words: [String])

  private let layout: PageLayout
  private let metadata: PageMetadata
  var tree: MarkupTree { layout.tree }
  /// Names of the site, as plain words.
  private let siteNames: [[String]]
  /// What the page calls its title for machines, the surest first, as plain words.
  private let declared: [[String]]

  /// Most words of a headline.
  static let longest = 60
  /// Most words that stand over a headline and are no part of it.
  private static let longestKicker = 8
  /// How alike a heading and a declared title must be to be the same headline.
  static let alike = 0.5

  init(_ layout: PageLayout, _ metadata: PageMetadata) {
    self.layout = layout
    self.metadata = metadata
    siteNames = [metadata.first("og:site_name"), metadata.linkedData.publisher]
      .compactMap { $0.map { plainWords($0) } }
    declared = metadata.titles.map { plainWords($0) }.filter { !$0.isEmpty }
  }

  /// The headline, and where it stands.
  func headline(before body: MarkupTree.Node?) -> Headline {
    let (shown, node) = shown(before: body)
    if node != nil, let filed = filed(beside: shown, metadata.linkedData) {
      return Headline(text: filed, node: node, shown: shown)
    }
    return Headline(text: shown, node: node, shown: shown)
  }

  /// The headline that the page shows, and the element in which it does.
  private func shown(before body: MarkupTree.Node?) -> (text: String, node: MarkupTree.Node?) {
    let candidates = firstLevel()
    // Lists of other articles call their entries headlines too: an h1 goes first.
    let best = mostLike(candidates.filter { tree.tag($0.node) == .h1 }) ?? mostLike(candidates)
    if let best { return (withoutKicker(best), best.node) }
    if let repeated = lowerHeading(where: { declared.contains($0.words) }) {
      return (repeated.text, repeated.node)
    }
    let possible = candidates.filter { $0.words.count >= 3 && isBeforeEnd($0.node, of: body) }
    if let only = possible.first, possible.count == 1 {
      return (withoutKicker(only), only.node)
    }
    if metadata.linkedData.text("headline") == nil,
      metadata.first("og:title", "twitter:title", "dc.title") == nil
    {
      if let first = candidates.first { return (withoutKicker(first), first.node) }
      // Where they share a word, the title of the tab is about the page rather than the site.
      if let marked = lowerHeading(where: { isMarked($0.node) }),
        declared.allSatisfy({ Set($0).isDisjoint(with: marked.words) })
      {
        return (marked.text, marked.node)
      }
    }
    return (metadata.titles.first { !$0.isEmpty } ?? candidates.first?.text ?? "", nil)
  }

  // MARK: Candidates

  /// Headings of the first level and elements that call themselves the headline, other than those
  /// with the name of the site.
  private func firstLevel() -> [Candidate] {
    tree.subtree(tree.root).compactMap { node in
      guard
        tree.tag(node) == .h1
          || tree.value(.itemprop, of: node)?.lowercased() == "headline" && tree.tag(node) != .meta
      else { return nil }
      return candidate(node)
    }
  }

  private func candidate(_ node: MarkupTree.Node) -> Candidate? {
    let text = tree.text(of: node)
    let words = plainWords(text)
    guard !words.isEmpty, words.count <= Self.longest, !siteNames.contains(words),
      !leadsToFrontPage(node)
    else { return nil }
    return (text, node, words)
  }

  /// Whether all of a heading is a link to the site's front page, as the name of a site is.
  private func leadsToFrontPage(_ node: MarkupTree.Node) -> Bool {
    let links =
      tree.subtree(node).filter { tree.tag($0) == .a }
      + tree.ancestors(node).prefix(2).filter { tree.tag($0) == .a }
    return links.contains { link in
      guard let target = tree.value(.href, of: link)?.trimmingSpaces else { return false }
      return target == "/" || Address(target, relativeTo: metadata.canonical)?.isFrontPage == true
    }
  }

  /// The candidate that is most like a declared title, where any is.
  private func mostLike(_ candidates: [Candidate]) -> Candidate? {
    var best: (candidate: Candidate, score: Double)?
    for candidate in candidates {
      let likeness = declared.map { Self.likeness(candidate.words, $0) }.max() ?? 1
      guard likeness >= Self.alike else { continue }
      let score = likeness + (candidate.words.count > 2 ? 0.2 : 0)
      if best.map({ score > $0.score + 0.05 }) ?? true { best = (candidate, score) }
    }
    return best?.candidate
  }

  /// The first heading below the first level that is not of the frame and meets a condition.
  private func lowerHeading(where condition: (Candidate) -> Bool) -> Candidate? {
    for node in tree.subtree(tree.root) {
      switch tree.tag(node) {
      case .h2, .h3, .h4: break
      default: continue
      }
      let range = layout.range(of: node)
      guard !range.isEmpty, !layout.pieces[range].allSatisfy(\.isNoise) else { continue }
      if let candidate = candidate(node), condition(candidate) { return candidate }
    }
    return nil
  }

  private func isMarked(_ node: MarkupTree.Node) -> Bool {
    layout.traits[node].contains(.headline)
  }

  private func isBeforeEnd(_ node: MarkupTree.Node, of body: MarkupTree.Node?) -> Bool {
    let range = layout.range(of: node)
    guard !range.isEmpty, !layout.pieces[range].allSatisfy(\.isNoise) else { return false }
    return body.map { range.lowerBound < layout.range(of: $0).upperBound } ?? true
  }

  // MARK: Kickers and names of sites

  /// The text of a heading without the words over the headline, where the page shows elsewhere that
  /// they are no part of it.
  private func withoutKicker(_ heading: Candidate) -> String {
    let text = withoutKnownSite(withoutMarkedKicker(heading))
    // "Developing:" is told apart later, and kept.
    guard DevelopingMarkers.splittingHeadline(text).marker == nil else { return text }
    let words = plainWords(text)
    let isWhole = declared.contains(words)
    guard !isWhole, let title = declared.first(where: { isHeadline($0, endOf: words) }),
      let headline = Self.suffix(of: text, words: title.count)
    else { return text }
    // A quotation that runs on into the rest is the headline's own.
    let isQuotation = "\"\u{201C}\u{201E}\u{AB}\u{BB}'\u{2018}".contains(text.first ?? " ")
    let sign = text.dropLast(headline.count).trimmingSpaces.last ?? " "
    return isQuotation && !"/|".contains(sign) ? text : headline
  }

  /// The text of a heading without its first part, where the class of that calls it a kicker and the
  /// page doesn't declare both together as its title.
  private func withoutMarkedKicker(_ heading: Candidate) -> String {
    let titles = [metadata.linkedData.text("headline"), metadata.first("og:title")]
    guard
      let kicker = tree.subtree(heading.node).prefix(4).dropFirst().first(where: {
        tree.tag($0) != .text && layout.traits[$0].contains(.kicker)
      }),
      !titles.contains(where: { plainWords($0 ?? "").starts(with: heading.words) })
    else { return heading.text }
    var builder = PlainTextBuilder()
    for node in tree.end(of: kicker)..<tree.end(of: heading.node) where tree.tag(node) == .text {
      builder.append(tree.bytes(node))
    }
    let rest = builder.take()
    guard plainWords(rest).count >= 2 else { return heading.text }
    return String(rest.drop { " :|\u{2013}-".contains($0) })
  }

  /// A heading without the site's name behind a bar, where the page says that it is its name.
  private func withoutKnownSite(_ heading: String) -> String {
    guard let bar = heading.ranges(of: " | ").last,
      siteNames.contains(plainWords(String(heading[bar.upperBound...])))
        || declared.contains(plainWords(String(heading[..<bar.lowerBound])))
    else { return heading }
    return String(heading[..<bar.lowerBound])
  }

  private func isHeadline(_ title: [String], endOf words: [String]) -> Bool {
    title.count >= 2 && title.count < words.count
      && words.count - title.count <= Self.longestKicker
      && title.count * 3 >= words.count && words.suffix(title.count) == title[...]
  }

  /// The end of a text that holds a number of plain words.
  private static func suffix(of text: String, words count: Int) -> String? {
    let parts = text.split(separator: " ")
    for start in parts.indices.reversed() {
      let rest = parts[start...].joined(separator: " ")
      let found = plainWords(rest).count
      if found == count {
        // Quotation marks and the like in front belong to what follows.
        return rest
      }
      if found > count { return nil }
    }
    return nil
  }

  /// The share of words in common, of the shorter one weighed more.
  static func likeness(_ left: [String], _ right: [String]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let common = Double(Set(left).intersection(right).count)
    return common / Double(Set(left).count) * 0.7 + common / Double(Set(right).count) * 0.3
  }
}
