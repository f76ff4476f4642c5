extension HeadlineFinder {
  /// The headline under which a newsroom files an article, where the page shows one that is worded
  /// otherwise; nil where the shown one counts.
  ///
  /// What stands above a news article may be the last line of a ticker or one of several headlines
  /// on trial, so that two readers see two at the same time. The `headline` of a `NewsArticle` is
  /// written by the system in which the article is kept, and is one for all. It counts only where
  /// the two are worded quite otherwise: one that is like the other may have been edited where readers
  /// see it and not yet where machines do; a kicker, a name of a site or a cut end makes no other
  /// headline; and two that have no word of weight in common don't head the same text.
  func filed(beside shown: String, _ data: LinkedData) -> String? {
    guard data.isNews, let text = data.text("headline"), !text.hasSuffix("\u{2026}"),
      !text.hasSuffix("...")
    else { return nil }
    let words = (filed: plainWords(text), shown: plainWords(shown))
    guard (Self.shortest...Self.longest).contains(words.filed.count) else { return nil }
    let joined = (filed: words.filed.joined(), shown: words.shown.joined())
    guard !joined.filed.contains(joined.shown), !joined.shown.contains(joined.filed) else {
      return nil
    }
    guard Self.likeness(words.filed, words.shown) < Self.alike else { return nil }
    let known = Set(words.shown)
    return words.filed.contains { $0.count >= Self.heavy && known.contains($0) } ? text : nil
  }

  /// Fewest words of a filed headline.
  private static let shortest = 3
  /// Fewest letters of a word that two headlines of one text have in common.
  private static let heavy = 4
}
