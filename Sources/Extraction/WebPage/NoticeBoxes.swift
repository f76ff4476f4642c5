/// Leaves out what stands in one small box with an offer or a notice that was left out: the heading over
/// it, and the small print under it.
enum NoticeBoxes {
  /// Most texts of such a box, and how many elements up it is looked for.
  private static let mostTexts = 4
  private static let depth = 3

  static func leaveOut(of sieve: inout Sieve, _ layout: PageLayout) {
    var rules: [Int: Sieve.Rule] = [:]
    for (index, rule) in sieve.left where rule == .offer || rule == .cookieNotice {
      rules[index] = rule
    }
    guard !rules.isEmpty else { return }
    var boxed: [Int: Sieve.Rule] = [:]
    for (index, rule) in rules {
      for box in layout.tree.ancestors(layout.pieces[index].node).prefix(depth) {
        let range = layout.range(of: box)
        guard isBox(box, layout), range.count <= mostTexts else { break }
        // Another paragraph in it is one of the article.
        guard range.allSatisfy({ rules[$0] != nil || !layout.pieces[$0].isProse }) else { break }
        for place in range { boxed[place] = rule }
      }
    }
    sieve.leaveOut { boxed[$0.index] }
  }

  private static func isBox(_ node: MarkupTree.Node, _ layout: PageLayout) -> Bool {
    switch layout.tree.tag(node) {
    case .div, .section, .aside, .form, .li, .td, .dl: true
    default: false
    }
  }
}
