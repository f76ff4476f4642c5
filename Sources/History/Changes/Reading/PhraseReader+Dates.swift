/// Dates, weekdays and times of the day, as one phrase where they stand together.
extension PhraseReader {
  /// A date or a time that begins at a token.
  func date(at index: Int) -> Span? {
    guard var (end, key) = datePiece(at: index, after: nil) else { return nil }
    while let next = nextPiece(after: end, from: index) {
      end = next.end
      // A sum, so that "4 July" and "July 4" say the same.
      key = key &+ next.key
    }
    let tokens = index..<end
    // "May" and "March" may be anything at the beginning of a sentence.
    let isLoneMonth = tokens.count == 1 && side.tokens[index].entry.roles.contains(.month)
    if isLoneMonth, side.opensSentence(index) { return nil }
    return Span(kind: .date, tokens: tokens, key: key)
  }

  private func nextPiece(after end: Int, from start: Int) -> (end: Int, key: UInt64)? {
    for skipped in 0...2 {
      let place = end + skipped
      if place > end, !isDateJoiner(place - 1) { return nil }
      if let piece = datePiece(at: place, after: end - 1) { return piece }
    }
    return nil
  }

  private func isDateJoiner(_ index: Int) -> Bool {
    guard let token = side[index] else { return false }
    if token.isMark {
      if token.isMark(".") {
        let before = side[index - 1]
        return before?.isFigure == true || before?.entry.roles.contains(.month) == true
      }
      return token.isMark(",") || token.isDash || token.isMark("(")
    }
    return PhraseReader.joiners.contains(token.hash)
  }

  private static let joiners = Set(
    "of at on the de del um le la à am den ore om alle th st nd rd".split(separator: " ")
      .map { WordHash.of($0) })

  /// One part of a date: its end and a key that does not depend on how it is written.
  private func datePiece(at index: Int, after previous: Int?) -> (end: Int, key: UInt64)? {
    guard let token = side[index], token.isWord else { return nil }
    if token.isFigure { return dateFigure(at: index, after: previous) }
    let roles = token.entry.roles
    if roles.contains(.month), language != .english || token.isCapital {
      return (index + 1, PhraseReader.key(1, token.entry.number))
    }
    if let (end, _) = lexicon.match(side, at: index, { $0.roles.contains(.day) }) {
      return (end, side.key(index..<end))
    }
    if roles.contains(.dayTime) { return (index + 1, token.hash) }
    if roles.contains(.clock), let previous, side.tokens[previous].isFigure {
      return (index + 1, token.hash)
    }
    return nil
  }

  private func dateFigure(at index: Int, after previous: Int?) -> (end: Int, key: UInt64)? {
    let token = side.tokens[index]
    guard token.isSpaced || previous != nil || side[index - 1]?.isDash != true else { return nil }
    switch numeral(at: index) {
    case .clock, .date: return (index + 1, token.hash)
    case .other: return isoDate(at: index)
    case .number(let value):
      if let iso = isoDate(at: index) { return iso }
      if isClock(after: index) {
        guard let (end, _) = lexicon.match(side, at: index + 1, { $0.roles.contains(.clock) })
        else { return nil }
        return (end, token.hash &+ side.key(index + 1..<end))
      }
      if isDayOfMonth(value, at: index, after: previous) {
        let isOrdinal = side[index + 1].map { !$0.isSpaced && $0.entry.roles.contains(.suffix) }
        return (index + (isOrdinal == true ? 2 : 1), PhraseReader.key(2, value))
      }
      guard isYear(value, at: index, after: previous) else { return nil }
      let isDecade = side[index + 1].map { !$0.isSpaced && $0.hash == PhraseReader.letterS } == true
      return (index + (isDecade ? 2 : 1), PhraseReader.key(isDecade ? 4 : 3, value))
    }
  }

  private static let letterS = WordHash.of("s")

  private static func key(_ sort: UInt64, _ value: Double) -> UInt64 {
    (sort &* 0x9e37_79b9_7f4a_7c15) ^ (value.bitPattern &* 0x0000_0100_0000_01b3)
  }

  /// A date as ISO 8601 writes it: "2025-11-04".
  private func isoDate(at index: Int) -> (end: Int, key: UInt64)? {
    guard index + 4 < side.count, length(index) == 4, isTight(index + 1), length(index + 2) == 2,
      isTight(index + 3), length(index + 4) == 2
    else { return nil }
    return (index + 5, side.key(index..<index + 5))
  }

  private func isTight(_ index: Int) -> Bool {
    side.tokens[index].isDash && !side.tokens[index].isSpaced && !side.tokens[index + 1].isSpaced
  }

  private func length(_ index: Int) -> Int {
    side.tokens[index].isFigure ? side.tokens[index].end - side.tokens[index].start : 0
  }

  private func isClock(after index: Int) -> Bool {
    guard let next = side[index + 1], next.entry.roles.contains(.clock) else { return false }
    // "am" and "h" are words of their own in other languages.
    return language == .english || next.hash != WordHash.of("am")
  }

  private func isMonth(_ index: Int) -> Bool {
    guard let token = side[index] else { return false }
    return token.entry.roles.contains(.month) && (language != .english || token.isCapital)
  }

  private func isDayOfMonth(_ value: Double, at index: Int, after previous: Int?) -> Bool {
    guard value >= 1, value <= 31, value == value.rounded() else { return false }
    if let previous, isMonth(previous) { return true }
    // The second day of "4-6 July" and "July 4-6".
    if let previous, side.tokens[previous].isFigure, side[index - 1]?.isDash == true { return true }
    for distance in 1...3 {
      guard let token = side[index + distance] else { return false }
      if isMonth(index + distance) { return true }
      let joins =
        token.isMark(".") || token.isDash || token.isFigure
        || PhraseReader.joiners.contains(token.hash) || token.entry.roles.contains(.suffix)
      guard joins else { return false }
    }
    return false
  }

  private func isYear(_ value: Double, at index: Int, after previous: Int?) -> Bool {
    guard length(index) == 4, (1800...2199).contains(value) else { return false }
    if let previous, isMonth(previous) || side.tokens[previous].isFigure { return true }
    guard (1900...2099).contains(value) else { return false }
    if side[index - 1]?.isCurrency == true || side[index + 1]?.isMark("%") == true { return false }
    guard let next = side[index + 1], next.isWord else { return true }
    if !next.isSpaced { return next.hash == PhraseReader.letterS }
    if next.entry.unit != nil || next.entry.roles.contains(.plural) { return false }
    if !next.entry.roles.isDisjoint(with: [.scale, .number]) { return false }
    let isRecent = (1980...2040).contains(value)
    return isRecent || !side.endsInS(index + 1) || next.entry.roles.contains(.function)
  }

  /// What the digits at a token mean.
  func numeral(at index: Int) -> Numeral {
    let token = side.tokens[index]
    return Numeral(
      side.bytes[token.start..<token.end], hasDecimalComma: language?.hasDecimalComma == true)
  }
}
