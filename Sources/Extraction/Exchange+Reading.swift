extension Exchange {
  /// Why no article is to be read from the bytes that came, whatever they hold; nil where the answer was one
  /// of success.
  ///
  /// The status decides: an error page with text as long as an article's is an error page. An answer that is
  /// a part of a page (206) was not asked for, and a page that was not sent again (304) is not read again.
  public var problem: ExtractionError? {
    guard let status else { return .noArticle(.errorPage("no answer")) }
    if 200...299 ~= status, status != 206 { return nil }
    return .noArticle(.errorPage(Exchange.name(of: status)))
  }

  /// A status with the words that it stands for, where these are known: `404 Not Found`.
  public static func name(of status: Int) -> String {
    phrases[status].map { "\(status) \($0)" } ?? String(status)
  }

  /// The address that was asked, where the last answer came from `landing`.
  public func asked(landing: String?) -> String? {
    redirects.first?.address ?? landing
  }

  /// Where the unbroken run of permanent redirects from the address that was asked leads; nil where its first
  /// redirect is a temporary one, or there is none.
  public func moved(landing: String?) -> String? {
    let run = redirects.prefix { $0.isPermanent }.count
    guard run > 0 else { return nil }
    return run < redirects.count ? redirects[run].address : landing
  }

  /// What the statuses mean that pages are often answered with (RFC 9110, 15; RFC 6585; RFC 7725).
  private static let phrases = [
    200: "OK", 206: "Partial Content", 301: "Moved Permanently", 302: "Found", 303: "See Other",
    304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request",
    401: "Unauthorized",
    402: "Payment Required", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout",
    410: "Gone", 421: "Misdirected Request", 429: "Too Many Requests",
    451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
  ]
}
