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
  let receivedFrom: String?
  let addresses: [Address]
  let format: Page.Format?
  let declaredType: String?
  let finding: Finding
  /// The version of the extractor that made the finding.
  var extractor = Extractor.version
  let articleDraft: ArticleDraft?
  let digest: Digest
  /// The page as it was received.
  let bytes: [UInt8]

  /// Prepares a snapshot.
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
    self.finding = finding
    format = page.format
    declaredType = page.declaredType
    receivedFrom = page.address
    let received = page.address.flatMap { Address($0) }
    let declared: Address?
    switch finding {
    case .article(let article):
      declared = article.address
      articleDraft = ArticleDraft(article)
    case .failure(_, let address):
      declared = address
      articleDraft = nil
    }
    let both = [declared, received].compactMap { $0 }
    addresses = both.count == 2 && both[0] == both[1] ? [both[0]] : both
    digest = Digest(of: page.bytes)
    bytes = page.bytes
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
}
