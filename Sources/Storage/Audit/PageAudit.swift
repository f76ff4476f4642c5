import Extraction
import Foundation
import GRDB
import History

/// Unpacks every page, holds it against its digest, and reads it again.
struct PageAudit {
  let db: Database
  let pages: PageTable
  /// Whether pages are read again, which is most of the work.
  let readsAgain: Bool

  private static let batch = 64

  /// One snapshot with what is told of it.
  private struct Told {
    var input: PageReading.Input
    var article: Int64?
    var fingerprint: Digest?
    var declaration: Declaration
  }

  /// Of the articles whose pages were read again, those that no page gives to the last link and time.
  private final class Unmatched {
    var articles: Set<Int64> = []
    private var matched: Set<Int64> = []

    /// Snapshots with equal fingerprints share an article, which is of one of their pages.
    func see(_ article: Int64, _ isEqual: () throws -> Bool) rethrows {
      guard !matched.contains(article) else { return }
      if try isEqual() {
        matched.insert(article)
        articles.remove(article)
      } else {
        articles.insert(article)
      }
    }
  }

  func run(
    _ result: inout Verification, givenUp: Set<String>, progress: (Int, Int) -> Void
  ) throws {
    let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM snapshot") ?? 0
    var seen: Set<Int64> = []
    var waiting: [Told] = []
    let unmatched = Unmatched()
    var done = 0
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT n.*, p.digest, p.content IS NULL AS given_up, r.extractor AS reader,
          a.id AS article, a.fingerprint AS shown, d.* FROM snapshots n JOIN page p ON p.id = n.page_id
        LEFT JOIN reading r ON r.snapshot_id = n.id LEFT JOIN article a ON a.id = r.article_id
        LEFT JOIN declaration d ON d.id = r.declaration_id ORDER BY n.id
        """)
    while let row = try rows.next() {
      let id: Int64 = try row.get("id")
      let isNew = seen.insert(try row.get("page_id")).inserted
      if let bytes = try bytes(row, isNew: isNew, givenUp, &result) {
        if try readsAgain && row.get("reader") as Int? == Extractor.version {
          waiting.append(
            try Told(
              input: PageReading.Input(row, bytes: bytes),
              article: row.get("article"),
              fingerprint: (row.get("shown") as Data?).map { try Digest(stored: $0) },
              declaration: row.get("shown") as Data? == nil ? Declaration() : try Declaration(row)))
        }
      }
      if try row.get("reader") as Int? == nil {
        result.fail(id, "has no reading; rebuild what is derived")
      }
      done += 1
      if waiting.count == Self.batch {
        try check(waiting, unmatched, &result)
        waiting = []
        progress(done, total)
      }
    }
    try check(waiting, unmatched, &result)
    progress(total, total)
    for article in unmatched.articles.sorted() {
      let first = try Int64.fetchOne(
        db, sql: "SELECT min(snapshot_id) FROM reading WHERE article_id = ?", arguments: [article])
      result.fail(first, "is told with links or times that do not stand on its page")
    }
    let unseen = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM page WHERE id NOT IN (SELECT page_id FROM snapshot)")
    if let unseen, unseen > 0 { result.fail(nil, "\(unseen) pages belong to no snapshot") }
    let doubled = try Int.fetchOne(
      db, sql: "SELECT count(*) - count(DISTINCT digest) FROM page")
    if let doubled, doubled > 0 { result.fail(nil, "\(doubled) pages are kept more than once") }
    let astray = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM origin WHERE id NOT IN (SELECT origin_id FROM snapshot)")
    if let astray, astray > 0 { result.fail(nil, "\(astray) origins belong to no snapshot") }
  }

  private func bytes(
    _ row: Row, isNew: Bool, _ givenUp: Set<String>, _ result: inout Verification
  ) throws -> [UInt8]? {
    let id: Int64 = try row.get("id")
    let digest = try Digest(stored: row.get("digest"))
    if try row.get("given_up") {
      if isNew { result.pagesGivenUp += 1 }
      if !givenUp.contains(digest.hex) {
        result.fail(id, "has lost its page, and nothing tells that it was given up")
      }
      return nil
    }
    do {
      let bytes = try pages.bytes(of: row.get("page_id"))
      if isNew { result.pages += 1 }
      return bytes
    } catch Packer.Failure.damaged(let reason) {
      result.fail(id, "has a damaged page: \(reason)")
      return nil
    }
  }

  private func check(
    _ told: [Told], _ unmatched: Unmatched, _ result: inout Verification
  ) throws {
    for (one, read) in zip(told, PageReading.read(told.map(\.input))) {
      result.readings += 1
      let fingerprint = read.article?.fingerprint.digest
      if let fingerprint, fingerprint != one.fingerprint {
        result.fail(one.input.snapshot, "is told with a text that does not stand on its page")
      } else if let article = read.article?.article,
        Declaration(of: article).stored != one.declaration
      {
        result.fail(one.input.snapshot, "is told with declarations that its page doesn't make")
      } else if let article = read.article?.article, let id = one.article {
        try unmatched.see(id) { try ArticleTable(db: db).fetch(id).reads(as: article) }
      }
    }
  }
}

extension Article {
  /// Whether all that the tables of articles keep is the same.
  fileprivate func reads(as other: Article) -> Bool {
    headline == other.headline && standfirst == other.standfirst && byline == other.byline
      && status == other.status && markers == other.markers
      && blocks.elementsEqual(other.blocks) { own, other in
        // The table keeps times to the millisecond.
        own.kind == other.kind && own.text == other.text && own.links == other.links
          && own.time?.milliseconds == other.time?.milliseconds
      }
  }
}
