/// Reads which page of an article in several a page is: from a line such as `Page 2 of 4`, from links
/// with `rel=next` and `rel=prev`, and from numbered links.
///
/// A link counts only where its address is the page's own but for a number: on most sites `next` is the
/// next article.
struct PaginationReader {
  private let layout: PageLayout
  private let base: AddressParts?
  private let own: Address?
  private var tree: MarkupTree { layout.tree }

  /// Most numbered links that are looked at.
  private static let mostLinks = 400
  /// Names of parameters that number pages.
  private static let parameters: Set<String> = [
    "page", "pg", "pagenum", "page_number", "paged", "seite", "pagina",
  ]

  init(_ layout: PageLayout, address: String?) {
    self.layout = layout
    base = address.flatMap { AddressParts($0) }
    own = address.flatMap { Address($0) }
  }

  /// - Complexity: O(*n*) in the nodes of the page.
  var pagination: Pagination? {
    let line = layout.pieces.lazy.filter { $0.text.utf8.last.map(Self.isDigit) == true }
      .compactMap { PageNumber(of: $0.text) }.first
    var result = Pagination(number: line?.number, count: line?.count)
    if let own {
      let stem = Self.stem(own).text
      for node in tree.subtree(tree.root) where tree.tag(node) == .link || tree.tag(node) == .a {
        guard let relation = tree.value(.rel, of: node)?.lowercased(),
          let target = address(of: node), target != own, Self.stem(target).text == stem
        else { continue }
        let words = relation.split(separator: " ")
        if words.contains("next"), result.next == nil { result.next = target }
        if words.contains("prev") || words.contains("previous"), result.previous == nil {
          result.previous = target
        }
      }
      result.count = result.count ?? highestNumber(of: stem)
      if result.number == nil, result != Pagination() {
        result.number = Self.stem(own).number ?? (result.previous == nil ? 1 : nil)
      }
    }
    return result == Pagination() ? nil : result
  }

  /// The highest of the numbers that link to pages of the article, where there are any.
  private func highestNumber(of stem: String) -> Int? {
    let numbered = layout.pieces.lazy.flatMap(\.anchors).filter {
      $0.text.utf8.count <= 3 && $0.text.utf8.allSatisfy(Self.isDigit)
    }.prefix(Self.mostLinks)
    return numbered.compactMap { anchor -> Int? in
      guard let number = Int(anchor.text), let target = address(of: anchor.node) else { return nil }
      let (text, place) = Self.stem(target)
      return text == stem && (place == number || place == nil && number == 1) ? number : nil
    }.max().flatMap { $0 > 1 ? $0 : nil }
  }

  private func address(of node: MarkupTree.Node) -> Address? {
    tree.value(.href, of: node).flatMap { Address($0, relativeTo: base) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// An address without what numbers its page, and that number.
  private static func stem(_ address: Address) -> (text: String, number: Int?) {
    let parts = address.description.split(separator: "?", maxSplits: 1)
    var number: Int?
    var kept: [Substring] = []
    for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1)
      if sides.count == 2, parameters.contains(sides[0].lowercased()), let value = Int(sides[1]) {
        number = value
      } else {
        kept.append(pair)
      }
    }
    var path = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    // /story/2, /story/page/2
    if number == nil, path.count > 4, let last = path.last, last.utf8.count <= 3,
      let value = Int(last)
    {
      number = value
      path.removeLast()
      if let name = path.last, parameters.contains(name.lowercased()) { path.removeLast() }
    }
    return ((path.joined(separator: "/") + "?" + kept.joined(separator: "&")), number)
  }
}
