import GRDB

/// Where a snapshot came from: all of it that is mostly the same from one snapshot of a story to the next.
struct Origin: Equatable {
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

  init(of facts: SnapshotFacts) {
    (source, line) = Origin.split(facts.source)
    receivedFrom = facts.receivedFrom
    address = facts.address
    format = facts.format
    declaredType = facts.declaredType
    redirects = facts.exchange?.redirects.column
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

/// The table of origins.
struct OriginTable {
  let db: Database

  /// The id of an origin, inserted where it differs from the previous one.
  func store(_ origin: Origin, after previous: Int64?) throws -> Int64 {
    if let previous, try isSame(origin, previous) { return previous }
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

  private func isSame(_ origin: Origin, _ id: Int64) throws -> Bool {
    let same = try db.cachedStatement(
      sql: """
        SELECT 1 FROM origin WHERE id = ? AND source = ? AND received_from IS ? AND address IS ?
          AND format IS ? AND declared_type IS ? AND redirects IS ?
        """)
    return try Int.fetchOne(
      same,
      arguments: [
        id, origin.source, origin.receivedFrom, origin.address, origin.format, origin.declaredType,
        origin.redirects,
      ]) != nil
  }
}
