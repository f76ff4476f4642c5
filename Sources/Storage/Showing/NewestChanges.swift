public import Extraction
public import Foundation
public import History

/// Which of the newest changes are wanted.
public struct NewestFilter: Sendable, Equatable {
  /// Only stories that were seen under an address of this host or of one below it.
  public var host: String?
  /// Only revisions whose weightiest change has this weight or more.
  public var leastWeight = 0
  /// Only revisions that bring a change of this kind.
  public var kind: Change.Kind?
  /// Only stories of this status.
  public var status: Article.Status?
  /// Most changes that are given.
  public var limit = 40

  public init() {}

  /// Whether a story's first revision is wanted, which changed nothing.
  var takesFirst: Bool { leastWeight == 0 && kind == nil }
}

/// Where a list in the order of time goes on: behind the snapshot that it names, or the story whose latest
/// snapshot that is.
///
/// A snapshot that is recorded later and was seen earlier moves nothing that comes behind it. As text it is
/// safe in any address: `1741068720000-42`.
public struct SnapshotCursor: Sendable, Hashable, Comparable, LosslessStringConvertible {
  /// Milliseconds since 1970.
  let seenAt: Int64
  let snapshot: Int64

  init(seenAt: Int64, snapshot: Int64) {
    self.seenAt = seenAt
    self.snapshot = snapshot
  }

  /// Names a snapshot by when it was seen and its number in the archive.
  public init(_ seenAt: Date, _ snapshot: Int64) {
    self.init(seenAt: seenAt.milliseconds, snapshot: snapshot)
  }

  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count <= 40, parts.count == 2, let seenAt = Int64(parts[0]),
      let snapshot = Int64(parts[1])
    else { return nil }
    self.init(seenAt: seenAt, snapshot: snapshot)
  }

  public var description: String { "\(seenAt)-\(snapshot)" }

  public static func < (left: SnapshotCursor, right: SnapshotCursor) -> Bool {
    (left.seenAt, left.snapshot) < (right.seenAt, right.snapshot)
  }
}

/// One revision in a list of the newest of all stories.
public struct NewestChange: Sendable, Equatable {
  /// The story's permanent id.
  public var story: String
  /// Whether the story is still being told.
  public var status: Article.Status
  /// The host of the story's first address.
  public var host: String?
  /// The revision's number, and that of the one before it in time; nil for a first one, and where a text
  /// was taken out.
  public var number: Int
  public var previous: Int?
  /// The headline of this revision.
  public var headline: String
  public var language: String?
  public var firstSeenAt: Date
  /// The last time that the story was seen without it.
  public var notSeenAt: Date?
  /// What it brought; nil for a first one, and where a text was taken out.
  public var telling: Telling?
  /// When and why its text was taken out.
  public var redaction: Redaction?
}

/// A part of the list of the newest changes.
public struct NewestChanges: Sendable, Equatable {
  /// The latest seen first.
  public var changes: [NewestChange]
  /// Where the list goes on; nil at its end.
  ///
  /// It may go on where few or no changes are given, since only so many are looked at for one answer.
  public var next: SnapshotCursor?
}
