public import Foundation

/// A moment as a feed declares it: the instant, and the offset that was written beside it.
///
///     FeedTime("Tue, 04 May 2031 09:30:00 +0200")?.offset  // 7200
///
/// All forms that articles are dated in are read, and what feeds make of them: two-digit years,
/// names of zones, any weekday or none, the order of C's `asctime`, months and years alone. A moment
/// without a zone is taken as UTC.
public struct FeedTime: Sendable, Hashable {
  /// The moment.
  public let instant: Date
  /// Seconds east of Greenwich, or nil where no zone is written that is known.
  public let offset: Int?
  /// The moment as it is written, as one line.
  public let declared: String

  public init(instant: Date, offset: Int?, declared: String) {
    self.instant = instant
    self.offset = offset
    self.declared = declared
  }

  /// Reads a moment, or gives nil where the text is none.
  ///
  /// - Complexity: O(1): texts of more than 80 bytes are no moments.
  public init?(_ text: String) {
    // The cut comes first, so that a hostile text costs nothing.
    let declared = String(decoding: text.utf8.prefix(400), as: UTF8.self).normalizedLine
    guard (4...80).contains(declared.utf8.count) else { return nil }
    var words = declared.split(separator: " ").map(String.init)
    if let last = words.last, last.hasSuffix(")"),
      let open = words.lastIndex(where: { $0.hasPrefix("(") }), open > 0
    {
      // "+0100 (CET)": the comment repeats what was said.
      words.removeSubrange(open...)
    }
    let zone = DeclaredZone.take(from: &words)
    let half = Self.takeHalf(from: &words)
    guard let local = Self.local(words) else { return nil }
    let seconds = half.map { Self.secondsToAdd(half: $0, at: local) } ?? 0
    instant = local.addingTimeInterval(Double(seconds - (zone ?? 0)))
    offset = zone
    self.declared = declared
  }

  /// Takes `AM` or `PM` off the end.
  private static func takeHalf(from words: inout [String]) -> String? {
    guard let last = words.last, words.contains(where: { $0.contains(":") }) else { return nil }
    for half in ["AM", "PM"] where last.uppercased().hasSuffix(half) {
      words[words.count - 1].removeLast(2)
      if words.last == "" { words.removeLast() }
      return half
    }
    return nil
  }

  private static func secondsToAdd(half: String, at local: Date) -> Int {
    let hour = Int((local.timeIntervalSince1970 / 3600).rounded(.down)) % 24
    return switch (half, hour) {
    case ("PM", ..<12): 12 * 3600
    case ("AM", 12): -12 * 3600
    default: 0
    }
  }

  /// The moment as if it had been written in Greenwich.
  private static func local(_ words: [String]) -> Date? {
    let text = words.joined(separator: " ")
    if let date = Instant.date(text) { return date }
    // The day by its words, and the time beside it.
    guard let place = words.firstIndex(where: { $0.contains(":") }) else {
      return day(words)
    }
    var rest = words
    rest.remove(at: place)
    guard let day = day(rest) else { return nil }
    let parts = words[place].split(separator: ":").map { $0.prefix { $0.isASCII && $0.isNumber } }
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), hour <= 24,
      let minute = Int(parts[1]), minute < 60,
      let second = parts.count == 3 ? Int(parts[2]) : 0, second <= 60
    else { return day }
    return day.addingTimeInterval(Double(hour * 3600 + minute * 60 + second))
  }

  /// Midnight of a day that is written in words, or of the first day of a month or year alone.
  private static func day(_ words: [String]) -> Date? {
    let text = expandingYear(words).joined(separator: " ")
    if let date = Instant.date(text) ?? WrittenDate.first(in: text, monthFirst: true) {
      return date
    }
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(numbers.count), numbers[0].utf8.count == 4, let year = Int(numbers[0])
    else { return nil }
    let month = numbers.count == 2 ? Int(numbers[1]) : 1
    return month.flatMap { Instant.date(year: year, month: $0, day: 1) }
  }

  /// RFC 822 had years of two digits: `04 May 31`, `04-May-31`.
  private static func expandingYear(_ words: [String]) -> [String] {
    var words = words.flatMap { word in
      word.contains { $0.isLetter } ? word.split(separator: "-").map(String.init) : [word]
    }
    guard let last = words.last, last.utf8.count == 2, let year = Int(last), words.count >= 3 else {
      return words
    }
    words[words.count - 1] = String(year < 70 ? 2000 + year : 1900 + year)
    return words
  }
}

/// The zone at the end of a written moment.
private enum DeclaredZone {
  /// Hours east of Greenwich of the names that mean one zone nearly everywhere.
  private static let names: [String: Int] = [
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1,
    "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "SGT": 8, "HKT": 8, "AWST": 8, "JST": 9,
    "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "ADT": -3, "AST": -4, "EDT": -4,
    "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8, "AKDT": -8,
    "AKST": -9, "HST": -10,
  ]

  /// Takes the zone out of the words of a moment and gives it in seconds, or nil.
  static func take(from words: inout [String]) -> Int? {
    // Without a time, what looks like an offset is part of a day: 2031-05-04.
    guard let time = words.lastIndex(where: hasTime) else { return nil }
    var place = words.count - 1
    // "Tue May 04 09:30:00 +0200 2031"
    if place - 1 > time, words[place].utf8.count == 4, Int(words[place]) != nil { place -= 1 }
    guard place >= time else { return nil }
    var word = words[place]
    let numeric = number(at: &word, isAlone: place > time)
    if word.isEmpty, place - 1 > time {
      // "GMT +02:00"
      words.remove(at: place)
      place -= 1
      word = words[place]
    }
    let named = name(at: &word, isAlone: place > time)
    if word.isEmpty { words.remove(at: place) } else { words[place] = word }
    return numeric ?? named
  }

  private static func hasTime(_ word: String) -> Bool {
    guard let first = word.utf8.first, (0x30...0x39).contains(first) else { return false }
    return word.contains(":") || word.contains("T") || word.contains("t")
  }

  /// Takes `+02:00`, `-0330` or `+2` off the end of a word.
  private static func number(at word: inout String, isAlone: Bool) -> Int? {
    guard let sign = word.lastIndex(where: { "+-\u{2212}".contains($0) }),
      isAlone || hasTime(String(word[..<sign]))
    else { return nil }
    let written = word[word.index(after: sign)...]
    let digits = written.filter { $0 != ":" }
    guard (1...4).contains(digits.utf8.count), written.utf8.count <= 5, let number = Int(digits)
    else { return nil }
    let isShort = digits.utf8.count <= 2
    let (hours, minutes) = isShort ? (number, 0) : (number / 100, number % 100)
    guard number >= 0, hours <= 18, minutes < 60 else { return nil }
    let isEast = word[sign] == "+"
    word = String(word[..<sign])
    return (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
  }

  /// Takes the name of a zone off the end of a word, also of one that is not known.
  private static func name(at word: inout String, isAlone: Bool) -> Int? {
    let count = word.reversed().prefix { $0.isASCII && $0.isLetter }.count
    guard (1...5).contains(count), isAlone ? count == word.count : count < word.count else {
      return nil
    }
    let name = word.suffix(count).uppercased()
    guard name != "AM", name != "PM" else { return nil }
    word.removeLast(count)
    return names[name].map { $0 * 3600 }
  }
}
