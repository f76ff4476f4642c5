public import Extraction
public import Foundation

extension SnapshotDraft {
  /// Reads a page, or one line of a history, as a draft that can be recorded.
  ///
  /// - Parameters:
  ///   - page: The bytes as they were received, with the address that they were received from.
  ///   - seenAt: When they were seen; nil for now, or for the time that a line of a history gives.
  ///   - source: Where they came from, for people: a path, `path:line`, or `-`.
  ///   - path: The absolute path by which the same source is known again.
  ///   - key: The story's key; whoever names it vouches that there is an article, however short.
  /// - Returns: The draft, and why there is no article where there is none: what to say where such a page
  ///   finds no story.
  /// - Throws: `ExtractionError` for a line of a history that cannot be read.
  /// - Complexity: O(*n*) in the page's bytes.
  public static func reading(
    _ page: Page, seenAt: Date?, source: String, path: String? = nil, key: String? = nil
  ) throws(ExtractionError) -> (draft: SnapshotDraft, problem: ExtractionError?) {
    if page.format == .jsonLine {
      return try readingLine(page, seenAt: seenAt, source: source, key: key)
    }
    let finding: Finding
    var problem = page.exchange?.problem
    if let problem {
      let draft = SnapshotDraft(
        page: page, finding: .failure(reason: problem.finding, address: nil),
        seenAt: seenAt ?? Date(), source: source, path: path, key: key)
      return (draft, problem)
    }
    do throws(ExtractionError) {
      finding = .article(try Extractor(keepsShortPages: key != nil).article(from: page))
    } catch {
      finding = .failure(reason: error.finding, address: Extractor().address(of: page))
      problem = error
    }
    let draft = SnapshotDraft(
      page: page, finding: finding, seenAt: seenAt ?? Date(), source: source, path: path, key: key)
    return (draft, problem)
  }

  private static func readingLine(
    _ page: Page, seenAt: Date?, source: String, key: String?
  ) throws(ExtractionError) -> (draft: SnapshotDraft, problem: ExtractionError?) {
    let line = try ImportLine(page.bytes)
    var page = page
    page.address = line.url ?? page.address
    let finding: Finding
    var problem: ExtractionError?
    switch line.content {
    case .success(let article): finding = .article(article.standing(at: page.address))
    case .failure(let error):
      finding = .failure(reason: error.finding, address: page.address.flatMap { Address($0) })
      problem = error
    }
    let draft = SnapshotDraft(
      page: page, finding: finding, seenAt: seenAt ?? line.seenAt, source: source,
      key: key ?? line.story)
    return (draft, problem)
  }
}

extension Article {
  /// The article with the address that it was received from, where it declares none.
  fileprivate func standing(at received: String?) -> Article {
    var article = self
    article.address = address ?? received.flatMap { Address($0) }
    return article
  }
}
