import Foundation
import GRDB
import History
import Synchronization

/// The table of raw bytes, each page packed against the one that was seen before it in its story.
///
/// A page is read by unpacking at most `longestChain` frames, the first of which stands alone. Where the way would
/// be longer, a page is packed against one further back, as with the skip deltas of Subversion: after each run
/// of neighbours one against the first of the run before, after a run of these one against one further back
/// still.
struct PageTable {
  let db: Database
  let packer: Packer
  let recent: RecentPages

  /// Most frames that are unpacked for one page.
  static let longestChain = 64
  /// Most bytes that are unpacked for one page, where it is not larger itself.
  static let longestUnpacking = 64 << 20

  /// The condition for the page with a digest, the statement's first argument, found by its index.
  static let hasDigest = "substr(digest, 1, 8) = substr(?1, 1, 8) AND digest = ?1"

  /// A page as its table keeps it, without its bytes.
  struct Stored {
    var id: Int64
    var digest: Digest
    var size: Int
    /// More than that of the page it is packed against: no fewer frames lead to it.
    var depth: Int
    /// The page that it is packed against.
    var base: Int64?
  }

  /// Where a page is to stand among the frames: behind which page, and its depth then.
  struct Place {
    var base: Stored
    var depth: Int
  }

  /// A page as it is packed.
  struct Frame {
    var content: [UInt8]
    /// Nil where it stands alone.
    var place: Place?
  }

  // MARK: Writing

  /// The id of the page with these bytes, packed and inserted where there was none.
  ///
  /// `base` is the page that it is likely to share most with; nil for the first of a story.
  func store(_ bytes: [UInt8], digest: Digest, after base: Stored?) throws -> Stored {
    if let known = try known(digest) {
      // What was pruned is kept again when it comes again; what was redacted is not.
      guard known.isGivenUp, try !RedactionTable(db: db).holds(page: known.page.id) else {
        return known.page
      }
      try put(frame(for: bytes, at: place(for: bytes.count, after: base)), into: known.page.id)
      return try stored(known.page.id) ?? known.page
    }
    let frame = try frame(for: bytes, at: place(for: bytes.count, after: base))
    let place = frame.place
    try db.cachedStatement(
      sql: "INSERT INTO page (digest, size, base_id, depth, content) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      Data(digest.bytes), bytes.count, place?.base.id, place?.depth ?? 0, Data(frame.content),
    ])
    recent.keep(bytes, digest)
    return Stored(
      id: db.lastInsertedRowID, digest: digest, size: bytes.count, depth: place?.depth ?? 0,
      base: place?.base.id)
  }

  /// The id of the page with this digest; one whose bytes are not to be kept, where there was none.
  func storeGivenUp(_ digest: Digest, size: Int) throws -> Stored {
    if let known = try known(digest) { return known.page }
    try db.execute(
      sql: "INSERT INTO page (digest, size, depth) VALUES (?, ?, 0)",
      arguments: [Data(digest.bytes), size])
    return Stored(id: db.lastInsertedRowID, digest: digest, size: size, depth: 0)
  }

  private func known(_ digest: Digest) throws -> (page: Stored, isGivenUp: Bool)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(Stored.columns), content IS NULL FROM page WHERE \(PageTable.hasDigest)
          """),
      arguments: [Data(digest.bytes)]
    ).map { (try Stored($0), try $0.get(5)) }
  }

  /// Packs a page against the one at whose place it is to stand, or alone where that is as good.
  func frame(for bytes: [UInt8], at place: Place?) throws -> Frame {
    guard let place, Packer.canPack(bytes.count, against: place.base.size),
      let before = try? recent.bytes(place.base.digest) ?? self.bytes(of: place.base.id)
    else {
      // A base that cannot be read any more must not take what comes now down with it.
      return Frame(content: packer.pack(bytes))
    }
    let packed = Frame(content: packer.pack(bytes, against: before), place: place)
    // Where little is shared, a frame that stands alone is worth more than the few bytes it costs.
    guard packed.content.count * 8 > bytes.count else { return packed }
    let alone = packer.pack(bytes)
    return packed.content.count * 16 > alone.count * 15 ? Frame(content: alone) : packed
  }

  /// The page that was kept last, which the first page of a story is packed against: what pages of one site
  /// have in common is more than what any two have.
  private func latest() throws -> Stored? {
    let last = try db.cachedStatement(
      sql: """
        SELECT \(Stored.columns) FROM page WHERE content IS NOT NULL AND size > 0
        ORDER BY id DESC LIMIT 1
        """)
    return try Row.fetchOne(last).map(Stored.init)
  }

  /// The place of a page of some size behind the one before it in its story, or, for the first of a story, behind
  /// the one that was kept last; nil where it must stand alone.
  ///
  /// Depths rise from page to page, and are fewer than what may be unpacked. Neighbours have the upper half of
  /// them. Where these are used up, the page goes behind the nearest one of the lower half, which began the run,
  /// and begins another; where that half is used up, behind the nearest one of its own lower half. So what a
  /// page is packed against is never much older than need be, however long the story is.
  private func place(for size: Int, after page: Stored?) throws -> Place? {
    guard let before = try page ?? latest() else { return nil }
    let depths = PageTable.depths(for: max(size, before.size))
    let levels = [depths / 2..<depths, depths / 4..<depths / 2, 0..<depths / 4]
    // The first page of a story begins a run, whatever it stands behind.
    for level in page == nil ? levels[1...] : levels[...] {
      guard let base = try nearest(to: before, below: level.upperBound) else { return nil }
      let depth = max(base.depth + 1, level.lowerBound)
      if depth < level.upperBound { return Place(base: base, depth: depth) }
    }
    return nil
  }

  /// How many depths there are for pages of a size: a power of two, so that pages that grow share theirs.
  private static func depths(for size: Int) -> Int {
    var depths = longestChain
    while depths > 2, depths * size > longestUnpacking { depths /= 2 }
    return depths
  }

  /// The page, or the nearest one that it is read through, that has less than a depth; nil where there is none.
  private func nearest(to page: Stored, below depth: Int) throws -> Stored? {
    var page = page
    while page.depth >= depth {
      guard let next = page.base, let stored = try stored(next), stored.depth < page.depth else {
        return nil
      }
      page = stored
    }
    return page
  }

  // MARK: Reading

  /// The bytes of a page, which are what its digest says; nil where they were given up.
  ///
  /// - Throws: `Packer.Failure` where they are damaged.
  /// - Complexity: O(`longestUnpacking`) in bytes, or the page's own size if that is more.
  func bytes(of id: Int64) throws -> [UInt8]? {
    var frames: [(size: Int, content: Data)] = []
    var next: Int64? = id
    var bytes: [UInt8] = []
    var digest: Digest?
    while let id = next {
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT digest, size, base_id, content FROM page WHERE id = ?"),
        arguments: [id])
      guard let row, frames.count < PageTable.longestChain else {
        throw Packer.Failure.damaged("a page's frames lead nowhere")
      }
      let own = try Digest(stored: row.get("digest"))
      digest = digest ?? own
      if let kept = recent.bytes(own) {
        bytes = kept
        break
      }
      guard let content: Data = try row.get("content") else { return nil }
      try frames.append((row.get("size"), content))
      next = try row.get("base_id")
    }
    guard let digest else { return nil }
    for frame in frames.reversed() {
      bytes = try packer.unpack(Array(frame.content), size: frame.size, against: bytes)
    }
    guard frames.isEmpty || Digest(of: bytes) == digest else {
      throw Packer.Failure.damaged("page \(digest) does not have its digest any more")
    }
    if !frames.isEmpty { recent.keep(bytes, digest) }
    return bytes
  }

  /// The row of a page whose bytes are there.
  func stored(_ id: Int64) throws -> Stored? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT \(Stored.columns) FROM page WHERE id = ? AND content IS NOT NULL"),
      arguments: [id]
    ).map(Stored.init)
  }
}

extension PageTable.Stored {
  fileprivate static let columns = "id, digest, size, depth, base_id"

  fileprivate init(_ row: Row) throws {
    try self.init(
      id: row.get(0), digest: Digest(stored: row.get(1)), size: row.get(2), depth: row.get(3),
      base: row.get(4))
  }
}

/// The bytes of the pages that were packed or unpacked last, by their digests: what a bulk ingest packs
/// the next page against.
final class RecentPages: Sendable {
  private struct Kept {
    var bytes: [Digest: [UInt8]] = [:]
    var order: [Digest] = []
    var size = 0
  }

  /// Most bytes that are kept.
  private let limit: Int
  private let kept = Mutex(Kept())

  init(limit: Int = 16 << 20) {
    self.limit = limit
  }

  func bytes(_ digest: Digest) -> [UInt8]? {
    kept.withLock { $0.bytes[digest] }
  }

  func keep(_ bytes: [UInt8], _ digest: Digest) {
    guard bytes.count <= limit / 4 else { return }
    kept.withLock { kept in
      guard kept.bytes.updateValue(bytes, forKey: digest) == nil else { return }
      kept.order.append(digest)
      kept.size += bytes.count
      guard kept.size > limit else { return }
      // The older half goes at once, so that each page is moved a bounded number of times.
      var dropped = 0
      while kept.size > limit / 2 {
        kept.size -= kept.bytes.removeValue(forKey: kept.order[dropped])?.count ?? 0
        dropped += 1
      }
      kept.order.removeFirst(dropped)
    }
  }

  /// Forgets all: what was given up must not be found here.
  func forgetAll() {
    kept.withLock { $0 = Kept() }
  }
}
