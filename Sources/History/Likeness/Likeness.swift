import Diffing
public import Extraction

/// How much two articles share, and whether that makes them one story.
///
/// Texts are compared by their *shingles*, the stretches of three words that stand in them (Broder, On
/// the resemblance and containment of documents, 1997). An updated story keeps whole sentences, or at
/// least the names of its lead; another story on the same subject shares a phrase, or a paragraph of
/// background, or the form that all its kind have.
///
/// Bad at: a story rewritten from the first to the last sentence, which is found by its address or not
/// at all; and at telling apart texts that were filled into the same form.
public struct Likeness: Sendable {
  /// The share of all shingles that both have, from 0 to 1.
  public let resemblance: Double
  /// The share of the shorter text's shingles that the longer one has, from 0 to 1.
  public let containment: Double
  /// The share of one text's opening (headline and first forty words) that the other one has, from 0 to
  /// 1; the greater of both directions.
  public let lead: Double
  /// The share of the headlines' words that both have, from 0 to 1 (Dice).
  public let headline: Double
  /// The share of all words that both have, from 0 to 1 (Dice).
  public let words: Double

  /// Finds the story that an article belongs to.
  ///
  /// Shingles that two or more of the known texts share with the article are a form or an agency's
  /// background, and speak for none of them.
  ///
  /// - Parameters:
  ///   - article: The article whose story is sought.
  ///   - known: The latest articles of the stories that come into question.
  /// - Returns: The offset of the likeliest that is like enough; nil where none is.
  /// - Complexity: O(*n*) in the words of all.
  public static func choose(
    for article: Article, among known: [Article]
  ) -> (offset: Int, likeness: Likeness)? {
    let wanted = Shingles(article)
    let others = known.map(Shingles.init)
    var holders: [Int64: Int] = [:]
    for other in others {
      for hash in other.all where wanted.all.contains(hash) { holders[hash, default: 0] += 1 }
    }
    let evidence = Set(holders.lazy.filter { $0.value == 1 }.map(\.key))
    var best: (offset: Int, likeness: Likeness)?
    for (offset, other) in others.enumerated() {
      let likeness = Likeness(
        (article, wanted), (known[offset], other), common: evidence.intersection(other.all))
      guard likeness.isSameStory, !isSeries(article.headline, known[offset].headline) else {
        continue
      }
      if likeness.score > best?.likeness.score ?? 0 { best = (offset, likeness) }
    }
    return best
  }

  private init(
    _ one: (article: Article, shingles: Shingles), _ other: (article: Article, shingles: Shingles),
    common: Set<Int64>
  ) {
    func share(_ count: Int, of total: Int) -> Double {
      total == 0 ? 0 : Double(count) / Double(total)
    }
    let (first, second) = (one.shingles, other.shingles)
    resemblance = share(common.count, of: first.all.union(second.all).count)
    containment = share(common.count, of: min(first.all.count, second.all.count))
    lead = max(
      share(first.lead.intersection(common).count, of: first.lead.count),
      share(second.lead.intersection(common).count, of: second.lead.count))
    headline = WordBag(one.article.headline).likeness(to: WordBag(other.article.headline))
    words = WordBag(one.article.wholeText).likeness(to: WordBag(other.article.wholeText))
  }

  /// Whether the two are told as one story: any row of the table is enough.
  public var isSameStory: Bool {
    Likeness.rules.contains { rule in
      resemblance >= rule.resemblance && containment >= rule.containment && lead >= rule.lead
        && headline >= rule.headline && words >= rule.words
    }
  }

  private var score: Double { resemblance + containment + headline }

  /// The likeness in words, for whoever wants to know why a story was chosen.
  public var description: String {
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    return "shares \(percent(containment)) of the shorter text and \(percent(headline)) of the "
      + "headline's words"
  }
}

extension Likeness {
  /// One row of the decision: all must be reached.
  struct Rule {
    var resemblance = 0.0
    var containment = 0.0
    var lead = 0.0
    var headline = 0.0
    var words = 0.0
  }

  /// Set on the histories of 362 stories that came without addresses, in the order of time, each text
  /// against all before: 97 of 100 updates found, 1 of 100 new stories taken for another.
  static let rules = [
    // An update that keeps a good part of the text.
    Rule(resemblance: 0.3, containment: 0.5),
    // A first alert grown into a long text, or a text cut down to a short one.
    Rule(resemblance: 0.03, containment: 0.5, lead: 0.2, headline: 0.1),
    // Much rewritten, but the lead still says who, what and where in the same words.
    Rule(resemblance: 0.05, containment: 0.2, lead: 0.15, headline: 0.2),
    // Rewritten under the same headline.
    Rule(headline: 0.99, words: 0.3),
    Rule(containment: 0.1, headline: 0.99),
  ]

  private static let dateWords = Set(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether two headlines differ in their dates only: a briefing of every day is a new story each day.
  static func isSeries(_ one: String, _ other: String) -> Bool {
    func words(_ text: String) -> Set<String> {
      Set(text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init))
    }
    let (first, second) = (words(one), words(other))
    let hasDate = !first.union(second).isDisjoint(with: dateWords)
    func isDate(_ word: String) -> Bool {
      let number = Int(
        word.hasSuffix("st") || word.hasSuffix("nd") || word.hasSuffix("rd")
          || word.hasSuffix("th") ? String(word.dropLast(2)) : word)
      guard let number else { return dateWords.contains(word) }
      return 1900...2099 ~= number || 1...31 ~= number && (hasDate || Int(word) == nil)
    }
    let (old, new) = (first.subtracting(second), second.subtracting(first))
    return !old.isEmpty && !new.isEmpty && old.union(new).allSatisfy(isDate)
  }
}

extension Article {
  fileprivate var wholeText: String { headline + "\n" + text }
}
