import Extraction
import Foundation
import GRDB
import History

/// Carries the rows of a first-format archive over to the chain: the part of `v002-chain` that is no
/// work for SQL.
///
/// Snapshots keep their ids, and become the first entries of the chain in their order; one more entry
/// says that they were adopted, since the chain proves nothing of the time before it.
struct Adoption {
  let db: Database

  private static let now = Date()
  /// The entry of the first snapshot of an identifier's story.
  private static let firstEntry =
    "(SELECT min(id) FROM first_snapshot s WHERE s.story_id = i.story_id)"

  /// What was carried over of a story last.
  private typealias Last = (
    page: PageTable.Stored, origin: (id: Int64, value: Origin), article: Int64?, declaration: Int64?
  )

  func run() throws {
    let packer = Packer()
    let pages = PageTable(db: db, packer: packer, recent: RecentPages())
    let numbers = try numbers()
    let identifiers = try identifiers()
    var last: [Int64: Last] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM first_snapshot ORDER BY id")
    while let row = try rows.next() {
      let id: Int64 = try row.get("id")
      let story = try StoryRow.fetch(row.get("story_id"), db)
      let (bytes, digest) = try self.page(row.get("page_id"), packer)
      let before = last[story.id]
      let page = try pages.store(bytes, digest: digest, after: before?.page)
      let entry = PendingEntry(
        number: id, previous: try Chain(db: db).head().hash, numbers: numbers[id] ?? [],
        identifiers: identifiers[id] ?? [])
      let article = try article(row.get("article_id"))
      let facts = try SnapshotFacts(
        story: story.publicID, key: story.key, seenAt: row.get("seen_at"),
        recordedAt: row.get("recorded_at"), source: row.get("source"),
        // Which of the two addresses it was, was not kept; each leads to the same.
        receivedFrom: row.get("address"), address: row.get("address"),
        format: row.get("format"), declaredType: row.get("declared_type"), page: digest,
        size: bytes.count, extractor: row.get("extractor"),
        fingerprint: article?.fingerprint.digest, failure: row.get("failure"))
      try Chain(db: db).reserve(entry)
      let origin = try facts.insert(
        db, id: id, story: story.id, page: page.id, after: before?.origin)
      var reading = Reading(snapshot: id, extractor: facts.extractor)
      if let article {
        reading.article = try ArticleTable(db: db).store(
          article, of: story.id, after: before?.article)
        reading.declaration = try DeclarationTable(db: db).store(
          try declaration(row), after: try DeclarationTable(db: db).fetch(before?.declaration)
        ).id
      }
      try reading.insert(db)
      last[story.id] = (
        page, origin, reading.article ?? before?.article,
        reading.declaration ?? before?.declaration
      )
      try Chain(db: db).append(entry, snapshot: facts)
    }
    try finish()
  }

  /// Numbers and identifiers were not counted by entry; those of a snapshot go with its own.
  private func numbers() throws -> [Int64: [PendingEntry.GivenNumber]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.public_id, r.number, r.snapshot_id FROM first_revision r
        JOIN story s ON s.id = r.story_id
        """)
    return try Dictionary(grouping: rows) { try $0.get("snapshot_id") as Int64 }.mapValues { rows in
      try rows.map {
        try PendingEntry.GivenNumber(
          story: $0.get("public_id"), number: $0.get("number"), snapshot: $0.get("snapshot_id"))
      }
    }
  }

  private func identifiers() throws -> [Int64: [PendingEntry.NewIdentifier]] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT *, \(Self.firstEntry) AS entry_id FROM first_identifier i")
    return try Dictionary(grouping: rows) { try $0.get("entry_id") as Int64 }.mapValues { rows in
      try rows.map {
        try PendingEntry.NewIdentifier(
          kind: $0.get("kind"), value: $0.get("value"), position: $0.get("position"))
      }
    }
  }

  private func page(_ id: Int64, _ packer: Packer) throws -> ([UInt8], Digest) {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT digest, size, content FROM first_page WHERE id = ?"),
      arguments: [id])
    guard let row, let content: Data = try row.get("content") else {
      throw Packer.Failure.damaged("page \(id) is missing")
    }
    return (
      try packer.unpack(Array(content), size: row.get("size")),
      try Digest(stored: row.get("digest"))
    )
  }

  private func article(_ id: Int64?) throws -> ArticleDraft? {
    guard let id,
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM first_article WHERE id = ?"), arguments: [id])
    else { return nil }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .millisecondsSince1970
    let blocks: String = try row.get("blocks")
    let article = try Article(
      headline: row.get("headline"), standfirst: row.get("standfirst"),
      byline: try JSONColumn.list(row.get("byline")),
      status: Article.Status(rawValue: row.get("status")) ?? .unknown,
      markers: try JSONColumn.list(row.get("markers")),
      blocks: try decoder.decode([Block].self, from: Data(blocks.utf8)))
    // What was told of it then counts: the address, by which own links are known, was not kept with it.
    return ArticleDraft(
      article, fingerprint: Fingerprint(digest: try Digest(stored: row.get("fingerprint"))))
  }

  private func declaration(_ row: Row) throws -> Declaration {
    var declaration = Declaration()
    declaration.language = try row.get("language")
    declaration.publishedAt = try (row.get("published_at") as Int64?).map(Date.init(milliseconds:))
    declaration.modifiedAt = try (row.get("modified_at") as Int64?).map(Date.init(milliseconds:))
    return declaration
  }

  private func finish() throws {
    try db.execute(
      sql: """
        INSERT INTO revision (story_id, number, snapshot_id, entry_id)
        SELECT story_id, number, snapshot_id, snapshot_id FROM first_revision
        """)
    try db.execute(
      sql: """
        INSERT INTO identifier (kind, value, story_id, position, entry_id)
        SELECT kind, value, story_id, position, \(Self.firstEntry) FROM first_identifier i
        """)
    for table in ["revision", "identifier", "snapshot", "article", "page"] {
      try db.execute(sql: "DROP TABLE first_\(table)")
    }
    let count = try Chain(db: db).head().number
    guard count > 0 else { return }
    let entry = try Chain(db: db).begin()
    let heads = try Int64.fetchAll(
      db, sql: "SELECT id FROM story WHERE id NOT IN (SELECT story_id FROM link)")
    for story in heads { try TimelineTable(db: db, story: story, entry: entry).rebuild() }
    let links = try Row.fetchAll(
      db,
      sql: """
        SELECT a.public_id AS story, b.public_id AS target FROM link
        JOIN story a ON a.id = link.story_id JOIN story b ON b.id = link.into_id
        ORDER BY link.linked_at, link.story_id
        """)
    try Chain(db: db).append(
      entry, type: "adoption", at: Adoption.now.milliseconds,
      [
        "snapshots": .number(count),
        "links": links.isEmpty
          ? nil
          : .list(
            try links.map {
              try .object(["story": .text($0.get("story")), "into": .text($0.get("target"))])
            }),
      ])
  }
}
