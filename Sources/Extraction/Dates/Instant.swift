import Foundation

/// Reads moments as machines write them on pages.
///
/// ISO 8601 in its usual spellings (with a space for `T`, without seconds, with `+0100`, without a
/// time), RFC 822 (`Tue, 04 May 2031 09:30:00 GMT`) and Unix seconds or milliseconds. A moment
/// without a zone is taken as UTC: guessing the newsroom's would make the same page mean different
/// moments.
enum Instant {
  /// The moment that a text of one of the known forms means, or nil.
  static func date(_ text: some StringProtocol) -> Date? {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 }.prefix(64))
    var cursor = Cursor(bytes: bytes)
    if let date = cursor.iso8601() { return date }
    cursor = Cursor(bytes: bytes)
    if let date = cursor.unixTime() { return date }
    cursor = Cursor(bytes: bytes)
    return cursor.rfc822()
  }

  /// The moment that a strict ISO 8601 text with nothing after it means, or nil.
  static func strict(_ text: String) -> Date? {
    var cursor = Cursor(bytes: Array(text.utf8))
    guard let date = cursor.iso8601(), cursor.isAtEnd else { return nil }
    return date
  }

  /// Days between 1970-01-01 and a day of the Gregorian calendar, negative before it.
  ///
  /// The year is counted from March, so that the leap day comes last in it.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The moment of calendar fields, or nil where there is no such day or time.
  static func date(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Double = 0,
    offset: Int = 0
  ) -> Date? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= lastDay(year: year, month: month), (0...24).contains(hour), (0...59).contains(minute),
      second >= 0, second < 61
    else { return nil }
    let seconds = days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60
    return Date(timeIntervalSince1970: Double(seconds - offset) + second)
  }

  private static func lastDay(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension Instant {
  /// A place in the bytes of a written moment.
  private struct Cursor {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }
    var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func take(_ byte: UInt8) -> Bool {
      guard next == byte, !isAtEnd else { return false }
      index += 1
      return true
    }

    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while count < digits.upperBound, (0x30...0x39).contains(next) {
        value = value * 10 + Int(next - 0x30)
        count += 1
        index += 1
      }
      return digits.contains(count) ? value : nil
    }

    mutating func iso8601() -> Date? {
      guard let year = number(4...4) else { return nil }
      let dashed = take(UInt8(ascii: "-")) || take(UInt8(ascii: "/"))
      guard let month = number(dashed ? 1...2 : 2...2) else { return nil }
      if dashed, !take(UInt8(ascii: "-")), !take(UInt8(ascii: "/")) { return nil }
      guard let day = number(dashed ? 1...2 : 2...2) else { return nil }
      if !dashed, (0x30...0x39).contains(next) { return nil }
      var hour = 0
      var minute = 0
      var second = 0.0
      var offset = 0
      let beforeTime = index
      if take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) || take(0x20) {
        while take(0x20) {}
        if let value = number(1...2) {
          hour = value
          let colon = take(UInt8(ascii: ":"))
          guard let value = number(2...2) else { return nil }
          minute = value
          if colon ? take(UInt8(ascii: ":")) : (0x30...0x39).contains(next) {
            guard let value = number(2...2) else { return nil }
            second = Double(value)
            if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) { second += fraction() }
          }
          guard let value = zone() else { return nil }
          offset = value
        } else {
          index = beforeTime
        }
      }
      return Instant.date(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second,
        offset: offset)
    }

    private mutating func fraction() -> Double {
      var value = 0.0
      var unit = 0.1
      while (0x30...0x39).contains(next) {
        value += Double(next - 0x30) * unit
        unit /= 10
        index += 1
      }
      return value
    }

    /// Seconds east of Greenwich; 0 where no zone is written, nil where it can't be one.
    private mutating func zone() -> Int? {
      let start = index
      while take(0x20) {}
      if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
      for name in ["GMT", "UTC", "UT"] where bytes[index...].starts(with: name.utf8) {
        index += name.utf8.count
        if next != UInt8(ascii: "+"), next != UInt8(ascii: "-") { return 0 }
        break
      }
      for (name, hours) in [
        ("EDT", -4), ("EST", -5), ("CDT", -5), ("CST", -6), ("PDT", -7), ("PST", -8),
      ]
      where bytes[index...].starts(with: name.utf8) {
        index += 3
        return hours * 3600
      }
      let sign = next
      guard take(UInt8(ascii: "+")) || take(UInt8(ascii: "-")) else {
        index = start
        return 0
      }
      guard let hours = number(1...2), hours <= 18 else { return nil }
      _ = take(UInt8(ascii: ":"))
      let minutes = number(2...2) ?? 0
      guard minutes < 60 else { return nil }
      return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    mutating func unixTime() -> Date? {
      guard let value = number(10...13), isAtEnd else { return nil }
      switch bytes.count {
      case 10: return Date(timeIntervalSince1970: Double(value))
      case 13: return Date(timeIntervalSince1970: Double(value) / 1000)
      default: return nil
      }
    }

    mutating func rfc822() -> Date? {
      if let comma = bytes.firstIndex(of: UInt8(ascii: ",")), comma < 10 { index = comma + 1 }
      while take(0x20) {}
      guard let day = number(1...2) else { return nil }
      while take(0x20) || take(UInt8(ascii: "-")) {}
      let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ]
      let name = String(decoding: bytes[index...].prefix(3), as: UTF8.self).lowercased()
      guard let month = months.firstIndex(of: name) else { return nil }
      while !isAtEnd, next != 0x20, next != UInt8(ascii: "-") { index += 1 }
      while take(0x20) || take(UInt8(ascii: "-")) {}
      guard let year = number(4...4) else { return nil }
      while take(0x20) {}
      guard let hour = number(1...2) else {
        return Instant.date(year: year, month: month + 1, day: day)
      }
      guard take(UInt8(ascii: ":")), let minute = number(2...2) else { return nil }
      let second = take(UInt8(ascii: ":")) ? number(2...2) ?? 0 : 0
      guard let offset = zone() else { return nil }
      return Instant.date(
        year: year, month: month + 1, day: day, hour: hour, minute: minute, second: Double(second),
        offset: offset)
    }
  }
}
