/// The passages of an article in reading order, as runs of neighbours in their table.
///
/// As most of an article mostly stays as it was, these are few. They are kept as JSON, so that views can
/// read them, in the one form that is written here: `[[7,3],[21,1]]` for the passages 7, 8, 9 and 21.
struct PassageRuns {
  struct Run {
    var first: Int64
    var count: Int64

    var ids: Range<Int64> { first..<first + count }
  }

  private(set) var runs: [Run] = []

  init() {}

  /// Reads what `json` wrote.
  ///
  /// Written out, since a timeline reads one for each revision: a decoder takes thirty times as long.
  ///
  /// - Throws: `Packer.Failure.damaged` where the text is another.
  init(_ json: String) throws {
    var values: [Int64] = []
    var value: Int64?
    for byte in json.utf8 {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        value = (value ?? 0) &* 10 &+ Int64(byte - UInt8(ascii: "0"))
      } else if let number = value {
        values.append(number)
        value = nil
      }
    }
    for place in stride(from: 0, to: values.count - 1, by: 2) {
      runs.append(Run(first: values[place], count: values[place + 1]))
    }
    let isSane = runs.allSatisfy { 1...Self.longest ~= $0.count && 1...Self.largest ~= $0.first }
    guard isSane, self.json == json else {
      throw Packer.Failure.damaged("the passages of an article are no list: \(json)")
    }
  }

  /// More passages than the largest page has elements.
  private static let longest: Int64 = 1 << 20
  private static let largest = Int64.max - longest

  /// Puts a passage at the end.
  mutating func append(_ id: Int64) {
    if let last = runs.last, last.first + last.count == id {
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(first: id, count: 1))
    }
  }

  var json: String {
    "[" + runs.map { "[\($0.first),\($0.count)]" }.joined(separator: ",") + "]"
  }
}
