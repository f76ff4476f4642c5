public import Extraction
public import Foundation
import GRDB

/// What a feed or sitemap declares of one of its entries.
///
/// It stands beside what the entry's page declares, as the word of somebody else.
public struct FeedDeclaration: Sendable, Equatable {
  /// The entry's address as it is to be asked for.
  public var address: String
  public var title: String?
  public var summary: String?
  public var publishedAt: Date?
  public var updatedAt: Date?

  public init(
    address: String, title: String? = nil, summary: String? = nil, publishedAt: Date? = nil,
    updatedAt: Date? = nil
  ) {
    self.address = address
    self.title = title
    self.summary = summary
    self.publishedAt = publishedAt
    self.updatedAt = updatedAt
  }

  /// Most bytes of a title or a summary that are kept.
  static let longest = 4096

  fileprivate var bounded: FeedDeclaration {
    var bounded = self
    bounded.title = title.map(Self.cut)
    bounded.summary = summary.map(Self.cut)
    return bounded
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    // Cut between characters, so that the last one stays whole.
    var size = 0
    return String(
      text.prefix {
        size += $0.utf8.count
        return size <= longest
      })
  }
}

/// What became of what a feed lists.
public struct ListingOutcome: Sendable, Equatable {
  /// What is followed from now on.
  public var found: [Followed] = []
  /// What is followed and declared otherwise than before: it is due at once.
  public var changed: [Followed] = []

  public init() {}
}

extension Archive {
  /// Keeps what a feed declares of its entries, and follows those that were never listed before.
  ///
  /// - Parameters:
  ///   - declarations: In the feed's order.
  ///   - feed: What lists them.
  ///   - now: When this is.
  ///   - most: How many are followed for it at most; what is left over is as if it had not been listed.
  ///   - reason: What is written down as the reason of visits to entries that are declared otherwise.
  ///   - draft: Says how a new entry is followed; nil for not at all.
  /// - Returns: What is followed for it, and what is to be visited again.
  /// - Throws: What any writing call throws.
  /// - Complexity: O(log *n*) for each declaration.
  public func list(
    _ declarations: [FeedDeclaration], in feed: Followed, now: Date, atMost most: Int = .max,
    reason: String, draft: (FeedDeclaration) -> FollowDraft?
  ) throws(ArchiveError) -> ListingOutcome {
    try write { db in
      var outcome = ListingOutcome()
      let table = FollowedTable(db: db)
      for declaration in declarations where outcome.found.count < most {
        guard let entry = Address(declaration.address)?.description, entry != feed.identity else {
          continue
        }
        let declaration = declaration.bounded
        let before = try latest(entry, in: feed.identity, db)
        guard before != declaration else { continue }
        let wasListed = try before != nil || isListed(entry, db)
        try insert(declaration, entry, in: feed.identity, at: now, db)
        if let known = try table.fetch(identity: entry) {
          guard before != nil, !known.isPaused, let due = known.dueAt, due > now else { continue }
          try db.cachedStatement(sql: "UPDATE followed SET due_at = ?, reason = ? WHERE id = ?")
            .execute(arguments: [now.milliseconds, reason, known.id])
          if let known = try table.fetch(known.id) { outcome.changed.append(known) }
        } else if !wasListed, let draft = draft(declaration) {
          outcome.found.append(
            try table.insert(draft, foundIn: feed.id, at: now.milliseconds).0)
        }
      }
      return outcome
    }
  }

  /// What feeds declare of the entry at an address, the latest first.
  ///
  /// - Throws: What any reading call throws.
  public func feedDeclarations(
    of address: Address
  ) throws(ArchiveError) -> [(feed: String, listedAt: Date, declaration: FeedDeclaration)] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT feed, listed_at, title, summary, published_at, updated_at FROM listing
            WHERE entry = ? ORDER BY listed_at DESC, id DESC
            """), arguments: [address.description]
      ).map { row in
        (
          feed: try row.get(0), listedAt: Date(milliseconds: try row.get(1)),
          declaration: try FeedDeclaration(row, address: address.description)
        )
      }
    }
  }

  private func latest(
    _ entry: String, in feed: String, _ db: Database
  ) throws -> FeedDeclaration? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT feed, listed_at, title, summary, published_at, updated_at FROM listing
          WHERE entry = ? AND feed = ? ORDER BY id DESC LIMIT 1
          """), arguments: [entry, feed]
    ).map { try FeedDeclaration($0, address: entry) }
  }

  private func isListed(_ entry: String, _ db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM listing WHERE entry = ? LIMIT 1"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [entry]) != nil
  }

  private func insert(
    _ declaration: FeedDeclaration, _ entry: String, in feed: String, at now: Date, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO listing (feed, entry, listed_at, title, summary, published_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      feed, entry, now.milliseconds, declaration.title, declaration.summary,
      declaration.publishedAt?.milliseconds, declaration.updatedAt?.milliseconds,
    ])
  }
}

extension FeedDeclaration {
  fileprivate init(_ row: Row, address: String) throws {
    self.init(
      address: address, title: try row.get(2), summary: try row.get(3),
      publishedAt: try (row.get(4) as Int64?).map(Date.init(milliseconds:)),
      updatedAt: try (row.get(5) as Int64?).map(Date.init(milliseconds:)))
  }

  /// Whether both say the same of the same entry, however its address is written.
  public static func == (one: FeedDeclaration, other: FeedDeclaration) -> Bool {
    one.title == other.title && one.summary == other.summary
      && one.publishedAt?.milliseconds == other.publishedAt?.milliseconds
      && one.updatedAt?.milliseconds == other.updatedAt?.milliseconds
  }
}
