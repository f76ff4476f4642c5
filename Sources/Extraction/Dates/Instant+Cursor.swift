import Foundation

extension Instant {
  /// A place in the bytes of a written moment.
  struct Cursor {
    let bytes: [UInt8]
    var index = 0
    /// Seconds east of Greenwich, where a zone is written.
    private(set) var offset: Int?
    private(set) var hasTime = false

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
          hasTime = true
          let colon = take(UInt8(ascii: ":"))
          guard let value = number(2...2) else { return nil }
          minute = value
          if colon ? take(UInt8(ascii: ":")) : (0x30...0x39).contains(next) {
            guard let value = number(2...2) else { return nil }
            second = Double(value)
            // Some systems write a colon before the thousandths too.
            if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) || take(UInt8(ascii: ":")) {
              second += fraction()
            }
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
      if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return declared(0) }
      for name in ["GMT", "UTC", "UT"] where bytes[index...].starts(with: name.utf8) {
        index += name.utf8.count
        if next != UInt8(ascii: "+"), next != UInt8(ascii: "-") { return declared(0) }
        break
      }
      for (name, hours) in [
        ("EDT", -4), ("EST", -5), ("CDT", -5), ("CST", -6), ("PDT", -7), ("PST", -8),
      ]
      where bytes[index...].starts(with: name.utf8) {
        index += 3
        return declared(hours * 3600)
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
      return declared((hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1))
    }

    private mutating func declared(_ seconds: Int) -> Int {
      offset = seconds
      return seconds
    }

    mutating func unixTime() -> Date? {
      guard let value = number(10...13), isAtEnd else { return nil }
      hasTime = true
      offset = 0
      switch bytes.count {
      case 10: return Date(timeIntervalSince1970: Double(value))
      case 13: return Date(timeIntervalSince1970: Double(value) / 1000)
      default: return nil
      }
    }

    mutating func rfc822() -> Date? {
      if let comma = bytes.firstIndex(of: UInt8(ascii: ",")), comma < 10 { index = comma + 1 }
      while take(0x20) {}
      // "Tue, Sep 15 2031 10:01:41 EDT": the month comes first where no number does.
      var day = number(1...2)
      while take(0x20) || take(UInt8(ascii: "-")) {}
      let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ]
      let name = String(decoding: bytes[index...].prefix(3), as: UTF8.self).lowercased()
      guard let month = months.firstIndex(of: name) else { return nil }
      while !isAtEnd, next != 0x20, next != UInt8(ascii: "-") { index += 1 }
      while take(0x20) || take(UInt8(ascii: "-")) {}
      if day == nil {
        day = number(1...2)
        while take(0x20) || take(UInt8(ascii: ",")) {}
      }
      guard let day else { return nil }
      guard let year = number(4...4) else { return nil }
      while take(0x20) {}
      guard let hour = number(1...2) else {
        return Instant.date(year: year, month: month + 1, day: day)
      }
      guard take(UInt8(ascii: ":")), let minute = number(2...2) else { return nil }
      hasTime = true
      let second = take(UInt8(ascii: ":")) ? number(2...2) ?? 0 : 0
      guard let offset = zone() else { return nil }
      return Instant.date(
        year: year, month: month + 1, day: day, hour: hour, minute: minute, second: Double(second),
        offset: offset)
    }
  }
}
