/// What a page says about itself in JSON-LD (schema.org), the article's object found among all
/// others.
struct LinkedData {
  private var objects: [JSON] = []
  private var byID: [String: JSON] = [:]
  /// The object that describes the article, if there is one.
  private(set) var article: JSON?

  init(_ tree: MarkupTree) {
    for node in tree.subtree(tree.root) where tree.tag(node) == .script {
      guard let type = tree.value(.type, of: node)?.lowercased(), type.contains("ld+json") else {
        continue
      }
      var text: [UInt8] = []
      for inner in tree.subtree(node) where tree.tag(inner) == .text { text += tree.bytes(inner) }
      for value in JSONReader.values(in: text) { add(value, depth: 0) }
    }
    let found = objects
    article =
      Self.articleTypes.lazy.compactMap { type in
        found.first { Self.types(of: $0).contains(type) }
      }.first
  }

  private mutating func add(_ value: JSON, depth: Int) {
    guard depth < 6 else { return }
    switch value {
    case .array(let values):
      for value in values { add(value, depth: depth + 1) }
    case .object(let members):
      objects.append(value)
      if let id = value["@id"]?.string, members.count > 1, byID[id] == nil { byID[id] = value }
      for name in [
        "@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "review",
      ] {
        if let inner = value[name] { add(inner, depth: depth + 1) }
      }
    default: break
    }
  }

  /// Types that stand for an article, the surest first.
  private static let articleTypes = [
    "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "Article", "BlogPosting",
    "SocialMediaPosting", "TechArticle", "ScholarlyArticle", "Report", "AdvertiserContentArticle",
    "Review", "Recipe", "HowTo", "VideoObject", "WebPage",
  ]

  /// Whether the article is one of a newsroom: a `NewsArticle` of any kind or a live blog.
  var isNews: Bool {
    article.map { article in
      Self.types(of: article).contains { $0.hasSuffix("NewsArticle") || $0 == "LiveBlogPosting" }
    } ?? false
  }

  static func types(of object: JSON) -> [String] {
    (object["@type"]?.elements ?? []).compactMap { type in
      type.string.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    }
  }

  /// The article's field as text.
  func text(_ name: String) -> String? {
    article?[name]?.elements.first.flatMap { $0.string ?? $0["@value"]?.string }
      .map(Entities.decoded).map(\.normalizedLine).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the page says that it is a live blog.
  var isLiveBlog: Bool { objects.contains { Self.types(of: $0).contains("LiveBlogPosting") } }

  /// The article's text, without markup; lines are its paragraphs.
  var body: String? {
    guard let text = article?["articleBody"]?.string.map(Entities.decoded) else { return nil }
    // Markup in it would have to be read like a page, and is as seldom as it is unreliable.
    return text.contains("</") ? nil : text
  }

  /// The names of the article's authors.
  var authors: [String] {
    var names: [String] = []
    for author in article?["author"]?.elements ?? article?["creator"]?.elements ?? [] {
      let object = author["@id"]?.string.flatMap { byID[$0] } ?? author
      for name in (object["name"] ?? author).elements {
        guard let text = name.string else { continue }
        for name in Byline.names(in: Entities.decoded(text)) where !names.contains(name) {
          names.append(name)
        }
      }
    }
    return names
  }

  /// The last step on the path to the article: the section it lies in, where there are two steps.
  var breadcrumb: String? {
    let headline = text("headline").map { plainWords($0) }
    for object in objects where Self.types(of: object).contains("BreadcrumbList") {
      var names = (object["itemListElement"]?.elements ?? []).compactMap { step -> String? in
        (step["name"] ?? step["item"]?["name"])?.string
      }.map { Entities.decoded($0).normalizedLine }
      if let last = names.last, names.count > 2 || plainWords(last) == headline {
        names.removeLast()
      }
      // The first step is the front page.
      if names.count >= 2 { return names.last }
    }
    return nil
  }

  /// Whether the page says that its text is not free to read.
  var isClosed: Bool { isFree == false }

  /// Whether the page says that its text, and every part of it, is free to read; nil where it says
  /// nothing.
  var isFree: Bool? {
    let claims = ([article].compactMap(\.self) + (article?["hasPart"]?.elements ?? []))
      .compactMap { object -> Bool? in
        switch object["isAccessibleForFree"] {
        case .bool(let isFree): isFree
        case .string(let text): !text.lowercased().hasSuffix("false")
        default: nil
        }
      }
    return claims.isEmpty ? nil : claims.allSatisfy(\.self)
  }

  /// How many words the page says its article has.
  var wordCount: Int? {
    // Real pages write "1 412 words" too; what is no plain number says nothing.
    article?["wordCount"]?.string.flatMap { Int($0.trimmingSpaces) }
  }

  /// The name of the publisher.
  var publisher: String? {
    article?["publisher"].flatMap { publisher in
      (publisher["@id"]?.string.flatMap { byID[$0] } ?? publisher)["name"]?.string
    }?.normalizedLine
  }
}
