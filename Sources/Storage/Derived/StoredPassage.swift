import Extraction
import Foundation
import GRDB

/// One part of an article's text as its table keeps it.
struct StoredPassage: Hashable, Sendable {
  static let headline = "headline"
  static let standfirst = "standfirst"

  var kind: String
  var text: String
  /// As JSON; nil where there is none.
  var links: String?
  /// Milliseconds since 1970.
  var time: Int64?

  init(kind: String, text: String) {
    self.kind = kind
    self.text = text
  }

  // By their bytes: two texts are one passage where nothing tells them apart, and Unicode's equivalence costs
  // more than all that is looked up by it.

  static func == (one: StoredPassage, other: StoredPassage) -> Bool {
    one.time == other.time && one.kind == other.kind && holdSame(one.text, other.text)
      && holdSame(one.links ?? "", other.links ?? "")
  }

  private static func holdSame(_ one: String, _ other: String) -> Bool {
    var (one, other) = (one, other)
    return one.withUTF8 { own in
      other.withUTF8 { other in
        guard own.count == other.count else { return false }
        guard let start = own.baseAddress, let otherStart = other.baseAddress else { return true }
        return memcmp(start, otherStart, own.count) == 0
      }
    }
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  init(_ block: Block) {
    kind = block.kind.rawValue
    text = block.text
    links = block.links.isEmpty ? nil : JSONColumn.text(block.links)
    time = block.time?.milliseconds
  }

  /// What is selected of a passage; columns are taken by their places, since every ingest reads all
  /// passages of an article.
  static let columns = "id, kind, text, links, time"

  init(_ row: Row) throws {
    kind = try row.get(1)
    text = try row.get(2)
    links = try row.get(3)
    time = try row.get(4)
  }

  func block() throws -> Block {
    Block(
      Block.Kind(rawValue: kind) ?? .paragraph, text,
      links: try links.map { try JSONColumn.list($0) } ?? [],
      time: time.map(Date.init(milliseconds:)))
  }
}

/// A passage that is in the table.
typealias KnownPassage = (id: Int64, passage: StoredPassage)

/// The passages that a new article is likely to have in common with the one before it.
struct StandingPassages {
  private var list: [KnownPassage] = []
  /// Behind the passage that was found last.
  private var next = 0
  /// The places of all passages, made when one of many is looked for that is not the next.
  private var places: [StoredPassage: Int]?

  /// So many are looked through sooner than they are hashed: most differ in their lengths.
  private static let few = 64

  init(_ list: [KnownPassage] = []) { self.list = list }

  mutating func id(of passage: StoredPassage) -> Int64? {
    if next < list.count, list[next].passage == passage {
      next += 1
      return list[next - 1].id
    }
    let place: Int?
    if list.count <= StandingPassages.few {
      place = list.lastIndex { $0.passage == passage }
    } else {
      place = index()[passage]
    }
    guard let place else { return nil }
    // What follows it there is likely to follow here too.
    next = place + 1
    return list[place].id
  }

  /// Adds a passage that was not found, which may stand in the article once more.
  mutating func add(_ passage: StoredPassage, _ id: Int64) {
    places?[passage] = list.count
    list.append((id, passage))
  }

  private mutating func index() -> [StoredPassage: Int] {
    if let places { return places }
    var made: [StoredPassage: Int] = [:]
    for (place, known) in list.enumerated() { made[known.passage] = place }
    places = made
    return made
  }
}
