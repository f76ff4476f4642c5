/// Figures: bound, number, unit, and what is counted.
extension PhraseReader {
  /// A figure, or a number that only names something.
  enum Numbered {
    case figure(Figure)
    case identifier(Range<Int>)
  }

  /// What of a figure has been read so far.
  private struct Amount {
    var end: Int
    var value: Double
    var role = Figure.Role.count
    var isWeak = false
    var unit: Unit?
  }

  func figure(at index: Int) -> Numbered? {
    var start = index
    var bound: Bound?
    // "at least some", and no more: a page may go on like that for ever.
    for _ in 0..<3 {
      guard let (end, entry) = lexicon.match(side, at: start, { $0.bound != nil }) else { break }
      bound = entry.bound ?? bound
      start = end
    }
    if let tokens = identifier(at: start) { return bound == nil ? .identifier(tokens) : nil }
    guard var amount = amount(at: start) else { return nil }
    var figure = Figure(
      tokens: index..<amount.end, value: amount.value, bound: bound, unit: amount.unit,
      role: amount.role, isWeak: amount.isWeak)
    if let other = rangeEnd(after: amount, from: start) {
      figure.upper = other.value
      figure.unit = other.unit ?? figure.unit
      amount.end = other.end
    }
    finish(&figure, at: amount.end)
    guard !figure.isWeak || figure.noun != 0 || figure.unit != nil else { return nil }
    return .figure(figure)
  }

  // MARK: - Numbers

  /// A number with what is written to it: "$1.2m", "two hundred", "12th", "40%", "dozens".
  private func amount(at start: Int) -> Amount? {
    var place = start
    var currency: Unit?
    if let sign = side[place], sign.isCurrency {
      currency = UnitWords.currency(sign.hash)
      place += 1
    } else if let code = side[place], code.form == .upper, code.entry.unit?.isMoney == true,
      side[place + 1]?.isFigure == true
    {
      currency = code.entry.unit
      place += 1
    }
    guard let token = side[place] else { return nil }
    var amount: Amount
    if token.isFigure {
      guard case .number(let value) = numeral(at: place) else { return nil }
      amount = Amount(end: place + 1, value: value)
      groupSpaced(&amount, at: place)
    } else if let words = words(at: place) {
      amount = words
    } else {
      return nil
    }
    amount.unit = currency
    if token.isFigure { scale(&amount) }
    return amount
  }

  /// "1 100" where points and spaces group thousands: white space has been made one space before.
  private func groupSpaced(_ amount: inout Amount, at place: Int) {
    guard language?.hasDecimalComma == true, amount.value < 1000 else { return }
    while let group = side[amount.end], group.isFigure, group.end - group.start == 3,
      group.start == side.tokens[amount.end - 1].end + 1,
      case .number(let value) = numeral(at: amount.end)
    {
      amount.value = amount.value * 1000 + value
      amount.end += 1
    }
  }

  private func scale(_ amount: inout Amount) {
    guard let next = side[amount.end] else { return }
    if !next.isSpaced, next.isWord {
      let multiplier: Double? =
        switch next.hash {
        case PhraseReader.letterK: 1000
        case PhraseReader.letterM where amount.unit != nil: 1e6
        case PhraseReader.letterB where amount.unit != nil: 1e9
        default: nil
        }
      if let multiplier {
        amount.value *= multiplier
        amount.end += 1
      } else if next.entry.roles.contains(.suffix) {
        amount.role = .ordinal
        amount.end += 1
        return
      }
    }
    while let next = side[amount.end] {
      // "a 1.5-million project"
      let place = next.isDash && !next.isSpaced ? amount.end + 1 : amount.end
      guard let word = side[place], word.entry.roles.contains(.scale) else { return }
      amount.value *= word.entry.number
      amount.end = place + 1
    }
  }

  private static let letterK = WordHash.of("k")
  private static let letterM = WordHash.of("m")
  private static let letterB = WordHash.of("b")
  private static let letterA = WordHash.of("a")

  /// "twenty-one", "two hundred and fifty", "a dozen", "third", "hundreds of".
  private func words(at start: Int) -> Amount? {
    if let (end, entry) = lexicon.match(side, at: start, { $0.roles.contains(.scores) }) {
      return Amount(end: end, value: entry.number, role: .scores)
    }
    guard let first = side[start] else { return nil }
    let roles = first.entry.roles
    if roles.contains(.ordinal), first.entry.unit == nil {
      return Amount(end: start + 1, value: first.entry.number, role: .ordinal, isWeak: true)
    }
    let opensWithArticle =
      first.hash == PhraseReader.letterA && language == .english
      && side[start + 1]?.entry.roles.contains(.scale) == true
    guard roles.contains(.number) || opensWithArticle else { return nil }
    var total = 0.0
    var current = opensWithArticle ? 1 : first.entry.number
    var end = start + 1
    while let next = side[end] {
      let place = next.isDash && !next.isSpaced || PhraseReader.joinsNumbers(next) ? end + 1 : end
      guard let word = side[place], word.isWord else { break }
      if word.entry.roles.contains(.scale) {
        current *= word.entry.number
        if word.entry.number >= 1000 { (total, current) = (total + current, 0) }
      } else if word.entry.roles.contains(.number), !word.entry.roles.contains(.scale),
        place > end || current == 0, current.remainder(dividingBy: 10) == 0,
        current != 0 || total > 0
      {
        current += word.entry.number
      } else {
        break
      }
      end = place + 1
    }
    let value = total + current
    return Amount(end: end, value: value, isWeak: value == 1)
  }

  private static func joinsNumbers(_ token: Token) -> Bool { token.hash == and }
  private static let and = WordHash.of("and")

  /// "8-12", "8 to 12" and "from 8 to 12"; "from 12 to 8" tells of two figures.
  private func rangeEnd(after first: Amount, from start: Int) -> Amount? {
    guard let joiner = side[first.end], first.role == .count else { return nil }
    let isWord = joiner.entry.roles.contains(.rangeJoiner)
    guard joiner.isDash || isWord else { return nil }
    guard let second = amount(at: first.end + 1), second.role == .count,
      second.value > first.value || joiner.isDash
    else { return nil }
    return second
  }

  // MARK: - Numbers that name

  /// "Highway 4", "v0.6.17", "COVID-19", "555-0142".
  private func identifier(at index: Int) -> Range<Int>? {
    guard let token = side[index] else { return nil }
    if token.form == .mixed { return index..<identifierEnd(index + 1) }
    guard token.isFigure else { return nil }
    if let before = side[index - 1] {
      if !token.isSpaced, before.isMark("#") || before.isMark("/") { return index - 1..<index + 1 }
      if !token.isSpaced, before.isDash, !before.isSpaced, let word = side[index - 2], word.isWord,
        !word.isFigure
      {
        return index - 2..<identifierEnd(index + 1)
      }
      let label = before.isMark(".") ? side[index - 2] : before
      if let label, label.entry.roles.contains(.label), !counts(after: index, label) {
        return (before.isMark(".") ? index - 2 : index - 1)..<identifierEnd(index + 1)
      }
    }
    // Groups of a telephone number: three figures, or three digits and more on both sides.
    let end = identifierEnd(index + 1)
    let groups = (end - index + 1) / 2
    if groups > 2
      || groups == 2 && side.tokens[index].end - side.tokens[index].start >= 3
        && side.tokens[index + 2].end - side.tokens[index + 2].start >= 3
        && !isYearRange(index)
    {
      return index..<end
    }
    if let next = side[index + 1], !next.isSpaced, next.isWord, !isWrittenTo(next) {
      return index..<identifierEnd(index + 2)
    }
    return numeral(at: index) == .other ? index..<index + 1 : nil
  }

  /// The next number of a list that a label opened: "Highways 4, 12 and 20".
  ///
  /// One that counts what stands behind it is no part of the list.
  func listedIdentifier(after end: Int) -> Range<Int>? {
    var index = end
    if side[index]?.isMark(",") == true { index += 1 }
    if let word = side[index], word.hash == PhraseReader.and || word.isMark("&") { index += 1 }
    guard index > end, let token = side[index], token.isFigure || token.form == .mixed,
      case .number = numeral(at: index)
    else { return nil }
    if let next = side[index + 1] {
      let isCounted =
        next.isMark("%") || next.entry.unit != nil || next.entry.roles.contains(.plural)
        || next.entry.roles.contains(.scale) || next.isWord && side.endsInS(index + 1)
      if isCounted, next.form != .capitalised, !next.entry.roles.contains(.function) { return nil }
    }
    return index..<index + 1
  }

  private func isYearRange(_ index: Int) -> Bool {
    let one = side.tokens[index]
    let two = side.tokens[index + 2]
    return one.end - one.start == 4 && two.end - two.start == 4
      && [UInt8(ascii: "1"), UInt8(ascii: "2")].contains(side.bytes[one.start])
      && [UInt8(ascii: "1"), UInt8(ascii: "2")].contains(side.bytes[two.start])
  }

  /// Behind figures that hang on by hyphens.
  private func identifierEnd(_ start: Int) -> Int {
    var end = start
    while let dash = side[end], dash.isDash, !dash.isSpaced, let next = side[end + 1],
      next.isFigure || next.form == .mixed, !next.isSpaced
    {
      end += 2
    }
    return end
  }

  /// Whether "call 12 people" counts after all.
  private func counts(after index: Int, _ label: Token) -> Bool {
    guard label.form == .lower, let next = side[index + 1], next.form == .lower, next.isSpaced
    else { return false }
    return next.entry.unit != nil || next.entry.roles.contains(.plural)
      || side.endsInS(index + 1) && !next.entry.roles.contains(.function)
  }

  /// Units and endings that are written to a figure without a space.
  private func isWrittenTo(_ word: Token) -> Bool {
    word.entry.unit != nil || !word.entry.roles.isDisjoint(with: [.scale, .suffix, .clock])
      || [PhraseReader.letterK, PhraseReader.letterB, WordHash.of("s")].contains(word.hash)
  }
}
