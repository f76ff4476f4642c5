import Foundation

/// A moment as HTTP writes it (RFC 9110, section 5.6.7): `Tue, 04 Mar 2025 06:12:00 GMT`.
struct HTTPDate: LosslessStringConvertible, Sendable {
  /// To the second.
  let date: Date

  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  init(_ date: Date) {
    self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
  }

  /// Reads the one form that may still be sent.
  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard text.utf8.count == 29, parts.count == 6, parts[5] == "GMT", parts[0].hasSuffix(","),
      Self.days.contains(String(parts[0].dropLast())),
      let month = Self.months.firstIndex(of: parts[2])
    else { return nil }
    let time = parts[4].split(separator: ":", omittingEmptySubsequences: false)
    let texts = [parts[1], parts[3]] + time.map(String.init)
    let numbers = texts.compactMap { text in
      text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
    guard numbers.count == 5, time.allSatisfy({ $0.utf8.count == 2 }), parts[3].utf8.count == 4,
      numbers[2] < 24, numbers[3] < 60, numbers[4] <= 60
    else { return nil }
    let components = DateComponents(
      year: numbers[1], month: month + 1, day: numbers[0], hour: numbers[2], minute: numbers[3],
      second: numbers[4])
    guard let date = Self.calendar.date(from: components),
      Self.calendar.component(.day, from: date) == numbers[0] || numbers[4] == 60
    else { return nil }
    self.date = date
  }

  var description: String {
    let parts = Self.calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
    func two(_ number: Int?) -> String {
      let text = String(number ?? 0)
      return text.count < 2 ? "0" + text : text
    }
    let year = String(parts.year ?? 0)
    return "\(Self.days[(parts.weekday ?? 1) - 1]), \(two(parts.day)) "
      + "\(Self.months[(parts.month ?? 1) - 1]) \(String(repeating: "0", count: max(0, 4 - year.count)))\(year) "
      + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second)) GMT"
  }
}
