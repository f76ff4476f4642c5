public import Extraction
public import Foundation

/// A kept, numbered article that differs from the one before it in time.
public struct Revision: Sendable, Equatable {
  /// The id of the story whose numbers are meant.
  public var story: String
  /// Permanent within the story, given in the order of recording; never given again or moved, so that
  /// a revision which is brought in later but was seen earlier has a higher number than its successor.
  public var number: Int
  public var article: Article
  /// The first snapshot that showed it.
  public var snapshot: Snapshot
  /// The last time that it was seen before something else was.
  public var lastSeenAt: Date
  /// The last time that a page of the story was seen and this article did not stand on it yet.
  public var notSeenAt: Date?
  /// The number of the latest earlier revision with the same article, where the text has returned.
  public var reinstates: Int?

  public init(
    story: String, number: Int, article: Article, snapshot: Snapshot, lastSeenAt: Date,
    notSeenAt: Date? = nil, reinstates: Int? = nil
  ) {
    self.story = story
    self.number = number
    self.article = article
    // What the page declares belongs to the snapshot, and changes while the text stays.
    self.article.take(snapshot.declaration)
    self.article.address = snapshot.address.flatMap { Address($0) } ?? article.address
    self.snapshot = snapshot
    self.lastSeenAt = lastSeenAt
    self.notSeenAt = notSeenAt
    self.reinstates = reinstates
  }

  /// Makes the revision that a stretch of a timeline shows.
  ///
  /// - Parameters:
  ///   - story: The id of the story whose numbers are meant.
  ///   - number: The revision's number.
  ///   - article: The article of the stretch.
  ///   - stretches: The story's snapshots as `Timeline.stretches` cuts them.
  ///   - position: Which of them is meant; it begins with an article.
  ///   - reinstates: The number of the latest earlier revision with the same article.
  public init(
    story: String, number: Int, article: Article, stretches: [[Snapshot]], position: Int,
    reinstates: Int?
  ) {
    func lastShown(_ stretch: [Snapshot]) -> Snapshot? { stretch.last { $0.fingerprint != nil } }
    guard let first = stretches[position].first else {
      preconditionFailure("no stretch is empty")
    }
    let before = position > 0 ? lastShown(stretches[position - 1]) : nil
    self.init(
      story: story, number: number, article: article, snapshot: first,
      lastSeenAt: (lastShown(stretches[position]) ?? first).seenAt, notSeenAt: before?.seenAt,
      reinstates: reinstates)
  }

  /// The permanent id, for instance `k3f9x2ab@4`.
  public var id: String { "\(story)@\(number)" }

  /// The first time that the article was seen.
  ///
  /// When it was written lies between `notSeenAt` and here.
  public var firstSeenAt: Date { snapshot.seenAt }
}
