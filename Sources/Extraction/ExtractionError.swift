/// Why a page could not be read as an article.
///
/// Its text is in the lower case of the command line and names no path: the caller puts that before
/// it.
public enum ExtractionError: Error, Sendable, Equatable {
  /// There are no bytes, or nothing but white space.
  case empty
  /// The bytes are no text; `kind` says what they are, for instance `a PDF file`.
  case binary(kind: String)
  /// Packed bytes are not what their format demands; `kind` is gzip or zstd.
  case damaged(kind: String)
  /// Packed bytes end too early.
  case truncated(kind: String)
  /// The page is larger than `Extractor.Limits.bytes`.
  case tooLarge(bytes: Int, limit: Int)
  /// Elements lie in one another, or stay open, beyond `Extractor.Limits.depth`.
  case tooDeep(limit: Int)
  /// One tag has more attributes than `Extractor.Limits.attributes`.
  case tooManyAttributes(limit: Int)
  /// The page has more elements than `Extractor.Limits.elements`.
  case tooManyElements(limit: Int)
  /// The page can be read, and holds no article.
  case noArticle(Reason)
  /// A line of JSON Lines is not JSON, or no object; `reason` says where it goes wrong.
  case malformedLine(reason: String)
  /// A line of JSON Lines lacks a field that it must have.
  case missingField(String)
  /// The time of a line of JSON Lines is not ISO 8601.
  case badTime(String)

  /// What stands on a page that has no article.
  public enum Reason: Sendable, Equatable {
    /// An error page or a refusal; the value is its title.
    case errorPage(String)
    /// A question about cookies or data stands where the article would.
    case consentWall(String)
    /// A test whether the reader is a person stands where the article would.
    case captcha(String)
    /// Only the beginning is there, with an invitation to subscribe or log in.
    case paywall(String)
    /// The first paragraphs are there, and an invitation to subscribe where the others would be.
    case meteredStub(String)
    /// A form for name and password stands where the article would.
    case loginPage(String)
    /// Titles and beginnings of many articles; the value is how many.
    case sectionFront(articles: Int)
    /// What a search found; the value is its title.
    case searchResults(String)
    /// The page is empty until its scripts run.
    case waitsForScripts
    /// No block is long enough to be an article's.
    case noText(longestBlock: Int)
  }
}

extension ExtractionError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    let start = if case .noArticle = self { "no article found: " } else { "" }
    return start + finding + (advice.map { "; \($0)" } ?? "")
  }

  /// What is wrong, without advice: as it stands on a timeline, where nothing can be done any more.
  public var finding: String {
    switch self {
    case .empty: "nothing to read: empty or only white space"
    case .binary(let kind): "not text: \(kind)"
    case .damaged(let kind): "the \(kind) data is damaged"
    case .truncated(let kind): "the \(kind) data ends too early"
    case .tooLarge(let bytes, let limit): "too large: \(bytes) bytes, the limit is \(limit)"
    case .tooDeep(let limit): "too deep: more than \(limit) open elements"
    case .tooManyAttributes(let limit): "too many attributes: more than \(limit) in one tag"
    case .tooManyElements(let limit): "too many elements: more than \(limit)"
    case .noArticle(let reason): reason.finding
    case .malformedLine(let reason): "malformed JSON: \(reason)"
    case .missingField(let field): "no \(field) in this line"
    case .badTime(let time): "bad time \"\(time)\""
    }
  }

  private var advice: String? {
    switch self {
    case .empty, .malformedLine: nil
    case .binary: "save the page as HTML or plain text first"
    case .damaged, .truncated: "fetch or copy the file again"
    case .tooLarge: "cut the page down to its article"
    case .tooDeep, .tooManyAttributes, .tooManyElements: "save the page again from a browser"
    case .noArticle(let reason): reason.advice
    case .missingField: "each line needs story, time, and text or html"
    case .badTime: "write it as 2031-05-04T09:30:00Z"
    }
  }
}

extension ExtractionError.Reason {
  private static let paywallFinding = "a paywall stub"
  private static let meteredFinding = "only the beginning of an article"

  /// Whether what was found on a page, in the words that stand on a timeline, is a paywall.
  public static func isPaywall(finding: String) -> Bool {
    finding.hasPrefix("\(paywallFinding) (") || finding.hasPrefix("\(meteredFinding) (")
  }

  fileprivate var finding: String {
    switch self {
    case .errorPage(let title): "an error page (\"\(title)\")"
    case .consentWall(let sign): "a consent wall (\"\(sign)\")"
    case .captcha(let sign): "a test for robots (\"\(sign)\")"
    case .paywall(let sign): "\(Self.paywallFinding) (\"\(sign)\")"
    case .meteredStub(let sign): "\(Self.meteredFinding) (\"\(sign)\")"
    case .loginPage(let title): "a page to log in (\"\(title)\")"
    case .sectionFront(let articles): "the beginnings of \(articles) articles"
    case .searchResults(let title): "the results of a search (\"\(title)\")"
    case .waitsForScripts: "an empty shell that waits for scripts"
    case .noText(let words): "the longest block has \(words) words"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .errorPage: "fetch the page again"
    case .consentWall: "save the page after answering it"
    case .captcha, .waitsForScripts: "save the page from a browser"
    case .paywall, .meteredStub, .loginPage: "save the page while logged in"
    case .sectionFront, .searchResults: "take in the pages of the articles"
    case .noText: "pass --story to keep it anyway"
    }
  }
}
