extension Extractor {
  /// Extracts the article of a page, and tells where its fields were found and what else was.
  ///
  /// - Throws: as `article(from:)` does.
  /// - Complexity: about twice the time of `article(from:)`.
  public func explained(
    _ page: Page
  ) throws(ExtractionError) -> (article: Article, explanation: Explanation) {
    let article = try article(from: page)
    let text = try PageText(page)
    let format = page.format ?? Page.Format(sniffing: text.bytes, declaredType: page.declaredType)
    guard format == .html else {
      return (article, Explanation(fields: Self.textFields(of: article)))
    }
    let reader = try PageReader(text.bytes, address: page.address, limits: limits)
    return (article, reader.explanation(of: article))
  }

  /// The fields of a text, which stand in one place each.
  private static func textFields(of article: Article) -> [Explanation.Candidate] {
    let values: [(Explanation.Field, String?)] = [
      (.headline, article.headline), (.byline, article.byline.joined(separator: ", ")),
      (.url, article.address?.description), (.language, article.language),
    ]
    return values.compactMap { field, value in
      guard let value, !value.isEmpty else { return nil }
      return Explanation.Candidate(
        field: field, value: value, source: .text, place: "lines of the text", isChosen: true,
        reason: "a text says it once")
    }
  }
}
