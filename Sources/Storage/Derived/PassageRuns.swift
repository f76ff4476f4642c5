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
    try self.init(json, values: PassageRuns.numbers(in: json), isRelative: true)
    guard self.json == json else { throw PassageRuns.damage(json) }
  }

  /// Reads the form of the formats before the fifth: `[[7,3],[21,1]]`.
  ///
  /// - Throws: `Packer.Failure.damaged` where the text holds no runs.
  init(pairs json: String) throws {
    try self.init(json, values: PassageRuns.numbers(in: json), isRelative: false)
  }

  private init(_ json: String, values: [Int64], isRelative: Bool) throws {
    var end: Int64 = 0
    for place in stride(from: 0, to: values.count - 1, by: 2) {
      let run = Run(
        first: isRelative ? end &+ values[place] : values[place], count: values[place + 1])
      guard 1...Self.longest ~= run.count, 1...Self.largest ~= run.first else {
        throw PassageRuns.damage(json)
      }
      runs.append(run)
      end = run.ids.upperBound
    }
  }

  private static func numbers(in json: String) -> [Int64] {
    var values: [Int64] = []
    var value: Int64?
    var isNegative = false
    for byte in json.utf8 {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        value = (value ?? 0) &* 10 &+ Int64(byte - UInt8(ascii: "0"))
        continue
      }
      if let number = value { values.append(isNegative ? 0 &- number : number) }
      value = nil
      isNegative = byte == UInt8(ascii: "-")
    }
    return values
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
