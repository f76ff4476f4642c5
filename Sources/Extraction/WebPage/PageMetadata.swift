import Foundation

/// What a page says about itself in its head, by name.
struct PageMetadata {
  private var values: [String: [String]] = [:]
  /// `link rel=canonical`.
  private(set) var canonical: String?
  /// The text of `title`.
  private(set) var title: String?
  private(set) var language: String?
  let linkedData: LinkedData

  init(_ tree: MarkupTree) {
    linkedData = LinkedData(tree)
    for node in tree.subtree(tree.root) {
      switch tree.tag(node) {
      case .html:
        if language == nil {
          language = tree.value(.lang, of: node) ?? tree.value(.xmlLang, of: node)
        }
      case .title:
        if title == nil, tree.parent(of: node).map({ tree.tag($0) != .svg }) ?? true {
          title = tree.text(of: node)
        }
      case .link:
        if canonical == nil, tree.value(.rel, of: node)?.lowercased() == "canonical" {
          canonical = tree.value(.href, of: node)
        }
      case .meta:
        guard let content = tree.value(.content, of: node)?.normalizedLine, !content.isEmpty else {
          continue
        }
        for name in [MarkupTree.Attribute.property, .name, .itemprop, .httpEquiv] {
          if let key = tree.value(name, of: node)?.lowercased() {
            values[key, default: []].append(content)
          }
        }
      default: break
      }
    }
  }

  /// The first value of the first name that has one.
  func first(_ names: String...) -> String? {
    for name in names { if let value = values[name]?.first { return value } }
    return nil
  }

  /// All values of the first name that has any.
  func all(_ names: String...) -> [String] {
    for name in names { if let found = values[name] { return found } }
    return []
  }

  /// What the page calls its title for machines, without names of sites where they can be told.
  var titles: [String] {
    let site = first("og:site_name")
    return [linkedData.text("headline"), first("og:title"), first("twitter:title"), title]
      .compactMap { $0.map { HeadlineFinder.withoutSite($0, site) } }
  }

  /// The language tag, tidied: `en_GB` is `en-GB`.
  var languageTag: String? {
    let declared = [
      language, linkedData.text("inLanguage"),
      first("content-language", "og:locale", "dc.language", "language"),
    ]
    for candidate in declared {
      guard let tag = candidate?.trimmingSpaces.replacing("_", with: "-"),
        (2...20).contains(tag.utf8.count),
        tag.utf8.allSatisfy({
          (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D
        })
      else { continue }
      return tag
    }
    return nil
  }

  var publishedAt: Date? {
    let declared = [
      linkedData.text("datePublished"),
      first(
        "article:published_time", "og:published_time", "article:published", "datepublished",
        "parsely-pub-date", "sailthru.date",
        "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "date.issued",
        "publish-date", "publish_date", "published_time",
        "publication_date", "pubdate", "originalpublicationdate", "article_date_original",
        "dc.date", "dcterms.date", "date", "article.published", "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime", "ptime", "release_date", "created", "article.created",
        "displaydate", "timestamp"),
      linkedData.text("dateCreated"), linkedData.text("uploadDate"),
    ]
    return declared.lazy.compactMap { $0.flatMap(Instant.date) }.first
  }

  var modifiedAt: Date? {
    let declared = [
      linkedData.text("dateModified"),
      first(
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
        "dcterms.modified", "dc.date.modified",
        "article.updated", "article:updated_time", "revised", "modified"),
    ]
    return declared.lazy.compactMap { $0.flatMap(Instant.date) }.first
  }
}
