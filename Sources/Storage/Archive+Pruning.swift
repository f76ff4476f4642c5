public import Foundation
import GRDB
import History

/// Which raw bytes of unchanged captures need not be kept; where there are two rules, both must hold.
public struct PruningRules: Sendable, Equatable {
  /// Only pages that were last seen before then.
  public var seenBefore: Date?
  /// Only pages of more bytes than this, as they were received.
  public var largerThan: Int?

  public init(seenBefore: Date? = nil, largerThan: Int? = nil) {
    self.seenBefore = seenBefore
    self.largerThan = largerThan
  }
}

/// What pruning gives up.
public struct Pruned: Sendable, Equatable {
  /// How many pages.
  public var pages: Int
  /// How many snapshots show them.
  public var snapshots: Int
  /// Bytes of the pages as they were received.
  public var receivedBytes: Int
  /// Bytes that they take in the archive; a part of them goes to the pages that must be packed anew.
  public var packedBytes: Int
}

extension Archive {
  /// What pruning by these rules would give up.
  ///
  /// - Returns: The counts, of one moment.
  /// - Throws: What any reading call throws.
  /// - Complexity: O(*n* log *n*) in the number of snapshots.
  public func pruningPlan(_ rules: PruningRules) throws(ArchiveError) -> Pruned {
    try read { db in try Pruned(Pruning(db: db, rules: rules).pages(), db) }
  }

  /// Gives up the raw bytes of captures that brought nothing new.
  ///
  /// A page goes where each snapshot that shows it opened no revision, neither in the story's timeline nor
  /// among the story's own snapshots, and was read like one that is kept; or where there was no article on it.
  /// Snapshots, times and digests stay, and entries of the record name the pages, so that it is proved as
  /// before. Where a page comes again, it is kept again.
  ///
  /// - Parameters:
  ///   - rules: Which of these pages go.
  ///   - now: When this is.
  /// - Returns: What was given up.
  /// - Throws: What any writing call throws.
  /// - Complexity: As `pruningPlan(_:)`, and the packing of what was packed against these pages.
  public func prune(_ rules: PruningRules, now: Date = Date()) throws(ArchiveError) -> Pruned {
    let pruned = try write { db in
      let pages = try Pruning(db: db, rules: rules).pages()
      let result = try Pruned(pages, db)
      _ = try PageTable(db: db, packer: packer, recent: recent).giveUp(Set(pages.map(\.id)))
      for start in stride(from: 0, to: pages.count, by: Pruning.pagesInEntry) {
        let part = pages[start..<min(start + Pruning.pagesInEntry, pages.count)]
        try Chain(db: db).append(
          Chain(db: db).begin(), type: "pruning", at: now.milliseconds,
          [
            "seenBefore": rules.seenBefore.map { .time($0.milliseconds) },
            "largerThan": rules.largerThan.map { .number(Int64($0)) },
            "pages": .list(part.map(\.digest.hex).sorted().map { .text($0) }),
          ])
      }
      return result
    }
    recent.forgetAll()
    // Gives the room back. Where the disk is too full for that, it is used for what comes next.
    if pruned.pages > 0 { try? queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") } }
    return pruned
  }
}

/// The search for pages that need not be kept.
private struct Pruning {
  let db: Database
  let rules: PruningRules

  /// So that no entry's line grows beyond a megabyte.
  static let pagesInEntry = 10_000

  /// A page that may go.
  struct Page {
    var id: Int64
    var digest: Digest
  }

  func pages() throws -> [Page] {
    let rows = try Row.fetchAll(
      db, sql: Pruning.sql,
      arguments: [
        "seen": rules.seenBefore?.milliseconds ?? Int64.max, "size": rules.largerThan ?? -1,
      ])
    return try rows.map { try Page(id: $0.get("id"), digest: Digest(stored: $0.get("digest"))) }
  }

  /// Finds them by exclusion.
  ///
  /// `own`: the articles of each story, in its own order, as they are told once it is not linked any more.
  /// `opening`: what shows a revision first, or was given a number.
  /// `known`: how these were read then, and are read now; by it a rebuild finds the article of what is pruned.
  /// `kept`: the pages that stay, as one of their snapshots needs them or is too young.
  private static let sql = """
    WITH own AS (
      SELECT n.id, r.article_id IS NOT lag(r.article_id) OVER (
        PARTITION BY n.story_id ORDER BY n.seen_at, n.id) AS opens
      FROM snapshot n JOIN reading r ON r.snapshot_id = n.id WHERE r.article_id IS NOT NULL),
    opening (id) AS MATERIALIZED (
      SELECT id FROM own WHERE opens UNION SELECT snapshot_id FROM timeline WHERE opens
      UNION SELECT snapshot_id FROM revision),
    known AS MATERIALIZED (
      SELECT DISTINCT n.story_id, n.fingerprint, r.article_id FROM opening o
      JOIN snapshot n ON n.id = o.id JOIN reading r ON r.snapshot_id = n.id),
    kept (page_id) AS MATERIALIZED (
      SELECT n.page_id FROM snapshot n LEFT JOIN reading r ON r.snapshot_id = n.id
      WHERE n.id IN opening OR n.seen_at >= :seen
        OR (n.fingerprint IS NULL) <> (r.article_id IS NULL)
        OR (n.fingerprint IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM known k WHERE k.story_id = n.story_id AND k.fingerprint = n.fingerprint
            AND k.article_id = r.article_id)))
    SELECT p.id, p.digest FROM page p
    WHERE p.content IS NOT NULL AND p.size > :size AND p.id NOT IN (SELECT page_id FROM kept)
    ORDER BY p.id
    """
}

extension Pruned {
  fileprivate init(_ pages: [Pruning.Page], _ db: Database) throws {
    let list: StatementArguments = [JSONColumn.text(pages.map(\.id))]
    let sizes = try Row.fetchOne(
      db,
      sql: """
        SELECT sum(size) AS size, sum(length(content)) AS packed FROM page
        WHERE id IN (SELECT value FROM json_each(?))
        """, arguments: list)
    self.pages = pages.count
    receivedBytes = try sizes?.get("size") ?? 0
    packedBytes = try sizes?.get("packed") ?? 0
    snapshots =
      try Int.fetchOne(
        db,
        sql: "SELECT count(*) FROM snapshot WHERE page_id IN (SELECT value FROM json_each(?))",
        arguments: list) ?? 0
  }
}
