extension Comparison {
  /// One sentence that a reader of the old article has not read.
  public struct News: Sendable, Equatable {
    /// The sentence as it stands now; several where one was split.
    public var text: String
    /// Where it stands in the new article.
    public var sentences: [Sentence]
    /// The weight of the weightiest change that it tells.
    public var weight: Int
  }

  /// What a reader who knows the old article does not know yet, weightiest first, then in reading order.
  ///
  /// Sentences that only moved, or read as they read but for signs and spelling, are no news.
  public var news: [News] {
    var weights: [Int: Int] = [:]
    for change in changes where !change.isTrivial && change.kind != .move {
      for index in change.newSentences {
        weights[index] = max(weights[index] ?? 0, change.weight)
      }
    }
    let news = passages.compactMap { passage -> News? in
      guard passage.action != .unchanged, !passage.new.isEmpty else { return nil }
      guard let weight = passage.new.compactMap({ weights[$0.index] }).max() else { return nil }
      return News(text: passage.new.joinedText, sentences: passage.new, weight: weight)
    }
    return news.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
  }
}
