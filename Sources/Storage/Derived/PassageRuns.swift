import Foundation

/// The passages of an article in reading order, as runs of neighbours in their table.
///
/// As most of an article mostly stays as it was, these are few. They are kept as JSON, so that views can
/// read them, in the one form that is written here: how far it is to the first passage of a run, and how
/// many there are. `[7,3,11,1]` stands for the passages 7, 8, 9 and 21; back is as short as forth.
struct PassageRuns {
  struct Run {
    var first: Int64
    var count: Int64

    var ids: Range<Int64> { first..<first + count }
  }

  private(set) var runs: [Run] = []

  /// The runs of passages as an article has them.
  init(_ passages: [KnownPassage]) {
    for passage in passages { append(passage.id) }
  }

  /// Reads what `json` wrote.
  ///
  /// Written out, since a timeline reads one for each revision: a decoder takes thirty times as long.
  ///
  /// - Throws: `Packer.Failure.damaged` where the text is another.
  init(_ json: String) throws {
    var end: Int64 = 0
    var distance: Int64?
    let isList = Self.forEachNumber(in: json) { value in
      guard let first = distance.map({ end &+ $0 }) else {
        // Neighbours are one run.
        distance = value
        return value != 0
      }
      distance = nil
      return append(first, count: value, end: &end)
    }
    guard isList, distance == nil else { throw PassageRuns.damage(json) }
  }

  /// Reads the form of the formats before the fifth: `[[7,3],[21,1]]`.
  ///
  /// - Throws: `Packer.Failure.damaged` where the text holds no runs.
  init(pairs json: String) throws {
    guard let pairs = try? JSONDecoder().decode([[Int64]].self, from: Data(json.utf8)) else {
      throw PassageRuns.damage(json)
    }
    var end: Int64 = 0
    for pair in pairs {
      guard pair.count == 2, append(pair[0], count: pair[1], end: &end) else {
        throw PassageRuns.damage(json)
      }
    }
  }

  /// Puts a run at the end; false where there can be none of these numbers.
  private mutating func append(_ first: Int64, count: Int64, end: inout Int64) -> Bool {
    guard 1...Self.longest ~= count, 1...Self.largest ~= first else { return false }
    runs.append(Run(first: first, count: count))
    end = first + count
    return true
  }

  /// Reads a list of whole numbers, written as `json` writes them.
  ///
  /// - Parameters:
  ///   - json: The text.
  ///   - body: Takes each; false ends the reading.
  /// - Returns: Whether the text is such a list, and all were taken.
  private static func forEachNumber(in json: String, _ body: (Int64) -> Bool) -> Bool {
    var bytes = json.utf8.makeIterator()
    guard bytes.next() == UInt8(ascii: "[") else { return false }
    var next = bytes.next()
    if next == UInt8(ascii: "]") { return bytes.next() == nil }
    while true {
      let isNegative = next == UInt8(ascii: "-")
      if isNegative { next = bytes.next() }
      var value: Int64 = 0
      var digits = 0
      while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        // No number but naught begins with naught.
        guard digits < 18, digits == 0 || value != 0 else { return false }
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
        next = bytes.next()
      }
      guard digits > 0, !(isNegative && value == 0), body(isNegative ? -value : value) else {
        return false
      }
      switch next {
      case UInt8(ascii: ","): next = bytes.next()
      case UInt8(ascii: "]"): return bytes.next() == nil
      default: return false
      }
    }
  }

  private static func damage(_ json: String) -> Packer.Failure {
    .damaged("the passages of an article are no list: \(json)")
  }

  /// More passages than the largest page has elements.
  private static let longest: Int64 = 1 << 20
  private static let largest = Int64.max - longest

  /// Puts a passage at the end.
  private mutating func append(_ id: Int64) {
    if let last = runs.last, last.first + last.count == id {
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(first: id, count: 1))
    }
  }

  var json: String {
    var json = "["
    var end: Int64 = 0
    for run in runs {
      if json.utf8.count > 1 { json += "," }
      json += "\(run.first - end),\(run.count)"
      end = run.ids.upperBound
    }
    return json + "]"
  }
}
