public import Foundation
public import History

/// What a search has found, in JSON; keys are stable.
public struct SearchRecord: Sendable, Encodable {
  public struct Hit: Sendable, Encodable {
    public var story: String
    public var key: String
    public var headline: String
    public var isStanding: Bool
    public var firstSeenAt: Date
    public var lastSeenAt: Date
    public var passages: [Passage]
  }

  public struct Passage: Sendable, Encodable {
    public var kind: String
    public var text: String
    /// Where the words stand, in Unicode scalars from the beginning of the text.
    public var matches: [Match]
    public var first: Int
    public var firstSeenAt: Date
    @OrNull public var notSeenAt: Date?
    public var last: Int
    public var lastSeenAt: Date
    @OrNull public var goneAt: Date?
  }

  public struct Match: Sendable, Encodable {
    public var start: Int
    public var end: Int
  }

  public var hits: [Hit]
  public var isPartial: Bool

  /// Writes down what a search has found.
  public init(_ result: SearchResult) {
    isPartial = result.isPartial
    hits = result.hits.map { hit in
      Hit(
        story: hit.story, key: hit.key, headline: hit.headline, isStanding: hit.isStanding,
        firstSeenAt: hit.firstSeenAt, lastSeenAt: hit.lastSeenAt,
        passages: hit.passages.map(Passage.init))
    }
  }
}

extension SearchRecord.Passage {
  fileprivate init(_ passage: SearchHit.Passage) {
    let scalars = passage.text.unicodeScalars
    self.init(
      kind: passage.kind, text: passage.text,
      matches: passage.matches.map {
        SearchRecord.Match(
          start: scalars.distance(from: scalars.startIndex, to: $0.lowerBound),
          end: scalars.distance(from: scalars.startIndex, to: $0.upperBound))
      },
      first: passage.first, firstSeenAt: passage.firstSeenAt, notSeenAt: passage.notSeenAt,
      last: passage.last, lastSeenAt: passage.lastSeenAt, goneAt: passage.goneAt)
  }
}
