/// Finds which groups of linked sentences were moved.
///
/// Moved is the smallest set of groups without which no two links cross (NewsEdits' *refactor*). Of
/// several smallest sets the one whose groups went furthest, in sentences, and then the one that goes
/// upward, counts.
enum OrderedGroups {
  /// What a chain of groups in order is worth: the most groups, then the least way, then the fewest
  /// that went up.
  private struct Worth: Comparable {
    var count = 0
    var way = 0
    var up = 0

    static func < (one: Worth, other: Worth) -> Bool {
      (one.count, -one.way, -one.up) < (other.count, -other.way, -other.up)
    }
  }

  /// Finds the moved groups.
  ///
  /// - Parameters:
  ///   - groups: In the order of their first old sentences.
  ///   - newCount: The number of new sentences.
  /// - Returns: The offsets of the groups.
  /// - Complexity: O(*n* log *m*) for *n* groups and *m* new sentences (Fredman 1975, with a Fenwick
  ///   tree of the best chains).
  static func moved(_ groups: [SentenceAlignment.Group], newCount: Int) -> Set<Int> {
    var lastNew = -1
    let isOrdered = groups.allSatisfy { group in
      defer { lastNew = group.new[0] }
      return group.new[0] > lastNew
    }
    if isOrdered { return [] }
    // For each prefix of the new sentences the best chain that ends in it.
    var tree = [(worth: Worth, group: Int)](repeating: (Worth(), -1), count: newCount + 1)
    var previous = [Int](repeating: -1, count: groups.count)
    var best: (worth: Worth, group: Int) = (Worth(), -1)
    let ranks = groups.indices.sorted { groups[$0].new[0] < groups[$1].new[0] }
    var rank = [Int](repeating: 0, count: groups.count)
    for (position, group) in ranks.enumerated() { rank[group] = position }
    for (offset, group) in groups.enumerated() {
      var found: (worth: Worth, group: Int) = (Worth(), -1)
      var place = group.new[0]
      while place > 0 {
        if tree[place].worth > found.worth { found = tree[place] }
        place &= place - 1
      }
      previous[offset] = found.group
      let worth = Worth(
        count: found.worth.count + 1, way: found.worth.way + abs(group.new[0] - group.old[0]),
        up: found.worth.up + (rank[offset] < offset ? 1 : 0))
      if worth > best.worth { best = (worth, offset) }
      place = group.new[0] + 1
      while place <= newCount {
        if worth > tree[place].worth { tree[place] = (worth, offset) }
        place += place & -place
      }
    }
    var moved = Set(groups.indices)
    var kept = best.group
    while kept >= 0 {
      moved.remove(kept)
      kept = previous[kept]
    }
    return moved
  }
}
