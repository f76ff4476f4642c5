import Foundation

/// How long a server asks to be left alone (RFC 9110, 10.2.3).
enum RetryAfter {
  /// How many seconds the value of the header field asks for: a number of them, or a moment; nil where it is
  /// neither.
  static func seconds(_ text: String, now: Date) -> TimeInterval? {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return TimeInterval(text) }
    return date(text).map { max(0, $0.timeIntervalSince(now)) }
  }

  /// The form in which moments are written, and the two obsolete ones that must be understood (RFC 9110, 5.6.7).
  private static let forms = [
    "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy",
  ]

  private static func date(_ text: String) -> Date? {
    let reader = DateFormatter()
    reader.locale = Locale(identifier: "en_US_POSIX")
    reader.timeZone = TimeZone(identifier: "GMT")
    for form in forms {
      reader.dateFormat = form
      if let date = reader.date(from: text) { return date }
    }
    return nil
  }
}
