import Foundation
import GRDB

extension PageTable {
  /// Gives the bytes of pages up, once what was packed against them is packed anew: against the page
  /// before them that stays, or alone.
  ///
  /// - Returns: How many pages were packed anew.
  /// - Throws: `Packer.Failure` where one of those cannot be unpacked; nothing is given up then.
  /// - Complexity: For each page that is packed anew as `bytes(of:)`, and a row for each page that is read
  ///   through it, of which each is read through `longestChain` at most.
  func giveUp(_ pages: Set<Int64>) throws -> Int {
    // No index is kept for what is done so seldom.
    try db.execute(sql: "CREATE INDEX page_on_base ON page (base_id) WHERE base_id IS NOT NULL")
    let heirs = try pages.flatMap { page in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT id, depth FROM page WHERE base_id = ?"), arguments: [page]
      ).map { (id: try $0.get("id") as Int64, depth: try $0.get("depth") as Int) }
    }.filter { !pages.contains($0.id) }.sorted { ($0.depth, $0.id) < ($1.depth, $1.id) }
    // The first ones first: what comes behind is packed against them as they are then.
    for heir in heirs {
      guard let bytes = try bytes(of: heir.id) else { continue }
      try put(frame(for: bytes, after: base(of: heir.id, without: pages)), into: heir.id)
    }
    let clear = try db.cachedStatement(
      sql: "UPDATE page SET content = NULL, base_id = NULL, depth = 0 WHERE id = ?")
    for page in pages.sorted() { try clear.execute(arguments: [page]) }
    try db.execute(sql: "DROP INDEX page_on_base")
    return heirs.count
  }

  /// Gives a page another frame, and those that are read through it their new depths.
  func put(_ frame: (content: [UInt8], base: Stored?), into page: Int64) throws {
    let depth = frame.base.map { $0.depth + 1 } ?? 0
    let before = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT depth FROM page WHERE id = ?"), arguments: [page])
    try db.cachedStatement(
      sql: "UPDATE page SET base_id = ?, depth = ?, content = ? WHERE id = ?"
    ).execute(arguments: [frame.base?.id, depth, Data(frame.content), page])
    guard let before, before != depth else { return }
    try db.cachedStatement(
      sql: """
        WITH RECURSIVE heir (id) AS (
          SELECT id FROM page WHERE base_id = ?1
          UNION ALL SELECT page.id FROM page JOIN heir ON page.base_id = heir.id)
        UPDATE page SET depth = depth + ?2 WHERE id IN heir
        """
    ).execute(arguments: [page, depth - before])
  }

  /// The nearest page that a page is read through and that stays.
  private func base(of page: Int64, without pages: Set<Int64>) throws -> Stored? {
    let base = try db.cachedStatement(sql: "SELECT base_id FROM page WHERE id = ?")
    var next = try Int64.fetchOne(base, arguments: [page])
    while let id = next, pages.contains(id) { next = try Int64.fetchOne(base, arguments: [id]) }
    return try next.flatMap(stored)
  }
}
