import GRDB

/// Where a snapshot came from: all of it that is mostly the same from one snapshot of a story to the next.
struct Origin: Sendable {
  /// For people; without the number of the line where `line` tells it.
  var source: String
  /// The number of the line, of a file that holds many.
  var line: Int64?
  var receivedFrom: String?
  var address: String?
  var format: String?
  var declaredType: String?
  /// JSON array of the redirects by which the page was come to; nil where there were none.
  var redirects: String?

  /// Whether both are kept as one; each snapshot has its own line.
  ///
  /// By their bytes: the record tells them as they came, also where Unicode holds two for one.
  func isSame(as other: Origin) -> Bool {
    columns.elementsEqual(other.columns) { one, other in
      one.map { Array($0.utf8) } == other.map { Array($0.utf8) }
    }
  }

  private var columns: [String?] {
    [source, receivedFrom, address, format, declaredType, redirects]
  }

  /// Splits `path:12` so that both parts put together are the same text again; no line where they would not be.
  static func split(_ source: String) -> (source: String, line: Int64?) {
    guard let colon = source.utf8.lastIndex(of: UInt8(ascii: ":")), colon > source.startIndex else {
      return (source, nil)
    }
    let digits = source.utf8[source.utf8.index(after: colon)...]
    // Longer ones are no numbers of lines; those with a zero in front are not written as numbers are.
    guard 1...15 ~= digits.count, digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let line = Int64(String(source[digits.startIndex...]))
    else { return (source, nil) }
    return (String(source[..<colon]), line)
  }
}

extension Origin {
  init(of facts: SnapshotFacts) {
    let (source, line) = Origin.split(facts.source)
    self.init(
      source: source, line: line, receivedFrom: facts.receivedFrom, address: facts.address,
      format: facts.format, declaredType: facts.declaredType,
      redirects: facts.exchange?.redirects.column)
  }
}

/// The table of origins.
struct OriginTable {
  let db: Database

  /// The id of an origin, inserted where it differs from the previous one.
  func store(_ origin: Origin, after previous: (id: Int64, value: Origin)?) throws -> Int64 {
    if let previous, previous.value.isSame(as: origin) { return previous.id }
    try db.cachedStatement(
      sql: """
        INSERT INTO origin (source, received_from, address, format, declared_type, redirects)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      origin.source, origin.receivedFrom, origin.address, origin.format, origin.declaredType,
      origin.redirects,
    ])
    return db.lastInsertedRowID
  }

  /// An origin, without the number of a line.
  func fetch(_ id: Int64) throws -> Origin {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT source, received_from, address, format, declared_type, redirects FROM origin
          WHERE id = ?
          """), arguments: [id])
    guard let row else { throw Packer.Failure.damaged("origin \(id) is missing") }
    return try Origin(
      source: row.get(0), receivedFrom: row.get(1), address: row.get(2), format: row.get(3),
      declaredType: row.get(4), redirects: row.get(5))
  }
}
