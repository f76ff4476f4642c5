import Foundation

/// Reads a day as people write it on a page: `March 5, 2031`, `5. März 2031`, `05.03.2031`,
/// `2031年3月5日`.
enum WrittenDate {
  /// Beginnings of the names of months in the languages of most newsrooms, longest first within a
  /// month.
  private static let months: [String: Int] = {
    let names = [
      "january jan januar janvier janv enero ene janeiro gennaio gen januari ocak ledna stycznia январ\u{44f}"
        + " ianuarie tammikuuta січня ιανουαρίου जनवरी يناير",
      "february feb februar f\u{e9}vrier f\u{e9}vr febrero fevereiro fev febbraio februari \u{15f}ubat \u{fa}nora lutego феврал\u{44f}"
        + " február februarie helmikuuta лютого φεβρουαρίου फरवरी फ़रवरी فبراير شباط",
      "march mar m\u{e4}rz maerz mars marzo mar\u{e7}o maart mart b\u{159}ezna marca марта"
        + " marts március martie maret maaliskuuta березня μαρτίου मार्च مارس آذار اذار",
      "april apr avril avr abril abr aprile nisan dubna kwietnia апрел\u{44f}"
        + " április aprilie huhtikuuta квітня απριλίου अप्रैल أبريل ابريل إبريل نيسان",
      "may mai mayo maio maggio mag mei maj may\u{131}s kv\u{11b}tna maja ма\u{44f}"
        + " május toukokuuta травня μαΐου μαίου मई مايو أيار ايار",
      "june jun juni juin junio junho giugno giu haziran \u{10d}ervna czerwca июн\u{44f}"
        + " június iunie kesäkuuta червня ιουνίου जून يونيو حزيران",
      "july jul juli juillet juil julio julho luglio lug temmuz \u{10d}ervence lipca июл\u{44f}"
        + " július iulie heinäkuuta липня ιουλίου जुलाई يوليو تموز",
      "august aug ao\u{fb}t agosto ago augustus a\u{11f}ustos srpna sierpnia августа"
        + " agustus elokuuta серпня αυγούστου अगस्त أغسطس اغسطس آب",
      "september sep sept septembre septiembre setiembre setembro set settembre eyl\u{fc}l z\u{e1}\u{159}\u{ed} wrze\u{15b}nia сентябр\u{44f}"
        + " szeptember septembrie syyskuuta вересня σεπτεμβρίου सितंबर सितम्बर سبتمبر أيلول ايلول",
      "october oct oktober okt octobre octubre outubro out ottobre ott ekim \u{159}\u{ed}jna pa\u{17a}dziernika октябр\u{44f}"
        + " október octombrie lokakuuta жовтня οκτωβρίου अक्टूबर अक्तूबर أكتوبر اكتوبر",
      "november nov novembre noviembre novembro kas\u{131}m listopadu listopada ноябр\u{44f}"
        + " noiembrie marraskuuta листопада νοεμβρίου नवंबर नवम्बर نوفمبر",
      "december dec dezember dez d\u{e9}cembre d\u{e9}c diciembre dic dezembro dicembre desember aral\u{131}k prosince grudnia декабр\u{44f}"
        + " decembrie joulukuuta грудня δεκεμβρίου दिसंबर दिसम्बर ديسمبر",
    ]
    var result: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") { result[String(name)] = index + 1 }
    }
    return result
  }()

  /// The first day written in a text, at midnight UTC, or nil.
  ///
  /// `monthFirst` says whether `3/5/2031` is the fifth of March; a number over twelve decides by
  /// itself.
  static func first(in text: String, monthFirst: Bool) -> Date? {
    if let date = firstInWords(of: text, monthFirst: monthFirst) { return date }
    // "Created on04.05.2031": labels and dates in elements of their own run into one another.
    let spaced = spacedBeforeNumbers(text)
    return spaced == text ? nil : firstInWords(of: spaced, monthFirst: monthFirst)
  }

  private static func spacedBeforeNumbers(_ text: String) -> String {
    var result = ""
    var before: Character = " "
    for character in text {
      if before.isLetter, character.isASCII, character.isNumber { result.append(" ") }
      result.append(character)
      before = character
    }
    return result
  }

  private static func firstInWords(of text: String, monthFirst: Bool) -> Date? {
    let words = plainWords(withoutTimes(text))
    // Points are written between numbers where days come first.
    let monthFirst = monthFirst && !hasPointsBetweenDigits(text)
    for (index, word) in words.enumerated() {
      if let month = months[word] {
        // "24 nisan / april 2031": the month by two names.
        if words.indices.contains(index + 1), months[words[index + 1]] == month,
          let day = number(words, index - 1, 1...31),
          let year = number(words, index + 2, 1990...2099)
        {
          return Instant.date(year: year, month: month, day: day)
        }
        // "March 5, 2031", or "5 March 2031", also with "de" between.
        if let day = number(words, index + 1, 1...31),
          let year = number(words, index + 2, 1990...2099)
        {
          return Instant.date(year: year, month: month, day: day)
        }
        let after =
          words.indices.contains(index + 1) && ["de", "del", "of"].contains(words[index + 1])
          ? 2 : 1
        let before = index > 0 && ["de", "of"].contains(words[index - 1]) ? 2 : 1
        if let year = number(words, index + after, 1990...2099),
          let day = number(words, index - before, 1...31)
        {
          return Instant.date(year: year, month: month, day: day)
        }
        // "2031. március 5."
        if index == 1 || text.contains(words[max(index - 1, 0)] + ". "),
          let year = number(words, index - 1, 1990...2099),
          let day = number(words, index + 1, 1...31)
        {
          return Instant.date(year: year, month: month, day: day)
        }
      } else if let date = ideographic(word) {
        return date
      } else if isJoined(words, index, in: text),
        let date = numeric(words, index, monthFirst: monthFirst)
      {
        return date
      }
    }
    return shortened(text)
  }

  /// A text without times of day: "2031 09:22" is no day of September.
  private static func withoutTimes(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") {
      let digits = bytes[..<colon].suffix(3).reversed().prefix(while: isDigit).count
      let after = bytes[(colon + 1)...].prefix(3).prefix(while: isDigit).count
      guard (1...2).contains(digits), after == 2 else { continue }
      for index in colon - digits...colon + after { bytes[index] = 0x20 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// `31.10.31`: two digits of a year, as they are written between points.
  private static func shortened(_ text: String) -> Date? {
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }),
        let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
      else { continue }
      if let date = Instant.date(year: 2000 + year, month: month, day: day) { return date }
    }
    return nil
  }

  private static func hasPointsBetweenDigits(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropFirst().dropLast().contains { index in
      bytes[index] == UInt8(ascii: ".") && (0x30...0x39).contains(bytes[index - 1])
        && (0x30...0x39).contains(bytes[index + 1])
    }
  }

  /// The number a word is or begins with, where it lies in a range: `5`, `5th`.
  private static func number(_ words: [String], _ index: Int, _ range: ClosedRange<Int>) -> Int? {
    guard words.indices.contains(index) else { return nil }
    let digits = words[index].prefix { $0.isASCII && $0.isNumber }
    let rest = words[index].dropFirst(digits.count)
    guard ["", "st", "nd", "rd", "th", "er", "\u{ba}"].contains(rest), let value = Int(digits),
      range.contains(value)
    else { return nil }
    return value
  }

  /// Whether three numbers stand between the same signs in a text, as in "2031-05-04".
  ///
  /// "Version 2031 5.4" is no day.
  private static func isJoined(_ words: [String], _ index: Int, in text: String) -> Bool {
    guard words.indices.contains(index + 2),
      words[index...index + 2].allSatisfy({
        $0.first?.isNumber == true
      })
    else { return false }
    return signs.contains { text.contains(words[index...index + 2].joined(separator: $0)) }
  }

  /// What stands between the numbers of a day.
  private static let signs = ["-", ".", "/", ". ", " / ", " - ", " . ", "\u{2011}", "\u{2013}"]

  private static func numeric(_ words: [String], _ index: Int, monthFirst: Bool) -> Date? {
    if let year = number(words, index, 1990...2099), let month = number(words, index + 1, 1...12),
      let day = number(words, index + 2, 1...31),
      words[index].count == 4
    {
      return Instant.date(year: year, month: month, day: day)
    }
    guard let year = number(words, index + 2, 1990...2099), let left = number(words, index, 1...31),
      let right = number(words, index + 1, 1...31)
    else { return nil }
    let isMonthFirst = left <= 12 && (monthFirst || right > 12)
    return Instant.date(
      year: year, month: isMonthFirst ? left : right, day: isMonthFirst ? right : left)
  }

  private static func ideographic(_ word: String) -> Date? {
    guard word.contains("\u{5e74}") || word.contains("\u{b144}") else { return nil }
    let numbers = word.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    guard numbers.count >= 3, (1990...2099).contains(numbers[0]) else { return nil }
    return Instant.date(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}
