public import Extraction
public import Foundation

/// An address that is followed: looked at again and again for what becomes of it.
///
/// All that is followed is a plan and no part of the record: it may be changed and forgotten.
public struct Followed: Sendable, Equatable, Identifiable {
  /// What stands at an address.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case article
    /// RSS, Atom or JSON Feed.
    case feed
    case sitemap
    /// A page that only leads to feeds.
    case site
  }

  public let id: Int64
  /// As it is asked for.
  public var address: String
  /// The one form under which its variants are followed once.
  public var identity: String
  /// To whom its requests go.
  public var host: String
  /// Nil until the first visit has shown what it is.
  public var kind: Kind?
  /// The feed, sitemap or site that led to it.
  public var foundIn: Int64?
  public var tags: [String]
  /// Seconds between visits, where they were asked for.
  public var every: TimeInterval?
  /// When it is no longer followed, where that was asked for.
  public var until: Date?
  public var addedAt: Date
  public var isPaused: Bool
  /// What its visits have shown, as JSON that the schedule alone reads.
  public var pace: String
  /// When it is visited next; nil for never.
  public var dueAt: Date?
  /// Why then, in one word.
  public var reason: String
  public var visitedAt: Date?
  /// What the last visit found, in one word.
  public var finding: String?
  /// The same in a sentence.
  public var detail: String?
  /// The id of the story that it is, as of the last visit.
  public var story: String?
}

/// An address to follow.
public struct FollowDraft: Sendable, Equatable {
  public var address: String
  public var host: String
  public var kind: Followed.Kind?
  public var tags: [String]
  public var every: TimeInterval?
  public var until: Date?
  /// What the schedule knows of it so far, as JSON.
  public var pace: String
  public var dueAt: Date

  let identity: Address

  /// Prepares what is to be followed; nil where it has no http or https address.
  ///
  /// - Parameters:
  ///   - address: As it is to be asked for.
  ///   - kind: What stands there, where that is known.
  ///   - tags: Names to find it by.
  ///   - every: Seconds between visits, where they are not left to the schedule.
  ///   - until: When it is no longer followed.
  ///   - pace: What the schedule knows of it so far, as JSON.
  ///   - dueAt: When the first visit is due.
  public init?(
    address: String, kind: Followed.Kind? = nil, tags: [String] = [], every: TimeInterval? = nil,
    until: Date? = nil, pace: String, dueAt: Date
  ) {
    guard let identity = Address(address),
      let host = URLComponents(string: address)?.host?.lowercased(), !host.isEmpty
    else { return nil }
    self.address = address
    self.identity = identity
    self.host = host
    self.kind = kind
    self.tags = tags
    self.every = every
    self.until = until
    self.pace = pace
    self.dueAt = dueAt
  }
}

/// A visit that is planned.
public struct PlannedVisit: Sendable, Equatable {
  public var id: Int64
  public var host: String
  public var dueAt: Date
  public var visitedAt: Date?

  public init(id: Int64, host: String, dueAt: Date, visitedAt: Date?) {
    self.id = id
    self.host = host
    self.dueAt = dueAt
    self.visitedAt = visitedAt
  }
}

/// What a visit changes of the plan.
public struct VisitNote: Sendable, Equatable {
  public var kind: Followed.Kind?
  /// The address from now on, where it has moved for good.
  public var movedTo: String?
  public var pace: String
  public var dueAt: Date?
  public var reason: String
  public var visitedAt: Date
  public var finding: String
  public var detail: String
  public var story: String?

  /// Writes down what a visit found, and when the next one is due.
  ///
  /// - Parameters:
  ///   - kind: What stands there; nil leaves what was known.
  ///   - movedTo: Where it stands from now on.
  ///   - pace: What the schedule knows now, as JSON.
  ///   - dueAt: When the next visit is due; nil for never.
  ///   - reason: Why then, in one word.
  ///   - visitedAt: When the visit was.
  ///   - finding: What it found, in one word.
  ///   - detail: The same in a sentence.
  ///   - story: The story's id, where there is one.
  public init(
    kind: Followed.Kind? = nil, movedTo: String? = nil, pace: String, dueAt: Date?, reason: String,
    visitedAt: Date, finding: String, detail: String, story: String? = nil
  ) {
    self.kind = kind
    self.movedTo = movedTo
    self.pace = pace
    self.dueAt = dueAt
    self.reason = reason
    self.visitedAt = visitedAt
    self.finding = finding
    self.detail = detail
    self.story = story
  }
}

/// What of a budget of requests is used up.
public struct Spending: Sendable, Equatable {
  /// The host; empty for the budget of all together.
  public var host: String
  public var spentUntil: Date
  /// Until when the host asked to be left alone.
  public var opensAt: Date?

  public init(host: String, spentUntil: Date, opensAt: Date? = nil) {
    self.host = host
    self.spentUntil = spentUntil
    self.opensAt = opensAt
  }
}
