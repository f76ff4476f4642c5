import Foundation
import GRDB
import History

/// The chain of entries: what was ever done to the record, each entry with the hash of the one before.
struct Chain {
  let db: Database

  /// The hash before the first entry.
  static let origin = Digest.zero

  /// The last entry; number 0 and `origin` where there is none.
  func head() throws -> (number: Int64, hash: Digest) {
    let last = try db.cachedStatement(sql: "SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1")
    guard let row = try Row.fetchOne(last) else { return (0, Chain.origin) }
    return try (row.get("id"), try Digest(stored: row.get("hash")))
  }

  /// Begins an entry, whose number is known from now on.
  func begin() throws -> PendingEntry {
    let head = try head()
    return PendingEntry(number: head.number + 1, previous: head.hash)
  }

  /// Puts an entry's row in its place, so that rows may lead to it; what it tells is not known yet.
  ///
  /// A row that leads to an entry which is not there is allowed until the transaction ends, but as long
  /// as there is one, SQLite looks through all numbers and identifiers whenever an entry is inserted.
  func reserve(_ entry: PendingEntry) throws {
    guard !entry.isThere else { return }
    try insert(entry, Chain.origin, line: nil)
  }

  /// Ends an entry that tells of a snapshot; its line can be made again from the tables.
  ///
  /// - Returns: The entry's hash.
  @discardableResult
  func append(_ entry: PendingEntry, snapshot: SnapshotFacts) throws -> Digest {
    let hash = Digest(of: Array(snapshot.line(entry).line.utf8))
    try finish(entry, hash, line: nil)
    return hash
  }

  /// Ends an entry that tells of anything else: what was done, in a word, when, and what has to be known
  /// of it.
  func append(
    _ entry: PendingEntry, type: String, at time: Int64, _ facts: [String: CanonicalJSON?]
  ) throws {
    var members = entry.members
    members["type"] = .text(type)
    members["recordedAt"] = .time(time)
    members.merge(facts) { own, _ in own }
    let line = CanonicalJSON.object(members).line
    try finish(entry, Digest(of: Array(line.utf8)), line: line)
  }

  private func finish(_ entry: PendingEntry, _ hash: Digest, line: String?) throws {
    guard entry.isThere else { return try insert(entry, hash, line: line) }
    try db.cachedStatement(sql: "UPDATE entry SET hash = ?, line = ? WHERE id = ?")
      .execute(arguments: [Data(hash.bytes), line, entry.number])
  }

  private func insert(_ entry: PendingEntry, _ hash: Digest, line: String?) throws {
    try db.cachedStatement(sql: "INSERT INTO entry (id, hash, line) VALUES (?, ?, ?)")
      .execute(arguments: [entry.number, Data(hash.bytes), line])
    entry.isThere = true
  }
}

/// An entry that is being written: what its transaction has done so far.
final class PendingEntry {
  /// A number that was given to a story's snapshot.
  struct GivenNumber {
    var story: String
    var number: Int
    var snapshot: Int64
  }

  struct NewIdentifier {
    var kind: String
    var value: String
    var position: Int
  }

  let number: Int64
  let previous: Digest
  var numbers: [GivenNumber]
  var identifiers: [NewIdentifier]
  /// Whether its row is there.
  fileprivate(set) var isThere = false

  init(
    number: Int64, previous: Digest, numbers: [GivenNumber] = [],
    identifiers: [NewIdentifier] = []
  ) {
    self.number = number
    self.previous = previous
    self.numbers = numbers
    self.identifiers = identifiers
  }

  /// The members that entries of all types have; lists that are empty are left out.
  var members: [String: CanonicalJSON?] {
    [
      "entry": .number(number),
      "previous": .text(previous.hex),
      "revisions": numbers.isEmpty
        ? nil
        : .list(
          numbers.sorted { ($0.story, $0.number) < ($1.story, $1.number) }.map {
            .object([
              "story": .text($0.story), "number": .number(Int64($0.number)),
              "snapshot": .number($0.snapshot),
            ])
          }),
      "identifiers": identifiers.isEmpty
        ? nil
        : .list(
          identifiers.sorted { ($0.position, $0.kind) < ($1.position, $1.kind) }.map {
            .object([
              "kind": .text($0.kind), "value": .text($0.value),
              "position": .number(Int64($0.position)),
            ])
          }),
    ]
  }
}

extension Digest {
  /// Takes up a digest of a column that holds nothing else.
  ///
  /// - Throws: `Packer.Failure.damaged` where it has another length.
  init(stored bytes: Data) throws {
    guard let digest = Digest(bytes: Array(bytes)) else {
      throw Packer.Failure.damaged("a digest of \(bytes.count) bytes and not of 32")
    }
    self = digest
  }
}

extension Digest {
  fileprivate static let zero: Digest = {
    guard let zero = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
      preconditionFailure("32 bytes are a digest")
    }
    return zero
  }()
}
