import Foundation

/// Finds the entries of a live blog and marks the text with which each of them begins.
///
/// An entry is an element that says so (`itemprop=liveBlogUpdate`), or one of at least three alike
/// that follow one another, each with a moment for machines, on a page or in an element that calls
/// itself live.
struct LiveEntries {
  private let layout: PageLayout
  private let isLiveBlog: Bool
  /// The moments for machines on the page, in its order.
  private let moments: [(node: MarkupTree.Node, date: Date)]
  private var tree: MarkupTree { layout.tree }

  /// Fewest entries that make a live blog where none says itself that it is one.
  private static let fewest = 3
  /// How many texts at the beginning of an entry its heading is looked for in.
  private static let head = 4

  init(_ layout: PageLayout, isLiveBlog: Bool) {
    self.layout = layout
    self.isLiveBlog = isLiveBlog
    moments = layout.tree.subtree(layout.tree.root).compactMap { node in
      Self.moment(node, in: layout.tree).map { (node, $0) }
    }
  }

  /// Makes the first text of each entry a `liveEntry`, with the entry's time.
  ///
  /// - Complexity: O(*n*) in the nodes of the tree.
  func mark(_ pieces: inout [PageLayout.Piece]) {
    var places: [Int: Int] = [:]
    for (place, piece) in pieces.enumerated() { places[piece.index] = place }
    for entry in entries() {
      let inside = layout.range(of: entry).compactMap { places[$0] }
      let opening =
        inside.prefix(Self.head).first { pieces[$0].kind == .heading }
        ?? inside.first { pieces[$0].kind == .paragraph && pieces[$0].isProse }
      guard let opening else { continue }
      pieces[opening].kind = .liveEntry
      pieces[opening].time = time(of: entry)
    }
  }

  private func entries() -> [MarkupTree.Node] {
    let named = tree.subtree(tree.root).filter {
      tree.tag($0) != .text && isNamed($0) && !layout.range(of: $0).isEmpty
    }
    if !named.isEmpty { return named }
    guard isLiveBlog || layout.traits.contains(where: { $0.contains(.live) }) else { return [] }
    var groups: [Group: [MarkupTree.Node]] = [:]
    for node in tree.subtree(tree.root).dropFirst()
    where tree.tag(node) != .text && isPossible(node) {
      guard let parent = tree.parent(of: node) else { continue }
      var name: [UInt8] = []
      if let value = tree.bytes(.class, of: node) { name = Array(value.prefix { $0 > 0x20 }) }
      groups[Group(parent: parent, tag: tree.tag(node), name: name), default: []].append(node)
    }
    return groups.values.filter { $0.count >= Self.fewest }.flatMap(\.self).sorted()
  }

  private struct Group: Hashable {
    var parent: Int
    var tag: MarkupTree.Tag
    var name: [UInt8]
  }

  private func isNamed(_ node: MarkupTree.Node) -> Bool {
    tree.value(.itemprop, of: node)?.lowercased().contains("liveblogupdate") == true
  }

  /// Whether an element can be an entry: a box with prose and a moment, in something that is live.
  private func isPossible(_ node: MarkupTree.Node) -> Bool {
    switch tree.tag(node) {
    case .article, .div, .li, .section: break
    default: return false
    }
    let range = layout.range(of: node)
    guard (1...60).contains(range.count), layout.pieces[range].contains(where: \.isProse) else {
      return false
    }
    let isLive =
      isLiveBlog || layout.traits[node].contains(.live)
      || tree.ancestors(node).prefix(3).contains { layout.traits[$0].contains(.live) }
    return isLive && time(of: node) != nil
  }

  /// The first moment for machines in an element.
  private func time(of node: MarkupTree.Node) -> Date? {
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle].node < node { low = middle + 1 } else { high = middle }
    }
    guard low < moments.count, moments[low].node < tree.end(of: node) else { return nil }
    return moments[low].date
  }

  private static func moment(_ node: MarkupTree.Node, in tree: MarkupTree) -> Date? {
    switch tree.tag(node) {
    case .time: tree.value(.datetime, of: node).flatMap(Instant.date)
    case .meta where tree.value(.itemprop, of: node)?.lowercased() == "datepublished":
      tree.value(.content, of: node).flatMap(Instant.date)
    default: nil
    }
  }
}
