/// The pairs of free sentences that are alike enough to be looked at.
struct Candidates {
  struct Pair: Sendable {
    var old: Int
    var new: Int
    var likeness: Double
  }

  /// Up to so many pairs each is looked at.
  static let exhaustiveLimit = 20_000
  /// Beyond them, a word or a pair of words that more new sentences have suggests none.
  static let holderLimit = 24
  /// The most pairs that are kept for one sentence.
  static let breadth = 8

  private(set) var pairs: [Pair] = []

  init(
    _ features: SentenceFeatures, freeOld: [Int], freeNew: [Int], _ weights: AlignmentWeights
  ) {
    let isExhaustive = freeOld.count * freeNew.count <= Candidates.exhaustiveLimit
    let holders = Holders(features, freeNew)
    var common = [Double](repeating: 0, count: freeNew.count)
    var touched: [Int] = []
    for i in freeOld {
      let bag = features.old[i]
      if bag.wordCount == 0 {
        // Signs only: place and neighbours must tell.
        if isExhaustive {
          for j in freeNew where features.new[j].wordCount == 0 {
            pairs.append(Pair(old: i, new: j, likeness: 0))
          }
        }
        continue
      }
      var position = 0
      while position < bag.ids.count {
        let id = bag.ids[position]
        var times = 1
        while position + times < bag.ids.count, bag.ids[position + times] == id { times += 1 }
        position += times
        let found = holders.of(id)
        if !isExhaustive, found.count > Candidates.holderLimit { continue }
        for holder in found {
          if common[Int(holder.place)] == 0 { touched.append(Int(holder.place)) }
          common[Int(holder.place)] +=
            Double(min(times, Int(holder.times))) * features.weights[Int(id)]
        }
      }
      var found: [Pair] = []
      for place in touched {
        let j = freeNew[place]
        let likeness = 2 * common[place] / (bag.mass + features.new[j].mass)
        if likeness >= weights.floor { found.append(Pair(old: i, new: j, likeness: likeness)) }
        common[place] = 0
      }
      touched.removeAll(keepingCapacity: true)
      if found.count > Candidates.breadth {
        found.sort { ($1.likeness, $0.new) < ($0.likeness, $1.new) }
        found.removeLast(found.count - Candidates.breadth)
      }
      if !isExhaustive {
        for position in found.indices {
          found[position].likeness = features.likeness(bag, features.new[found[position].new])
        }
      }
      pairs += found
    }
  }
}

/// For each feature the new sentences that have it.
private struct Holders {
  struct Holder {
    var place: Int32
    var times: Int32
  }

  private var starts: [Int32]
  private var holders: [Holder]

  init(_ features: SentenceFeatures, _ free: [Int]) {
    // Counted first, then filled: two passes are cheaper than an array for each feature.
    starts = Array(repeating: 0, count: features.weights.count + 1)
    for index in free {
      var last: Int32 = -1
      for id in features.new[index].ids where id != last {
        starts[Int(id) + 1] += 1
        last = id
      }
    }
    for id in starts.indices.dropFirst() { starts[id] += starts[id - 1] }
    holders = Array(repeating: Holder(place: 0, times: 0), count: Int(starts.last ?? 0))
    var next = starts
    for (place, index) in free.enumerated() {
      var last: Int32 = -1
      for id in features.new[index].ids {
        if id == last {
          holders[Int(next[Int(id)]) - 1].times += 1
        } else {
          holders[Int(next[Int(id)])] = Holder(place: Int32(place), times: 1)
          next[Int(id)] += 1
          last = id
        }
      }
    }
  }

  func of(_ id: Int32) -> ArraySlice<Holder> {
    holders[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
  }
}
