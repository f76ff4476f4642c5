public import Foundation

/// When and why a text was taken out of the archive for good.
///
/// What is left of it are its numbers, its place in time and its digests. That it is gone is no edit of
/// the story, and neither is what stands behind it: nothing is compared with a text that is not there.
public struct Redaction: Sendable, Equatable, Encodable {
  /// When it was taken out, which is not when it went from the page.
  public var at: Date
  /// As whoever did it gave it.
  public var reason: String

  public init(at: Date, reason: String) {
    self.at = at
    self.reason = reason
  }

  /// What is told in place of the text: `redacted on 2031-05-04: court order 12/31`.
  public var sentence: String { "redacted on \(at.iso8601.prefix(10)): \(reason)" }

  /// What is told of the revision behind it.
  public static let follows = "not compared: the text before it was redacted"
}

extension Revision {
  /// When and why its text was taken out; nil where it stands.
  public var redaction: Redaction? { snapshot.redaction }
}
