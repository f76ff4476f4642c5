public import Foundation
import GRDB

/// A subscription at a hub, which tells of what is new in a feed (WebSub).
public struct Subscription: Sendable, Equatable {
  /// How far it is.
  public enum State: String, Sendable, CaseIterable {
    /// The hub was asked, and has not come back to make sure.
    case asked
    case active
    /// The hub was asked to end it.
    case leaving
    /// The hub will not have it.
    case refused
  }

  /// The last part of the callback's address, which nobody can guess.
  public var path: String
  /// The feed; nil when it is no longer followed.
  public var feed: Int64?
  public var hub: String
  public var topic: String
  /// By which the hub signs; told to nobody else.
  public var secret: String
  public var state: State
  public var askedAt: Date
  /// When the hub's lease ends.
  public var endsAt: Date?

  public init(
    path: String, feed: Int64?, hub: String, topic: String, secret: String,
    state: State = .asked, askedAt: Date, endsAt: Date? = nil
  ) {
    self.path = path
    self.feed = feed
    self.hub = hub
    self.topic = topic
    self.secret = secret
    self.state = state
    self.askedAt = askedAt
    self.endsAt = endsAt
  }
}

extension Archive {
  /// All subscriptions.
  public func subscriptions() throws(ArchiveError) -> [Subscription] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Subscription.columns) FROM subscription ORDER BY asked_at"
      )
      .map(Subscription.init)
    }
  }

  /// The subscription whose callback ends like this; nil for none.
  public func subscription(_ path: String) throws(ArchiveError) -> Subscription? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT \(Subscription.columns) FROM subscription WHERE path = ?"),
        arguments: [path]
      ).map(Subscription.init)
    }
  }

  /// Keeps a subscription as it stands now.
  public func keep(_ subscription: Subscription) throws(ArchiveError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO subscription (\(Subscription.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET state = excluded.state, asked_at = excluded.asked_at,
            ends_at = excluded.ends_at
          """,
        arguments: [
          subscription.path, subscription.feed, subscription.hub, subscription.topic,
          subscription.secret, subscription.state.rawValue, subscription.askedAt.milliseconds,
          subscription.endsAt?.milliseconds,
        ])
    }
  }

  /// Forgets a subscription: from then on its callback is no address.
  public func forgetSubscription(_ path: String) throws(ArchiveError) {
    try write { db in
      try db.execute(sql: "DELETE FROM subscription WHERE path = ?", arguments: [path])
    }
  }
}

extension Subscription {
  static let columns = "path, feed_id, hub, topic, secret, state, asked_at, ends_at"

  init(_ row: Row) throws {
    path = try row.get("path")
    feed = try row.get("feed_id")
    hub = try row.get("hub")
    topic = try row.get("topic")
    secret = try row.get("secret")
    // The table holds no other words.
    state = try State(rawValue: row.get("state")) ?? .refused
    askedAt = Date(milliseconds: try row.get("asked_at"))
    endsAt = try (row.get("ends_at") as Int64?).map(Date.init(milliseconds:))
  }
}
