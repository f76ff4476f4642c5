import Extraction
import Foundation
import GRDB
import History

/// The page that an answer 304 says is still there, with what is told of it.
struct ConfirmedPage {
  let page: Int64
  let article: Int64
  let declaration: Int64?
  let fingerprint: Digest
  /// The version of the extractor by which it is read.
  let extractor: Int
  private let row: Row

  /// Finds the page of the newest article for which one of the addresses was asked; nil where there is none,
  /// or its text was taken out.
  init?(of addresses: [Address], in story: Int64, _ db: Database, _ packer: Packer) throws {
    let reader = VisitReader(db: db, packer: packer)
    let visits = try addresses.flatMap { try reader.newest(of: $0, in: story) }
    guard let seen = visits.first(where: { $0.article != nil }), !seen.isRedacted,
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT s.received_from, s.address, s.format, s.declared_type, p.digest, p.size,
              r.article_id, r.declaration_id, r.extractor, a.fingerprint
            FROM snapshots s JOIN page p ON p.id = s.page_id JOIN reading r ON r.snapshot_id = s.id
            JOIN article a ON a.id = r.article_id WHERE s.id = ?
            """), arguments: [seen.snapshot])
    else { return nil }
    page = seen.page
    article = try row.get("article_id")
    declaration = try row.get("declaration_id")
    fingerprint = try Digest(stored: row.get("fingerprint"))
    extractor = try row.get("extractor")
    self.row = row
  }

  /// Gives a draft all by which the page is read again, as it was received then.
  func lend(to draft: inout SnapshotDraft) throws {
    draft.receivedFrom = try row.get("received_from")
    draft.addresses = try [(row.get("address") as String?).flatMap { Address($0) }].compactMap(
      \.self)
    draft.identities = []
    draft.format = try (row.get("format") as String?).flatMap(Page.Format.init(rawValue:))
    draft.declaredType = try row.get("declared_type")
    draft.digest = try Digest(stored: row.get("digest"))
    draft.size = try row.get("size")
    draft.extractor = extractor
  }
}

extension StoryEnds.End {
  /// The end with an answer behind it that confirms its article; nil where it confirms another one.
  func confirmed(
    _ article: Int64, at seenAt: Int64, _ placement: TimelineTable.Placement
  ) -> StoryEnds.End? {
    guard standing.article?.id == article else { return nil }
    var end = self
    end.seenAt = seenAt
    end.number = placement.number
    if placement.isRevision, let number = placement.number { end.lastNumber = number }
    return end
  }
}
