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

  func run() throws {
    let packer = Packer()
    let pages = PageTable(db: db, packer: packer, recent: RecentPages())
    let numbers = try numbers()
    let identifiers = try identifiers()
    var last: [Int64: (page: Int64, article: Int64?, declaration: Int64?)] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM first_snapshot ORDER BY id")
    while let row = try rows.next() {
      let id: Int64 = row["id"]
      let story = try StoryRow.fetch(row["story_id"], db)
      let (bytes, digest) = try page(row["page_id"], packer)
      let before = last[story.id]
      let pageID = try pages.store(bytes, digest: digest, after: before?.page)
      let entry = PendingEntry(
        number: id, previous: try Chain(db: db).head().hash, numbers: numbers[id] ?? [],
        identifiers: identifiers[id] ?? [])
      let article = try article(row["article_id"])
      let facts = SnapshotFacts(
        story: story.publicID, key: story.key, seenAt: row["seen_at"],
        recordedAt: row["recorded_at"], source: row["source"],
        // Which of the two addresses it was, was not kept; each leads to the same.
        receivedFrom: row["address"], address: row["address"],
        format: row["format"], declaredType: row["declared_type"], page: digest,
        size: bytes.count, extractor: row["extractor"],
        fingerprint: article?.fingerprint.digest, failure: row["failure"])
      try Chain(db: db).reserve(entry)
      try store(facts, id, story, pageID)
      var reading = Reading(snapshot: id, extractor: facts.extractor)
      if let article {
        reading.article = try ArticleTable(db: db).store(
          article, of: story.id, after: before?.article)
        reading.declaration = try DeclarationTable(db: db).store(
          declaration(row), after: before?.declaration)
      }
      try reading.insert(db)
      last[story.id] = (
        pageID, reading.article ?? before?.article, reading.declaration ?? before?.declaration
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
    return Dictionary(grouping: rows) { $0["snapshot_id"] as Int64 }.mapValues { rows in
      rows.map {
        PendingEntry.GivenNumber(
          story: $0["public_id"], number: $0["number"], snapshot: $0["snapshot_id"])
      }
    }
  }

  private func identifiers() throws -> [Int64: [PendingEntry.NewIdentifier]] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT *, \(Self.firstEntry) AS entry_id FROM first_identifier i")
    return Dictionary(grouping: rows) { $0["entry_id"] as Int64 }.mapValues { rows in
      rows.map {
        PendingEntry.NewIdentifier(
          kind: $0["kind"], value: $0["value"], position: $0["position"])
      }
    }
  }

  private func page(_ id: Int64, _ packer: Packer) throws -> ([UInt8], Digest) {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT digest, size, content FROM first_page WHERE id = ?"),
      arguments: [id])
    guard let row, let content: Data = row["content"] else {
      throw Packer.Failure.damaged("page \(id) is missing")
    }
    return (
      try packer.unpack(Array(content), size: row["size"]), Digest(stored: row["digest"])
    )
  }

  private func article(_ id: Int64?) throws -> ArticleDraft? {
    guard let id,
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM first_article WHERE id = ?"), arguments: [id])
    else { return nil }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .millisecondsSince1970
    let blocks: String = row["blocks"]
    let article = Article(
      headline: row["headline"], standfirst: row["standfirst"],
      byline: try JSONColumn.list(row["byline"]),
      status: Article.Status(rawValue: row["status"]) ?? .unknown,
      markers: try JSONColumn.list(row["markers"]),
      blocks: try decoder.decode([Block].self, from: Data(blocks.utf8)))
    // What was told of it then counts: the address, by which own links are known, was not kept with it.
    return ArticleDraft(
      article, fingerprint: Fingerprint(digest: Digest(stored: row["fingerprint"])))
  }

  private func store(
    _ facts: SnapshotFacts, _ id: Int64, _ story: StoryRow, _ page: Int64
  ) throws {
    try db.cachedStatement(sql: SnapshotFacts.insertion).execute(
      arguments: facts.arguments(id: id, story: story.id, page: page))
  }

  private func declaration(_ row: Row) -> Declaration {
    var declaration = Declaration()
    declaration.language = row["language"]
    declaration.publishedAt = (row["published_at"] as Int64?).map(Date.init(milliseconds:))
    declaration.modifiedAt = (row["modified_at"] as Int64?).map(Date.init(milliseconds:))
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
            links.map { .object(["story": .text($0["story"]), "into": .text($0["target"])]) }),
      ])
  }
}
