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
      let base = try base(of: heir.id, without: pages)
      try put(
        frame(for: bytes, at: base.map { Place(base: $0, depth: heir.depth) }), into: heir.id)
    }
    let clear = try db.cachedStatement(
      sql: "UPDATE page SET content = NULL, base_id = NULL, depth = 0 WHERE id = ?")
    for page in pages.sorted() { try clear.execute(arguments: [page]) }
    try db.execute(sql: "DROP INDEX page_on_base")
    return heirs.count
  }

  /// Gives a page another frame, with no more depth than it had where others are read through it: so they stay
  /// behind it.
  func put(_ frame: Frame, into page: Int64) throws {
    try db.cachedStatement(
      sql: "UPDATE page SET base_id = ?, depth = ?, content = ? WHERE id = ?"
    ).execute(arguments: [
      frame.place?.base.id, frame.place?.depth ?? 0, Data(frame.content), page,
    ])
  }

  /// The nearest page that a page is read through and that stays.
  private func base(of page: Int64, without pages: Set<Int64>) throws -> Stored? {
    let base = try db.cachedStatement(sql: "SELECT base_id FROM page WHERE id = ?")
    var next = try Int64.fetchOne(base, arguments: [page])
    while let id = next, pages.contains(id) { next = try Int64.fetchOne(base, arguments: [id]) }
    return try next.flatMap(stored)
  }
}
