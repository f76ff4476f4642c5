import Foundation

/// Reads moments as machines write them on pages.
///
/// ISO 8601 in its usual spellings (with a space for `T`, without seconds, with `+0100`, without a
/// time), RFC 822 (`Tue, 04 May 2031 09:30:00 GMT`) and Unix seconds or milliseconds. A moment
/// without a zone is taken as UTC: guessing the newsroom's would make the same page mean different
/// moments.
enum Instant {
  /// The moment that a text of one of the known forms means, or nil.
  static func date(_ text: some StringProtocol) -> Date? { moment(text)?.date }

  /// The same with the zone that is written beside it.
  static func moment(_ text: some StringProtocol) -> Moment? {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 }.prefix(64))
    for form in 0..<3 {
      var cursor = Cursor(bytes: bytes)
      let date =
        switch form {
        case 0: cursor.iso8601()
        case 1: cursor.unixTime()
        default: cursor.rfc822()
        }
      if let date { return Moment(date: date, offset: cursor.offset, hasTime: cursor.hasTime) }
    }
    return nil
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
