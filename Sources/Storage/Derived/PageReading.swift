import Extraction
import Foundation
import GRDB
import History

/// What a snapshot's page gives when the extractor reads it again.
struct PageReading: Sendable {
  var snapshot: Int64
  var seenAt: Int64
  /// Nil where there is no article any more.
  var article: ArticleDraft?

  /// A snapshot's page with all that the extractor goes by.
  struct Input: Sendable {
    var snapshot: Int64
    var seenAt: Int64
    var page: Page
    /// Whether it was read as an article when it was recorded: then somebody may have vouched for it.
    var wasArticle: Bool
    /// Whether an article on it is the story's: not where the status says that it is an error page, nor where
    /// redirects led to another one's page.
    var mayBeArticle: Bool

    init(_ row: Row, bytes: [UInt8]) throws {
      snapshot = try row.get("id")
      seenAt = try row.get("seen_at")
      wasArticle = try row.get("fingerprint") as Data? != nil
      let failure: String? = try row.get("failure")
      let status: Int? = try row.get("status")
      mayBeArticle =
        try !row.get("is_fetched")
        || (status == 304 || Exchange(status: status).problem == nil)
          && failure?.hasPrefix(RedirectWay.refusal) != true
      page = try Page(
        bytes: bytes, address: row.get("received_from"), declaredType: row.get("declared_type"),
        format: (row.get("format") as String?).flatMap(Page.Format.init(rawValue:)))
    }
  }

  /// Reads pages on all processors.
  ///
  /// - Complexity: What the extractor needs for each.
  static func read(_ inputs: [Input]) -> [PageReading] {
    inputs.concurrentMap { input in
      let extractor = Extractor(keepsShortPages: input.wasArticle)
      // Why there is none was recorded at the time; that there is none is all that counts here.
      let article = input.mayBeArticle ? try? extractor.article(from: input.page) : nil
      return PageReading(
        snapshot: input.snapshot, seenAt: input.seenAt, article: article.map { ArticleDraft($0) })
    }
  }
}
