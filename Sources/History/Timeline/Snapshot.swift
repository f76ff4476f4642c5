public import Foundation

/// What one ingest produced: an article, or the reason why there was none, as seen at a moment.
///
/// Snapshots are the record: they are appended and never changed. Revisions and timelines are
/// derived from them.
public struct Snapshot: Sendable, Equatable, Identifiable {
  /// What was found on the page.
  public enum Outcome: Sendable, Equatable {
    /// An article with this fingerprint.
    case article(Fingerprint)
    /// No article, and why: an error page, a paywall stub, an empty extraction.
    case failure(String)
  }

  /// Permanent, unique in the archive, in the order of recording.
  public var id: Int64
  /// When the page was seen: what the timeline is ordered by.
  public var seenAt: Date
  /// When the archive recorded it.
  public var recordedAt: Date
  /// Where the bytes came from: a path, `path:line` in a JSON Lines file, or `-` for standard input.
  public var source: String
  /// The address that the page was received from or declared, normalised.
  public var address: String?
  /// The SHA-256 of the raw bytes.
  public var digest: Digest
  /// The version of the extractor that read the article.
  public var extractor: Int
  public var outcome: Outcome
  /// What the page says beside the text; of a failure nothing.
  public var declaration: Declaration
  /// When and why its text and bytes were taken out; nil where they were not.
  public var redaction: Redaction?
  /// What was answered over HTTP; nil for a page that was not fetched.
  public var answer: Answer?

  public init(
    id: Int64, seenAt: Date, recordedAt: Date, source: String, address: String?, digest: Digest,
    extractor: Int, outcome: Outcome, declaration: Declaration = Declaration(),
    redaction: Redaction? = nil, answer: Answer? = nil
  ) {
    self.id = id
    self.seenAt = seenAt
    self.recordedAt = recordedAt
    self.source = source
    self.address = address
    self.digest = digest
    self.extractor = extractor
    self.outcome = outcome
    self.declaration = declaration
    self.redaction = redaction
    self.answer = answer
  }

  /// The article's fingerprint; nil for a failure.
  public var fingerprint: Fingerprint? {
    if case .article(let fingerprint) = outcome { fingerprint } else { nil }
  }
}
