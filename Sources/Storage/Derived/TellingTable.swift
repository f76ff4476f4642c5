import Foundation
import GRDB
import History

/// The table of what revisions brought, by the two articles that were compared.
///
/// Nothing here is the only copy: a telling that is missing is made again from the texts. Rows go with
/// their articles.
struct TellingTable {
  let db: Database

  /// An article and the one before it in time.
  struct Pair: Hashable, Sendable {
    var old: Int64
    var new: Int64
  }

  /// What is kept of a pair; nil where it was not told yet, or in other words.
  func telling(of pair: Pair) throws -> Telling? {
    guard let row = try row(of: pair) else { return nil }
    return try Telling(row)
  }

  /// The row of a pair, where there is one in the present words.
  func row(of pair: Pair) throws -> Row? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT * FROM telling WHERE new_id = ? AND old_id = ? AND version = ?"),
      arguments: [pair.new, pair.old, Telling.version])
  }

  func store(_ telling: Telling, of pair: Pair) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO telling (
          new_id, old_id, version, weight, kinds, phrases, counts, is_noted, is_substantial,
          fates)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pair.new, pair.old, Telling.version, telling.weight,
      ",\(telling.kinds.map(\.rawValue).joined(separator: ",")),",
      JSONColumn.texts(telling.phrases), JSONColumn.text(telling.counts), telling.isNoted,
      telling.isSubstantial, Data(telling.fates),
    ])
  }

  /// Forgets what was told of an article whose text is not what it was.
  func forget(_ article: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM telling WHERE new_id = ?1 OR old_id = ?1")
      .execute(arguments: [article])
  }
}

extension Telling {
  init(_ row: Row) throws {
    let kinds: String = try row.get("kinds")
    self.init(
      phrases: try JSONColumn.texts(row.get("phrases")),
      kinds: kinds.split(separator: ",").compactMap { Change.Kind(rawValue: String($0)) },
      counts: try JSONDecoder().decode(
        Comparison.Counts.self, from: Data((row.get("counts") as String).utf8)),
      isNoted: try row.get("is_noted"), isSubstantial: try row.get("is_substantial"),
      fates: [UInt8](try row.get("fates") as Data))
  }
}
