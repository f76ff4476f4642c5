import Dispatch
import Extraction
import Foundation
import History
public import Storage

/// How pages that are sent to a site are recorded, and from whom.
///
/// Its writer is one queue: it waits for other processes without holding up whoever only reads.
public struct Intake: Sendable {
  /// Most bytes of one page.
  public var size = 32 << 20
  /// Seconds in which a page must have been sent.
  public var seconds = 60

  static let source = "POST"

  private let token: Digest
  private let archive: Archive
  private let queue = DispatchQueue(label: "site.intake")

  /// Takes pages into an archive.
  ///
  /// - Parameters:
  ///   - archive: Opened for writing.
  ///   - token: What those who may send pages know; at least 16 characters.
  public init?(into archive: Archive, token: String) {
    guard token.count >= 16 else { return nil }
    self.archive = archive
    self.token = Digest(of: Array(token.utf8))
  }

  /// Whether a header carries the token (RFC 6750, section 2.1).
  ///
  /// Digests are compared, so that how long it takes tells nothing of the token.
  func isAllowed(_ header: String?) -> Bool {
    guard let header, header.lowercased().hasPrefix("bearer ") else { return false }
    let given = header.dropFirst(7).trimmingCharacters(in: .whitespaces)
    return Digest(of: Array(given.utf8)) == token
  }

  /// Reads and records one page.
  ///
  /// - Returns: What became of it, nil where it belongs to no story; and why it has no article.
  func record(
    _ page: Page, seenAt: Date?, key: String?
  ) async throws -> (recorded: Recorded?, complaint: String?) {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result {
            do {
              let (draft, problem) = try SnapshotDraft.reading(
                page, seenAt: seenAt, source: Intake.source, key: key)
              return (try archive.record([draft]).first ?? nil, problem?.finding)
            } catch let error as ExtractionError {
              throw SiteError.unprocessable(error.finding)
            }
          })
      }
    }
  }
}
