/// The second stage of an alignment: sentences that are alike, and pieces of split and merged ones.
struct LikelySentences {
  private let equal: EqualSentences
  private let features: SentenceFeatures
  private let weights: AlignmentWeights
  private let freeOld: [Int]
  private let freeNew: [Int]
  private var links: SentenceLinks

  init(
    old: [Sentence], new: [Sentence], equal: EqualSentences, _ weights: AlignmentWeights
  ) {
    self.equal = equal
    self.weights = weights
    links = equal.links
    freeOld = old.indices.filter { equal.links.isFree(old: $0) }
    freeNew = new.indices.filter { equal.links.isFree(new: $0) }
    features = SentenceFeatures(old: old, new: new, freeOld: freeOld, freeNew: freeNew, weights)
  }

  /// The groups with their likeness.
  var groups: [SentenceAlignment.Group] {
    links.groups.map { group in
      var group = group
      if group.old.count == 1, group.new.count == 1 {
        if equal.areEqual(group.old[0], group.new[0]) { return group }
      }
      group.likeness = features.likeness(
        features.joined(group.old.map { features.old[$0] }),
        features.joined(group.new.map { features.new[$0] }))
      return group
    }
  }

  /// Links each sentence with the one that it is most like and that is most like it, until none is found:
  /// each link helps its neighbours.
  mutating func linkByLikeness() {
    let candidates = Candidates(features, freeOld: freeOld, freeNew: freeNew, weights).pairs
    var mayBeWeak = false
    // Each round but the last links something; few texts need more than four.
    for _ in 0..<8 {
      let found = mutualBest(of: candidates, weak: mayBeWeak)
      for pair in found { links.link(pair.old, pair.new) }
      equal.grow(&links, from: found.map(\.old))
      if found.isEmpty {
        if mayBeWeak { break }
        mayBeWeak = true
      }
    }
  }

  private func mutualBest(of candidates: [Candidates.Pair], weak: Bool) -> [Candidates.Pair] {
    let corridor = Corridor(links)
    var bestOfOld: [Int: (score: Double, pair: Candidates.Pair)] = [:]
    var bestOfNew: [Int: (score: Double, new: Int, old: Int)] = [:]
    for pair in candidates where links.isFree(old: pair.old) && links.isFree(new: pair.new) {
      if equal.isWeak(old: pair.old), equal.areEqual(pair.old, pair.new) {
        guard weak, hasLinkedNeighbour(pair) else { continue }
      }
      if isShort(pair), !corridor.contains(pair.old, pair.new), !hasLinkedNeighbour(pair) {
        continue
      }
      let score = pair.likeness + help(pair, corridor)
      if score > bestOfOld[pair.old]?.score ?? 0 { bestOfOld[pair.old] = (score, pair) }
      if score > bestOfNew[pair.new]?.score ?? 0 {
        bestOfNew[pair.new] = (score, pair.new, pair.old)
      }
    }
    return bestOfOld.values.filter {
      $0.score >= weights.link && bestOfNew[$0.pair.new]?.old == $0.pair.old
    }.map(\.pair).sorted { $0.old < $1.old }
  }

  /// Whether one of both is too short to be found far from its place by its words alone.
  private func isShort(_ pair: Candidates.Pair) -> Bool {
    min(features.old[pair.old].wordCount, features.new[pair.new].wordCount)
      <= weights.wordsToCross
  }

  private func hasLinkedNeighbour(_ pair: Candidates.Pair) -> Bool {
    links.areLinked(pair.old - 1, pair.new - 1) || links.areLinked(pair.old + 1, pair.new + 1)
  }

  /// What place and neighbours add to the likeness of two sentences.
  private func help(_ pair: Candidates.Pair, _ corridor: Corridor) -> Double {
    let (i, j) = (pair.old, pair.new)
    var help = 0.0
    if corridor.contains(i, j) { help += weights.order }
    let before = links.areLinked(i - 1, j - 1)
    let after = links.areLinked(i + 1, j + 1)
    if before { help += weights.neighbour }
    if after { help += weights.neighbour }
    if before, after { help += weights.lone }
    if min(features.old[i].wordCount, features.new[j].wordCount) <= weights.fewWords {
      help -= weights.short
    }
    return help
  }

  /// Joins a free sentence to what its neighbour is linked to, where that has its words to spare.
  mutating func linkPieces() {
    // A sentence may fall into many lines, and each round finds those beside the ones that are found.
    for _ in 0..<16 {
      let pieces = freePieces().sorted { ($1.share, $0.old, $0.new) < ($0.share, $1.old, $1.new) }
      var isAny = false
      for piece in pieces {
        // A sentence that was joined since has less to spare.
        let isNewPiece = links.isFree(new: piece.new)
        guard isNewPiece != links.isFree(old: piece.old) else { continue }
        guard share(piece.old, piece.new, isNewPiece: isNewPiece) >= weights.piece else { continue }
        links.link(piece.old, piece.new)
        isAny = true
      }
      if !isAny { break }
    }
  }

  private func freePieces() -> [(share: Double, old: Int, new: Int)] {
    var pieces: [(share: Double, old: Int, new: Int)] = []
    for j in freeNew where links.isFree(new: j) {
      for beside in [j - 1, j + 1] where links.ofNew.indices.contains(beside) {
        guard links.ofNew[beside].count == 1 else { continue }
        let i = links.ofNew[beside][0]
        if equal.areEqual(i, beside) { continue }
        let share = share(i, j, isNewPiece: true)
        if share >= weights.piece { pieces.append((share, i, j)) }
      }
    }
    for i in freeOld where links.isFree(old: i) {
      for beside in [i - 1, i + 1] where links.ofOld.indices.contains(beside) {
        guard links.ofOld[beside].count == 1 else { continue }
        let j = links.ofOld[beside][0]
        if equal.areEqual(beside, j) { continue }
        let share = share(i, j, isNewPiece: false)
        if share >= weights.piece { pieces.append((share, i, j)) }
      }
    }
    return pieces
  }

  /// The share of the piece's words that the other side has beyond what its partners account for.
  private func share(_ i: Int, _ j: Int, isNewPiece: Bool) -> Double {
    let piece = isNewPiece ? features.new[j] : features.old[i]
    guard piece.mass > 0 else { return 0 }
    let rest =
      isNewPiece
      ? features.rest(of: features.old[i], without: links.ofOld[i].map { features.new[$0] })
      : features.rest(of: features.new[j], without: links.ofNew[j].map { features.old[$0] })
    return features.common(piece, rest) / piece.mass
  }
}

/// For each old sentence the new ones that stand in order with all links that were not moved.
private struct Corridor {
  private var low: [Int]
  private var high: [Int]

  init(_ links: SentenceLinks) {
    let groups = links.groups
    let moved = OrderedGroups.moved(groups, newCount: links.ofNew.count)
    low = Array(repeating: 0, count: links.ofOld.count)
    high = Array(repeating: links.ofNew.count, count: links.ofOld.count)
    var isKept = [Bool](repeating: false, count: links.ofOld.count)
    for (offset, group) in groups.enumerated() where !moved.contains(offset) {
      isKept[group.old[0]] = true
    }
    var last = 0
    for i in low.indices {
      low[i] = last
      if isKept[i] { last = max(last, links.ofOld[i].max() ?? 0) }
    }
    var next = links.ofNew.count
    for i in high.indices.reversed() {
      high[i] = next
      if isKept[i] { next = min(next, links.ofOld[i].min() ?? next) }
    }
  }

  func contains(_ i: Int, _ j: Int) -> Bool { low[i] <= j && j <= high[i] }
}
