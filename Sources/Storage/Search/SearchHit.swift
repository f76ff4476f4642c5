public import Foundation

/// What is looked for, and in which stories.
public struct SearchFilter: Sendable, Equatable {
  /// Only stories that once said it and no longer do.
  public var isRemoved = false
  /// Only where it was first seen at this time or later.
  public var addedSince: Date?
  /// Only this story: id, key or address, or the beginning of one.
  public var story: String?
  /// Only stories that were seen under an address of this host or of one below it.
  public var host: String?
  /// Most stories that are found.
  public var limit = 20
  /// Most passages of a story that are told; the others are counted.
  public var passageLimit = Int.max

  public init() {}
}

/// A story in which something was found.
public struct SearchHit: Sendable, Equatable {
  /// One passage: a headline, a paragraph or another block, as it stood word for word.
  public struct Passage: Sendable, Equatable {
    /// `headline`, `standfirst`, or the kind of block.
    public var kind: String
    public var text: String
    /// Where in the text the words stand that were looked for.
    public var matches: [Range<String.Index>]
    /// The first revision that shows the passage, and when it was first seen.
    public var first: Int
    public var firstSeenAt: Date
    /// The last time before that the story was seen, without it.
    public var notSeenAt: Date?
    /// The last revision that shows it, and when it was last seen.
    public var last: Int
    public var lastSeenAt: Date
    /// When it was first seen missing; nil where it stands in the latest revision.
    public var goneAt: Date?
  }

  /// The story's permanent id.
  public var story: String
  public var key: String
  /// The headline as it stands.
  public var headline: String
  /// Whether the latest revision still says it.
  public var isStanding: Bool
  /// When any of it was first seen.
  public var firstSeenAt: Date
  /// When any of it was last seen.
  public var lastSeenAt: Date
  /// Where it was found: what stands before what is gone, then the latest first.
  public var passages: [Passage]
  /// How many more there are than were asked for.
  public var more = 0
}

/// What a search has found.
public struct SearchResult: Sendable, Equatable {
  /// The best first.
  public var hits: [SearchHit]
  /// Whether so many passages match that they were looked at from the newest on until there were enough stories:
  /// of a story that still says it others may match too.
  public var isPartial: Bool
}
