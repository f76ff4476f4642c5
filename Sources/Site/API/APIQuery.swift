import Extraction
import Foundation
import History
import Storage

extension Array {
  /// The part of a list in the order of time that stands behind a cursor, and where it goes on.
  func part(
    behind cursor: SnapshotCursor?, _ limit: Int, _ key: (Element) -> (Date, Int64)
  ) -> (items: [Element], next: SnapshotCursor?) {
    let rest = cursor.map { cursor in
      drop { element in
        let (seenAt, snapshot) = key(element)
        return !(cursor < SnapshotCursor(seenAt, snapshot))
      }
    }
    let behind = rest ?? self[...]
    let items = Array(behind.prefix(limit))
    guard behind.count > limit, let last = items.last.map(key) else { return (items, nil) }
    return (items, SnapshotCursor(last.0, last.1))
  }
}

extension Query {
  /// Where a list goes on; nil for its beginning.
  func cursor<Cursor: LosslessStringConvertible>() throws(SiteError) -> Cursor? {
    guard let text = try text("cursor", atMost: 40) else { return nil }
    guard let cursor = Cursor(text) else {
      throw .badRequest("cursor is none that this site has given out.")
    }
    return cursor
  }

  /// How many entries are wanted at once.
  func limit() throws(SiteError) -> Int {
    guard let limit = try number("limit") else { return Website.PartSize.usual }
    guard limit <= Website.PartSize.most else {
      throw .badRequest("limit is at most \(Website.PartSize.most).")
    }
    return limit
  }

  /// A moment as RFC 3339 writes it; nil where the parameter is missing.
  func date(_ name: String) throws(SiteError) -> Date? {
    guard let text = try text(name, atMost: 40) else { return nil }
    // Why it is none makes no difference.
    guard let date = try? Date(text, strategy: .iso8601) else {
      throw .badRequest("\(name) is a time like 2025-03-04T06:12:00Z.")
    }
    return date
  }

  /// `true` or `false`; false where the parameter is missing.
  func flag(_ name: String) throws(SiteError) -> Bool {
    switch try text(name, atMost: 10) {
    case nil, "false": false
    case "true": true
    default: throw .badRequest("\(name) is true or false.")
    }
  }
}

extension NewestFilter {
  /// Reads the filters of a list of changes.
  init(_ query: Query) throws(SiteError) {
    self.init()
    host = try query.text("source")?.lowercased()
    leastWeight = try query.number("least-weight") ?? 0
    guard leastWeight <= 100 else { throw .badRequest("least-weight is at most 100.") }
    kind = try query.choice("kind")
    status = try query.choice("status")
    limit = try query.limit()
  }

  /// The parameters that lead to the next part of the list.
  func parameters(before cursor: SnapshotCursor?) -> [(String, String?)] {
    [
      ("source", host), ("least-weight", leastWeight > 0 ? "\(leastWeight)" : nil),
      ("kind", kind?.rawValue), ("status", status?.rawValue), ("limit", "\(limit)"),
      ("cursor", cursor?.description),
    ]
  }
}

extension SearchFilter {
  /// Reads the filters of a search.
  init(_ query: Query) throws(SiteError) {
    self.init()
    isRemoved = try query.flag("removed")
    addedSince = try query.date("added-since")
    story = try query.text("story")
    host = try query.text("source")?.lowercased()
    limit = try query.limit()
  }
}
