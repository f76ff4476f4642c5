/// JSON in the one form that RFC 8785 gives it.
///
/// There is no white space, keys are in order, and each character is escaped in one way only. Numbers
/// are whole.
enum CanonicalJSON {
  case text(String)
  case number(Int64)
  case list([CanonicalJSON])
  /// Members that are nil are left out.
  case object([String: CanonicalJSON?])

  /// - Complexity: O(*n*) in what is written, and a sort of the keys of each object.
  var line: String {
    var line = ""
    write(to: &line)
    return line
  }

  private func write(to line: inout String) {
    switch self {
    case .text(let text): CanonicalJSON.write(text, to: &line)
    case .number(let number): line += String(number)
    case .list(let values):
      line += "["
      for (position, value) in values.enumerated() {
        if position > 0 { line += "," }
        value.write(to: &line)
      }
      line += "]"
    case .object(let members):
      line += "{"
      var isFirst = true
      // RFC 8785 orders by UTF-16 code units; our keys are ASCII, where all orders are one.
      for (key, value) in members.sorted(by: { $0.key < $1.key }) {
        guard let value else { continue }
        if !isFirst { line += "," }
        isFirst = false
        CanonicalJSON.write(key, to: &line)
        line += ":"
        value.write(to: &line)
      }
      line += "}"
    }
  }

  private static func write(_ text: String, to line: inout String) {
    line += "\""
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      line += text
    } else {
      for scalar in text.unicodeScalars { line += escaped(scalar) }
    }
    line += "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\u{8}": "\\b"
    case "\t": "\\t"
    case "\n": "\\n"
    case "\u{C}": "\\f"
    case "\r": "\\r"
    case _ where scalar.value < 0x20:
      "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: String(scalar)
    }
  }
}

extension CanonicalJSON {
  /// A moment as RFC 3339 writes it, in UTC and to the millisecond.
  static func time(_ milliseconds: Int64) -> CanonicalJSON {
    .text(milliseconds.timestamp)
  }
}

extension Int64 {
  /// Milliseconds since 1970 as RFC 3339 writes them: `2031-05-04T06:12:00.000Z`.
  ///
  /// Written by hand, since each snapshot of a bulk ingest has two.
  var timestamp: String {
    let (day, rest) = floored(by: 86_400_000)
    // The civil calendar from the number of a day (Howard Hinnant, chrono-compatible low-level date
    // algorithms): years begin in March, so that the leap day is the last one.
    let (era, dayOfEra) = (day + 719_468).floored(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
    return "\(year.padded(4))-\(month.padded(2))-\(dayOfMonth.padded(2))T\(hour.padded(2)):"
      + "\(minute.padded(2)):\((rest / 1000 % 60).padded(2)).\((rest % 1000).padded(3))Z"
  }

  private func floored(by divisor: Int64) -> (quotient: Int64, rest: Int64) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
