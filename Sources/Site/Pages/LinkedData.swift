import Extraction
import Foundation
import History

/// A page as machines that know schema.org read it (JSON-LD 1.1).
///
/// It stands in the page as data, which no browser runs and the policy of the page does not concern.
struct LinkedData: Encodable {
  /// The article that a page is about.
  struct Article: Encodable {
    var type = "NewsArticle"
    var headline: String
    var url: String?
    var inLanguage: String?
    var datePublished: String?
    var dateModified: String?

    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case headline, url, inLanguage, datePublished, dateModified
    }

    /// An article as its page declares it, under the address that it was seen at.
    init(_ headline: String, _ snapshot: Snapshot?) {
      self.headline = headline
      url = snapshot?.address
      let tag = (snapshot?.declaration.language).languageTag
      inLanguage = tag.isEmpty ? nil : tag
      datePublished = snapshot?.declaration.publishedAt?.iso8601
      dateModified = snapshot?.declaration.modifiedAt?.iso8601
    }
  }

  var context = "https://schema.org"
  var type = "WebPage"
  var name: String
  var description: String?
  var url: String
  var isPartOf: String?
  var about: Article

  private enum CodingKeys: String, CodingKey {
    case context = "@context"
    case type = "@type"
    case name, description, url, isPartOf, about
  }
}

extension Website {
  /// What a page says of itself to machines.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - article: What it is about.
  ///   - story: The path of the story that it is a part of; nil for the story itself.
  /// - Returns: The page with its data.
  func described(_ page: SitePage, _ article: LinkedData.Article, of story: String? = nil)
    -> SitePage
  {
    var page = page
    page.data = Markup(
      json: LinkedData(
        name: page.title, description: page.description,
        url: publicAddress + (page.path ?? "/"), isPartOf: story.map { publicAddress + $0 },
        about: article))
    return page
  }
}
