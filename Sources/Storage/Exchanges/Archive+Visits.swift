public import Extraction
public import Foundation
import GRDB
import History

/// What is known of the last time that an address was asked.
public struct LastVisit: Sendable, Equatable {
  /// The id of the story that the address is told with.
  public var story: String
  public var snapshot: Int64
  public var seenAt: Date
  /// Whether there was no article: then the page is to be asked for whole.
  public var isFailure: Bool
  /// The status of the answer; nil where none came, and for a page that was not fetched.
  public var status: Int?
  /// What to send as `If-None-Match`; nil where the page is to be asked for whole.
  public var etag: String?
  /// What to send as `If-Modified-Since`, as the server wrote it; nil where the page is to be asked for whole.
  public var lastModified: String?
}

extension Archive {
  /// What is known of the last time that an address was asked, so that it can be asked whether anything has
  /// changed since.
  ///
  /// Validators are given only where the newest snapshot of the address has an article that still stands
  /// here: after a failure, or where the text was taken out, the page is to be asked for whole. An answer 304
  /// that has none itself stands on those of the page that it confirmed.
  ///
  /// - Parameter address: The address as it is asked, in any of its forms.
  /// - Returns: The last visit; nil where the address is no story's, or was not asked for long.
  /// - Throws: What any reading call throws.
  /// - Complexity: O(log *n*) in the size of the archive.
  public func lastVisit(of address: String) throws(ArchiveError) -> LastVisit? {
    guard let address = Address(address) else { return nil }
    return try read { db in try VisitReader(db: db, packer: packer).last(of: address) }
  }

  /// What was said over HTTP when the page of a snapshot was asked for; nil where it was not fetched.
  ///
  /// - Throws: What any reading call throws.
  /// - Complexity: O(log *n*) in the size of the archive.
  public func exchange(of snapshot: Int64) throws(ArchiveError) -> KeptExchange? {
    try read { db in try ExchangeTable(db: db, packer: packer).exchange(of: snapshot) }
  }
}

/// Reads the newest visits of an address.
struct VisitReader {
  let db: Database
  let packer: Packer

  /// How many of a story's newest snapshots are looked through: those of its other addresses are between.
  private static let reach = 32

  /// One snapshot of the address.
  struct Visit {
    var snapshot: Int64
    var page: Int64
    var seenAt: Int64
    var article: Int64?
    var isRedacted: Bool
    var isFetched: Bool
    var status: Int?
  }

  func last(of address: Address) throws -> LastVisit? {
    guard
      let story = try Matching(db: db).story(identifiedBy: .address, address.description)
    else { return nil }
    let visits = try newest(of: address, in: story.id)
    guard let last = visits.first else { return nil }
    let head = try StoryRow.fetch(TimelineTable.head(of: story.id, db), db)
    var visit = LastVisit(
      story: head.publicID, snapshot: last.snapshot, seenAt: Date(milliseconds: last.seenAt),
      isFailure: last.article == nil, status: last.status)
    for seen in visits {
      guard seen.article != nil, !seen.isRedacted, seen.isFetched else { break }
      let kept = try ExchangeTable(db: db, packer: packer).exchange(of: seen.snapshot)?.exchange
      visit.etag = kept?.validator("etag")
      visit.lastModified = kept?.validator("last-modified")
      guard seen.status == 304, visit.etag == nil, visit.lastModified == nil else { break }
    }
    return visit
  }

  /// The newest snapshots of a story for which the address was asked, the latest first.
  func newest(of address: Address, in story: Int64) throws -> [Visit] {
    let read = try db.cachedStatement(
      sql: """
        SELECT n.id, n.page_id, n.seen_at, r.article_id, o.received_from, o.redirects,
          n.id IN (SELECT snapshot_id FROM redaction) AS is_redacted,
          x.snapshot_id IS NOT NULL AS is_fetched, x.status
        FROM (
          SELECT id, seen_at, page_id, origin_id FROM snapshot WHERE story_id = ?
          ORDER BY seen_at DESC, id DESC LIMIT ?) n
        JOIN origin o ON o.id = n.origin_id LEFT JOIN reading r ON r.snapshot_id = n.id
        LEFT JOIN exchange x ON x.snapshot_id = n.id ORDER BY n.seen_at DESC, n.id DESC
        """)
    return try Row.fetchAll(read, arguments: [story, Self.reach]).compactMap { row in
      let redirects = try [Exchange.Redirect](column: row.get("redirects"))
      let asked = try redirects.first?.address ?? row.get("received_from") as String?
      guard asked.flatMap({ Address($0) }) == address else { return nil }
      return try Visit(
        snapshot: row.get("id"), page: row.get("page_id"), seenAt: row.get("seen_at"),
        article: row.get("article_id"), isRedacted: row.get("is_redacted"),
        isFetched: row.get("is_fetched"), status: row.get("status"))
    }
  }
}

extension Exchange {
  /// A header field that may be sent back as it is; nil where it is too long for that, or no such text.
  fileprivate func validator(_ name: String) -> String? {
    value(of: name).flatMap { value in
      let isText = value.utf8.allSatisfy { 0x20...0x7E ~= $0 }
      return isText && 1...1024 ~= value.utf8.count ? value : nil
    }
  }
}
