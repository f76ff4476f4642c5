/// In which places of a page each field is looked for, the most trusted first, and why.
///
/// The first place that holds a value of the right form gives it; what the others say is told by
/// `Explanation`. Rows without names are rules of the finders, which look at what a reader sees.
enum FieldTable {
  struct Row {
    let field: Explanation.Field
    let source: Explanation.Source
    /// Names of properties, in lower case for `meta` elements and microdata.
    let names: [String]
    let reason: String

    init(
      _ field: Explanation.Field, _ source: Explanation.Source, _ names: [String], _ reason: String
    ) {
      self.field = field
      self.source = source
      self.names = names
      self.reason = reason
    }
  }

  /// The rows of a field that are trusted more than what a reader sees.
  static func rowsBeforeMarkup(of field: Explanation.Field) -> ArraySlice<Row> {
    rows(of: field).prefix { $0.source != .markup }
  }

  /// The rows of a field in their order.
  static func rows(of field: Explanation.Field) -> [Row] { byField[field] ?? [] }

  /// The row of a field that a place belongs to.
  static func row(
    of field: Explanation.Field, _ source: Explanation.Source, _ place: String
  ) -> Row? {
    rows(of: field).first {
      $0.source == source && ($0.names.isEmpty || $0.names.contains(place))
    }
  }

  private static let byField = Dictionary(grouping: rows, by: \.field)

  static let rows: [Row] = [
    Row(.headline, .markup, [], "what a reader sees: the h1 that is like a declared title"),
    // Before the h1 where that is worded otherwise (`HeadlineFinder.filed`). Of 886 pages with a known
    // truth, 17 of 16 publishers differ so: the filed headline is the true one of 12, the h1 of 5.
    Row(
      .headline, .jsonLD, ["headline"],
      "under which a newsroom files the article, whatever a ticker or a trial shows above it"),
    Row(.headline, .openGraph, ["og:title"], "often reworded for those who share it"),
    Row(.headline, .head, ["twitter:title", "dc.title"], "the same, and less often kept up"),
    Row(.headline, .head, ["title"], "worded for search engines, with the site's name"),

    Row(.standfirst, .markup, [], "between headline and text: what a reader sees"),
    Row(
      .standfirst, .jsonLD, ["alternativeHeadline", "description"], "worded for machines; not taken"
    ),
    Row(.standfirst, .openGraph, ["og:description"], "worded for those who share it; not taken"),
    Row(.standfirst, .head, ["description"], "worded for search engines; not taken"),

    Row(.byline, .jsonLD, ["author", "creator"], "names apart from offices, and all of them"),
    Row(
      .byline, .head,
      [
        "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl",
        "cxenseparse:author",
      ], "mostly right, but often the site or only the first"),
    Row(
      .byline, .dublinCore, ["dc.creator", "dcterms.creator"], "likewise, by libraries and offices"),
    Row(.byline, .markup, [], "the line under the headline, hNews and rel=author: for people"),

    Row(.section, .jsonLD, ["articleSection"], "the section of this article"),
    Row(
      .section, .head, ["article:section", "parsely-section"], "the same for those who share it"),
    Row(.section, .microdata, ["articlesection"], "the same beside the text"),
    Row(.section, .jsonLD, ["BreadcrumbList"], "the last step of the path to the article"),

    Row(.publication, .openGraph, ["og:site_name"], "the name that readers know"),
    Row(.publication, .jsonLD, ["publisher"], "at times the company instead of the paper"),
    Row(.publication, .head, ["application-name", "apple-mobile-web-app-title"], "a short form"),
    Row(.publication, .dublinCore, ["dc.publisher", "dcterms.publisher"], "the company"),

    Row(.url, .head, ["canonical"], "made for the question which address counts"),
    Row(.url, .openGraph, ["og:url"], "made for counting shares, mostly the same"),
    Row(.url, .address, [], "where the page was received from"),

    Row(.language, .head, ["html lang"], "browsers and readers' tools depend on it"),
    Row(.language, .jsonLD, ["inLanguage"], "seldom there, and then of the article"),
    Row(
      .language, .head, ["content-language", "og:locale", "language"],
      "at times the server's default"),
    Row(.language, .dublinCore, ["dc.language"], "likewise"),

    Row(
      .published, .jsonLD, ["datePublished"], "with a time and an offset; right wherever it stands"),
    Row(
      .published, .head,
      [
        "article:published_time", "og:published_time", "article:published", "datepublished",
        "parsely-pub-date", "sailthru.date",
      ], "the same from the same system, less often with an offset"),
    Row(
      .published, .dublinCore,
      ["dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created"],
      "a day, by libraries and offices"),
    // What stands above goes before it, unless two of those differ and it says which is right.
    Row(.published, .markup, [], "a time element or a date line by the headline: for people"),
    Row(
      .published, .head,
      [
        "date.issued", "publish-date", "publish_date", "published_time", "publication_date",
        "pubdate",
        "originalpublicationdate", "article_date_original", "dc.date", "dcterms.date", "date",
        "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "ptime",
        "release_date", "created", "article.created", "displaydate", "timestamp",
      ], "names of single systems, which may mean any date"),
    Row(.published, .microdata, ["datepublished"], "also of other articles on the page"),
    Row(.published, .jsonLD, ["dateCreated", "uploadDate"], "may be long before publication"),
    Row(.published, .microdata, ["datecreated"], "likewise, and of other articles too"),
    Row(.published, .address, [], "a day in the path"),

    Row(.modified, .jsonLD, ["dateModified"], "with a time and an offset"),
    Row(
      .modified, .head,
      [
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
        "article.updated", "article:updated_time", "revised", "modified",
      ], "the same from the same system"),
    Row(.modified, .dublinCore, ["dcterms.modified", "dc.date.modified"], "a day"),
    Row(.modified, .microdata, ["datemodified"], "also of other articles on the page"),
    Row(.modified, .markup, [], "hNews updated and the like by the headline, with a time"),

    Row(.status, .markup, [], "a whole sentence or word by which newsrooms say so"),
    Row(.dateline, .markup, [], "a place in capitals, or before a service"),
    Row(.credit, .markup, [], "a service before the text, or its mark for a version of a story"),
    Row(.access, .jsonLD, ["isAccessibleForFree"], "declared for search engines"),
    Row(
      .access, .head, ["article:content_tier", "content_tier", "cxenseparse:content_tier"],
      "declared for partners"),
    Row(.access, .markup, [], "observed: whether an invitation to subscribe stands on the page"),
    Row(.pagination, .markup, [], "a page number, or links to this address with another number"),
  ]
}

/// A value, and where it was found.
struct Found<Value> {
  var value: Value
  var source: Explanation.Source
  var place: String
}
