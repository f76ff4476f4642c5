public import Extraction
public import Foundation
import History

/// What one ingest found, ready to be recorded: all work that needs no archive is done.
public struct SnapshotDraft: Sendable {
  /// What was found on the page.
  public enum Finding: Sendable {
    case article(Article)
    /// No article, why, and the address that the page declares for itself all the same.
    case failure(reason: String, address: Address?)
  }

  let seenAt: Date
  let source: String
  let key: String?
  let path: String?
  /// Where the page was received from, as it was given.
  var receivedFrom: String?
  /// The addresses by which the story is found, the likeliest first.
  var addresses: [Address]
  /// Those of them by which it is found again.
  var identities: [Address]
  /// Where redirects led from the address that was asked; nil where there were none.
  let way: RedirectWay?
  /// What was said over HTTP; nil for a page that was not fetched.
  let exchange: ExchangeFacts?
  /// Whether the answer was that the page is the one that was seen before (304).
  let isNotModified: Bool
  var format: Page.Format?
  var declaredType: String?
  private(set) var finding: Finding
  /// The version of the extractor that made the finding.
  var extractor = Extractor.version
  private(set) var articleDraft: ArticleDraft?
  var digest: Digest
  /// How many bytes the page has.
  var size: Int
  /// The page as it was received.
  let bytes: [UInt8]

  /// Prepares a snapshot.
  ///
  /// Of a page that was fetched the status decides: an answer that is none of success is a failure, whatever
  /// its text. Where redirects led is looked at when the draft is recorded: they bring the story's article
  /// only where it is like the one before, or declares the story's address.
  ///
  /// - Parameters:
  ///   - page: The bytes as they were received.
  ///   - finding: What the extractor made of them.
  ///   - seenAt: When they were seen.
  ///   - source: Where they came from, for people: a path, `path:line`, or `-`.
  ///   - path: The absolute path by which the same source is known again; nil for standard input and
  ///     for files that hold many pages.
  ///   - key: The story's key, where the caller knows it.
  /// - Complexity: O(*n*) in the page's bytes: they are digested here.
  public init(
    page: Page, finding: Finding, seenAt: Date, source: String, path: String? = nil,
    key: String? = nil
  ) {
    self.seenAt = seenAt
    self.source = source
    self.path = path
    self.key = key
    format = page.format
    declaredType = page.declaredType
    receivedFrom = page.address
    exchange = page.exchange.map { ExchangeFacts($0) }
    isNotModified = page.exchange?.status == 304
    self.finding = finding
    if case .article = finding, let problem = page.exchange?.problem {
      self.finding = .failure(reason: problem.finding, address: nil)
    }
    let received = page.address.flatMap { Address($0) }
    let declared: Address?
    switch self.finding {
    case .article(let article):
      // Anybody can call a page another site's; whoever took it in by hand has looked at it.
      let isForeign =
        page.exchange != nil && received.flatMap { article.address?.isOfSite(of: $0) } == false
      declared = isForeign ? nil : article.address
      articleDraft = ArticleDraft(article)
      way = RedirectWay(of: page, declared: declared)
    case .failure(_, let address):
      declared = address
      articleDraft = nil
      way = nil
    }
    if let way {
      (addresses, identities) = (way.addresses, way.identities)
    } else if let exchange = page.exchange, articleDraft == nil {
      // Whoever asked knows which story is meant; what an error page or a wall declares is its own.
      let asked = exchange.asked(landing: page.address).flatMap { Address($0) }
      addresses = [asked].compactMap(\.self)
      identities = addresses
    } else {
      addresses = [declared, received].compactMap(\.self).withoutRepeats
      identities = addresses
    }
    digest = Digest(of: page.bytes)
    size = page.bytes.count
    bytes = page.bytes
  }

  /// Prepares a snapshot of a visit that had no answer: the name was not found, nobody listened, the time was
  /// over, the certificate was not good.
  ///
  /// - Parameters:
  ///   - address: What was asked, as it was written.
  ///   - redirects: The answers that led elsewhere before that.
  ///   - reason: Why there was no answer, in lower case, as it stands on the timeline.
  ///   - seenAt: When this was.
  ///   - source: As for a page.
  ///   - key: As for a page.
  /// - Returns: A draft without bytes, a failure.
  public static func unanswered(
    _ address: String, redirects: [Exchange.Redirect] = [], reason: String, seenAt: Date,
    source: String, key: String? = nil
  ) -> SnapshotDraft {
    let exchange = Exchange(redirects: redirects, status: nil)
    return SnapshotDraft(
      page: Page(bytes: [], address: address, exchange: exchange),
      finding: .failure(reason: reason, address: nil), seenAt: seenAt, source: source, key: key)
  }

  /// The same draft of a page that is not the story's, or was not asked for: a failure under the address that
  /// was asked.
  func refused(_ reason: String) -> SnapshotDraft {
    var draft = self
    draft.finding = .failure(reason: reason, address: nil)
    draft.articleDraft = nil
    draft.addresses = (way?.asked).map { [$0] } ?? addresses
    draft.identities = draft.addresses
    return draft
  }

  /// Why there is no article; nil where there is one.
  var failure: String? {
    if case .failure(let reason, _) = finding { reason } else { nil }
  }

  var article: Article? {
    if case .article(let article) = finding { article } else { nil }
  }
}

/// What became of a draft.
public struct Recorded: Sendable, Equatable {
  /// What the snapshot turned out to be.
  public enum Outcome: Sendable, Equatable {
    /// An article that differs from the one before it; `reinstates` names the earlier revision whose
    /// text it returns to.
    case revision(number: Int, reinstates: Int?)
    /// Seen again as this revision.
    case unchanged(number: Int)
    /// An event on the timeline, for this reason.
    case failure(reason: String)
    /// The same bytes seen at the same moment are in the archive already; nothing was added.
    case known(number: Int?)
  }

  /// How the story was found.
  public enum Match: Sendable, Equatable {
    case created
    case key
    case address(String)
    case path(String)
    /// By its text; the story's headline before, and how much is shared, in words.
    case likeness(headline: String, description: String)
  }

  /// The id of the story that the snapshot is told with.
  public var story: String
  public var key: String
  public var snapshot: Int64
  public var seenAt: Date
  public var headline: String?
  public var outcome: Outcome
  public var match: Match
  /// The address under which the story stands from now on, as it is to be asked for, where the one that was
  /// asked has moved there for good.
  public var movedTo: String?
}
