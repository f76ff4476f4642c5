/// The days in elements whose class says that they hold a date, also within a line: hNews
/// (`published`, `updated`), and what content systems made of it.
struct MarkedDates {
  struct Mark {
    /// The number of texts on the page before it.
    var position: Int
    var moment: Moment
    /// Whether it is said to be the day of a change.
    var isUpdate: Bool
  }

  private(set) var marks: [Mark] = []

  /// Longest text, in bytes, that is a date, and the most nodes in which it stands.
  private static let longest = (bytes: 120, nodes: 40)

  /// Finds them, other than those of comments and of the headline.
  init(_ layout: PageLayout, monthFirst: Bool, beside headline: MarkupTree.Node?) {
    let tree = layout.tree
    var end = 0
    for node in tree.subtree(tree.root)
    where layout.traits[node].contains(.date) || tree.tag(node) == .time {
      // The outermost one speaks for those in it.
      guard node >= end, tree.tag(node) != .text, tree.tag(node) != .meta,
        tree.subtree(node).count <= Self.longest.nodes,
        !(headline.map { tree.subtree($0).contains(node) } ?? false)
      else { continue }
      let title = tree.value(.title, of: node).flatMap { Instant.moment($0) }
      let text = tree.text(of: node)
      guard text.utf8.count <= Self.longest.bytes,
        let moment = title
          ?? WrittenDate.first(in: text, monthFirst: monthFirst).map({ Moment(day: $0) }),
        !layout.isInComments(node, beside: headline)
      else { continue }
      end = tree.end(of: node)
      marks.append(
        Mark(
          position: Int(layout.piecesBefore[node]), moment: moment,
          isUpdate: Self.isUpdate(tree, node) || DateLabel.isUpdate(text)))
    }
  }

  /// Whether the class of an element, or the label in front of it, says that its date is of a change
  /// and not also of publication.
  static func isUpdate(_ tree: MarkupTree, _ node: MarkupTree.Node) -> Bool {
    switch tree.value(.itemprop, of: node)?.lowercased() {
    case "datepublished": return false
    case "datemodified": return true
    default: break
    }
    if let name = tree.value(.class, of: node)?.lowercased() {
      if name.contains("publish") || name.contains("entry-date") { return false }
      if name.contains("updated") || name.contains("modified") { return true }
    }
    guard let parent = tree.parent(of: node), tree.subtree(parent).count <= longest.nodes else {
      return false
    }
    let line = tree.text(of: parent)
    return line.utf8.count <= longest.bytes && DateLabel.isUpdate(line)
  }
}

extension PageLayout {
  /// Whether a node stands among what readers wrote: in an element that is called so and doesn't hold
  /// the headline as well.
  func isInComments(_ node: MarkupTree.Node, beside headline: MarkupTree.Node?) -> Bool {
    tree.ancestors(node).contains { holder in
      traits[holder].contains(.comments) && traits[holder].isDisjoint(with: [.article, .body])
        && tree.tag(holder) != .body && tree.tag(holder) != .html
        && !(headline.map { tree.subtree(holder).contains($0) } ?? false)
    }
  }
}
