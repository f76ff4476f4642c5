import Foundation
import History
import Storage

/// What is followed as it stands in JSON; keys are stable.
struct FollowedRecord: Encodable {
  var address: String
  /// `article`, `feed`, `sitemap` or `site`; null before the first visit.
  @OrNull var kind: String?
  var tags: [String]
  /// Seconds.
  @OrNull var every: Int?
  @OrNull var until: Date?
  var addedAt: Date
  var isPaused: Bool
  /// The address of the feed that led to it.
  @OrNull var foundIn: String?
  @OrNull var visitedAt: Date?
  /// What the last visit found: `changed`, `unchanged`, `gone`, `closed`, `blocked`, `failed` or `unreachable`.
  @OrNull var finding: String?
  @OrNull var detail: String?
  @OrNull var dueAt: Date?
  /// Why it is due then.
  var reason: String
  @OrNull var story: String?
  /// What feeds declare of it, the latest first.
  var declarations: [Declared]

  /// What a feed declares of an entry.
  struct Declared: Encodable {
    var feed: String
    var listedAt: Date
    @OrNull var title: String?
    @OrNull var summary: String?
    @OrNull var publishedAt: Date?
    @OrNull var updatedAt: Date?
  }

  init(_ one: Followed, foundIn: String?, declarations: [Declared]) {
    address = one.address
    kind = one.kind?.rawValue
    tags = one.tags
    every = one.every.map { Int($0) }
    until = one.until
    addedAt = one.addedAt
    isPaused = one.isPaused
    self.foundIn = foundIn
    visitedAt = one.visitedAt
    finding = one.finding
    detail = one.detail
    dueAt = one.isPaused ? nil : one.dueAt
    reason = one.reason
    story = one.story
    self.declarations = declarations
  }
}
