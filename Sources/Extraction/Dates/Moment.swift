import Foundation

/// A moment as it is declared: the instant, and the zone that was written beside it.
struct Moment: Equatable {
  var date: Date
  /// Seconds east of Greenwich; nil where no zone is written, and the time is read as if in UTC.
  var offset: Int?
  /// Whether a time of day is written.
  var hasTime = true

  /// A moment written for machines, or else a day written for people; nil where the text is neither.
  ///
  /// `monthFirst` says whether `3/5/2031` is the fifth of March.
  init?(_ text: String, monthFirst: Bool) {
    if let moment = Instant.moment(text) {
      self = moment
    } else if text.utf8.count <= 120, let day = WrittenDate.first(in: text, monthFirst: monthFirst)
    {
      self.init(day: day)
    } else {
      return nil
    }
  }

  init(date: Date, offset: Int?, hasTime: Bool) {
    self.date = date
    self.offset = offset
    self.hasTime = hasTime
  }

  /// The calendar day in the declared zone, `2031-05-04`.
  var day: String {
    String(date.addingTimeInterval(Double(offset ?? 0)).formatted(.iso8601).prefix(10))
  }

  /// Whether a time is declared in UTC, so that the day in the newsroom's zone may be another.
  var hidesDay: Bool { hasTime && (offset ?? 0) == 0 }

  /// Whether another moment is on the same day, or is the same one in another zone.
  func isSameDay(as other: Moment) -> Bool {
    day == other.day || hasTime && other.hasTime && abs(date.timeIntervalSince(other.date)) < 60
  }

  /// Whether a day can be this moment's, somewhere on Earth: zones reach from twelve hours behind UTC
  /// to fourteen before it.
  func canFall(on day: Moment) -> Bool {
    let midnight = (day.date.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400
    let seconds = date.timeIntervalSince1970 - midnight
    return seconds >= -14 * 3600 && seconds < (24 + 12) * 3600
  }

  /// A day without a time.
  init(day: Date) { self.init(date: day, offset: nil, hasTime: false) }
}
